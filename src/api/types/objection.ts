import { CaseRefused } from "../../model/case-refused.ts";
import { objectionClock, repairClock } from "../../model/case-clocks.ts";
import type {
  Objection,
  ObjectionGround,
  ObjectionStatus,
  RepairApplication,
} from "../../model/objection.ts";
import {
  objectionGrounds,
  objectionOutcomes,
  objectionStatuses,
  repairStatuses,
} from "../../model/objection.ts";
import type { Moment } from "../../read/moment.ts";
import type { ObjectionFilter } from "../../read/objections.ts";
import { readCaseSteps, readObjectionPage, readRepairs } from "../../read/objections.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf, refusal } from "../context.ts";
import { enumValues } from "../enum-values.ts";
import type { CaseTaken, DisciplineSteps } from "../discipline.ts";
import { clockTold, reviewRef } from "./review-ref.ts";

export { typeDefs } from "./objection-sdl.ts";

export interface ObjectionRef {
  objection: Objection;
  at: Moment;
}
export interface RepairRef {
  application: RepairApplication;
  at: Moment;
}

/** What stands against some statements at a moment: null = nobody objects. For hops, edges, listings and penalties. */
export async function underObjection(statementIds: readonly string[], at: Moment, context: ApiContext) {
  const found = (await Promise.all(statementIds.map((id) => context.objectionsOn(id, at)))).flat();
  const live = found.filter(({ status }) => status === "pending");
  const [first] = live.map(({ markedAt }) => markedAt).sort();
  if (first === undefined) return null;
  const law = await context.law(at);
  const decide = live.map((objection) => objectionClock(objection, at.asOf, law).decide);
  const dues = decide.map(({ due }) => due).filter((due) => due !== null);
  return {
    since: first,
    due: dues.sort()[0] ?? null,
    overdue: decide.some(({ overdue }) => overdue),
    objections: live.map((objection) => ({ objection, at })),
  };
}

/** Take a step, leave its line in the audit record, and give refusals their published code. */
export async function taken(
  context: ApiContext,
  action: keyof DisciplineSteps,
  step: () => Promise<CaseTaken>,
): Promise<CaseTaken> {
  try {
    const done = await step();
    const { actor, audit } = context;
    await audit.record({ actor, action: `case:${action}`, detail: { id: done.id, repeated: done.repeated } });
    return done;
  } catch (error) {
    if (error instanceof CaseRefused) throw refusal(error.code, error.message);
    throw error;
  }
}

/** The moment after a step: everything that is known now, its own word among it. */
export async function momentAfter(context: ApiContext): Promise<Moment> {
  const { asOf } = await context.moment({});
  return { asOf, knownAt: new Date(context.clock().getTime() + 1_000).toISOString() };
}

async function objectionPayload(context: ApiContext, { id, repeated, ripple }: CaseTaken) {
  const at = await momentAfter(context);
  const { rows } = await readObjectionPage(context.graph, { filter: { ids: [id] }, first: 1 }, at);
  return { objection: { objection: rows[0]!.objection, at }, repeated, ripple };
}

async function repairPayload(context: ApiContext, { id, repeated, ripple }: CaseTaken) {
  const at = await momentAfter(context);
  const [application] = await readRepairs(context.graph, { ids: [id] }, at);
  return { application: { application: application!, at }, repeated, ripple };
}

/** Corrections are a map of column and text, or none. */
export function expectCorrections(corrections: unknown): void {
  if (corrections === undefined || (typeof corrections === "object" && !Array.isArray(corrections))) return;
  throw refusal("BAD_USER_INPUT", "corrections: expected an object of column and text");
}

interface PageArgs extends AskedTimes {
  filter?: ObjectionFilter | null;
  first: number;
  after?: string | null;
}

async function objectionPage({ filter, first, after, ...asked }: PageArgs, context: ApiContext) {
  const at = await context.moment(asked);
  limitOf("first", first, 200);
  const page = await readObjectionPage(
    context.graph,
    { filter: filter ?? null, first, after: after ?? null },
    at,
  ).catch((error: unknown) => {
    throw error instanceof RangeError ? refusal("BAD_USER_INPUT", error.message) : error;
  });
  const edges = page.rows.map(({ objection, cursor }) => ({ node: { objection, at }, cursor }));
  return {
    totalCount: page.totalCount,
    edges,
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

const ofObjection =
  (field: keyof Objection) =>
  ({ objection }: ObjectionRef) =>
    objection[field];
const ofRepair =
  (field: keyof RepairApplication) =>
  ({ application }: RepairRef) =>
    application[field];
const fieldsOf = <Field extends string, Resolve>(
  fields: readonly Field[],
  resolve: (field: Field) => Resolve,
) => Object.fromEntries(fields.map((field) => [field, resolve(field)]));

type Input<Name extends keyof DisciplineSteps> = {
  input: Omit<Parameters<DisciplineSteps[Name]>[0], "actor">;
};

export const resolvers = {
  ObjectionGround: enumValues(objectionGrounds),
  ObjectionOutcome: enumValues(objectionOutcomes),
  ObjectionStatus: enumValues(objectionStatuses),
  RepairStatus: enumValues(repairStatuses),
  Query: {
    objections: (_: unknown, args: PageArgs, context: ApiContext) => objectionPage(args, context),
  },
  Mutation: {
    raiseObjection: async (_: unknown, { input }: Input<"raiseObjection">, context: ApiContext) => {
      const order = { ...input, actor: context.actor };
      const step = () => context.discipline.raiseObjection(order);
      return objectionPayload(context, await taken(context, "raiseObjection", step));
    },
    decideObjection: async (_: unknown, { input }: Input<"decideObjection">, context: ApiContext) => {
      expectCorrections(input.corrections);
      const order = { ...input, actor: context.actor };
      const step = () => context.discipline.decideObjection(order);
      return objectionPayload(context, await taken(context, "decideObjection", step));
    },
    applyForRepair: async (_: unknown, { input }: Input<"applyForRepair">, context: ApiContext) => {
      const order = { ...input, actor: context.actor };
      const step = () => context.discipline.applyForRepair(order);
      return repairPayload(context, await taken(context, "applyForRepair", step));
    },
    decideRepair: async (_: unknown, { input }: Input<"decideRepair">, context: ApiContext) => {
      const order = { ...input, actor: context.actor };
      const step = () => context.discipline.decideRepair(order);
      return repairPayload(context, await taken(context, "decideRepair", step));
    },
  },
  Subject: {
    objections: async ({ id, at }: { id: string; at: Moment }, _: unknown, { graph }: ApiContext) => {
      const page = await readObjectionPage(graph, { filter: { subject: id }, first: 200 }, at);
      return page.rows.map(({ objection }) => ({ objection, at }));
    },
    repairs: async ({ id, at }: { id: string; at: Moment }, _: unknown, { graph }: ApiContext) =>
      (await readRepairs(graph, { subjectId: id }, at)).map((application) => ({ application, at })),
  },
  Objection: {
    ...fieldsOf(
      [
        ...([
          "id",
          "statementId",
          "table",
          "ground",
          "reason",
          "documentNo",
          "raisedBy",
          "raisedOn",
        ] as const),
        ...(["markedAt", "status", "outcome", "extendedAt", "extendedOn"] as const),
        ...(["decidedOn", "decidedAt", "decisionReason", "decisionDocumentNo", "lifting"] as const),
      ],
      ofObjection,
    ),
    subjects: ({ objection, at }: ObjectionRef) => objection.subjectIds.map((id) => ({ id, at })),
    groundZh: ({ objection }: ObjectionRef) => objectionGrounds[objection.ground satisfies ObjectionGround],
    review: async ({ objection, at }: ObjectionRef, _: unknown, context: ApiContext) =>
      reviewRef("objection", objection, at, await context.law(at)),
    statusZh: ({ objection }: ObjectionRef) => objectionStatuses[objection.status satisfies ObjectionStatus],
    decisionZh: ({ objection }: ObjectionRef) => objection.decision && objectionStatuses[objection.decision],
    outcomeZh: ({ objection }: ObjectionRef) => objection.outcome && objectionOutcomes[objection.outcome],
    clock: async ({ objection, at }: ObjectionRef, _: unknown, context: ApiContext) =>
      clockTold(objectionClock(objection, at.asOf, await context.law(at))),
    history: ({ objection, at }: ObjectionRef, _: unknown, { graph }: ApiContext) =>
      readCaseSteps(graph, objection.id, at),
  },
  RepairApplication: {
    ...fieldsOf(
      [
        ...(["id", "statementId", "table", "reason", "documentNo", "appliedBy", "appliedOn"] as const),
        ...(["mayApplyFrom", "isUncertain", "uncertainBars", "status", "acceptedOn"] as const),
        ...(["correctedOn", "performedOn", "committedOn", "determinedBy", "decisionAuthority"] as const),
        ...(["extendedOn", "decidedOn", "decisionReason", "decisionDocumentNo", "lifting"] as const),
      ],
      ofRepair,
    ),
    subjects: ({ application, at }: RepairRef) => application.subjectIds.map((id) => ({ id, at })),
    review: async ({ application, at }: RepairRef, _: unknown, context: ApiContext) =>
      reviewRef("repair", application, at, await context.law(at)),
    statusZh: ({ application }: RepairRef) => repairStatuses[application.status],
    decisionZh: ({ application }: RepairRef) => application.decision && repairStatuses[application.decision],
    clock: async ({ application, at }: RepairRef, _: unknown, context: ApiContext) =>
      clockTold(repairClock(application, at.asOf, await context.law(at))),
    history: ({ application, at }: RepairRef, _: unknown, { graph }: ApiContext) =>
      readCaseSteps(graph, application.id, at),
  },
};
