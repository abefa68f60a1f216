import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BookMoment } from "../alerts/as-known.ts";
import type { Graph } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import { dailyAlertsCsv, dailyAlertsHtml, dailyAlertsXlsx } from "../report/daily-alerts.ts";
import type { DailyReportInput } from "../report/daily-report-input.ts";
import { withoutArchiveTimes } from "./archive-times.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { underLawOf } from "./law-then.ts";
import { dailyReportInput } from "./report-input.ts";

/** Where reports come from and where they go. */
export interface ReportSurroundings {
  graph: Graph;
  /** Folder of all state; reports go to its folder "reports". */
  home: string;
}

/** One file of a report, not yet on the disk. */
export type ReportFile = [path: string, bytes: Uint8Array];

/**
 * Issue the daily report (信用风险预警日报) of one date as HTML, XLSX and CSV; `changed` counts the files written.
 * Throws when the disk refuses.
 */
export async function runDailyReport(around: ReportSurroundings, moment: RunMoment): Promise<JobOutcome> {
  const knownAt = await wholeBefore(around.graph, moment);
  const input = await dailyReportInput(around.graph, { asOf: moment.asOf, knownAt });
  const files = await dailyFiles(input, join(around.home, "reports", `daily-alerts-${moment.asOf}`));
  const changed = await writeReport(files, moment.runId);
  return outcomeOf({
    rowsIn: input.tallies.reduce((total, { open }) => total + open.WATCH + open.WARN + open.ACT, 0),
    rowsOut: input.opened.length + input.closed.length,
    changed,
    kept: files.length - changed,
    notes: files.map(([path]) => path),
    knownAt,
  });
}

/**
 * The daily report as it would have been issued at an earlier moment (重新出具): beside the first issue, not over it,
 * and without a record of a run, so that no later report takes it for the one before. By the law.json of then: for a
 * process that does nothing else meanwhile. Returns the paths.
 */
export async function reissueDailyReport(around: ReportSurroundings, moment: BookMoment): Promise<string[]> {
  const stem = `daily-alerts-${moment.asOf}-known-${moment.knownAt.replaceAll(/[-:.]/g, "")}`;
  const files = await underLawOf(around.graph, moment.knownAt, async () =>
    dailyFiles(await dailyReportInput(around.graph, moment), join(around.home, "reports", stem)),
  );
  await writeReport(files, "again");
  return files.map(([path]) => path);
}

async function dailyFiles(input: DailyReportInput, stem: string): Promise<ReportFile[]> {
  return [
    [`${stem}.html`, Buffer.from(dailyAlertsHtml(input), "utf8")],
    [`${stem}.xlsx`, withoutArchiveTimes(await dailyAlertsXlsx(input))],
    [`${stem}.csv`, Buffer.from(dailyAlertsCsv(input), "utf8")],
  ];
}

/** The moment a report speaks of: while another job runs, just before that one began, since its work is not whole. */
export async function wholeBefore(graph: Graph, { runId, knownAt, at }: RunMoment): Promise<IsoInstant> {
  const rows = await graph.read<{ startedAt: IsoInstant | null }>("jobs/report-under-way", {
    runId,
    now: at,
  });
  const startedAt = rows[0]?.startedAt;
  if (!startedAt) return knownAt;
  const before = new Date(Date.parse(startedAt) - 1).toISOString();
  return before < knownAt ? before : knownAt;
}

/** Write files whole or not at all, leave alone what would not change; returns how many were written. */
export async function writeReport(files: readonly ReportFile[], runId: string): Promise<number> {
  let changed = 0;
  for (const [path, bytes] of files) {
    await mkdir(dirname(path), { recursive: true });
    if (await writeWhole(path, bytes, runId)) changed += 1;
  }
  return changed;
}

/** Write a file under a temporary name and rename it; false = it held these bytes already. */
async function writeWhole(path: string, bytes: Uint8Array, runId: string): Promise<boolean> {
  const before = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (before?.equals(bytes)) return false;
  const partial = `${path}.${runId}.part`;
  try {
    await writeFile(partial, bytes, { flush: true });
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
  return true;
}
