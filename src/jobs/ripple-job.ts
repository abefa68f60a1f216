import type { Graph } from "../graph/graph.ts";
import type { Job } from "./job.ts";
import { loadedAt } from "./kinds.ts";
import { runRipple } from "./run-ripple.ts";

/** More touched subjects than this are no ripple: the next night's whole runs answer for them. */
export const RIPPLE_SUBJECTS_MAX = 2_000;

/** The ripple of what one load changed, as a job, so that it has a lock and an account like every other. */
export function rippleJob(graph: Graph, touchedIds: readonly string[], loadId: string): Job {
  return {
    id: "ripple",
    nameZh: "涟漪更新",
    run: async (moment) => runRipple(graph, touchedIds, moment, await loadedAt(graph, loadId)),
  };
}
