import type { Graph } from "../graph/graph.ts";
import { edgeSets } from "../model/edges.ts";
import type { RegionScope } from "../model/region-scope.ts";
import { regionScopeOf } from "../model/region-scope.ts";
import { readKeptPersons } from "./kept-persons.ts";
import type { Moment } from "./moment.ts";
import type { EdgeRow, Slice } from "./slice.ts";
import { sliceOf } from "./slice.ts";

/** A standing lead as far as the map draws it. */
export interface DrawnLead {
  targetId: string;
  seedIds: readonly string[];
  proof: readonly { statementId: string; from: string; to: string }[];
}

/** Leads to draw, the gravest first, and how many there are in all. */
export interface DrawnLeads {
  leads: readonly DrawnLead[];
  total: number;
}

/** Leads that a map draws at most: more than fill the largest map that may be asked for. */
export const LEADS_DRAWN_MAX = 1_000;

async function standingNow(graph: Graph, scope: RegionScope, at: Moment): Promise<DrawnLeads> {
  const rows = await graph.read<Omit<DrawnLead, "proof"> & { proofJson: string; total: number }>(
    "read/open-proofs",
    { ...scope, limit: LEADS_DRAWN_MAX, ...at },
  );
  const leads = rows.map(({ proofJson, targetId, seedIds }) => ({
    ...{ targetId, seedIds },
    proof: JSON.parse(proofJson) as DrawnLead["proof"],
  }));
  return { leads, total: rows[0]?.total ?? 0 };
}

/**
 * The region's map (信用图谱): the gravest open leads, each with all that proves it, then the other listed parties.
 * `drawn` = leads that stood at an earlier moment. What of a large region is not drawn is told.
 */
export async function readRegionMap(
  graph: Graph,
  question: {
    /** Null = every region. */
    regionCode: string | null;
    first: number;
    listCodes: readonly string[];
    drawn?: DrawnLeads | null;
  },
  at: Moment,
): Promise<Slice> {
  const { regionCode, first, listCodes } = question;
  const scope = regionScopeOf(regionCode, at.asOf);
  const asked = { ...scope, listCodes, limit: first, ...at };
  const [{ leads, total }, listed] = await Promise.all([
    question.drawn ?? standingNow(graph, scope, at),
    graph.read<{ id: string; total: number }>("read/listed-subjects", asked),
  ]);
  const hops = leads.flatMap((lead) => lead.proof);
  const ids = [
    ...leads.flatMap(({ targetId, seedIds, proof }) => [
      ...[targetId, ...seedIds],
      ...proof.flatMap((hop) => [hop.from, hop.to]),
    ]),
    ...listed.map((row) => row.id),
  ];
  const statementIds = new Set(hops.map((hop) => hop.statementId));
  // Until a ripple proves a lead anew, its hops name who was merged since; what holds now is told of who is kept.
  const persons = await readKeptPersons(graph, ids, at);
  const among = [...new Set([...ids, ...persons.values()])];
  const edges = await graph.read<EdgeRow>("read/edges-among", { ids: among, ...at });
  const kept = edges.filter(
    (row) => edgeSets.CONTROL.some((kind) => kind === row.kind) || statementIds.has(row.statementId),
  );
  const listedTotal = listed[0]?.total ?? 0;
  const told = [
    ...(total > leads.length ? [`线索共 ${total} 条，只画最重的 ${leads.length} 条`] : []),
    ...(listedTotal > listed.length ? [`严重失信主体共 ${listedTotal} 个，只画其中一部分`] : []),
  ];
  return sliceOf(graph, ids, kept, at, { first, why: told.length > 0 ? told.join("；") : null });
}
