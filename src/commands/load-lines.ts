import type { LoadReport } from "../load/load-report.ts";
import type { LoadProgress } from "../load/write/table-load.ts";
import type { Surroundings } from "./surroundings.ts";
import { columns } from "./surroundings.ts";

const PROGRESS_EVERY_MS = 3_000;

/** Progress of a load as one line every few seconds. */
export function loadTeller(around: Surroundings): (progress: LoadProgress) => void {
  let toldAt = around.clock().getTime();
  return (progress) => {
    const now = around.clock().getTime();
    if (now - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = now;
    around.tell(Object.values(progress).join(" "));
  };
}

/** Account of a load: a row a file, what was told, and where the quarantine is. */
export function loadReportLines(report: LoadReport): string[] {
  const heads = ["file", "read", "written", "unchanged", "repeated", "quarantined"];
  const rows = report.files.map((file) => {
    const { rowsRead, rowsWritten, rowsUnchanged, rowsRepeated, rowsQuarantined } = file;
    return [file.file, rowsRead, rowsWritten, rowsUnchanged, rowsRepeated, rowsQuarantined];
  });
  const superseded = report.tables.filter((table) => table.rowsSuperseded > 0);
  return [
    `delivery ${report.deliveryId} of ${report.sourceId} (${report.mode}, as of ${report.asOf}): ${report.outcome}`,
    ...(rows.length > 0 ? columns([heads, ...rows]) : []),
    ...superseded.map(({ table, rowsSuperseded }) => `${table}: ${rowsSuperseded} earlier versions closed`),
    ...report.reports.map((sentence) => `note: ${sentence}`),
    ...report.quarantinePaths.map((path) => `quarantine: ${path}`),
    ...report.samples.flatMap(({ table, facts }) => facts.map((fact) => `${table}: ${factText(fact)}`)),
  ];
}

function factText(fact: unknown): string {
  return JSON.stringify(fact, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
