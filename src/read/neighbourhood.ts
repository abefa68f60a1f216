import type { Graph } from "../graph/graph.ts";
import type { EdgeSet } from "../model/edges.ts";
import { edgeSets } from "../model/edges.ts";
import { readKeptPersons } from "./kept-persons.ts";
import type { Moment } from "./moment.ts";
import type { EdgeRow, Slice } from "./slice.ts";
import { sliceOf } from "./slice.ts";
import { readSubjects } from "./subjects.ts";

/** Edges read around one frontier at most: beyond it a subject is a hub, and the table is the better view. */
const EDGES_MAX = 2_000;

/** Links of a subject at most that a walk goes on through: whatever stands beside one with more is related to half a province. */
const LINKS_MAX = 500;

/** Relationship kinds of named sets; all of them when none is named. */
export function kindsOf(sets: readonly EdgeSet[] | null | undefined): string[] {
  const chosen = sets?.length ? sets : (Object.keys(edgeSets) as EdgeSet[]);
  return chosen.flatMap((set) => edgeSets[set] as readonly string[]);
}

/**
 * What stands around a subject, hop by hop, the strongest edges first, and the ties between those that are shown: two
 * shareholders who act in concert are seen as such. A great hub on the way is shown and not walked through; that, and a
 * cut, is told.
 */
export async function readNeighbourhood(
  graph: Graph,
  question: { id: string; through: readonly EdgeSet[] | null; hops: number; first: number },
  at: Moment,
): Promise<Slice> {
  const kinds = kindsOf(question.through);
  const kept = await readKeptPersons(graph, [question.id], at);
  const centreId = kept.get(question.id) ?? question.id;
  const ids = new Set([centreId]);
  const rows: EdgeRow[] = [];
  const hubs: Hub[] = [];
  let frontier = [centreId];
  let edgesTotal = 0;
  for (let hop = 0; hop < question.hops && frontier.length > 0; hop += 1) {
    if (hop > 0) {
      const great = await graph.read<Hub>("read/great-hubs", { ids: frontier, kinds, linksMax: LINKS_MAX });
      hubs.push(...great);
      frontier = frontier.filter((id) => !great.some((hub) => hub.id === id));
    }
    const found = await graph.read<EdgeRow & { total: number }>("read/neighbours", {
      ids: frontier,
      kinds,
      limit: EDGES_MAX,
      ...at,
    });
    edgesTotal = Math.max(edgesTotal, found[0]?.total ?? 0);
    rows.push(...found);
    frontier = [...new Set(found.flatMap((row) => [row.fromId, row.toId]))].filter((id) => !ids.has(id));
    for (const id of frontier) ids.add(id);
  }
  rows.push(...(await readTiesAmong(graph, [...ids].slice(0, question.first + 1), question.through, at)));
  const cut = edgesTotal > EDGES_MAX ? [`关系过多：只读取最强的 ${EDGES_MAX} 条，共 ${edgesTotal} 条`] : [];
  const told = [...cut, ...(await hubsTold(graph, hubs, at))];
  const why = told.length > 0 ? told.join("；") : null;
  return sliceOf(graph, [...ids], rows, at, { first: question.first + 1, why });
}

/** Who acts in concert with or is family of whom among some subjects: parties that count as one holder. */
export function readTiesAmong(
  graph: Graph,
  ids: readonly string[],
  through: readonly EdgeSet[] | null,
  at: Moment,
): Promise<EdgeRow[]> {
  return graph.read<EdgeRow>("read/ties-among", { ids, kinds: kindsOf(through), ...at });
}

/** A subject with so many links that a walk ends at it. */
interface Hub {
  id: string;
  links: number;
}

/** Hubs named in one sentence; of many, the greatest. */
async function hubsTold(graph: Graph, hubs: readonly Hub[], at: Moment): Promise<string[]> {
  if (hubs.length === 0) return [];
  const greatest = hubs.toSorted((a, b) => b.links - a.links).slice(0, HUBS_NAMED);
  const views = await readSubjects(
    graph,
    greatest.map(({ id }) => id),
    at,
  );
  const named = greatest.map(({ id, links }, index) => `${views[index]?.name ?? id}（关系记录 ${links} 条）`);
  const more = hubs.length > named.length ? `等 ${hubs.length} 个` : "";
  return [`大户只显示、不再向外展开：${named.join("、")}${more}`];
}

/** Hubs that one sentence names. */
const HUBS_NAMED = 3;
