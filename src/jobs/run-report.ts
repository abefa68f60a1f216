import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Graph } from "../graph/graph.ts";
import { dailyAlertsHtml, dailyAlertsXlsx } from "../report/daily-alerts.ts";
import { withoutArchiveTimes } from "./archive-times.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { dailyReportInput } from "./report-input.ts";

/** Where reports come from and where they go. */
export interface ReportSurroundings {
  graph: Graph;
  /** Folder of all state; reports go to its folder "reports". */
  home: string;
}

/**
 * Issue the daily report (信用风险预警日报) of one date as HTML and XLSX; `changed` counts the files written.
 * Files appear whole or not at all, and one that would not change is left alone. Throws when the disk refuses.
 */
export async function runDailyReport(around: ReportSurroundings, moment: RunMoment): Promise<JobOutcome> {
  const input = await dailyReportInput(around.graph, moment);
  const folder = join(around.home, "reports");
  await mkdir(folder, { recursive: true });
  const stem = join(folder, `daily-alerts-${moment.asOf}`);
  const files: [path: string, bytes: Uint8Array][] = [
    [`${stem}.html`, Buffer.from(dailyAlertsHtml(input), "utf8")],
    [`${stem}.xlsx`, withoutArchiveTimes(await dailyAlertsXlsx(input))],
  ];
  let changed = 0;
  for (const [path, bytes] of files) if (await writeWhole(path, bytes, moment.runId)) changed += 1;
  return outcomeOf({
    rowsIn: input.tallies.reduce((total, { open }) => total + open.WATCH + open.WARN + open.ACT, 0),
    rowsOut: input.opened.length + input.closed.length,
    changed,
    kept: files.length - changed,
    notes: files.map(([path]) => path),
  });
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
