import { holdStep, hopTextOf, releaseStep } from "../alerts/held.ts";
import type { ContestedStatement } from "../load/decided/contested.ts";
import { readContested } from "../load/decided/contested.ts";
import type { DecisionSteps } from "../load/decided/decision.ts";
import { decisionSteps } from "../load/decided/decision.ts";
import { CaseRefused } from "../model/case-refused.ts";
import { caseClockOf } from "../model/case-clocks.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Objection, ObjectionGround, ObjectionOutcome } from "../model/objection.ts";
import { outcomeOfGround } from "../model/objection.ts";
import { readObjectionPage } from "../read/objections.ts";
import { amendmentOf } from "./amendment.ts";
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

/** An objection as somebody brings it. */
export interface RaiseOrder {
  statementId: string;
  ground: ObjectionGround;
  reason: string;
  /** Who objects. */
  raisedBy: string;
  documentNo?: string | null;
  /** Day on which it came in; today where none is told. */
  raisedOn?: IsoDate | null;
  heldByProvider?: boolean | null;
  actor: string;
}

/** A step on an objection. */
export interface ObjectionDecision {
  objectionId: string;
  decision: "UPHOLD" | "REJECT" | "EXTEND";
  reason: string;
  documentNo?: string | null;
  decidedOn?: IsoDate | null;
  /** Columns of the bundle with their right text, for what is corrected or supplemented. */
  corrections?: Readonly<Record<string, unknown>> | null;
  actor: string;
}

/**
 * Raise an objection to one stated fact: the fact is marked and every alert that rests on it is held, in one
 * transaction. The same objection again (statement, ground, day, document) is the same case and writes nothing.
 */
export async function raiseObjection(parts: CaseParts, order: RaiseOrder): Promise<CaseTaken> {
  const { graph, clock } = parts;
  const { statementId, ground, actor } = order;
  const raisedOn = pastDay("raisedOn", order.raisedOn, clock);
  const [documentNo, raisedBy] = [optionalTextOf(order.documentNo), textOf("raisedBy", order.raisedBy)];
  const reason = textOf("reason", order.reason);
  const id = caseIdOf("O", [statementId, ground, raisedOn, documentNo, raisedBy]);
  const taken: CaseTaken = { id, repeated: false, ripple: null };
  if (await objectionById(parts, id)) return { ...taken, repeated: true };
  const statement = await readContested(graph, statementId);
  if (!statement)
    throw new CaseRefused("NOT_FOUND", `statement ${statementId}: nothing of that id is believed`);
  expectGround(statement, ground);
  const at = clock().toISOString();
  const objection = {
    ...{ id, statementId, table: statement.table, ground, reason, documentNo, raisedBy },
    subjectIds: [...new Set(statement.ends.map((end) => end.subjectId))],
    regionCode: await regionOfEnds(parts, statement.ends),
    heldByProvider: order.heldByProvider ?? false,
  };
  const mark = { objection, raisedOn, at, actor, hopText: hopTextOf(statementId) };
  await graph.writeTogether([
    {
      name: "discipline/raise",
      params: mark,
      check: expectOne("raised", `objection ${id} was raised by another at this moment; expected one`),
    },
    holdStep({ id, statementId, ground }, actor, at),
  ]);
  return taken;
}

function expectGround({ table, statementId }: ContestedStatement, ground: ObjectionGround): void {
  const fits =
    ground === "wrongListing"
      ? table === "listings"
      : ground !== "overdue" || ["listings", "penalties", "records"].includes(table);
  if (fits) return;
  const expected = ground === "wrongListing" ? "a listing" : "a listing, penalty or record";
  throw new CaseRefused(
    "BAD_USER_INPUT",
    `ground ${ground}: ${statementId} is of ${table}, expected ${expected}`,
  );
}

/** An objection as it stands now; undefined for an unknown id. */
export async function objectionById(
  { graph }: Pick<CaseParts, "graph">,
  id: string,
): Promise<Objection | undefined> {
  // A decision is known from an instant that may lie a moment ahead of the clock.
  const known = { asOf: "9999-12-30", knownAt: "9999-12-30T00:00:00.000Z" };
  const page = await readObjectionPage(graph, { filter: { ids: [id] }, first: 1 }, known);
  return page.rows[0]?.objection;
}

/**
 * Decide an objection, or extend its time. Rejected: the alerts get back the state they had. Upheld: the fact is taken
 * back or said as corrected as of the decision, the alerts get their state back in the same transaction, and a ripple
 * then closes or changes what it touches. The same decision again writes nothing; another one is refused.
 */
export async function decideObjection(parts: CaseParts, order: ObjectionDecision): Promise<CaseTaken> {
  const objection = await objectionById(parts, order.objectionId);
  if (!objection) throw new CaseRefused("NOT_FOUND", `objection ${order.objectionId}: no such objection`);
  const reason = textOf("reason", order.reason);
  const taken: CaseTaken = { id: objection.id, repeated: false, ripple: null };
  if (order.decision === "EXTEND") return extend(parts, objection, order, reason);
  const status = order.decision === "UPHOLD" ? "upheld" : "rejected";
  const isReplaced = objection.review?.status === "replaced";
  if (objection.status === status && !isReplaced) return { ...taken, repeated: true };
  if (objection.status !== "pending") {
    throw new CaseRefused("CONFLICT", `objection ${objection.id} is ${objection.status}: expected pending`);
  }
  const decidedOn = pastDay("decidedOn", order.decidedOn, parts.clock);
  expectNotBefore("decidedOn", decidedOn, objection.extendedOn ?? objection.raisedOn);
  const told = { reason, decidedOn, documentNo: optionalTextOf(order.documentNo), actor: order.actor };
  if (status === "rejected") {
    await enter(parts, objection, { ...told, status, outcome: null, decision: null });
    return taken;
  }
  const outcome = outcomeOfGround[objection.ground];
  return besideNoLoad(async () => {
    const statement = await readContested(parts.graph, objection.statementId);
    const decided = { on: decidedOn, documentNo: told.documentNo };
    const amendment = statement && amendmentOf(statement, outcome, decided, order.corrections ?? null);
    // What its source no longer says needs no taking back: the decision stands in the file alone.
    const decision =
      statement && amendment !== undefined
        ? await decisionSteps(
            parts.graph,
            { statement, amendment, decidedBy: objection.id, decidedOn },
            parts.clock,
          )
        : null;
    await enter(parts, objection, { ...told, status, outcome, decision });
    const ripple = decision ? await rippleOf(parts, decision) : null;
    return { ...taken, ripple };
  });
}

interface Entered {
  status: "upheld" | "rejected";
  outcome: ObjectionOutcome | null;
  decidedOn: IsoDate;
  documentNo: string | null;
  reason: string;
  actor: string;
  decision: DecisionSteps | null;
}

/** One transaction: the decision, what it does to the fact, and the alerts it gives back. */
async function enter({ graph, clock }: CaseParts, objection: Objection, entered: Entered): Promise<void> {
  const { decision, ...told } = entered;
  const at = decision?.recordedAt ?? clock().toISOString();
  await graph.writeTogether([
    {
      name: "discipline/decide",
      params: { id: objection.id, ...told, at, loadId: decision?.loadId ?? null },
      check: expectOne("decided", `objection ${objection.id} was decided meanwhile; expected pending`),
    },
    ...(decision?.steps ?? []),
    releaseStep(objection, told.status, told.actor, at),
  ]);
}

/** Take the longer time of the law, from the day that is told. */
async function extend(
  { graph, clock }: CaseParts,
  objection: Objection,
  { actor, decidedOn }: ObjectionDecision,
  reason: string,
): Promise<CaseTaken> {
  const taken: CaseTaken = { id: objection.id, repeated: objection.extendedAt !== null, ripple: null };
  if (taken.repeated) return taken;
  if (objection.status !== "pending") {
    throw new CaseRefused("CONFLICT", `objection ${objection.id} is ${objection.status}: expected pending`);
  }
  const { raisedOn, regionCode, heldByProvider } = objection;
  expectLongerTime(
    `objection ${objection.id}`,
    caseClockOf("objection", raisedOn, regionCode, heldByProvider),
  );
  const extendedOn = pastDay("decidedOn", decidedOn, clock);
  expectNotBefore("decidedOn", extendedOn, raisedOn);
  const at = clock().toISOString();
  await graph.writeTogether([
    {
      name: "discipline/extend",
      params: { id: objection.id, extendedOn, at, actor, reason },
      check: expectOne("extended", `objection ${objection.id} was decided meanwhile; expected pending`),
    },
  ]);
  return taken;
}
