import type { CaseParts } from "./cases.ts";
import type { LiftOrder } from "./liftings.ts";
import { liftDecision } from "./liftings.ts";
import type { ObjectionDecision, RaiseOrder } from "./objections.ts";
import { decideObjection, raiseObjection } from "./objections.ts";
import type { DifferentOrder, MergeOrder, UndoOrder } from "./identity-judgements.ts";
import { judgeSameSubject, judgeTwoSubjects, undoSameSubject } from "./identity-judgements.ts";
import type { RepairDecision, RepairOrder } from "./repairs.ts";
import { applyForRepair, decideRepair } from "./repairs.ts";
import type { ReviewDecision, ReviewRequest } from "./reviews.ts";
import { decideReview, requestReview } from "./reviews.ts";

/** All steps of the room over one graph, as the API takes them in. */
export function disciplineOf(parts: CaseParts) {
  return {
    raiseObjection: (order: RaiseOrder) => raiseObjection(parts, order),
    decideObjection: (order: ObjectionDecision) => decideObjection(parts, order),
    applyForRepair: (order: RepairOrder) => applyForRepair(parts, order),
    decideRepair: (order: RepairDecision) => decideRepair(parts, order),
    requestReview: (order: ReviewRequest) => requestReview(parts, order),
    decideReview: (order: ReviewDecision) => decideReview(parts, order),
    liftDecision: (order: LiftOrder) => liftDecision(parts, order),
    judgeSameSubject: (order: MergeOrder) => judgeSameSubject(parts, order),
    undoSameSubject: (order: UndoOrder) => undoSameSubject(parts, order),
    judgeTwoSubjects: (order: DifferentOrder) => judgeTwoSubjects(parts, order),
  };
}
