import { WHOLE_PPM } from "../model/shares.ts";
import { indexHoldings } from "./holdings.ts";
import type { HoldingIndex, Holdings } from "./holdings.ts";
import { groupPairs } from "./row-order.ts";
import type { PairGroups } from "./row-order.ts";

/** Rows as stated: exact (least = greatest), an interval, or unknown (0 to 1_000_000). Pairs may repeat. */
export interface StatedHoldings {
  readonly nodeCount: number;
  readonly holder: Int32Array;
  readonly company: Int32Array;
  readonly shareLeastPpm: Int32Array;
  readonly shareGreatestPpm: Int32Array;
  readonly controlLeastPpm: Int32Array;
  readonly controlGreatestPpm: Int32Array;
}

/** Which figures a question is about. */
export type BoundColumn = "share" | "control";

/** One column of bounds by pair, and what they come to by company (a company's own shares included). */
export interface ColumnBounds {
  readonly leastPpm: Int32Array;
  readonly greatestPpm: Int32Array;
  readonly leastTotalPpm: Float64Array;
  readonly greatestTotalPpm: Float64Array;
  /** One byte a node: even the least values pass the whole, so the register counts as stated. */
  readonly overAllotted: Uint8Array;
  /** One byte a node: the pairs are all holders there are, and can add up to the whole. */
  readonly complete: Uint8Array;
}

/** What is known of every pair, tightened by what its company has left; the one truth on uncertain rows. */
export interface HoldingBounds {
  /** One holding a pair at the least values; a "pair" is a position in it. */
  readonly index: HoldingIndex;
  readonly share: ColumnBounds;
  readonly control: ColumnBounds;
  /** The stated rows of a pair, ascending. */
  readonly rowsOf: (pair: number) => Int32Array;
}

/** Lifts exact holdings, whose rows may overlap, to stated ones. */
export function exactly({ sharePpm, controlPpm, ...ends }: Holdings): StatedHoldings {
  return {
    ...ends,
    shareLeastPpm: sharePpm,
    shareGreatestPpm: sharePpm,
    controlLeastPpm: controlPpm,
    controlGreatestPpm: controlPpm,
  };
}

/** Throws a RangeError naming the first row whose bounds are crossed or outside 0 to the whole. */
function checkBounds(least: Int32Array, greatest: Int32Array): void {
  for (let row = 0; row < least.length; row += 1) {
    if (least[row]! >= 0 && least[row]! <= greatest[row]! && greatest[row]! <= WHOLE_PPM) continue;
    throw new RangeError(
      `stated holdings row ${row}: ${least[row]} to ${greatest[row]} ppm, expected 0 <= least <= greatest ` +
        `<= ${WHOLE_PPM}; quarantine such a row before it comes here`,
    );
  }
}

/** Rows of a pair give [least, greatest]; one that says nothing is silent where another speaks. */
function joinRows(least: Int32Array, greatest: Int32Array, { order, starts }: PairGroups) {
  const leastPpm = new Int32Array(starts.length - 1);
  const greatestPpm = new Int32Array(starts.length - 1);
  for (let pair = 0; pair < leastPpm.length; pair += 1) {
    let low = WHOLE_PPM;
    let high = -1;
    for (let at = starts[pair]!; at < starts[pair + 1]!; at += 1) {
      const row = order[at]!;
      if (least[row] === 0 && greatest[row] === WHOLE_PPM) continue;
      low = Math.min(low, least[row]!);
      high = Math.max(high, greatest[row]!);
    }
    leastPpm[pair] = high < 0 ? 0 : low;
    greatestPpm[pair] = high < 0 ? WHOLE_PPM : high;
  }
  return { leastPpm, greatestPpm };
}

function totalsOf(ppm: Int32Array, company: Int32Array, nodeCount: number): Float64Array {
  const totals = new Float64Array(nodeCount);
  for (let pair = 0; pair < ppm.length; pair += 1) totals[company[pair]!]! += ppm[pair]!;
  return totals;
}

/** Bounds a column: nobody holds more than the others leave, nor, in a complete register, less. */
function boundColumn(
  { leastPpm, greatestPpm }: ReturnType<typeof joinRows>,
  company: Int32Array,
  declared: Uint8Array,
): ColumnBounds {
  const nodeCount = declared.length;
  const pairs = totalsOf(new Int32Array(company.length).fill(1), company, nodeCount);
  const stated = totalsOf(leastPpm, company, nodeCount);
  // One ppm a pair is rounding, not a contradiction.
  const overAllotted = Uint8Array.from(stated, (total, node) => (total > WHOLE_PPM + pairs[node]! ? 1 : 0));
  for (let pair = 0; pair < company.length; pair += 1) {
    const held = company[pair]!;
    if (overAllotted[held]) continue;
    const left = WHOLE_PPM - (stated[held]! - leastPpm[pair]!);
    greatestPpm[pair] = Math.max(leastPpm[pair]!, Math.min(greatestPpm[pair]!, left));
  }
  const greatestTotalPpm = totalsOf(greatestPpm, company, nodeCount);
  const complete = declared.map((mark, node) =>
    mark && !overAllotted[node] && greatestTotalPpm[node]! >= WHOLE_PPM ? 1 : 0,
  );
  for (let pair = 0; pair < company.length; pair += 1) {
    const held = company[pair]!;
    if (!complete[held]) continue;
    const others = greatestTotalPpm[held]! - greatestPpm[pair]!;
    leastPpm[pair] = Math.max(leastPpm[pair]!, Math.min(greatestPpm[pair]!, WHOLE_PPM - others));
  }
  const leastTotalPpm = totalsOf(leastPpm, company, nodeCount);
  return { leastPpm, greatestPpm, leastTotalPpm, greatestTotalPpm, overAllotted, complete };
}

/**
 * Bounds every pair of stated rows. `complete` has one byte a node: the caller knows that the rows name all
 * holders of the company. Throws a RangeError on crossed bounds and on nodes or marks out of range.
 */
export function boundHoldings(
  stated: StatedHoldings,
  complete: Uint8Array = new Uint8Array(stated.nodeCount),
): HoldingBounds {
  const { nodeCount, shareLeastPpm, shareGreatestPpm, controlLeastPpm, controlGreatestPpm } = stated;
  checkBounds(shareLeastPpm, shareGreatestPpm);
  checkBounds(controlLeastPpm, controlGreatestPpm);
  if (complete.length !== nodeCount) {
    throw new RangeError(`bounds: ${complete.length} marks for ${nodeCount} nodes, expected one a node`);
  }
  const groups = groupPairs({ ...stated, sharePpm: shareLeastPpm, controlPpm: controlLeastPpm });
  const firsts = groups.starts.subarray(0, -1).map((start) => groups.order[start]!);
  const holder = firsts.map((row) => stated.holder[row]!);
  const company = firsts.map((row) => stated.company[row]!);
  const share = boundColumn(joinRows(shareLeastPpm, shareGreatestPpm, groups), company, complete);
  const control = boundColumn(joinRows(controlLeastPpm, controlGreatestPpm, groups), company, complete);
  const holdings = { nodeCount, holder, company, sharePpm: share.leastPpm, controlPpm: control.leastPpm };
  const rowsOf = (pair: number): Int32Array =>
    groups.order.slice(groups.starts[pair], groups.starts[pair + 1]).sort();
  return { index: indexHoldings(holdings), share, control, rowsOf };
}

/** The holdings at their least values. */
export function leastHoldings({ index }: HoldingBounds): Holdings {
  return index.holdings;
}

/** The holdings at their greatest values, each taken alone: together they may pass the whole. */
export function greatestHoldings({ index, share, control }: HoldingBounds): Holdings {
  return { ...index.holdings, sharePpm: share.greatestPpm, controlPpm: control.greatestPpm };
}

/** A contradiction in what is stated; verdicts that rest on an over-allotted company say so too. */
export type BoundConflict =
  | { readonly kind: "overlappingRows"; readonly pair: number; readonly rows: readonly number[] }
  | {
      readonly kind: "overAllotted";
      readonly company: number;
      readonly column: BoundColumn;
      readonly totalPpm: number;
    };

/** Every pair stated more than once, then every company whose least values pass the whole. */
export function boundConflicts(bounds: HoldingBounds): BoundConflict[] {
  const conflicts: BoundConflict[] = [];
  for (let pair = 0; pair < bounds.index.holdings.holder.length; pair += 1) {
    const rows = bounds.rowsOf(pair);
    if (rows.length > 1) conflicts.push({ kind: "overlappingRows", pair, rows: [...rows] });
  }
  for (const column of ["share", "control"] as const) {
    const { overAllotted, leastTotalPpm } = bounds[column];
    overAllotted.forEach((mark, company) => {
      if (!mark) return;
      conflicts.push({ kind: "overAllotted", company, column, totalPpm: leastTotalPpm[company]! });
    });
  }
  return conflicts;
}
