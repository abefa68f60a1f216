import cron from "node-cron";
import type { Graph } from "../graph/graph.ts";
import type { JobRunner } from "./job-runs.ts";
import { lawDigest } from "./law-digest.ts";
import { NIGHT, runInStages } from "./night.ts";

/** What the schedule tells its owner; node-cron's own console output is not used. */
export interface ScheduleVoice {
  info: (message: string) => void;
  warn: (message: string) => void;
}

export interface Schedule {
  /** When the next nights begin, soonest first. */
  nextRuns: (count: number) => Date[];
  stop: () => Promise<void>;
}

/** Put the night on the clock. A night that is not over skips the next tick; it never doubles up. */
export function startSchedule(runner: JobRunner, timezone: string, voice: ScheduleVoice): Schedule {
  let stopped = false;
  const night = async (scheduledFor: string) => {
    await runInStages(runner.jobs, async (jobId) => {
      if (stopped) throw new Error("the service stops; the next start makes good what is left of this night");
      const run = await runner.run(jobId, { scheduledFor });
      if (run.status === "failed") voice.warn(`${jobId} failed: ${run.error}`);
      return run;
    });
  };
  const task = cron.schedule(NIGHT, (context) => night(context.date.toISOString()), {
    name: "night",
    timezone,
    noOverlap: true,
  });
  task.on("execution:failed", (context) => voice.warn(`the night: ${context.execution?.error?.message}`));
  task.on("execution:overlap", () => voice.warn("the night before is not over; this one is skipped"));
  task.on("execution:missed", () => voice.warn("a night was missed; the next start makes it good"));
  return {
    nextRuns: (count) => task.getNextRuns(count),
    stop: async () => {
      stopped = true;
      await task.destroy();
    },
  };
}

interface LastDone {
  job: string;
  startedAt: string;
  /** Digest of the law it went by; null = a run of before such digests were kept. */
  law: string | null;
}

/**
 * Jobs that were due while the service was down: their last finished run began before the latest night that has
 * begun, or went by another law than is in force. In the order of the catalogue, so that derivation comes before rules and rules before the report.
 */
export async function jobsDue(
  graph: Graph,
  runner: JobRunner,
  schedule: Schedule,
  now: Date,
): Promise<string[]> {
  const done = new Map((await graph.read<LastDone>("jobs/last-done")).map((row) => [row.job, row]));
  const [next, after] = schedule.nextRuns(2);
  const before = next && after && next.getTime() - (after.getTime() - next.getTime());
  return runner.jobs
    .filter((job) => {
      const last = done.get(job.id);
      if (last?.law !== lawDigest()) return true;
      return before !== undefined && before <= now.getTime() && new Date(last.startedAt).getTime() < before;
    })
    .map((job) => job.id);
}
