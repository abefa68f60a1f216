import type { Moment } from "../../read/moment.ts";
import { objectionStatuses, repairStatuses } from "../../model/objection.ts";
import { reviewStatuses } from "../../model/review.ts";
import type { CaseReview } from "../../model/review.ts";
import { readObjectionPage, readRepairs } from "../../read/objections.ts";
import type { ApiContext } from "../context.ts";
import type { CaseTaken, DisciplineSteps } from "../discipline.ts";
import { enumValues } from "../enum-values.ts";
import { expectCorrections, momentAfter, taken } from "./objection.ts";
import type { ObjectionRef, RepairRef } from "./objection.ts";
import type { ReviewRef } from "./review-ref.ts";
import { clockTold } from "./review-ref.ts";

export const typeDefs = /* GraphQL */ `
  enum ReviewStatus {
    PENDING
    SUSTAINED
    REPLACED
  }
  enum ReviewOutcome {
    "The decision stands."
    SUSTAIN
    "The opposite decision stands instead, or the same in other words where corrections are told."
    REPLACE
  }
  "The review (复核) of the decision on an objection or an application; the decision stands while it runs."
  type CaseReview {
    id: ID!
    requestedBy: String!
    requestedOn: Date!
    requestedAt: DateTime!
    reason: String!
    documentNo: String
    "Who reviews."
    authority: String!
    status: ReviewStatus!
    statusZh: String!
    decidedOn: Date
    decidedAt: DateTime
    decisionReason: String
    decisionDocumentNo: String
    "What stands in the place of the decision; null = it was sustained, or is not reviewed yet."
    newStatusZh: String
    "Due days are null where the days of the law are not entered; unknownWhy says so."
    clock: CaseClock!
  }
  "A decision taken back by the office that made it (撤销决定)."
  type DecisionLifting {
    liftedOn: Date!
    liftedAt: DateTime!
    authority: String!
    reason: String!
    documentNo: String!
  }
  input RequestReviewInput {
    "Id of an objection or an application for repair."
    caseId: ID!
    reason: String!
    requestedBy: String!
    documentNo: String
    requestedOn: Date
    "Who reviews; needed where no rule of the region names one."
    authority: String
  }
  input DecideReviewInput {
    caseId: ID!
    decision: ReviewOutcome!
    reason: String!
    documentNo: String
    decidedOn: Date
    "Columns of the bundle with their right text, where a fact is to be corrected or supplemented."
    corrections: JSON
  }
  input LiftDecisionInput {
    caseId: ID!
    "The office that made the decision."
    authority: String!
    reason: String!
    documentNo: String!
    liftedOn: Date
  }
  type CasePayload {
    "Null for an application for repair."
    objection: Objection
    "Null for an objection."
    application: RepairApplication
    repeated: Boolean!
    ripple: JobRun
  }
  extend type Mutation {
    requestReview(input: RequestReviewInput!): CasePayload!
    decideReview(input: DecideReviewInput!): CasePayload!
    liftDecision(input: LiftDecisionInput!): CasePayload!
  }
`;

interface CasePayload {
  objection: ObjectionRef | null;
  application: RepairRef | null;
  repeated: boolean;
  ripple: object | null;
}

async function payload(context: ApiContext, { id, repeated, ripple }: CaseTaken): Promise<CasePayload> {
  const at: Moment = await momentAfter(context);
  const { rows } = await readObjectionPage(context.graph, { filter: { ids: [id] }, first: 1 }, at);
  const [application] = rows.length > 0 ? [] : await readRepairs(context.graph, { ids: [id] }, at);
  return {
    objection: rows[0] ? { objection: rows[0].objection, at } : null,
    application: application ? { application, at } : null,
    ...{ repeated, ripple },
  };
}

type Input<Name extends keyof DisciplineSteps> = {
  input: Omit<Parameters<DisciplineSteps[Name]>[0], "actor">;
};

const ofReview =
  (field: keyof CaseReview) =>
  ({ review }: ReviewRef) =>
    review[field];

export const resolvers = {
  ReviewStatus: enumValues(reviewStatuses),
  Mutation: {
    requestReview: async (_: unknown, { input }: Input<"requestReview">, context: ApiContext) => {
      const order = { ...input, actor: context.actor };
      const step = () => context.discipline.requestReview(order);
      return payload(context, await taken(context, "requestReview", step));
    },
    decideReview: async (_: unknown, { input }: Input<"decideReview">, context: ApiContext) => {
      expectCorrections(input.corrections);
      const order = { ...input, actor: context.actor };
      const step = () => context.discipline.decideReview(order);
      return payload(context, await taken(context, "decideReview", step));
    },
    liftDecision: async (_: unknown, { input }: Input<"liftDecision">, context: ApiContext) => {
      const order = { ...input, actor: context.actor };
      const step = () => context.discipline.liftDecision(order);
      return payload(context, await taken(context, "liftDecision", step));
    },
  },
  CaseReview: {
    ...Object.fromEntries(
      (
        [
          ...([
            "id",
            "requestedBy",
            "requestedOn",
            "requestedAt",
            "reason",
            "documentNo",
            "authority",
          ] as const),
          ...(["status", "decidedOn", "decidedAt", "decisionReason", "decisionDocumentNo"] as const),
        ] as const
      ).map((field) => [field, ofReview(field)]),
    ),
    statusZh: ({ review }: ReviewRef) => reviewStatuses[review.status],
    newStatusZh: ({ review }: ReviewRef) =>
      review.newStatus && { ...objectionStatuses, ...repairStatuses }[review.newStatus],
    clock: ({ counted }: ReviewRef) => clockTold(counted),
  },
};
