import type { Graph } from "../graph/graph.ts";
import { initialsOf } from "../names/initials.ts";
import type { Moment } from "../read/moment.ts";
import { readNeighbourhood } from "../read/neighbourhood.ts";
import { readOwnershipTree } from "../read/ownership-tree.ts";
import { searchSubjects } from "../read/search.ts";
import { readSubjects } from "../read/subjects.ts";
import type { Latency } from "./stopwatch.ts";
import { latencyOf } from "./stopwatch.ts";

/** What inspectors ask most, one question after another, after one unmeasured round that fills the caches. */
export async function measureQuestions(
  graph: Graph,
  subjectIds: readonly string[],
  at: Moment,
  where = "",
): Promise<Latency[]> {
  // Names beforehand: what is measured is the search alone.
  const views = await readSubjects(graph, subjectIds, at);
  const nameById = new Map(subjectIds.map((id, index) => [id, views[index]?.name ?? id]));
  const questions: Record<string, (id: string) => Promise<unknown>> = {
    "subject card": (id) => readSubjects(graph, [id], at),
    "ownership up, 6 levels": (id) => readOwnershipTree(graph, { id, direction: "UP", levels: 6 }, at),
    "ownership down, 4 levels": (id) => readOwnershipTree(graph, { id, direction: "DOWN", levels: 4 }, at),
    "neighbourhood, 1 hop": (id) => readNeighbourhood(graph, { id, through: null, hops: 1, first: 50 }, at),
    "neighbourhood, 2 hops": (id) => readNeighbourhood(graph, { id, through: null, hops: 2, first: 50 }, at),
    "search by code": (id) => searchSubjects(graph, id, 20, at),
    "search by name": (id) => searchSubjects(graph, nameById.get(id)!, 20, at),
    "search by part of a name": (id) => searchSubjects(graph, nameById.get(id)!.slice(2, 6), 20, at),
    "search by four initials": (id) =>
      searchSubjects(graph, initialsOf(nameById.get(id)!).slice(0, 4), 20, at),
  };
  const latencies: Latency[] = [];
  for (const [name, ask] of Object.entries(questions)) {
    for (const id of subjectIds.slice(0, 20)) await ask(id);
    const durationsMs: number[] = [];
    for (const id of subjectIds) {
      const started = performance.now();
      await ask(id);
      durationsMs.push(performance.now() - started);
    }
    latencies.push(latencyOf(`${name}${where}`, durationsMs));
  }
  return latencies;
}
