import type { Graph } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";

/** The default `knownAt`: now, or just before a load that is still under way, so that a delivery appears whole. */
export async function horizon(graph: Graph, clock: () => Date): Promise<IsoInstant> {
  const [row] = await graph.read<{ recordedAt: IsoInstant | null }>("read/horizon");
  const now = clock().toISOString();
  if (!row?.recordedAt || row.recordedAt > now) return now;
  return new Date(Date.parse(row.recordedAt) - 1).toISOString();
}
