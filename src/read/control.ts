import type { Graph } from "../graph/graph.ts";
import { percentFromPpm } from "../model/shares.ts";
import type { Moment } from "./moment.ts";

/** Layers of control or ownership that readers walk at most. */
export const LAYERS_MAX = 12;

export interface ControllerView {
  subjectId: string;
  basis: "majority_equity" | "joint_control";
  votesPercent: number;
  hops: number;
  statementIds: string[];
}

interface ControllerRow {
  controllerId: string;
  hops: number;
  votesPpm: number;
  joint: boolean;
  basisIds: string[];
}

/** The topmost controller of a subject (实际控制人) through the shared view of control; null = nobody has a majority. */
export async function readActualController(
  graph: Graph,
  id: string,
  at: Moment,
): Promise<ControllerView | null> {
  const [top] = await graph.read<ControllerRow>("read/controllers", { id, hopsMax: LAYERS_MAX, ...at });
  if (!top) return null;
  return {
    subjectId: top.controllerId,
    basis: top.joint ? "joint_control" : "majority_equity",
    votesPercent: percentFromPpm(top.votesPpm),
    hops: top.hops,
    statementIds: top.basisIds,
  };
}
