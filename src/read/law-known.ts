import type { Graph } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import type { AddedLaw } from "../model/law.ts";
import { enactedLaw, NOTHING_ADDED } from "../model/law.ts";

/**
 * What operators had entered beside the built-in law at a moment (当时有效的法规表); what is in force now where that was not
 * kept then. The built-in tables are those of this release.
 */
export async function readLawKnown(graph: Graph, knownAt: IsoInstant): Promise<AddedLaw> {
  const [row] = await graph.read<{ addedJson: string }>("read/law-known", { knownAt });
  // A run of an earlier release knew fewer tables.
  return row ? { ...NOTHING_ADDED, ...(JSON.parse(row.addedJson) as Partial<AddedLaw>) } : enactedLaw();
}
