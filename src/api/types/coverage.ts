import type { CandidatesShown } from "../../read/candidates-shown.ts";
import { readCandidatesShown } from "../../read/candidates-shown.ts";
import type { CoverageView } from "../../read/coverage.ts";
import type { Moment } from "../../read/moment.ts";
import type { ApiContext, AskedTimes } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "What an answer rests on and what it left out (覆盖说明): no link found is not no link."
  type Coverage {
    sources: [SourceFreshness!]!
    "What people decided here and what sources said was amended by."
    ownDecisions: [OwnDecisions!]!
    "Layers that were walked at most; null where the question walks none."
    hopsMax: Int
    "Of the latest runs for a day up to asOf that were over by knownAt."
    hubsSkipped: [HubSkip!]!
    "Why no hubs can be told: no run was over by then; null where there was one."
    hubsWhyZh: String
    quarantinedRows: Int!
    "Others who may be the same as a person in the answer (疑似同一人) and are not merged; null where it shows no subjects."
    candidatePersons: Int
    "False: only the first 25 persons of the answer, or the first 100 namesakes of each, were looked at; there are at least so many."
    candidatePersonsExact: Boolean
    asOf: Date!
    knownAt: DateTime!
  }
  "The newest completed delivery of a source (数据时效)."
  type SourceFreshness {
    sourceId: String!
    deliveryId: String!
    asOf: Date
    loadedAt: DateTime!
  }
  "Decisions on objections and repairs, or judgements on who is who."
  type OwnDecisions {
    nameZh: String!
    latestAt: DateTime!
  }
  "A subject that was not used as a bridge, and why."
  type HubSkip {
    hubId: ID!
    relation: String!
    degree: Int!
    reason: String!
  }
  extend type Query {
    coverage(asOf: Date, knownAt: DateTime): Coverage!
  }
`;

/** Coverage of one answer; who is shown is asked only when candidates are. */
interface CoverageRef extends CoverageView {
  candidates: () => Promise<CandidatesShown | null>;
}

/** Coverage of an answer that shows some subjects; null = it shows none. */
export async function coverageOf(
  context: ApiContext,
  at: Moment,
  hopsMax: number | null,
  shownIds: (() => readonly string[] | Promise<readonly string[]>) | null,
): Promise<CoverageRef> {
  let counted: Promise<CandidatesShown> | undefined;
  const count = async () => readCandidatesShown(context.graph, await shownIds!(), at);
  const candidates = async () => (shownIds === null ? null : (counted ??= count()));
  return { ...(await context.coverage(at, hopsMax)), candidates };
}

export const resolvers = {
  Coverage: {
    candidatePersons: async ({ candidates }: CoverageRef) => (await candidates())?.persons ?? null,
    candidatePersonsExact: async ({ candidates }: CoverageRef) => (await candidates())?.isExact ?? null,
  },
  Query: {
    coverage: async (_: unknown, asked: AskedTimes, context: ApiContext) =>
      coverageOf(context, await context.moment(asked), null, null),
  },
};
