import type { Graph } from "../graph/graph.ts";
import type { Moment } from "./moment.ts";

/** A subject and who was merged into it: whatever concerned one of them concerns it. */
export async function readWithAbsorbed(
  graph: Graph,
  id: string,
  { knownAt }: Pick<Moment, "knownAt">,
): Promise<string[]> {
  const rows = await graph.read<{ id: string }>("read/absorbed-persons", { id, knownAt });
  return [id, ...rows.map((row) => row.id)];
}

/**
 * Of some subjects those that were merged into another, with the one that is kept (同一主体认定). A judgement counts from
 * the moment it was recorded, whatever the date asked: what was told moved with it.
 */
export async function readKeptPersons(
  graph: Graph,
  ids: readonly string[],
  { knownAt }: Pick<Moment, "knownAt">,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const params = { ids: [...new Set(ids)], knownAt };
  const rows = await graph.read<{ id: string; keptId: string }>("read/kept-persons", params);
  return new Map(rows.map(({ id, keptId }) => [id, keptId]));
}
