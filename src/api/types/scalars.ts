import { DateResolver, DateTimeISOResolver, JSONResolver } from "graphql-scalars";
import { GraphQLScalarType } from "graphql";

export const typeDefs = /* GraphQL */ `
  "A calendar date, YYYY-MM-DD."
  scalar Date
  "An instant in UTC, ISO 8601."
  scalar DateTime
  "Any JSON value."
  scalar JSON
  type Query
  type Mutation
  type Subscription
`;

/** Dates leave as the text they are stored as; the library's parsing refuses what is not a date. */
const textual = (name: string, resolver: GraphQLScalarType): GraphQLScalarType =>
  new GraphQLScalarType({ ...resolver.toConfig(), name, serialize: (value) => String(value) });

export const resolvers = {
  Date: textual("Date", DateResolver),
  DateTime: textual("DateTime", DateTimeISOResolver),
  JSON: JSONResolver,
};
