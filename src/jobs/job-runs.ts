import { randomUUID } from "node:crypto";
import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { chinaDate } from "../model/dates.ts";
import { enactedLaw } from "../model/law.ts";
import { horizon } from "../read/horizon.ts";
import type { Job, JobOutcome } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { lawDigest } from "./law-digest.ts";

/** Longest time a dead owner's lock is waited for; a job of ours ends far earlier. */
const LOCK_MS = 6 * 3_600_000;

/** What may be asked of a run from outside. */
export interface RunRequest {
  asOf?: IsoDate;
  /** The cron tick this run makes good; null = asked by hand. */
  scheduledFor?: IsoInstant | null;
}

/** One finished run, as history shows it. */
export interface FinishedRun extends Omit<JobOutcome, "knownAt"> {
  id: string;
  job: string;
  status: "done" | "held" | "failed";
  asOf: IsoDate;
  /** Knowledge time of the answer; null = the run failed before it was known. */
  knownAt: IsoInstant | null;
  startedAt: IsoInstant;
  finishedAt: IsoInstant;
  scheduledFor: IsoInstant | null;
  durationMs: number;
  /** Digest of the law in force. */
  law: string;
  error: string | null;
}

export interface JobRunner {
  jobs: readonly Job[];
  /** The job with this id; throws RangeError for one that is none. */
  jobNamed: (jobId: string) => Job;
  run: (jobId: string, request?: RunRequest) => Promise<FinishedRun>;
}

/** Thrown when a job is already running, here or in another service on the same database. */
export class JobBusy extends Error {
  override name = "JobBusy";
}

/** Run jobs one at a time each, under a lock in the graph, with an account of every run. */
export function createJobRunner(
  graph: Graph,
  jobs: readonly Job[],
  owner: string,
  clock: () => Date,
): JobRunner {
  const running = new Set<string>();
  const jobNamed = (jobId: string) => {
    const job = jobs.find((one) => one.id === jobId);
    if (job) return job;
    throw new RangeError(`job "${jobId}": no such job; known: ${jobs.map((one) => one.id).join(", ")}`);
  };
  return {
    jobs,
    jobNamed,
    async run(jobId, request = {}) {
      const job = jobNamed(jobId);
      if (running.has(jobId)) throw new JobBusy(`job ${jobId} is already running`);
      running.add(jobId);
      try {
        await takeLock(graph, jobId, owner, clock());
        try {
          return await accountedRun(graph, job, owner, clock, request);
        } finally {
          await graph.write("jobs/lock-free", { key: jobId, owner });
        }
      } finally {
        running.delete(jobId);
      }
    },
  };
}

async function takeLock(graph: Graph, jobId: string, owner: string, now: Date): Promise<void> {
  const [lock] = await graph.write<{ owner: string }>("jobs/lock-take", {
    key: jobId,
    owner,
    now: now.toISOString(),
    until: new Date(now.getTime() + LOCK_MS).toISOString(),
  });
  if (lock?.owner !== owner) throw new JobBusy(`job ${jobId} is being run by ${lock?.owner}`);
}

async function accountedRun(
  graph: Graph,
  job: Job,
  owner: string,
  clock: () => Date,
  request: RunRequest,
): Promise<FinishedRun> {
  const started = clock();
  const runId = randomUUID();
  const asOf = request.asOf ?? chinaDate(started);
  const scheduledFor = request.scheduledFor ?? null;
  const startedAt = started.toISOString();
  const law = lawDigest();
  const addedLawJson = JSON.stringify(enactedLaw());
  const run = { id: runId, job: job.id, scheduledFor, startedAt, asOf, owner, law, addedLawJson };
  await graph.write("jobs/run-start", run);
  let outcome = outcomeOf({ complete: false });
  let failure: Error | null = null;
  let knownAt: IsoInstant | null = null;
  try {
    knownAt = await horizon(graph, clock);
    outcome = await job.run({ runId, asOf, knownAt, at: clock().toISOString() });
    knownAt = outcome.knownAt ?? knownAt;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  }
  const finished = clock();
  const status = failure ? "failed" : outcome.complete ? "done" : "held";
  const { rowsIn, rowsOut, opened, kept, changed, closed, complete } = outcome;
  await graph.write("jobs/run-finish", {
    id: runId,
    status,
    finishedAt: finished.toISOString(),
    complete,
    rowsIn,
    rowsOut,
    opened,
    kept,
    changed,
    closed,
    hubsJson: JSON.stringify(outcome.hubs),
    error: failure?.message ?? null,
    knownAt,
    question: outcome.question,
  });
  return {
    ...outcome,
    id: runId,
    job: job.id,
    status,
    asOf,
    knownAt,
    startedAt,
    finishedAt: finished.toISOString(),
    scheduledFor,
    law,
    durationMs: finished.getTime() - started.getTime(),
    error: failure?.message ?? null,
  };
}
