/** A component whose members hold one another, as a dense system of k companies. */
export interface LoopSystem {
  readonly size: number;
  /** Share of j held by i, at [i * size + j], rescaled for self-holdings; overwritten by the solve. */
  readonly shares: Float64Array;
  /**
   * Part of j held outside the component or by nobody known; below 0 where the register says more than the
   * whole.
   */
  readonly outside: Float64Array;
}

/**
 * Remainders below this are the rounding of a loop that owns itself wholly, in registers that exceed the
 * whole.
 */
const CLOSED_BELOW = 1e-9;

/** Takes member k out of the system: its shares pass to its holders, its outside part to what it holds. */
function passOn(system: LoopSystem, k: number, divisor: number): void {
  const { size, shares, outside } = system;
  for (let j = 0; j < k; j += 1) {
    const part = shares[k * size + j]! / divisor;
    if (part === 0) continue;
    for (let i = 0; i < k; i += 1) shares[i * size + j]! += shares[i * size + k]! * part;
    outside[j]! += outside[k]! * part;
  }
}

/**
 * Solves w = b + A w ("up", into `amounts`) or w = b + w A ("down") in place. Returns false, and leaves no
 * meaning in `amounts`, when the loop owns itself wholly (spectral radius 1 or more). Ordinary registers are
 * eliminated without a subtraction (Grassmann, Taksar, Heyman 1985), so that a loop with one millionth
 * outside loses no digits; only registers above the whole need 1 - a_kk.
 */
export function solveLoop(system: LoopSystem, amounts: Float64Array, direction: "up" | "down"): boolean {
  const { size, shares, outside } = system;
  const excessive = outside.some((part) => part < 0);
  const divisors = new Float64Array(size);
  const share = (i: number, j: number): number => shares[i * size + j]!;
  for (let k = size - 1; k >= 0; k -= 1) {
    let divisor = excessive ? 1 - share(k, k) : outside[k]!;
    if (!excessive) for (let i = 0; i < k; i += 1) divisor += share(i, k);
    // Without a subtraction, a loop that nobody outside owns comes out as exactly 0 at its last member.
    if (divisor <= (excessive ? CLOSED_BELOW : 0)) return false;
    divisors[k] = divisor;
    for (let i = 0; i < k; i += 1) {
      const part = direction === "up" ? share(i, k) : share(k, i);
      amounts[i]! += (part * amounts[k]!) / divisor;
    }
    passOn(system, k, divisor);
  }
  for (let k = 0; k < size; k += 1) {
    for (let i = 0; i < k; i += 1) {
      amounts[k]! += (direction === "up" ? share(k, i) : share(i, k)) * amounts[i]!;
    }
    amounts[k]! /= divisors[k]!;
  }
  return true;
}
