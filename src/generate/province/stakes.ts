import { known, ranged, unknown } from "./ledger.ts";
import type { Random } from "./random.ts";
import type { Firm, Scene } from "./scene.ts";
import { changeDay, since } from "./scene.ts";

/** Basis points of a whole company. */
export const WHOLE = 10_000;
/** Registers that do not say all: a share left out, a range, or a holder who is missing. */
const INCOMPLETE_RATIO = 0.08;
const OVER_ALLOTTED_RATIO = 0.005;
const OVERLAPPING_RATIO = 0.005;
const mainShares = [5100, 5500, 6000, 6000, 6667, 7000, 7000, 8000, 8000, 9000, 9500, 9900];

/** How many persons hold an everyday company: one, two, seldom more. */
export function holdersCount(random: Random): number {
  const luck = random.ratio();
  return luck < 0.49 ? 1 : luck < 0.85 ? 2 : luck < 0.96 ? 3 : luck < 0.99 ? 4 : 5;
}

/** Cuts a number of basis points into so many shares of at least 1 %, the first mostly the greatest. */
export function splitShares(random: Random, total: number, count: number): number[] {
  if (count === 1) return [total];
  if (count === 2) {
    if (random.happens(0.12)) return [Math.ceil(total / 2), Math.floor(total / 2)];
    const main = Math.floor((random.pick(mainShares) * total) / WHOLE);
    return [main, total - main];
  }
  const shares: number[] = [];
  let left = total;
  for (let at = 1; at < count; at += 1) {
    const share = Math.max(100, Math.round((left * (0.3 + 0.4 * random.ratio())) / 100) * 100);
    shares.push(share);
    left -= share;
  }
  return [...shares, left];
}

/** Writes a stake held today; one time in ten the same stake was somebody else's until it changed hands. */
export function tellStake(scene: Scene, holder: string, firm: Firm, share: string): void {
  const { ledger, crowd } = scene;
  const change = changeDay(scene, firm.since);
  if (change !== null) {
    const before = crowd.id(crowd.someone(firm.district, 0.4));
    ledger.stake(before, firm.id, share, { from: firm.since, to: change });
  }
  ledger.stake(holder, firm.id, share, since(change ?? firm.since));
}

/** Persons' stakes in a company that add up to `total` basis points, with the faults that registers have. */
export function tellHolders(scene: Scene, firm: Firm, holders: readonly number[], total: number): void {
  const { random, crowd, ledger } = scene;
  const shares = splitShares(random, total, holders.length);
  const cells = shares.map(known);
  const luck = random.ratio();
  const last = shares.length - 1;
  if (luck < INCOMPLETE_RATIO / 3) cells[last] = unknown;
  else if (luck < (INCOMPLETE_RATIO * 2) / 3) {
    cells[last] = ranged(Math.floor(shares[last]! / 2), Math.min(WHOLE, shares[last]! + 500));
  } else if (luck < INCOMPLETE_RATIO) cells[last] = known(Math.ceil(shares[last]! * 0.8));
  else if (luck < INCOMPLETE_RATIO + OVER_ALLOTTED_RATIO && last > 0) {
    cells[0] = known(Math.min(WHOLE, shares[0]! + 1_500));
  }
  holders.forEach((holder, at) => tellStake(scene, crowd.id(holder), firm, cells[at]!));
  // The same stake stated twice, in force together: two versions of one register.
  if (luck > 1 - OVERLAPPING_RATIO) {
    ledger.stake(crowd.id(holders[0]!), firm.id, known(Math.ceil(shares[0]! * 0.9)), since(firm.since));
  }
}
