import { WHOLE_PPM } from "../model/shares.ts";
import type { BoundColumn, HoldingBounds } from "./bounds.ts";

/** Whether the group gets as little of every company as the bounds allow, or as much. */
export type Side = "least" | "greatest";

/** What a group's rows into one company come to, and what all rows do, at both ends. */
export interface ColumnSums {
  readonly leastPpm: number;
  readonly greatestPpm: number;
  readonly leastTotalPpm: number;
  readonly greatestTotalPpm: number;
}

/**
 * What a group holds of a company at one end of the bounds: its rows, but no more than the others leave of
 * the whole, and in a complete register no less. Exact: some register within the bounds has this sum.
 */
export function groupPpm(
  sums: ColumnSums,
  side: Side,
  { overAllotted, complete }: { readonly overAllotted: boolean; readonly complete: boolean },
): number {
  const { leastPpm, greatestPpm } = sums;
  if (side === "greatest") {
    if (overAllotted) return greatestPpm;
    return Math.max(leastPpm, Math.min(greatestPpm, WHOLE_PPM - (sums.leastTotalPpm - leastPpm)));
  }
  if (!complete) return leastPpm;
  return Math.max(leastPpm, Math.min(greatestPpm, WHOLE_PPM - (sums.greatestTotalPpm - greatestPpm)));
}

/** A reusable search like `controlSearch`, at one end of the bounds. */
export interface BoundedSearch {
  /** Finds what the seeds get together; returns the number of members found. */
  findFrom(seeds: readonly number[]): number;
  /** The same from one source. */
  find(source: number): number;
  /** Companies in the order found; a seed is never one of them. */
  readonly members: Int32Array;
  inGroup(node: number): boolean;
  /** What the last group holds of a company, in ppm. */
  ppmOf(company: number): number;
}

/** The question of a fixpoint: which column, and the least sum that takes a company in. */
export interface Fixpoint {
  readonly column: BoundColumn;
  readonly fromPpm: number;
}

/**
 * Opens a search at one end of the bounds. A company found at the least end is found in every register
 * within the bounds; one not found at the greatest end in none.
 */
export function boundedSearch(
  bounds: HoldingBounds,
  { column, fromPpm }: Fixpoint,
  side: Side,
): BoundedSearch {
  const { nodeCount, company } = bounds.index.holdings;
  const { offsets, rows } = bounds.index.byHolder;
  const { leastPpm, greatestPpm, leastTotalPpm, greatestTotalPpm, overAllotted, complete } = bounds[column];
  const members = new Int32Array(nodeCount);
  const leastSum = new Float64Array(nodeCount);
  const greatestSum = new Float64Array(nodeCount);
  const touchedBy = new Int32Array(nodeCount);
  const groupOf = new Int32Array(nodeCount);
  let stamp = 0;
  let count = 0;

  const ppmOf = (held: number): number => {
    if (touchedBy[held] !== stamp) return 0;
    const sums = {
      leastPpm: leastSum[held]!,
      greatestPpm: greatestSum[held]!,
      leastTotalPpm: leastTotalPpm[held]!,
      greatestTotalPpm: greatestTotalPpm[held]!,
    };
    return groupPpm(sums, side, { overAllotted: overAllotted[held] === 1, complete: complete[held] === 1 });
  };

  function addFrom(holder: number): void {
    for (let at = offsets[holder]!; at < offsets[holder + 1]!; at += 1) {
      const pair = rows[at]!;
      const held = company[pair]!;
      if (touchedBy[held] !== stamp) {
        touchedBy[held] = stamp;
        leastSum[held] = greatestSum[held] = 0;
      }
      leastSum[held]! += leastPpm[pair]!;
      greatestSum[held]! += greatestPpm[pair]!;
      if (groupOf[held] === stamp || ppmOf(held) < fromPpm) continue;
      groupOf[held] = stamp;
      members[count] = held;
      count += 1;
    }
  }

  function findFrom(seeds: readonly number[]): number {
    stamp += 1;
    count = 0;
    for (const seed of seeds) groupOf[seed] = stamp;
    for (const seed of seeds) addFrom(seed);
    for (let next = 0; next < count; next += 1) addFrom(members[next]!);
    return count;
  }

  return {
    members,
    findFrom,
    find: (source) => findFrom([source]),
    inGroup: (node) => groupOf[node] === stamp,
    ppmOf,
  };
}
