import cron from "node-cron";
import type { ScheduledTask } from "node-cron";
import type { Graph } from "../graph/graph.ts";
import type { JobRunner } from "./job-runs.ts";

/** What the schedule tells its owner; node-cron's own console output is not used. */
export interface ScheduleVoice {
  info: (message: string) => void;
  warn: (message: string) => void;
}

export interface Schedule {
  /** Next times of a job, soonest first. */
  nextRuns: (jobId: string, count: number) => Date[];
  stop: () => Promise<void>;
}

/** Put every job on the clock, Asia/Shanghai. A slow run skips the next tick; it never doubles up. */
export function startSchedule(runner: JobRunner, timezone: string, voice: ScheduleVoice): Schedule {
  const tasks = new Map<string, ScheduledTask>();
  for (const job of runner.jobs) {
    const task = cron.schedule(
      job.schedule,
      async (context) => {
        const run = await runner.run(job.id, { scheduledFor: context.date.toISOString() });
        if (run.status === "failed") voice.warn(`${job.id} failed: ${run.error}`);
      },
      { name: job.id, timezone, noOverlap: true },
    );
    task.on("execution:failed", (context) => voice.warn(`${job.id}: ${context.execution?.error?.message}`));
    task.on("execution:overlap", () =>
      voice.warn(`${job.id}: the run before is not finished; this tick is skipped`),
    );
    task.on("execution:missed", () =>
      voice.warn(`${job.id}: a tick was missed; the next start makes it good`),
    );
    tasks.set(job.id, task);
  }
  return {
    nextRuns: (jobId, count) => tasks.get(jobId)?.getNextRuns(count) ?? [],
    stop: async () => {
      for (const task of tasks.values()) await task.destroy();
    },
  };
}

interface LastDone {
  job: string;
  startedAt: string;
}

/**
 * Jobs that were due while the service was down: their last finished run began before the latest tick that has
 * passed. In the order of the catalogue, so that derivation comes before rules and rules before the report.
 */
export async function jobsDue(
  graph: Graph,
  runner: JobRunner,
  schedule: Schedule,
  now: Date,
): Promise<string[]> {
  const done = new Map((await graph.read<LastDone>("jobs/last-done")).map((row) => [row.job, row]));
  return runner.jobs
    .filter((job) => {
      const last = done.get(job.id);
      if (!last) return true;
      const [next, after] = schedule.nextRuns(job.id, 2);
      if (!next || !after) return false;
      const previousTick = next.getTime() - (after.getTime() - next.getTime());
      return previousTick <= now.getTime() && new Date(last.startedAt).getTime() < previousTick;
    })
    .map((job) => job.id);
}
