import { ruleById, rules } from "../../rules/catalogue.ts";
import type { Rule } from "../../rules/rule.ts";
import { proseOf } from "../../rules/rule.ts";
import { readJobRuns } from "../../read/history.ts";
import type { Moment } from "../../read/moment.ts";
import { earlierMoment } from "../alert-book.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
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
    "The latest for a day up to asOf that had begun by knownAt, as it stood then."
    lastRun: JobRun
    "Said at an earlier asOf or knownAt: declarations have no history, so this is the rule of this release."
    noteZh: String
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
    rules(asOf: Date, knownAt: DateTime): [Rule!]!
    "Newest first; with times those for a day up to asOf that had begun by knownAt, told as they stood then."
    jobRuns(first: Int = 20, asOf: Date, knownAt: DateTime): [JobRun!]!
  }
  extend type Mutation {
    "Run a job now; it is recorded like a scheduled run."
    runJob(id: ID!): JobRun!
  }
`;

/** With the earlier moment that is asked of; absent or null = as it stands. */
interface RuleRef extends Rule {
  earlier?: Moment | null;
}

const earlierOf = async (asked: AskedTimes, context: ApiContext): Promise<Moment | null> => {
  const at = await context.moment(asked);
  return (await earlierMoment(context, at)) && at;
};

/** A rule as it is shown at a moment; undefined for an unknown id. */
export async function ruleAt(id: string, at: Moment, context: ApiContext): Promise<RuleRef | undefined> {
  const rule = ruleById(id);
  return rule && { ...rule, earlier: await earlierOf(at, context) };
}

async function lastRunOf(
  { id, earlier }: RuleRef,
  { graph }: ApiContext,
): Promise<Record<string, unknown> | null> {
  return (await readJobRuns(graph, id, 1, earlier ?? {}))[0] ?? null;
}

const NOTE_ZH = "规则声明没有历史版本，所列为现行版本；当时的线索按哪一版认定，见该线索证书的 ruleVersion";

export const resolvers = {
  Query: {
    rules: async (_: unknown, asked: AskedTimes, context: ApiContext): Promise<RuleRef[]> => {
      const earlier = await earlierOf(asked, context);
      return rules.map((rule) => ({ ...rule, earlier }));
    },
    jobRuns: async (_: unknown, { first, ...asked }: AskedTimes & { first: number }, context: ApiContext) => {
      limitOf("first", first, 200);
      return readJobRuns(context.graph, null, first, (await earlierOf(asked, context)) ?? {});
    },
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
    noteZh: ({ earlier }: RuleRef) => (earlier ? NOTE_ZH : null),
    lastRun: (rule: RuleRef, _: unknown, context: ApiContext) => lastRunOf(rule, context),
    population: async (rule: RuleRef, _: unknown, context: ApiContext) =>
      (await lastRunOf(rule, context))?.["rowsIn"] ?? null,
  },
};
