import type { LoadReport } from "../load/load-report.ts";
import type { LoadProgress } from "../load/write/table-load.ts";
import type { Surroundings } from "./surroundings.ts";
import { columns } from "./surroundings.ts";

const PROGRESS_EVERY_MS = 3_000;
/** Longer cells of a dry run's table are cut, and say so. */
const CELL_CHARACTERS_MAX = 24;

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
    ...report.samples.flatMap(({ table, facts }) => [
      "",
      `first rows of ${table}, as understood:`,
      ...factLines(facts),
    ]),
    ...quarantineLines(report.quarantineSamples),
  ];
}

/** Facts under the columns that any of them fills, whichever has them first, as a small table. */
function factLines(facts: readonly object[]): string[] {
  const rows = facts.map((fact) => new Map(Object.entries(fact as Record<string, unknown>)));
  for (const row of rows) if (row.has("personKey")) row.set("personKey", "made");
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))].filter((name) =>
    rows.some((row) => cellText(row.get(name)) !== ""),
  );
  return columns([names, ...rows.map((row) => names.map((name) => cellText(row.get(name))))]);
}

function cellText(value: unknown): string {
  const text =
    typeof value === "bigint" || typeof value === "number" ? String(value) : ((value ?? "") as string);
  return text.length > CELL_CHARACTERS_MAX ? `${text.slice(0, CELL_CHARACTERS_MAX)}…` : text;
}

function quarantineLines(samples: LoadReport["quarantineSamples"]): string[] {
  if (samples.length === 0) return [];
  const rows = samples.map(({ table, file, line, column, value, reason }) => {
    return [table, `${file}:${line}`, cellText(column), cellText(value), reason];
  });
  return [
    "",
    "rows that would be kept out:",
    ...columns([["table", "place", "column", "value", "reason"], ...rows]),
  ];
}
