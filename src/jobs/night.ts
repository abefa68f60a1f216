import type { FinishedRun } from "./job-runs.ts";
import type { Job } from "./job.ts";
import { sideBySide } from "../graph/side-by-side.ts";

/** When every night begins, as a cron expression in the zone of the configuration. */
export const NIGHT = "0 2 * * *";

/**
 * Run jobs stage by stage, however long each takes, and return their runs in the order of the jobs. What `run` throws
 * ends the row: what is under way is finished, nothing more is begun, and the first error is thrown.
 */
export async function runInStages(
  jobs: readonly Job[],
  run: (jobId: string) => Promise<FinishedRun>,
): Promise<FinishedRun[]> {
  const runs = new Map<string, FinishedRun>();
  for (const stage of stagesOf(jobs)) {
    await sideBySide(stage, async ({ id }) => runs.set(id, await run(id)));
  }
  return jobs.map(({ id }) => runs.get(id)!);
}

/** Neighbours of the same stage together, every other job alone. */
function stagesOf(jobs: readonly Job[]): Job[][] {
  const stages: Job[][] = [];
  for (const job of jobs) {
    const last = stages.at(-1);
    if (last && job.stage !== undefined && last[0]!.stage === job.stage) last.push(job);
    else stages.push([job]);
  }
  return stages;
}
