import { createHash } from "node:crypto";
import { identifierOf } from "../../model/identifier.ts";
import { readAlertPage } from "../../read/alert-pages.ts";
import { readListings, readPenalties } from "../../read/credit-file.ts";
import type { Moment } from "../../read/moment.ts";
import { searchSubjects } from "../../read/subjects.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "One line of a batch check (批量核查)."
  type CheckResult {
    key: String!
    "Null when the key finds no subject, or several by name."
    subject: Subject
    listings: Int!
    penalties: Int!
    tier: Tier
    openAlerts: Int!
    coverage: Coverage!
    "Names this answer: the same question of the same data gives the same number."
    checkNumber: String!
  }
  extend type Query {
    batchCheck(keys: [String!]!, asOf: Date, knownAt: DateTime): [CheckResult!]!
  }
`;

interface CheckParent {
  key: string;
  id: string | null;
  at: Moment;
}

export const resolvers = {
  Query: {
    batchCheck: async (
      _: unknown,
      { keys, ...asked }: { keys: string[] } & AskedTimes,
      context: ApiContext,
    ) => {
      if (keys.length > 0) limitOf("keys", keys.length, 200);
      const at = await context.moment(asked);
      return Promise.all(
        keys.map(async (key): Promise<CheckParent> => {
          const { ids } = await searchSubjects(context.graph, key, 2, at);
          const views = await Promise.all(ids.map((id) => context.subject({ id, at })));
          const code = identifierOf(key)?.code ?? null;
          const exact = views.filter(
            (view) =>
              view &&
              ([view.id, view.uscc, view.name].includes(key.trim()) ||
                (code !== null && [view.id, view.uscc].includes(code))),
          );
          return { key, id: exact.length === 1 ? exact[0]!.id : null, at };
        }),
      );
    },
  },
  CheckResult: {
    subject: ({ id, at }: CheckParent) => (id ? { id, at } : null),
    listings: async ({ id, at }: CheckParent, _: unknown, { graph }: ApiContext) =>
      id ? (await readListings(graph, [id], at)).filter((row) => row.inForce).length : 0,
    penalties: async ({ id, at }: CheckParent, _: unknown, { graph }: ApiContext) =>
      id ? (await readPenalties(graph, [id], at)).length : 0,
    tier: async ({ id, at }: CheckParent, _: unknown, context: ApiContext) =>
      id ? ((await context.subject({ id, at }))?.score?.tier ?? null) : null,
    openAlerts: async ({ id, at }: CheckParent, _: unknown, { graph }: ApiContext) => {
      if (!id) return 0;
      const filter = { target: id, statuses: ["OPEN", "ASSESSING", "CONFIRMED", "SNOOZED", "HELD"] };
      return (await readAlertPage(graph, { filter, first: 1 }, at)).totalCount;
    },
    coverage: ({ at }: CheckParent, _: unknown, context: ApiContext) => context.coverage(at, null),
    checkNumber: ({ key, at }: CheckParent) =>
      createHash("sha256").update(`${key}|${at.asOf}|${at.knownAt}`).digest("hex").slice(0, 20).toUpperCase(),
  },
};
