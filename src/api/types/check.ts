import { createHash } from "node:crypto";
import { standingStatuses } from "../../model/alert-page.ts";
import { isInUse, readListings, readPenalties } from "../../read/credit-file.ts";
import type { Moment } from "../../read/moment.ts";
import { maskAnyIdNumber } from "../../model/id-number.ts";
import { isKeyDoubtful } from "../../names/folding.ts";
import type { SearchHit } from "../../read/search.ts";
import { searchSubjects } from "../../read/search.ts";
import { alertPageAt, earlierMoment } from "../alert-book.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf } from "../context.ts";
import { coverageOf } from "./coverage.ts";

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

/** A code means its subject; so does a name in another writing, but for persons and doubtful keys only the name as it stands. */
async function isMeant(key: string, hit: SearchHit, at: Moment, context: ApiContext): Promise<boolean> {
  if (hit.matchedBy !== "NAME") return hit.matchedBy === "CODE";
  const view = await context.subject({ id: hit.id, at });
  if (!view) return false;
  return view.name === key.trim() || (view.kind !== "person" && !isKeyDoubtful(view.name, key));
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
      const asking = { ...at, isEarlier: (await earlierMoment(context, at)) !== null };
      return Promise.all(
        keys.map(async (key): Promise<CheckParent> => {
          // Two of the same rank are two subjects: a name that several have checks none of them.
          const { hits } = await searchSubjects(context.graph, key, 2, asking);
          const [first, second] = hits;
          const isOne = first !== undefined && first.matchedBy !== second?.matchedBy;
          // The answer is printed and kept; it names whom it is about by the subject.
          return {
            key: maskAnyIdNumber(key),
            id: isOne && (await isMeant(key, first, at, context)) ? first.id : null,
            at,
          };
        }),
      );
    },
  },
  CheckResult: {
    subject: ({ id, at }: CheckParent) => (id ? { id, at } : null),
    listings: async ({ id, at }: CheckParent, _: unknown, { graph }: ApiContext) =>
      id ? (await readListings(graph, [id], at)).filter((row) => isInUse(row, at)).length : 0,
    penalties: async ({ id, at }: CheckParent, _: unknown, { graph }: ApiContext) =>
      id ? (await readPenalties(graph, [id], at)).filter((row) => isInUse(row, at)).length : 0,
    tier: async ({ id, at }: CheckParent, _: unknown, context: ApiContext) =>
      id ? ((await context.score({ id, at }))?.tier ?? null) : null,
    openAlerts: async ({ id, at }: CheckParent, _: unknown, context: ApiContext) => {
      if (!id) return 0;
      const filter = { target: id, statuses: [...standingStatuses] };
      return (await alertPageAt(context, { filter, first: 1 }, at)).totalCount;
    },
    coverage: ({ id, at }: CheckParent, _: unknown, context: ApiContext) =>
      coverageOf(context, at, null, () => (id ? [id] : [])),
    checkNumber: ({ key, at }: CheckParent) =>
      createHash("sha256").update(`${key}|${at.asOf}|${at.knownAt}`).digest("hex").slice(0, 20).toUpperCase(),
  },
};
