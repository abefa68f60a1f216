import { rules } from "../../rules/catalogue.ts";
import type { Rule } from "../../rules/rule.ts";
import { proseOf } from "../../rules/rule.ts";
import { readJobRuns } from "../../read/history.ts";
import type { ApiContext } from "../context.ts";
import { limitOf, refusal } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "线索提示, 重点关注, 法定连带: none has an effect by itself."
  enum UseClass {
    LEAD
    FOCUS
    STATUTORY
  }
  "A rule as it is executed; its prose is generated from its parameters."
  type Rule {
    id: ID!
    nameZh: String!
    prose: String!
    version: String!
    useClass: UseClass!
    legalBasis: String!
    params: JSON!
    "Of how many subjects of their kind the findings are a part, whatever the dates."
    population: Int
    lastRun: JobRun
  }
  "One run of a job (作业)."
  type JobRun {
    id: ID!
    job: ID!
    status: String!
    scheduledFor: DateTime
    startedAt: DateTime!
    finishedAt: DateTime
    rowsIn: Int
    rowsOut: Int
    opened: Int
    kept: Int
    closed: Int
    complete: Boolean!
    error: String
    "Digest of the tables of law that it went by; null = a run of before digests were kept."
    law: String
  }
  extend type Query {
    rules: [Rule!]!
    jobRuns(first: Int = 20): [JobRun!]!
  }
  extend type Mutation {
    "Run a job now; it is recorded like a scheduled run."
    runJob(id: ID!): JobRun!
  }
`;

async function lastRunOf(rule: Rule, { graph }: ApiContext): Promise<Record<string, unknown> | null> {
  return (await readJobRuns(graph, rule.id, 1))[0] ?? null;
}

export const resolvers = {
  Query: {
    rules: () => rules,
    jobRuns: (_: unknown, { first }: { first: number }, { graph }: ApiContext) =>
      readJobRuns(graph, null, limitOf("first", first, 200)),
  },
  Mutation: {
    runJob: async (_: unknown, { id }: { id: string }, { runJob }: ApiContext) => {
      try {
        return await runJob(id);
      } catch (error) {
        if (error instanceof RangeError) throw refusal("NOT_FOUND", error.message);
        if (error instanceof Error && error.name === "JobBusy") throw refusal("CONFLICT", error.message);
        throw error;
      }
    },
  },
  Rule: {
    nameZh: (rule: Rule) => rule.name.zh,
    prose: proseOf,
    lastRun: (rule: Rule, _: unknown, context: ApiContext) => lastRunOf(rule, context),
    population: async (rule: Rule, _: unknown, context: ApiContext) =>
      (await lastRunOf(rule, context))?.["rowsIn"] ?? null,
  },
};
