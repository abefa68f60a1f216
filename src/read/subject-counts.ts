import type { Graph } from "../graph/graph.ts";
import { ownSourceIds } from "../model/own-sources.ts";
import type { RegionScope } from "../model/region-scope.ts";
import { isInScope } from "../model/region-scope.ts";
import type { Moment } from "./moment.ts";

/** Subjects of one county. */
export interface SubjectCount {
  regionCode: string;
  subjects: number;
  organisations: number;
}

/** The last count of each graph: counting a province takes seconds, and only the date and a load of subjects change it. */
const lastCounts = new WeakMap<Graph, { of: string; counts: Promise<SubjectCount[]> }>();

/**
 * Subjects by county. The present ones are counted once for as long as no subject is loaded and the date asked is the same;
 * `isEarlier` = counted anew, by the divisions known then.
 */
export async function subjectCounts(
  graph: Graph,
  at: Moment,
  scope: RegionScope,
  isEarlier: boolean,
): Promise<SubjectCount[]> {
  const asked = { isEarlier, ...at };
  const counts = isEarlier
    ? graph.read<SubjectCount>("read/subject-counts", asked)
    : presentCounts(graph, asked);
  return (await counts).filter(({ regionCode }) => isInScope(scope, regionCode));
}

async function presentCounts(graph: Graph, asked: Moment & { isEarlier: boolean }): Promise<SubjectCount[]> {
  const of = JSON.stringify([asked.asOf, await graph.read("read/loads-so-far", { ownSourceIds })]);
  const last = lastCounts.get(graph);
  if (last?.of === of) return last.counts;
  const counts = graph.read<SubjectCount>("read/subject-counts", { ...asked });
  lastCounts.set(graph, { of, counts });
  // A count that failed is made again by the next who asks.
  counts.catch(() => lastCounts.delete(graph));
  return counts;
}
