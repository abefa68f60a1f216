import type { Stake } from "./random-holdings.ts";

/** An exact fraction; the denominator is above 0. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

function fraction(top: bigint, bottom: bigint): Fraction {
  let [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  while (b > 0n) [a, b] = [b, a % b];
  const sign = bottom < 0n ? -1n : 1n;
  return { top: (sign * top) / a, bottom: (sign * bottom) / a };
}

const zero: Fraction = { top: 0n, bottom: 1n };
const one: Fraction = { top: 1n, bottom: 1n };
const minus = (a: Fraction, b: Fraction) =>
  fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom);
const over = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom, a.bottom * b.top);

/** Number nearest to a fraction, good to 15 digits. */
const numberFrom = ({ top, bottom }: Fraction): number => Number((top * 10n ** 18n) / bottom) / 1e18;

/** Inverse of I - A by Gauss and Jordan with row exchange; null when there is none. */
function inverseOfIMinus(shares: readonly (readonly Fraction[])[]): Fraction[][] | null {
  const size = shares.length;
  const rows = shares.map((row, i) => [
    ...row.map((share, j) => minus(i === j ? one : zero, share)),
    ...row.map((_, j) => (i === j ? one : zero)),
  ]);
  for (let k = 0; k < size; k += 1) {
    const pivot = rows.findIndex((row, i) => i >= k && row[k]!.top !== 0n);
    if (pivot < 0) return null;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    rows[k] = rows[k]!.map((value) => over(value, rows[k]![k]!));
    for (let i = 0; i < size; i += 1) {
      const part = rows[i]![k]!;
      if (i === k || part.top === 0n) continue;
      rows[i] = rows[i]!.map((value, j) => minus(value, times(part, rows[k]![j]!)));
    }
  }
  return rows.map((row) => row.slice(size));
}

/**
 * Whether shares along the loop stay finite: I - A has an inverse without negative entries (spectral radius
 * below 1).
 */
function isOpen(shares: readonly (readonly Fraction[])[]): boolean {
  return inverseOfIMinus(shares)?.every((row) => row.every(({ top }) => top >= 0n)) ?? false;
}

/** Groups of nodes that reach each other, ascending, by plain transitive closure; single nodes too. */
function loopsOf(stakes: readonly Stake[], nodeCount: number): number[][] {
  const reach = Array.from({ length: nodeCount }, (_, i) =>
    Array.from(
      { length: nodeCount },
      (_, j) => i === j || stakes.some((s) => s.holder === i && s.company === j),
    ),
  );
  for (let k = 0; k < nodeCount; k += 1) {
    for (const row of reach) if (row[k]) reach[k]!.forEach((reached, j) => (row[j] ||= reached));
  }
  const nodes = reach.map((_, node) => node);
  const groups = nodes.map((i) => nodes.filter((j) => reach[i]![j] && reach[j]![i]));
  return groups.filter((group, i) => group[0] === i);
}

/**
 * Y = (I - A)^-1 - I in exact fractions, self-holdings rescaled, the inside of closed loops cut out and
 * named.
 */
export function integratedExactly(stakes: readonly Stake[], nodeCount: number) {
  const positive = stakes.filter((stake) => stake.sharePpm > 0);
  const own = (node: number): number =>
    positive.find((stake) => stake.holder === node && stake.company === node)?.sharePpm ?? 0;
  const nodes = Array.from({ length: nodeCount }, (_, node) => node);
  const shares = nodes.map((holder) =>
    nodes.map((company) => {
      const stake = positive.find((s) => s.holder === holder && s.company === company);
      if (!stake || holder === company || own(company) === 1_000_000) return zero;
      return fraction(BigInt(stake.sharePpm), BigInt(1_000_000 - own(company)));
    }),
  );
  const isWhole = (node: number): boolean => own(node) === 1_000_000;
  const closed = loopsOf(positive, nodeCount).filter(
    (loop) => loop.some(isWhole) || !isOpen(loop.map((i) => loop.map((j) => shares[i]![j]!))),
  );
  for (const loop of closed) for (const i of loop) for (const j of loop) shares[i]![j] = zero;
  const inverse = inverseOfIMinus(shares)!;
  return {
    closed,
    shares: inverse.map((row, i) => row.map((value, j) => numberFrom(minus(value, i === j ? one : zero)))),
  };
}
