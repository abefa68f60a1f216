import type { IsoDate, IsoInstant } from "./dates.ts";
import type { ObjectionOutcome, ObjectionStatus, RepairStatus } from "./objection.ts";

export const reviewStatuses = { pending: "复核中", sustained: "维持原决定", replaced: "变更原决定" } as const;
export type ReviewStatus = keyof typeof reviewStatuses;

/** The review (复核) of the decision on an objection or an application: one a case, and it does not suspend the decision. */
export interface CaseReview {
  id: string;
  requestedBy: string;
  requestedOn: IsoDate;
  requestedAt: IsoInstant;
  reason: string;
  documentNo: string | null;
  /** Who reviews; the rule's authority where one is entered. */
  authority: string;
  status: ReviewStatus;
  decidedOn: IsoDate | null;
  decidedAt: IsoInstant | null;
  decisionReason: string | null;
  decisionDocumentNo: string | null;
  /** What stands in the place of the decision; null = it was sustained, or is not reviewed yet. */
  newStatus: ObjectionStatus | RepairStatus | null;
  newOutcome: ObjectionOutcome | null;
}

/** A decision that the office which made it took back (撤销决定): nothing of it stands, and the case is at its end. */
export interface Lifting {
  liftedOn: IsoDate;
  liftedAt: IsoInstant;
  authority: string;
  reason: string;
  documentNo: string;
}
