import type { Graph, WriteStep } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import type { Objection } from "../model/objection.ts";
import { objectionGrounds, objectionStatuses } from "../model/objection.ts";

/** How a statement stands in the stored proof of every alert that rests on it. */
export function hopTextOf(statementId: string): string {
  return JSON.stringify({ statementId }).slice(1, -1);
}

/** The objection that holds or gives back alerts. */
type Holding = Pick<Objection, "id" | "statementId" | "ground">;

/** Step of the transaction that marks a statement: every alert that rests on it is held (异议中). */
export function holdStep({ id, statementId, ground }: Holding, actor: string, at: IsoInstant): WriteStep {
  const reason = `所依据的记录 ${statementId} 被提出异议（${objectionGrounds[ground]}），异议编号 ${id}`;
  return {
    name: "alerts/hold",
    params: { objectionId: id, hopText: hopTextOf(statementId), at, actor, reason },
  };
}

/** Step of the transaction that decides: alerts get back the state they had; what then no longer holds is closed by a run. */
export function releaseStep(
  { id, statementId }: Holding,
  status: "upheld" | "rejected",
  actor: string,
  at: IsoInstant,
): WriteStep {
  return {
    name: "alerts/release",
    params: {
      ...{ objectionId: id, hopText: hopTextOf(statementId), at, actor },
      action: status === "upheld" ? "objectionUpheld" : "objectionRejected",
      reason: `异议 ${id} 已作出决定：${objectionStatuses[status]}`,
    },
  };
}

/** Alerts that rest on a marked statement and are not held, or are held for nothing; none at all times. */
export function heldAstray(
  graph: Graph,
): Promise<{ alertId: string; fault: "notHeld" | "heldForNothing" }[]> {
  return graph.read("alerts/held-astray");
}
