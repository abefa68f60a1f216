import type { Graph } from "../graph/graph.ts";
import { percentFromPpm } from "../model/shares.ts";
import type { Moment } from "./moment.ts";

/** Layers of control or ownership that readers walk at most. */
export const LAYERS_MAX = 12;

export interface ControllerView {
  subjectId: string;
  basis: "majority_equity" | "joint_control" | "concert_control";
  /** With whom it controls in concert (一致行动); nobody = without. */
  partnerIds: string[];
  votesPercent: number;
  hops: number;
  statementIds: string[];
  /** Undetermined: it rests on companies whose registers contradict themselves, and no way is without. */
  verdict: "yes" | "undetermined";
  conflictIds: string[];
}

interface ControllerRow {
  controllerId: string;
  hops: number;
  votesPpm: number;
  basisIds: string[];
  conflictIds: string[];
}

/**
 * The topmost controller of a subject (实际控制人) through the shared view of control, and above it those who control in
 * concert: of a group the one with the most layers and then the least id, with the others beside it; null = nobody has a
 * majority, alone or in concert.
 */
export async function readActualController(
  graph: Graph,
  id: string,
  at: Moment,
): Promise<ControllerView | null> {
  const asked = { hopsMax: LAYERS_MAX, ...at };
  const [plain] = await graph.read<ControllerRow & { joint: boolean }>("read/controllers", { id, ...asked });
  const highest = plain?.controllerId ?? id;
  const [concert] = await graph.read<ControllerRow & { partnerIds: string[] }>(
    "read/controllers-in-concert",
    { id: highest, ...asked },
  );
  if (!plain && !concert) return null;
  const partnerIds = new Set(concert?.partnerIds.filter((partner) => partner !== concert.controllerId));
  const conflictIds = [...new Set([...(concert?.conflictIds ?? []), ...(plain?.conflictIds ?? [])])].sort();
  return {
    verdict: conflictIds.length > 0 ? "undetermined" : "yes",
    conflictIds,
    subjectId: concert?.controllerId ?? highest,
    basis: concert ? "concert_control" : plain!.joint ? "joint_control" : "majority_equity",
    partnerIds: [...partnerIds].sort(),
    votesPercent: percentFromPpm((plain ?? concert)!.votesPpm),
    hops: (plain?.hops ?? 0) + (concert?.hops ?? 0),
    statementIds: [...new Set([...(concert?.basisIds ?? []), ...(plain?.basisIds ?? [])])],
  };
}
