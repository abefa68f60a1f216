import { listNameZh } from "../../model/list-catalogue.ts";
import type { Moment } from "../../read/moment.ts";
import type { ToDelete } from "../../read/to-delete.ts";
import { readToDelete } from "../../read/to-delete.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf, refusal } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "A listing or penalty whose record is to be deleted (应删除): annulled, or kept for as long as the law of the subject's region lets it. A worklist: nothing deletes by itself."
  type ToDelete {
    statementId: ID!
    "listings or penalties."
    table: String!
    subject: Subject!
    listCode: String
    listNameZh: String
    penaltyType: String
    authority: String
    documentNo: String
    "First day from which it is to be deleted."
    since: Date!
    "Rule on keeping that is over; null = it was annulled."
    ruleId: ID
    "Source of the rule, or that it was annulled."
    source: String!
  }
  type ToDeleteConnection {
    totalCount: Int!
    "False = at least as many."
    totalIsExact: Boolean!
    edges: [ToDeleteEdge!]!
    pageInfo: PageInfo!
  }
  type ToDeleteEdge {
    node: ToDelete!
    cursor: String!
  }
  extend type Query {
    "What is to be deleted on the date asked, those first that have been for longest; at most 200 a page."
    toDelete(
      regionCode: String
      first: Int = 20
      after: String
      asOf: Date
      knownAt: DateTime
    ): ToDeleteConnection!
  }
`;

interface ToDeleteRef {
  fact: ToDelete;
  at: Moment;
}

interface PageArgs extends AskedTimes {
  regionCode?: string | null;
  first: number;
  after?: string | null;
}

async function toDeletePage({ regionCode, first, after, ...asked }: PageArgs, context: ApiContext) {
  const at = await context.moment(asked);
  limitOf("first", first, 200);
  const question = { regionCode: regionCode ?? null, first, after: after ?? null };
  const page = await readToDelete(context.graph, question, at).catch((error: unknown) => {
    throw error instanceof RangeError ? refusal("BAD_USER_INPUT", error.message) : error;
  });
  const edges = page.rows.map(({ fact, cursor }) => ({ node: { ...fact, fact, at }, cursor }));
  return {
    totalCount: page.totalCount,
    totalIsExact: page.totalIsExact,
    edges,
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

export const resolvers = {
  Query: {
    toDelete: (_: unknown, args: PageArgs, context: ApiContext) => toDeletePage(args, context),
  },
  ToDelete: {
    subject: ({ fact, at }: ToDeleteRef) => ({ id: fact.subjectId, at }),
    listNameZh: ({ fact }: ToDeleteRef) => fact.listCode && listNameZh(fact.listCode),
    since: ({ fact }: ToDeleteRef) => fact.toDeleteFrom,
  },
};
