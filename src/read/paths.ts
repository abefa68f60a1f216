import type { Graph } from "../graph/graph.ts";
import type { EdgeSet } from "../model/edges.ts";
import { stateKinds } from "../model/kinds.ts";
import { readKeptPersons } from "./kept-persons.ts";
import type { Moment } from "./moment.ts";
import { kindsOf } from "./neighbourhood.ts";
import type { EdgeRow, EdgeView } from "./slice.ts";
import { edgeView } from "./slice.ts";

export type PathOutcome = "FOUND" | "NONE_WITHIN_LIMITS" | "CUT_SHORT" | "REFUSED_TOO_WIDE";

export interface PathView {
  nodeIds: string[];
  edges: EdgeView[];
  weakestSharePercent: number | null;
}

export interface PathsView {
  outcome: PathOutcome;
  paths: PathView[];
  /** Paths found in all; the answer holds the shortest of them. */
  explored: number;
}

/** A start with more edges than this is a hub: a search from it would walk most of a province. */
const DEGREE_MAX = 2_000;

/** The shortest simple paths between two subjects; state bodies are no bridge. Four outcomes, never a bare "none". */
export async function readPaths(
  graph: Graph,
  question: {
    from: string;
    to: string;
    through: readonly EdgeSet[] | null;
    hopsMax: number;
    sharePpmMin: number;
    first: number;
  },
  at: Moment,
): Promise<PathsView> {
  const kinds = kindsOf(question.through);
  const kept = await readKeptPersons(graph, [question.from, question.to], at);
  const [fromId, toId] = [question.from, question.to].map((id) => kept.get(id) ?? id);
  for (const id of [fromId, toId]) {
    const [row] = await graph.read<{ degree: number }>("read/degree", { id, kinds, ...at });
    if ((row?.degree ?? 0) > DEGREE_MAX) return { outcome: "REFUSED_TOO_WIDE", paths: [], explored: 0 };
  }
  const rows = await graph.read<{ nodeIds: string[]; edges: EdgeRow[]; explored: number }>("read/paths", {
    fromId,
    toId,
    kinds,
    hopsMax: question.hopsMax,
    sharePpmMin: question.sharePpmMin,
    stateKinds,
    limit: question.first,
    ...at,
  });
  const explored = rows[0]?.explored ?? 0;
  const paths = rows.map((row) => {
    const views = row.edges.map(edgeView);
    const shares = views.map((edge) => edge.sharePercent).filter((share) => share !== null);
    return {
      nodeIds: row.nodeIds,
      edges: views,
      weakestSharePercent: shares.length ? Math.min(...shares) : null,
    };
  });
  if (rows.length === 0) return { outcome: "NONE_WITHIN_LIMITS", paths, explored };
  return { outcome: explored > rows.length ? "CUT_SHORT" : "FOUND", paths, explored };
}
