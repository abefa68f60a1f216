export const typeDefs = /* GraphQL */ `
  "What an answer rests on and what it left out (覆盖说明): no link found is not no link."
  type Coverage {
    sources: [SourceFreshness!]!
    "Layers that were walked at most; null where the question walks none."
    hopsMax: Int
    hubsSkipped: [HubSkip!]!
    quarantinedRows: Int!
    candidatePersons: Int!
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

import type { ApiContext, AskedTimes } from "../context.ts";

export const resolvers = {
  Query: {
    coverage: async (_: unknown, asked: AskedTimes, context: ApiContext) =>
      context.coverage(await context.moment(asked), null),
  },
};
