import type { ContestedStatement } from "../load/decided/contested.ts";
import { readContested } from "../load/decided/contested.ts";
import { decisionSteps } from "../load/decided/decision.ts";
import { CaseRefused } from "../model/case-refused.ts";
import type { IsoDate } from "../model/dates.ts";
import { rankIn } from "../model/jurisdiction.ts";
import { severeSpansOn } from "../model/list-catalogue.ts";
import type { RepairApplication } from "../model/objection.ts";
import { publicationOn } from "../model/publication.ts";
import { readRepairs } from "../read/objections.ts";
import { endOf } from "./amendment.ts";
import type { CaseParts, CaseTaken } from "./cases.ts";
import {
  besideNoLoad,
  caseIdOf,
  expectOne,
  optionalTextOf,
  pastDay,
  regionOfEnds,
  rippleOf,
  textOf,
} from "./cases.ts";

/** An application as somebody brings it. */
export interface RepairOrder {
  statementId: string;
  reason: string;
  appliedBy: string;
  documentNo?: string | null;
  appliedOn?: IsoDate | null;
  actor: string;
}

/** A step on an application. */
export interface RepairDecision {
  applicationId: string;
  decision: "ACCEPT" | "GRANT" | "REFUSE";
  reason: string;
  documentNo?: string | null;
  decidedOn?: IsoDate | null;
  actor: string;
}

/** 浙江省公共信用信息管理条例 art. 32: who is on a severe list cannot use ordinary repair. Read in full (L). */
const CLOSED_IN = "330000";

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
  const { mayApplyFrom, isUncertain } = openTo(statement, regionCode, appliedOn);
  const { table } = statement;
  const subjectIds = statement.ends.map((end) => end.subjectId);
  const application = {
    ...{ id, statementId, table, subjectIds, reason, documentNo, appliedBy, regionCode, isUncertain },
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

/** Whether a statement is open to ordinary repair on a day, and from when; throws CaseRefused with the rule. */
function openTo(
  { table, cells, statementId }: ContestedStatement,
  regionCode: string | null,
  on: IsoDate,
): { mayApplyFrom: IsoDate | null; isUncertain: boolean } {
  if (table !== "listings" && table !== "penalties") {
    throw new CaseRefused(
      "BAD_USER_INPUT",
      `statement ${statementId} is of ${table}, expected a listing or penalty`,
    );
  }
  const cell = (column: string) => cells[column] || null;
  const ended = cell(table === "listings" ? "removedOn" : "publishUntil");
  if (ended !== null && ended <= on) {
    throw new CaseRefused(
      "CONFLICT",
      `statement ${statementId} ended on ${ended}, expected one still published`,
    );
  }
  const listCode = table === "listings" ? cell("listCode") : null;
  const isSevere = listCode !== null && severeSpansOn(listCode, on).length > 0;
  if (isSevere && regionCode !== null && rankIn(regionCode, CLOSED_IN) >= 0) {
    const law = "浙江省公共信用信息管理条例第三十二条";
    throw new CaseRefused(
      "CONFLICT",
      `statement ${statementId}: ${law} closes severe lists to ordinary repair`,
    );
  }
  const { publish } = publicationOn(
    {
      ...{ listCode, regionCode, authority: cell("authority"), actTo: cell("actTo") },
      penaltyType: table === "penalties" ? cell("penaltyType") : null,
      determinedOn: cell(table === "listings" ? "listedOn" : "decidedOn")!,
      ...{ publishedOn: null, removedOn: null, removalReason: null, statedUntil: null, corrected: null },
    },
    on,
  );
  const mayApplyFrom = publish?.mayApplyFrom ?? null;
  const isUncertain = publish !== null && (publish.rule.sure === "M" || publish.rule.startSure === "M");
  // A day that rests on memory is shown and refuses nobody.
  if (mayApplyFrom !== null && !isUncertain && on < mayApplyFrom) {
    throw new CaseRefused(
      "CONFLICT",
      `statement ${statementId}: may be applied for from ${mayApplyFrom}, found ${on}`,
    );
  }
  return { mayApplyFrom, isUncertain };
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
 * Accept, grant or refuse an application. Granted: the listing ends as repaired, or the penalty is no longer published,
 * from the day of the decision; then a ripple brings the alerts up to date. The same step again writes nothing.
 */
export async function decideRepair(parts: CaseParts, order: RepairDecision): Promise<CaseTaken> {
  const { graph, clock } = parts;
  const application = await applicationById(parts, order.applicationId);
  if (!application) {
    throw new CaseRefused("NOT_FOUND", `application ${order.applicationId}: no such application`);
  }
  const { id, statementId } = application;
  const reason = textOf("reason", order.reason);
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
  const earliest = application.acceptedOn ?? application.appliedOn;
  if (decidedOn < earliest) {
    throw new CaseRefused("BAD_USER_INPUT", `decidedOn: found ${decidedOn}, expected ${earliest} or later`);
  }
  const { actor } = order;
  const changed = `application ${id} was decided meanwhile; expected ${from.join(" or ")}`;
  if (status === "accepted") {
    const params = { id, acceptedOn: decidedOn, at: clock().toISOString(), actor, reason };
    await graph.writeTogether([{ name: "discipline/accept", params, check: expectOne("accepted", changed) }]);
    return { id, repeated: false, ripple: null };
  }
  return besideNoLoad(async () => {
    const statement = status === "granted" ? await readContested(graph, statementId) : undefined;
    const documentNo = optionalTextOf(order.documentNo);
    const amendment = statement && endOf(statement, decidedOn, "repaired", documentNo);
    const decision = amendment
      ? await decisionSteps(graph, { statement, amendment, decidedBy: id, decidedOn }, clock)
      : null;
    const at = decision?.recordedAt ?? clock().toISOString();
    const params = { id, status, decidedOn, at, actor, reason, documentNo, loadId: decision?.loadId ?? null };
    await graph.writeTogether([
      { name: "discipline/decide-repair", params, check: expectOne("decided", changed) },
      ...(decision?.steps ?? []),
    ]);
    const ripple = decision ? await rippleOf(parts, decision) : null;
    return { id, repeated: false, ripple };
  });
}
