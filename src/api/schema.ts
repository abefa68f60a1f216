import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import type { IResolvers } from "@graphql-tools/utils";
import * as alert from "./types/alert.ts";
import * as check from "./types/check.ts";
import * as codeQuality from "./types/code-quality.ts";
import * as codesKeptOut from "./types/codes-kept-out.ts";
import * as controllers from "./types/controllers.ts";
import * as coverage from "./types/coverage.ts";
import * as events from "./types/events.ts";
import * as list from "./types/list.ts";
import * as listedTogether from "./types/listed-together.ts";
import * as listingProcedure from "./types/listing-procedure.ts";
import * as objection from "./types/objection.ts";
import * as openCase from "./types/open-case.ts";
import * as ownership from "./types/ownership.ts";
import * as identity from "./types/identity.ts";
import * as publication from "./types/publication.ts";
import * as quality from "./types/quality.ts";
import * as region from "./types/region.ts";
import * as review from "./types/review.ts";
import * as rule from "./types/rule.ts";
import * as scalars from "./types/scalars.ts";
import * as slice from "./types/slice.ts";
import * as subject from "./types/subject.ts";
import * as toDelete from "./types/to-delete.ts";

const parts = [
  scalars,
  coverage,
  subject,
  controllers,
  listingProcedure,
  listedTogether,
  slice,
  ownership,
  alert,
  objection,
  review,
  identity,
  openCase,
  rule,
  list,
  publication,
  toDelete,
  region,
  codeQuality,
  codesKeptOut,
  quality,
  check,
  events,
];

/** The whole schema: SDL and resolvers of one type together in types/. */
export function createSchema(): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: parts.map((part) => part.typeDefs).filter((text) => text !== ""),
    resolvers: parts.map((part) => part.resolvers as IResolvers),
  });
}
