import type { Graph } from "../graph/graph.ts";
import { keepScores } from "../scores/keep-scores.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";

/** Score every organisation (信用分); a subject without any line has no Score node and stands at the base. */
export async function runScore(graph: Graph, moment: RunMoment): Promise<JobOutcome> {
  const { scored, changed, cleared } = await keepScores(graph, moment);
  return outcomeOf({ rowsIn: scored, rowsOut: scored, changed, closed: cleared, kept: scored - changed });
}
