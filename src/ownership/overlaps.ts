import type { Holdings } from "./holdings.ts";
import { groupPairs } from "./row-order.ts";
import type { PairGroups } from "./row-order.ts";

/**
 * Several rows of one pair in force together: what is true lies in [least, greatest]; equal ends mean they
 * agree.
 */
export interface OverlapConflict {
  readonly holder: number;
  readonly company: number;
  readonly shareLeastPpm: number;
  readonly shareGreatestPpm: number;
  readonly controlLeastPpm: number;
  readonly controlGreatestPpm: number;
  /** The rows that overlap, ascending. */
  readonly rows: readonly number[];
}

/** One holding a pair with the least values stated, the rows that state them, and every overlap met. */
export interface ResolvedHoldings {
  readonly holdings: Holdings;
  /** Holding → the row with the least sharePpm (the smallest row number among equals). */
  readonly shareRow: Int32Array;
  /** Holding → the row with the least controlPpm (the smallest row number among equals). */
  readonly controlRow: Int32Array;
  readonly conflicts: readonly OverlapConflict[];
}

/**
 * One holding a pair, taking for each column the row that `better` prefers; ties go to the smallest row
 * number.
 */
export function pickRows(
  rows: Holdings,
  { order, starts }: PairGroups,
  better: (ppm: number, than: number) => boolean,
): Omit<ResolvedHoldings, "conflicts"> {
  const pairs = starts.length - 1;
  const shareRow = new Int32Array(pairs);
  const controlRow = new Int32Array(pairs);
  for (let pair = 0; pair < pairs; pair += 1) {
    let share = order[starts[pair]!]!;
    let control = share;
    for (let at = starts[pair]! + 1; at < starts[pair + 1]!; at += 1) {
      const row = order[at]!;
      if (better(rows.sharePpm[row]!, rows.sharePpm[share]!)) share = row;
      if (better(rows.controlPpm[row]!, rows.controlPpm[control]!)) control = row;
    }
    shareRow[pair] = share;
    controlRow[pair] = control;
  }
  const holdings = {
    nodeCount: rows.nodeCount,
    holder: shareRow.map((row) => rows.holder[row]!),
    company: shareRow.map((row) => rows.company[row]!),
    sharePpm: shareRow.map((row) => rows.sharePpm[row]!),
    controlPpm: controlRow.map((row) => rows.controlPpm[row]!),
  };
  return { holdings, shareRow, controlRow };
}

function conflictOf(rows: Holdings, members: readonly number[]): OverlapConflict {
  const shares = members.map((row) => rows.sharePpm[row]!);
  const votes = members.map((row) => rows.controlPpm[row]!);
  return {
    holder: rows.holder[members[0]!]!,
    company: rows.company[members[0]!]!,
    shareLeastPpm: Math.min(...shares),
    shareGreatestPpm: Math.max(...shares),
    controlLeastPpm: Math.min(...votes),
    controlGreatestPpm: Math.max(...votes),
    rows: members,
  };
}

/**
 * Several rows of one pair become one holding with the least share and the least votes, never their sum:
 * two sources, or two versions, that speak of one stake would otherwise make a majority out of nothing.
 */
export function resolveOverlaps(rows: Holdings): ResolvedHoldings {
  const groups = groupPairs(rows);
  const conflicts: OverlapConflict[] = [];
  for (let pair = 0; pair + 1 < groups.starts.length; pair += 1) {
    const [start, end] = [groups.starts[pair]!, groups.starts[pair + 1]!];
    if (end - start > 1) conflicts.push(conflictOf(rows, [...groups.order.subarray(start, end)]));
  }
  return { ...pickRows(rows, groups, (ppm, than) => ppm < than), conflicts };
}
