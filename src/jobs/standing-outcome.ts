import { lastCompleteRun } from "../alerts/known.ts";
import type { Graph } from "../graph/graph.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import type { TouchedFinder } from "./touched.ts";

/**
 * Outcome of a job whose answer hangs on no date: the last complete run's, where it was asked the same question and
 * nothing was loaded since; else null, and the work is to be done.
 */
export async function standingOutcome(
  graph: Graph,
  jobId: string,
  question: string,
  { knownAt, runId }: RunMoment,
  touched: TouchedFinder,
): Promise<JobOutcome | null> {
  const last = await lastCompleteRun(graph, jobId);
  if (!last?.knownAt || last.question !== question) return null;
  if (!(await touched.sameFacts(last.knownAt, knownAt, runId))) return null;
  return outcomeOf({ rowsIn: last.rowsIn, rowsOut: last.rowsOut, kept: last.rowsOut, question });
}
