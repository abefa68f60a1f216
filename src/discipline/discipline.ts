import type { CaseParts } from "./cases.ts";
import type { ObjectionDecision, RaiseOrder } from "./objections.ts";
import { decideObjection, raiseObjection } from "./objections.ts";
import type { RepairDecision, RepairOrder } from "./repairs.ts";
import { applyForRepair, decideRepair } from "./repairs.ts";

/** All steps of the room over one graph, as the API takes them in. */
export function disciplineOf(parts: CaseParts) {
  return {
    raiseObjection: (order: RaiseOrder) => raiseObjection(parts, order),
    decideObjection: (order: ObjectionDecision) => decideObjection(parts, order),
    applyForRepair: (order: RepairOrder) => applyForRepair(parts, order),
    decideRepair: (order: RepairDecision) => decideRepair(parts, order),
  };
}
