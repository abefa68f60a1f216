import { listNameZh } from "../../model/list-catalogue.ts";
import { decisionOutcomes, listingStages, procedureStates } from "../../model/listing-procedure.ts";
import type { ListingProcedure, ListingStepRow } from "../../read/listing-procedures.ts";
import { readListingProcedures } from "../../read/listing-procedures.ts";
import { seesUnpublished } from "../access.ts";
import type { ApiContext, SubjectRef } from "../context.ts";
import { enumValues } from "../enum-values.ts";

export const typeDefs = /* GraphQL */ `
  enum ListingStage {
    PROPOSED
    NOTIFIED
    HEARD
    DECIDED
    ANNULLED
  }
  enum DecisionOutcome {
    LIST
    DO_NOT_LIST
  }
  "PROPOSED to DECIDED: under way. DECLINED: decided not to list."
  enum ProcedureState {
    PROPOSED
    NOTIFIED
    HEARD
    DECIDED
    DECLINED
    LISTED
    REMOVED_EXPIRED
    REMOVED_REPAIRED
    REMOVED_CORRECTED
    REMOVED
    ANNULLED
  }
  "A step of a listing procedure, as its authority states it."
  type ListingStep {
    statementId: ID!
    sourceId: String!
    stage: ListingStage!
    stageZh: String!
    stageOn: Date!
    documentNo: String
    documentName: String
    authority: String
    "Of a decision, where it is stated."
    outcome: DecisionOutcome
    outcomeZh: String
  }
  "The procedure before a listing (认定程序): proposed, notified, heard, decided. It lists nobody, and no rule reads it."
  type ListingProcedure {
    id: ID!
    listCode: String!
    listNameZh: String!
    "Where it stands on the date asked."
    state: ProcedureState!
    stateZh: String!
    "The step that the law asks for next; null = none, or it is not known."
    nextZh: String
    "Steps taken by the date asked, by date."
    steps: [ListingStep!]!
    "What does not fit in it, a sentence each; as stated, never mended."
    faultsZh: [String!]!
    "Statements of the listings that it led to; empty = none."
    listingIds: [ID!]!
  }
  type ListingProcedures {
    procedures: [ListingProcedure!]!
    "False: only procedures that led to a listing are told to this caller, whether or not there are others."
    withUnpublished: Boolean!
  }
  extend type Subject {
    listingProcedures: ListingProcedures!
  }
  extend type Listing {
    "How it came about; empty where no source tells."
    procedures: [ListingProcedure!]!
  }
`;

export const resolvers = {
  ListingStage: enumValues(listingStages),
  DecisionOutcome: enumValues(decisionOutcomes),
  ProcedureState: enumValues(procedureStates),
  ListingStep: {
    stageZh: ({ stage }: ListingStepRow) => listingStages[stage],
    outcomeZh: ({ outcome }: ListingStepRow) => outcome && decisionOutcomes[outcome],
  },
  ListingProcedure: {
    listNameZh: ({ listCode }: ListingProcedure) => listNameZh(listCode),
    faultsZh: ({ faults }: ListingProcedure) => faults.map(({ textZh }) => textZh),
  },
  Subject: {
    listingProcedures: async (ref: SubjectRef, _: unknown, { graph, actor }: ApiContext) => {
      const all = await readListingProcedures(graph, ref.id, ref.at);
      const withUnpublished = seesUnpublished(actor);
      return {
        withUnpublished,
        procedures: all.filter(({ listingIds }) => withUnpublished || listingIds.length > 0),
      };
    },
  },
};

/** Procedures behind the listings of one subject, read once however many listings ask. */
export function proceduresBehind({ id, at }: SubjectRef, { graph }: ApiContext) {
  let told: Promise<ListingProcedure[]> | undefined;
  return async (listingId: string): Promise<ListingProcedure[]> => {
    told ??= readListingProcedures(graph, id, at);
    return (await told).filter(({ listingIds }) => listingIds.includes(listingId));
  };
}
