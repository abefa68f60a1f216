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

/** A natural person behind a company, with the share or the ground. */
export interface BeneficialOwnerView {
  subjectId: string;
  lookThroughPercent: number | null;
  basis: "share" | "control" | "management";
}

/** The line of 受益所有人信息管理办法: 25 %. */
const OWNER_RATIO_MIN = 0.25;

/** Natural persons with 25 % or more; else the controlling person; else who leads the company (受益所有人). */
export async function readBeneficialOwners(
  graph: Graph,
  id: string,
  at: Moment,
): Promise<BeneficialOwnerView[]> {
  const rows = await graph.read<{ holderId: string; lookThroughRatio: number }>("read/look-through-holders", {
    id,
    hopsMax: 6,
    ratioMin: OWNER_RATIO_MIN,
    ...at,
  });
  if (rows.length > 0) {
    return rows.map((row) => {
      return {
        subjectId: row.holderId,
        lookThroughPercent: row.lookThroughRatio * 100,
        basis: "share" as const,
      };
    });
  }
  const controllers = await graph.read<ControllerRow & { controllerKind: string }>("read/controllers", {
    id,
    hopsMax: LAYERS_MAX,
    ...at,
  });
  const person = controllers.find((row) => row.controllerKind === "person");
  if (person) return [{ subjectId: person.controllerId, lookThroughPercent: null, basis: "control" }];
  const offices = await graph.read<{ personId: string; organisationId: string; role: string }>(
    "read/positions",
    {
      ids: [id],
      ...at,
    },
  );
  return offices
    .filter((office) => office.organisationId === id && office.role === "legalRepresentative")
    .map((office) => ({ subjectId: office.personId, lookThroughPercent: null, basis: "management" }));
}
