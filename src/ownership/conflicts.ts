import { WHOLE_PPM } from "../model/shares.ts";
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
  const rowsByCompany = new Map<number, number[]>();
  dated.company.forEach((company, row) => {
    if (dated.fromDay[row]! >= dated.toDay[row]!) return;
    const rows = rowsByCompany.get(company);
    if (rows) rows.push(row);
    else rowsByCompany.set(company, [row]);
  });
  return [...rowsByCompany]
    .sort(([a], [b]) => a - b)
    .flatMap(([company, rows]) => (rows.length > 1 ? conflictsOf(dated, company, rows) : []));
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
