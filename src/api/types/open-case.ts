import type { CaseAwaits } from "../../model/objection.ts";
import { caseAwaits } from "../../model/objection.ts";
import { workingDaysLeft } from "../../model/open-case.ts";
import { readRepairsOn } from "../../read/objections.ts";
import type { Moment } from "../../read/moment.ts";
import type { OpenCase, OpenCaseFilter } from "../../read/open-cases.ts";
import { readOpenCases } from "../../read/open-cases.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf, refusal } from "../context.ts";
import { enumValues } from "../enum-values.ts";
import type { ObjectionRef, RepairRef } from "./objection.ts";

export const typeDefs = /* GraphQL */ `
  "What an open case waits for."
  enum CaseAwaits {
    DECIDE_OBJECTION
    ACCEPT_REPAIR
    DECIDE_REPAIR
    DECIDE_REVIEW
  }
  "An objection, an application for repair or a review that waits for a step (待办)."
  type OpenCase {
    "Id of the objection or the application, of a reviewed one too."
    id: ID!
    awaits: CaseAwaits!
    awaitsZh: String!
    "First day by which the step is due; null = no rule, no calendar, or not counted: unknownWhy says."
    due: Date
    overdue: Boolean!
    "Of the days behind it; null = no rule."
    sure: Sureness
    "Working days from the date asked until the due day; 0 = due that day, below 0 = so many past it."
    workingDaysLeft: Int
    unknownWhy: String
    "Null for an application for repair."
    objection: Objection
    "Null for an objection."
    application: RepairApplication
  }
  input OpenCaseFilter {
    awaits: [CaseAwaits!]
    "Two, four or six digits and zeros of GB/T 2260."
    regionCode: String
    overdueOnly: Boolean
  }
  type OpenCaseConnection {
    totalCount: Int!
    "Of those counted in totalCount."
    overdueCount: Int!
    "Of the region, whatever else the list is narrowed by."
    counts: [OpenCaseCount!]!
    edges: [OpenCaseEdge!]!
    pageInfo: PageInfo!
    asOf: Date!
    knownAt: DateTime!
  }
  type OpenCaseCount {
    awaits: CaseAwaits!
    awaitsZh: String!
    open: Int!
    overdue: Int!
  }
  type OpenCaseEdge {
    node: OpenCase!
    cursor: String!
  }
  extend type Query {
    """
    Objections, applications and reviews that had come in by asOf and were undecided then, as known at knownAt; what is
    due first stands first, what has no due day last.
    """
    openCases(
      filter: OpenCaseFilter
      first: Int = 20
      after: String
      asOf: Date
      knownAt: DateTime
    ): OpenCaseConnection!
  }
`;

interface PageArgs extends AskedTimes {
  filter?: OpenCaseFilter | null;
  first: number;
  after?: string | null;
}

interface OpenCaseRef extends OpenCase {
  objection: ObjectionRef | null;
  application: RepairRef | null;
  at: Moment;
}

async function openCasePage({ filter, first, after, ...asked }: PageArgs, context: ApiContext) {
  const at = await context.moment(asked);
  limitOf("first", first, 200);
  const question = { filter: filter ?? null, first, after: after ?? null, law: await context.law(at) };
  const page = await readOpenCases(context.graph, question, at).catch((error: unknown) => {
    throw error instanceof RangeError ? refusal("BAD_USER_INPUT", error.message) : error;
  });
  const nodes = await casesOf(page.rows, at, context);
  return {
    ...page,
    ...at,
    edges: nodes.map((node) => ({ node, cursor: node.cursor })),
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: nodes.at(-1)?.cursor ?? null },
  };
}

async function casesOf(rows: readonly OpenCase[], at: Moment, context: ApiContext): Promise<OpenCaseRef[]> {
  const ofRepairs = rows.filter(({ ofWhat }) => ofWhat === "repair").map(({ statementId }) => statementId);
  const applications = ofRepairs.length === 0 ? [] : await readRepairsOn(context.graph, ofRepairs, at);
  return Promise.all(
    rows.map(async (row) => {
      if (row.ofWhat === "repair") {
        const application = applications.find(({ id }) => id === row.id)!;
        return { ...row, at, objection: null, application: { application, at } };
      }
      const objection = (await context.objectionsOn(row.statementId, at)).find(({ id }) => id === row.id)!;
      return { ...row, at, objection: { objection, at }, application: null };
    }),
  );
}

export const resolvers = {
  CaseAwaits: enumValues(caseAwaits),
  Query: {
    openCases: (_: unknown, args: PageArgs, context: ApiContext) => openCasePage(args, context),
  },
  OpenCase: {
    awaitsZh: ({ awaits }: { awaits: CaseAwaits }) => caseAwaits[awaits],
    workingDaysLeft: async ({ due, at }: OpenCaseRef, _: unknown, context: ApiContext) =>
      workingDaysLeft(due, at.asOf, await context.law(at)),
  },
  OpenCaseCount: {
    awaitsZh: ({ awaits }: { awaits: CaseAwaits }) => caseAwaits[awaits],
  },
};
