import type { Graph, Params } from "../graph/graph.ts";
import { EXAMPLES_MAX } from "../model/code-quality.ts";
import type { Telling } from "../names/one-organisation.ts";
import { mayBeOneOrganisation } from "../names/one-organisation.ts";

interface ToldRow {
  id: string;
  regionCode: string;
  isDuplicate: boolean;
  tellings: Telling[];
}

/** Organisations of one division whose code is stated with names that cannot be of one. */
export interface UnlikeNames {
  unlikeNames: number;
  /** Of them, those whose code another organisation states too. */
  unlikeAndDuplicate: number;
  /** The least in text order, at most EXAMPLES_MAX. */
  unlikeNameIds: readonly string[];
}

export const noUnlikeNames: UnlikeNames = { unlikeNames: 0, unlikeAndDuplicate: 0, unlikeNameIds: [] };

/** The question that is asked of the graph. */
export const NAMES_QUERY = "jobs/code-names";

/**
 * Codes under which sources name organisations of unlike names (一码多名), by division: which of them the code is given to
 * is unknown. Other writings, names that may be one, and former names are no fault. Streams what differs in the text.
 */
export async function unlikeNames(graph: Graph, params: Params): Promise<ReadonlyMap<string, UnlikeNames>> {
  const divisions = new Map<string, UnlikeNames>();
  for await (const { id, regionCode, isDuplicate, tellings } of graph.stream<ToldRow>(NAMES_QUERY, params)) {
    if (!areUnlike(tellings)) continue;
    const before = divisions.get(regionCode);
    divisions.set(regionCode, {
      unlikeNames: (before?.unlikeNames ?? 0) + 1,
      unlikeAndDuplicate: (before?.unlikeAndDuplicate ?? 0) + Number(isDuplicate),
      unlikeNameIds: [...(before?.unlikeNameIds ?? []), id].sort().slice(0, EXAMPLES_MAX),
    });
  }
  return divisions;
}

/** Whether any two of them cannot be of one organisation. */
function areUnlike(tellings: readonly Telling[]): boolean {
  return tellings.some((one, at) =>
    tellings.slice(at + 1).some((other) => !mayBeOneOrganisation(one, other)),
  );
}
