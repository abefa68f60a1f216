import { readContested } from "../load/decided/contested.ts";
import { decisionSteps } from "../load/decided/decision.ts";
import { caseClockOf } from "../model/case-clocks.ts";
import { CaseRefused } from "../model/case-refused.ts";
import type { IsoDate } from "../model/dates.ts";
import type { RepairApplication } from "../model/objection.ts";
import { readRepairs } from "../read/objections.ts";
import { endOf } from "./amendment.ts";
import type { CaseParts, CaseTaken } from "./cases.ts";
import {
  besideNoLoad,
  caseIdOf,
  expectLongerTime,
  expectNotBefore,
  expectOne,
  optionalTextOf,
  pastDay,
  regionOfEnds,
  rippleOf,
  textOf,
} from "./cases.ts";
import { expectStillOpen, openToRepair } from "./open-to-repair.ts";

/** An application as somebody brings it. */
export interface RepairOrder {
  statementId: string;
  reason: string;
  appliedBy: string;
  documentNo?: string | null;
  appliedOn?: IsoDate | null;
  /** Days on which the act was corrected, duties were performed and the public commitment was made, as stated. */
  correctedOn?: IsoDate | null;
  performedOn?: IsoDate | null;
  committedOn?: IsoDate | null;
  actor: string;
}

/** A step on an application. */
export interface RepairDecision {
  applicationId: string;
  decision: "ACCEPT" | "EXTEND" | "GRANT" | "REFUSE";
  reason: string;
  documentNo?: string | null;
  decidedOn?: IsoDate | null;
  /** Who grants or refuses; where none is told the authority that determined (谁认定、谁修复). */
  authority?: string | null;
  actor: string;
}

/** Apply for the repair of a listing or penalty. The same application again writes nothing. */
export async function applyForRepair(parts: CaseParts, order: RepairOrder): Promise<CaseTaken> {
  const { graph, clock } = parts;
  const { statementId, actor } = order;
  const appliedOn = pastDay("appliedOn", order.appliedOn, clock);
  const [documentNo, appliedBy] = [optionalTextOf(order.documentNo), textOf("appliedBy", order.appliedBy)];
  const reason = textOf("reason", order.reason);
  const id = caseIdOf("R", [statementId, appliedOn, documentNo, appliedBy]);
  if (await applicationById(parts, id)) return { id, repeated: true, ripple: null };
  const statement = await readContested(graph, statementId);
  if (!statement)
    throw new CaseRefused("NOT_FOUND", `statement ${statementId}: nothing of that id is believed`);
  const regionCode = await regionOfEnds(parts, statement.ends);
  const { mayApplyFrom, ...told } = await openToRepair(parts, { statement, regionCode, on: appliedOn });
  const { table } = statement;
  const subjectIds = statement.ends.map((end) => end.subjectId);
  const determinedBy = statement.cells["authority"] || null;
  const application = {
    ...{ id, statementId, table, subjectIds, reason, documentNo, appliedBy, regionCode, ...told },
    ...{ ...conditionsOf(order, appliedOn, clock), determinedBy },
  };
  const at = clock().toISOString();
  await graph.writeTogether([
    {
      name: "discipline/apply",
      params: { application, appliedOn, mayApplyFrom, at, actor },
      check: expectOne(
        "applied",
        `statement ${statementId}: another application is under way; expected none`,
      ),
    },
  ]);
  return { id, repeated: false, ripple: null };
}

/** What the applicant states to have done by the day of the application; null where it is not told. */
function conditionsOf(order: RepairOrder, appliedOn: IsoDate, clock: () => Date) {
  const dayOf = (name: "correctedOn" | "performedOn" | "committedOn") => {
    if (!order[name]) return null;
    const on = pastDay(name, order[name], clock);
    if (on <= appliedOn) return on;
    throw new CaseRefused("BAD_USER_INPUT", `${name}: found ${on}, expected ${appliedOn} or earlier`);
  };
  return {
    correctedOn: dayOf("correctedOn"),
    performedOn: dayOf("performedOn"),
    committedOn: dayOf("committedOn"),
  };
}

/** An application as it stands now; undefined for an unknown id. */
export async function applicationById(
  { graph }: Pick<CaseParts, "graph">,
  id: string,
): Promise<RepairApplication | undefined> {
  const known = { asOf: "9999-12-30", knownAt: "9999-12-30T00:00:00.000Z" };
  return (await readRepairs(graph, { ids: [id] }, known))[0];
}

const wanted = { ACCEPT: "accepted", GRANT: "granted", REFUSE: "refused" } as const;

/**
 * Accept, extend, grant or refuse an application; what the law closes to repair by then is neither accepted nor granted.
 * Granted: the listing ends as repaired, or the penalty is no longer published, from the day of the decision; then a
 * ripple brings the alerts up to date. The same step again writes nothing.
 */
export async function decideRepair(parts: CaseParts, order: RepairDecision): Promise<CaseTaken> {
  const { graph, clock } = parts;
  const application = await applicationById(parts, order.applicationId);
  if (!application) {
    throw new CaseRefused("NOT_FOUND", `application ${order.applicationId}: no such application`);
  }
  const { id } = application;
  const reason = textOf("reason", order.reason);
  const authority = optionalTextOf(order.authority);
  if (authority !== null && (order.decision === "ACCEPT" || order.decision === "EXTEND")) {
    throw new CaseRefused("BAD_USER_INPUT", "authority: found one, expected it with a decision alone");
  }
  if (order.decision === "EXTEND") return extend(parts, application, order, reason);
  const status = wanted[order.decision];
  const isAccepted = status === "accepted" && application.acceptedAt !== null;
  const isReplaced = application.review?.status === "replaced";
  if ((application.status === status && !isReplaced) || isAccepted)
    return { id, repeated: true, ripple: null };
  const from = { accepted: ["applied"], granted: ["accepted"], refused: ["applied", "accepted"] }[status];
  if (!from.includes(application.status)) {
    const found = `application ${id} is ${application.status}: expected ${from.join(" or ")}`;
    throw new CaseRefused("CONFLICT", found);
  }
  const decidedOn = pastDay("decidedOn", order.decidedOn, clock);
  const { extendedOn, acceptedOn, appliedOn } = application;
  expectNotBefore("decidedOn", decidedOn, extendedOn ?? acceptedOn ?? appliedOn);
  if (status !== "refused") await expectStillOpen(parts, application, decidedOn);
  const { actor } = order;
  const changed = `application ${id} was decided meanwhile; expected ${from.join(" or ")}`;
  if (status === "accepted") {
    const params = { id, acceptedOn: decidedOn, at: clock().toISOString(), actor, reason };
    await graph.writeTogether([{ name: "discipline/accept", params, check: expectOne("accepted", changed) }]);
    return { id, repeated: false, ripple: null };
  }
  const documentNo = optionalTextOf(order.documentNo);
  const told = {
    ...{ id, status, decidedOn, actor, reason, documentNo },
    authority: authority ?? application.determinedBy,
  };
  return besideNoLoad(() => enter(parts, application, told, changed));
}

interface Entered {
  id: string;
  status: "granted" | "refused";
  decidedOn: IsoDate;
  documentNo: string | null;
  authority: string | null;
  reason: string;
  actor: string;
}

/** One transaction: the decision, and the end of the fact where it is granted; then the ripple. */
async function enter(
  parts: CaseParts,
  { statementId }: RepairApplication,
  told: Entered,
  changed: string,
): Promise<CaseTaken> {
  const { graph, clock } = parts;
  const { id, status, decidedOn } = told;
  const statement = status === "granted" ? await readContested(graph, statementId) : undefined;
  const { documentNo } = told;
  const amendment = statement && endOf(statement, { on: decidedOn, documentNo }, "repaired");
  const decision = amendment
    ? await decisionSteps(graph, { statement, amendment, decidedBy: id, decidedOn }, clock)
    : null;
  const at = decision?.recordedAt ?? clock().toISOString();
  const params = { ...told, at, loadId: decision?.loadId ?? null };
  await graph.writeTogether([
    { name: "discipline/decide-repair", params, check: expectOne("decided", changed) },
    ...(decision?.steps ?? []),
  ]);
  const ripple = decision ? await rippleOf(parts, decision) : null;
  return { id, repeated: false, ripple };
}

/** Take the longer time of the law for the decision on an accepted application, from the day that is told. */
async function extend(
  { graph, clock }: CaseParts,
  { id, status, extendedAt, acceptedOn, appliedOn, regionCode }: RepairApplication,
  { actor, decidedOn }: RepairDecision,
  reason: string,
): Promise<CaseTaken> {
  const taken: CaseTaken = { id, repeated: extendedAt !== null, ripple: null };
  if (taken.repeated) return taken;
  if (status !== "accepted" || acceptedOn === null) {
    throw new CaseRefused("CONFLICT", `application ${id} is ${status}: expected accepted`);
  }
  expectLongerTime(`application ${id}`, caseClockOf("repair", appliedOn, regionCode, false));
  const extendedOn = pastDay("decidedOn", decidedOn, clock);
  expectNotBefore("decidedOn", extendedOn, acceptedOn);
  const changed = `application ${id} was decided meanwhile; expected accepted`;
  const params = { id, extendedOn, at: clock().toISOString(), actor, reason };
  await graph.writeTogether([
    { name: "discipline/extend-repair", params, check: expectOne("extended", changed) },
  ]);
  return taken;
}
