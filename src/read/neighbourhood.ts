import type { Graph } from "../graph/graph.ts";
import type { EdgeSet } from "../model/edges.ts";
import { edgeSets } from "../model/edges.ts";
import { readKeptPersons } from "./kept-persons.ts";
import type { Moment } from "./moment.ts";
import type { EdgeRow, Slice } from "./slice.ts";
import { sliceOf } from "./slice.ts";

/** Edges read around one frontier at most: beyond it a subject is a hub, and the table is the better view. */
const EDGES_MAX = 2_000;

/** Relationship kinds of named sets; all of them when none is named. */
export function kindsOf(sets: readonly EdgeSet[] | null | undefined): string[] {
  const chosen = sets?.length ? sets : (Object.keys(edgeSets) as EdgeSet[]);
  return chosen.flatMap((set) => edgeSets[set] as readonly string[]);
}

/** What stands around a subject, hop by hop, the strongest edges first; a cut is told. */
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
  let frontier = [centreId];
  let edgesTotal = 0;
  for (let hop = 0; hop < question.hops && frontier.length > 0; hop += 1) {
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
  const why = edgesTotal > EDGES_MAX ? `关系过多:只读取最强的 ${EDGES_MAX} 条,共 ${edgesTotal} 条` : null;
  return sliceOf(graph, [...ids], rows, at, { first: question.first + 1, why });
}

/** A standing lead as far as the map draws it. */
export interface DrawnLead {
  targetId: string;
  seedIds: readonly string[];
  proof: readonly { statementId: string; from: string; to: string }[];
}

async function standingNow(graph: Graph, regionPrefix: string | null, at: Moment): Promise<DrawnLead[]> {
  const rows = await graph.read<Omit<DrawnLead, "proof"> & { proofJson: string }>("read/open-proofs", {
    ...{ regionPrefix, ...at },
  });
  return rows.map(({ proofJson, ...row }) => ({
    ...row,
    proof: JSON.parse(proofJson) as DrawnLead["proof"],
  }));
}

/**
 * The region's map (信用图谱): listed parties, targets of open leads, and the edges of their proofs. `leads` = those that
 * stood at an earlier moment.
 */
export async function readRegionMap(
  graph: Graph,
  question: {
    regionPrefix: string | null;
    first: number;
    listCodes: readonly string[];
    leads?: readonly DrawnLead[] | null;
  },
  at: Moment,
): Promise<Slice> {
  const { regionPrefix, first, listCodes } = question;
  const leads = question.leads ?? (await standingNow(graph, regionPrefix, at));
  const listed = await graph.read<{ id: string }>("read/listed-subjects", { listCodes, regionPrefix, ...at });
  const hops = leads.flatMap((lead) => lead.proof);
  const ids = [
    ...leads.flatMap((lead) => [lead.targetId, ...lead.seedIds]),
    ...hops.flatMap((hop) => [hop.from, hop.to]),
    ...listed.map((row) => row.id),
  ];
  const statementIds = new Set(hops.map((hop) => hop.statementId));
  // Until a ripple proves a lead anew, its hops name who was merged since; what holds now is told of who is kept.
  const persons = await readKeptPersons(graph, ids, at);
  const among = [...new Set([...ids, ...persons.values()])];
  const edges = await graph.read<EdgeRow>("read/edges-among", { ids: among, ...at });
  const kept = edges.filter((row) => row.kind === "CONTROLS" || statementIds.has(row.statementId));
  return sliceOf(graph, ids, kept, at, { first });
}
