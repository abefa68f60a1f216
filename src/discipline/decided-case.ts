import { CaseRefused } from "../model/case-refused.ts";
import type { IsoDate } from "../model/dates.ts";
import type { ObjectionGround, ObjectionStatus, RepairStatus } from "../model/objection.ts";
import type { CaseReview, Lifting } from "../model/review.ts";
import type { CaseParts } from "./cases.ts";
import { objectionById } from "./objections.ts";
import { applicationById } from "./repairs.ts";

/** An objection or application that was decided, with what became of the decision since. */
export interface DecidedCase {
  caseId: string;
  what: "objection" | "repair";
  statementId: string;
  regionCode: string | null;
  status: ObjectionStatus | RepairStatus;
  /** Null for an application. */
  ground: ObjectionGround | null;
  /** Day of the first decision. */
  decidedOn: IsoDate;
  review: CaseReview | null;
  lifting: Lifting | null;
}

/** A decided case as it stands now. Throws CaseRefused where there is none, or where it waits for its decision. */
export async function readDecidedCase(parts: Pick<CaseParts, "graph">, caseId: string): Promise<DecidedCase> {
  const objection = await objectionById(parts, caseId);
  const found = objection ?? (await applicationById(parts, caseId));
  if (!found) throw new CaseRefused("NOT_FOUND", `case ${caseId}: no such objection or application`);
  const { statementId, regionCode, status, decidedOn, review, lifting } = found;
  if (decidedOn === null) {
    throw new CaseRefused("CONFLICT", `case ${caseId} is ${status}: expected one that was decided`);
  }
  const what = objection ? "objection" : "repair";
  const ground = objection?.ground ?? null;
  return { caseId, what, statementId, regionCode, status, ground, decidedOn, review, lifting };
}
