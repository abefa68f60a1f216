import { CaseRefused } from "../model/case-refused.ts";
import type { IsoDate } from "../model/dates.ts";
import type { CaseParts, CaseTaken } from "./cases.ts";
import { besideNoLoad, expectNotBefore, expectOne, pastDay, textOf } from "./cases.ts";
import { readDecidedCase } from "./decided-case.ts";
import { undoDecision } from "./undo-decision.ts";

/** The taking back of a decision by the office that made it. */
export interface LiftOrder {
  /** Id of the objection or application. */
  caseId: string;
  /** The office that made the decision, or the review that stands in its place. */
  authority: string;
  reason: string;
  documentNo: string;
  liftedOn?: IsoDate | null;
  actor: string;
}

/**
 * Lift the decision that stands on a case (撤销决定): what it did to the fact is undone by a new small load, and a
 * ripple brings the alerts up to date. The case is at its end; who still objects or applies does so anew. While a
 * review runs it decides, not the office. Lifted again, nothing is written.
 */
export async function liftDecision(parts: CaseParts, order: LiftOrder): Promise<CaseTaken> {
  const decided = await readDecidedCase(parts, order.caseId);
  const { caseId, statementId, review, lifting } = decided;
  const authority = textOf("authority", order.authority);
  const [reason, documentNo] = [textOf("reason", order.reason), textOf("documentNo", order.documentNo)];
  const taken: CaseTaken = { id: caseId, repeated: false, ripple: null };
  if (lifting) return { ...taken, repeated: true };
  if (review?.status === "pending") {
    throw new CaseRefused("CONFLICT", `case ${caseId}: review ${review.id} is under way; expected none`);
  }
  const liftedOn = pastDay("liftedOn", order.liftedOn, parts.clock);
  expectNotBefore("liftedOn", liftedOn, review?.decidedOn ?? decided.decidedOn);
  const decidedBy = review ? [caseId, review.id] : [caseId];
  const undoing = { statementId, decidedBy, by: caseId, on: liftedOn, amend: undefined };
  return besideNoLoad(async () => {
    const ripple = await undoDecision(parts, undoing, (at, loadId) => ({
      name: "discipline/lift",
      params: { caseId, liftedOn, at, reason, documentNo, authority, loadId, actor: order.actor },
      check: expectOne("lifted", `case ${caseId} was changed meanwhile; expected a decision that stands`),
    }));
    return { ...taken, ripple };
  });
}
