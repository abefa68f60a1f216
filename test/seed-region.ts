import type { Graph } from "../src/graph/graph.ts";
import { migrate } from "../src/graph/migrate.ts";
import { createJobs } from "../src/jobs/catalogue.ts";
import type { FinishedRun, JobRunner } from "../src/jobs/job-runs.ts";
import { createJobRunner } from "../src/jobs/job-runs.ts";
import type { LoadReport } from "../src/load/load-report.ts";
import { temporaryFolder } from "./load/bundle-folder.ts";
import { testDriver, wipeGraph } from "./graph/wipe.ts";
import { loadFolder } from "./load/loading.ts";

/** World date of the first delivery and of every expectation about it. */
export const SEED_DATE = "2026-06-30";

/** The region as a night leaves it: loaded, derived, judged, scored, reported. */
export interface LoadedSeed {
  runner: JobRunner;
  /** Temporary folder of state; reports lie below it. */
  home: string;
  load: LoadReport;
  /** The runs of the night, in the order of the catalogue. */
  runs: FinishedRun[];
}

let loaded: Promise<LoadedSeed> | undefined;

/** Wipe the shared graph, load seed/region and run every job; once a test file, again with `force`. */
export function loadedSeed(graph: Graph, { force = false } = {}): Promise<LoadedSeed> {
  if (force || !loaded) loaded = loadSeed(graph);
  return loaded;
}

/** Every job in the order of the catalogue. Throws with the run's own words when one fails. */
export async function runNight(runner: JobRunner, asOf: string): Promise<FinishedRun[]> {
  const runs: FinishedRun[] = [];
  for (const job of runner.jobs) {
    const run = await runner.run(job.id, { asOf });
    if (run.status === "failed") throw new Error(`job ${job.id} of ${asOf} failed: ${run.error}`);
    runs.push(run);
  }
  return runs;
}

async function loadSeed(graph: Graph): Promise<LoadedSeed> {
  const driver = testDriver();
  try {
    await wipeGraph(driver);
  } finally {
    await driver.close();
  }
  await migrate(graph);
  const home = temporaryFolder();
  const load = await loadFolder(graph, "seed/region", { home });
  const clock = () => new Date();
  const runner = createJobRunner(graph, createJobs({ graph, home, clock }), home, clock);
  return { runner, home, load, runs: await runNight(runner, SEED_DATE) };
}
