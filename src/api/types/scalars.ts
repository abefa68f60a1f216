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

/** A day comes in as the text that everything below works with, once the library has found that it is one. */
const dayText = (day: unknown): unknown => (day instanceof Date ? day.toISOString().slice(0, 10) : day);

/** Dates leave as the text they are stored as; the library's parsing refuses what is not a date. */
const textual = (name: string, resolver: GraphQLScalarType): GraphQLScalarType =>
  new GraphQLScalarType({ ...resolver.toConfig(), name, serialize: (value) => String(value) });

const day = textual("Date", DateResolver);

export const resolvers = {
  Date: new GraphQLScalarType({
    ...day.toConfig(),
    parseValue: (value) => dayText(day.parseValue(value)),
    parseLiteral: (node, variables) => dayText(day.parseLiteral(node, variables)),
  }),
  DateTime: textual("DateTime", DateTimeISOResolver),
  JSON: JSONResolver,
};
