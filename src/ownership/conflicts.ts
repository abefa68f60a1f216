import { WHOLE_PPM } from "../model/shares.ts";
import { markedRows } from "./restriction.ts";
import { groupPairs, groupRows } from "./row-order.ts";
import type { DatedHoldings, Span } from "./snapshots.ts";

/** While a company's register contradicts itself: more than 100 % in all, or two rows of one holder together. */
export interface ConflictInterval extends Span {
  readonly company: number;
  readonly kind: "overAllotted" | "overlappingRows";
  /** Sum of all rows in force, as stated, in ppm. */
  readonly totalPpm: number;
  /** Rows of the dated holdings in force, ascending. */
  readonly rows: readonly number[];
}

/**
 * Conflicts of the register, company by company, with their dates; at most one kind a day, over-allotment first.
 * A total may exceed 100 % by one ppm a row: that is rounding, not a conflict (contract 2.2).
 */
export function conflictTimeline(dated: DatedHoldings): ConflictInterval[] {
  const { offsets, rows } = groupRows(rowsOfSuspects(dated), dated.company, dated.nodeCount);
  const found: ConflictInterval[] = [];
  for (let company = 0; company < dated.nodeCount; company += 1) {
    if (offsets[company + 1]! - offsets[company]! < 2) continue;
    found.push(...conflictsOf(dated, company, [...rows.subarray(offsets[company], offsets[company + 1])]));
  }
  return found;
}

/** Rows into companies whose rows, of whatever dates, exceed the whole or name one holder twice: few of all. */
function rowsOfSuspects(dated: DatedHoldings): Int32Array {
  const { nodeCount, holder, company, sharePpm, fromDay, toDay } = dated;
  const totalPpm = new Float64Array(nodeCount);
  const suspect = new Uint8Array(nodeCount);
  for (let row = 0; row < holder.length; row += 1) totalPpm[company[row]!]! += sharePpm[row]!;
  for (let node = 0; node < nodeCount; node += 1) if (totalPpm[node]! > WHOLE_PPM) suspect[node] = 1;
  const { order, starts } = groupPairs(dated);
  for (let pair = 0; pair + 1 < starts.length; pair += 1) {
    if (starts[pair + 1]! - starts[pair]! > 1) suspect[company[order[starts[pair]!]!]!] = 1;
  }
  const marked = company.map((node, row) => (suspect[node] && fromDay[row]! < toDay[row]! ? 1 : 0));
  return markedRows(marked);
}

function conflictsOf(dated: DatedHoldings, company: number, rows: readonly number[]): ConflictInterval[] {
  const days = [...new Set(rows.flatMap((row) => [dated.fromDay[row]!, dated.toDay[row]!]))].sort(
    (a, b) => a - b,
  );
  const found: ConflictInterval[] = [];
  for (let at = 0; at + 1 < days.length; at += 1) {
    const [fromDay, toDay] = [days[at]!, days[at + 1]!];
    const inForce = rows.filter((row) => dated.fromDay[row]! <= fromDay && fromDay < dated.toDay[row]!);
    const totalPpm = inForce.reduce((total, row) => total + dated.sharePpm[row]!, 0);
    const holders = new Set(inForce.map((row) => dated.holder[row]!)).size;
    const kind =
      totalPpm > WHOLE_PPM + inForce.length
        ? "overAllotted"
        : holders < inForce.length
          ? "overlappingRows"
          : null;
    if (kind) found.push({ company, kind, totalPpm, rows: inForce, fromDay, toDay });
  }
  return found;
}
