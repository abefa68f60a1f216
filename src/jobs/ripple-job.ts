import type { Graph } from "../graph/graph.ts";
import type { Job } from "./job.ts";
import { runRipple } from "./run-ripple.ts";

/** More touched subjects than this are no ripple: the next night's whole runs answer for them. */
export const RIPPLE_SUBJECTS_MAX = 2_000;

/** The ripple of one change as a job, so that it has a lock and an account like every other. */
export function rippleJob(graph: Graph, touchedIds: readonly string[]): Job {
  return {
    id: "ripple",
    nameZh: "涟漪更新",
    schedule: "",
    run: (moment) => runRipple(graph, touchedIds, moment),
  };
}
