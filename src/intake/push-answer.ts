import type { FinishedRun } from "../jobs/job-runs.ts";
import type { LoadReport } from "../load/load-report.ts";
import type { QuarantinedLine } from "../load/quarantine.ts";

/** Rows kept out that an answer lists at most; the quarantine file of the home has them all. */
export const QUARANTINED_LISTED_MAX = 10_000;

/** What the sender of a push is told of a delivery that is in, or was before. */
export interface PushDocument {
  outcome: "complete" | "repeated";
  loadId: string;
  sourceId: string;
  deliveryId: string;
  mode: string;
  asOf: string;
  recordedAt: string | null;
  /** Lines by number, as ranges such as "1-5,7"; null where it cannot be told any more. */
  accepted: { rows: number; lines: string } | null;
  quarantined: { rows: number; listed: readonly QuarantinedLine[]; leftOut: number };
  tables: readonly { table: string; read: number; written: number; unchanged: number; superseded: number }[];
  reports: readonly string[];
  ripple: { touched: number; opened: number; changed: number; closed: number; error: string | null } | null;
}

/**
 * Account of a load in the words of a push; of a repeated delivery that of the load that completed it. `lines` are the
 * numbers of all lines that stated a row.
 */
export function pushDocument(
  report: LoadReport,
  lines: readonly number[],
  quarantined: readonly QuarantinedLine[],
  ripple: FinishedRun | null,
): PushDocument {
  const { sourceId, deliveryId, before } = report;
  const { loadId, mode, asOf, recordedAt, reports, files, tables } = before ?? report;
  const keptOut = new Set(quarantined.map(({ line }) => line));
  const accepted = lines.filter((line) => !keptOut.has(line));
  const listed = quarantined.slice(0, QUARANTINED_LISTED_MAX);
  const rows = files.reduce((sum, { rowsQuarantined }) => sum + rowsQuarantined, 0);
  return {
    outcome: before ? "repeated" : "complete",
    ...{ loadId, sourceId, deliveryId, mode, asOf, recordedAt, reports },
    // Quarantine files can be gone by the time a delivery is repeated.
    accepted: quarantined.length < rows ? null : { rows: accepted.length, lines: rangesOf(accepted) },
    quarantined: { rows, listed, leftOut: rows - listed.length },
    tables: files.map(({ table, rowsRead, rowsWritten, rowsUnchanged }) => ({
      table,
      read: rowsRead,
      written: rowsWritten,
      unchanged: rowsUnchanged,
      superseded: tables.find((one) => one.table === table)?.rowsSuperseded ?? 0,
    })),
    ripple: ripple && {
      touched: ripple.rowsIn,
      opened: ripple.opened,
      changed: ripple.changed,
      closed: ripple.closed,
      error: ripple.error,
    },
  };
}

/** Ascending numbers → "1-5,7"; none → "". */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: string[] = [];
  for (let at = 0; at < numbers.length;) {
    let last = at;
    while (numbers[last + 1] === numbers[last]! + 1) last += 1;
    ranges.push(last === at ? `${numbers[at]}` : `${numbers[at]}-${numbers[last]}`);
    at = last + 1;
  }
  return ranges.join(",");
}
