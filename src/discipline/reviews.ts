import type { Amendment } from "../load/decided/decision.ts";
import { CaseRefused } from "../model/case-refused.ts";
import { reviewRuleOf } from "../model/case-clocks.ts";
import type { IsoDate } from "../model/dates.ts";
import type { ObjectionOutcome, ObjectionStatus, RepairStatus } from "../model/objection.ts";
import { outcomeOfGround } from "../model/objection.ts";
import type { ContestedStatement } from "../load/decided/contested.ts";
import type { DecidedBy } from "./amendment.ts";
import { amendmentOf, endOf } from "./amendment.ts";
import type { CaseParts, CaseTaken } from "./cases.ts";
import {
  besideNoLoad,
  caseIdOf,
  expectNotBefore,
  expectOne,
  optionalTextOf,
  pastDay,
  textOf,
} from "./cases.ts";
import type { DecidedCase } from "./decided-case.ts";
import { readDecidedCase } from "./decided-case.ts";
import { expectStillOpen } from "./open-to-repair.ts";
import { undoDecision } from "./undo-decision.ts";

/** A request for review as somebody brings it. */
export interface ReviewRequest {
  /** Id of the objection or application. */
  caseId: string;
  reason: string;
  requestedBy: string;
  documentNo?: string | null;
  /** Day on which it came in; today where none is told. */
  requestedOn?: IsoDate | null;
  /** Who reviews; needed where no rule of the region names one. */
  authority?: string | null;
  actor: string;
}

/** The outcome of a review. */
export interface ReviewDecision {
  caseId: string;
  /** REPLACE: the opposite decision stands instead, or the same with other corrections where some are told. */
  decision: "SUSTAIN" | "REPLACE";
  reason: string;
  documentNo?: string | null;
  decidedOn?: IsoDate | null;
  corrections?: Readonly<Record<string, unknown>> | null;
  actor: string;
}

/**
 * Ask for the review (复核) of the decision on an objection or an application. The decision stands meanwhile, and what
 * rests on the fact is not held again. One review a case; the same request again writes nothing.
 */
export async function requestReview(parts: CaseParts, order: ReviewRequest): Promise<CaseTaken> {
  const { graph, clock } = parts;
  const decided = await readDecidedCase(parts, order.caseId);
  const { caseId, what, regionCode, decidedOn } = decided;
  const requestedOn = pastDay("requestedOn", order.requestedOn, clock);
  const [documentNo, requestedBy] = [
    optionalTextOf(order.documentNo),
    textOf("requestedBy", order.requestedBy),
  ];
  const reason = textOf("reason", order.reason);
  const id = caseIdOf("V", [caseId, requestedOn, documentNo, requestedBy]);
  const taken: CaseTaken = { id: caseId, repeated: false, ripple: null };
  if (decided.review?.id === id) return { ...taken, repeated: true };
  if (decided.lifting) throw new CaseRefused("CONFLICT", `case ${caseId}: its decision was lifted`);
  if (decided.review) {
    throw new CaseRefused("CONFLICT", `case ${caseId}: review ${decided.review.id} was asked for already`);
  }
  expectNotBefore("requestedOn", requestedOn, decidedOn);
  const rule = reviewRuleOf(what, requestedOn, regionCode);
  const authority = optionalTextOf(order.authority) ?? rule?.authority;
  if (!authority) {
    const found = "found none, and no rule of the region names one";
    throw new CaseRefused("BAD_USER_INPUT", `authority: ${found}; expected who reviews`);
  }
  const review = { id, requestedBy, reason, documentNo, authority };
  const at = clock().toISOString();
  await graph.writeTogether([
    {
      name: "discipline/request-review",
      params: { caseId, review, requestedOn, at, actor: order.actor },
      check: expectOne("requested", `case ${caseId} was changed meanwhile; expected a decision unreviewed`),
    },
  ]);
  return taken;
}

/** What stands in the place of a decision, and what it does to the fact. */
interface Replacement {
  newStatus: ObjectionStatus | RepairStatus;
  newOutcome: ObjectionOutcome | null;
  /** Undefined = nothing: the fact is as it was before the decision. */
  amend: ((statement: ContestedStatement) => Amendment) | undefined;
}

/**
 * Decide a review. Sustained: nothing changes. Replaced: in one transaction a new small load undoes what the decision
 * did to the fact and does what the other one says; then a ripple brings the alerts up to date.
 */
export async function decideReview(parts: CaseParts, order: ReviewDecision): Promise<CaseTaken> {
  const decided = await readDecidedCase(parts, order.caseId);
  const { caseId, statementId, review } = decided;
  if (!review) throw new CaseRefused("CONFLICT", `case ${caseId}: nobody has asked for a review`);
  const reason = textOf("reason", order.reason);
  const status = order.decision === "REPLACE" ? "replaced" : "sustained";
  const taken: CaseTaken = { id: caseId, repeated: false, ripple: null };
  if (review.status === status) return { ...taken, repeated: true };
  if (review.status !== "pending") {
    throw new CaseRefused("CONFLICT", `review ${review.id} is ${review.status}: expected pending`);
  }
  const decidedOn = pastDay("decidedOn", order.decidedOn, parts.clock);
  expectNotBefore("decidedOn", decidedOn, review.requestedOn);
  const documentNo = optionalTextOf(order.documentNo);
  const by = { on: decidedOn, documentNo };
  const replacement =
    status === "replaced" ? replacementOf(decided, by, order.corrections ?? null) : undefined;
  if (!replacement && order.corrections) {
    throw new CaseRefused(
      "BAD_USER_INPUT",
      "corrections: found some, expected none where a decision is sustained",
    );
  }
  const told = { reason, documentNo, actor: order.actor, decidedOn };
  const stepOf = (at: string, loadId: string | null) => ({
    name: "discipline/decide-review",
    params: {
      ...{ id: review.id, caseId, status, at, loadId, ...told },
      ...{ newStatus: replacement?.newStatus ?? null, newOutcome: replacement?.newOutcome ?? null },
    },
    check: expectOne("decided", `review ${review.id} was decided meanwhile; expected pending`),
  });
  if (!replacement) {
    await parts.graph.writeTogether([stepOf(parts.clock().toISOString(), null)]);
    return taken;
  }
  if (replacement.newStatus === "granted") await expectStillOpen(parts, decided, decidedOn);
  return besideNoLoad(async () => {
    const undoing = { statementId, decidedBy: [caseId], by: review.id, on: decidedOn, ...replacement };
    return { ...taken, ripple: await undoDecision(parts, undoing, stepOf) };
  });
}

function replacementOf(
  decided: DecidedCase,
  by: DecidedBy,
  corrections: Readonly<Record<string, unknown>> | null,
): Replacement {
  const { status, ground } = decided;
  if (ground === null) {
    if (corrections)
      throw new CaseRefused("BAD_USER_INPUT", "corrections: found some, expected none for a repair");
    if (status === "granted") return { newStatus: "refused", newOutcome: null, amend: undefined };
    return {
      newStatus: "granted",
      newOutcome: null,
      amend: (statement) => endOf(statement, by, "repaired"),
    };
  }
  // Without corrections the opposite of an upheld objection is meant, with some the same in other words.
  if (status === "upheld" && corrections === null)
    return { newStatus: "rejected", newOutcome: null, amend: undefined };
  const outcome = outcomeOfGround[ground];
  const amend = (statement: ContestedStatement) => amendmentOf(statement, outcome, by, corrections);
  return { newStatus: "upheld", newOutcome: outcome, amend };
}
