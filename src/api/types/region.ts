import type { Moment } from "../../read/moment.ts";
import type { AlertCountRow, DashboardView } from "../../read/dashboard.ts";
import { dashboard } from "../../read/dashboard.ts";
import { earlierMoment, standingThen } from "../alert-book.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { allEarlierScores } from "../score-at.ts";
import { ruleAt } from "./rule.ts";

export const typeDefs = /* GraphQL */ `
  "The region in figures (首页)."
  type Dashboard {
    subjects: Int!
    listed: Int!
    alertsOpen: Int!
    byRule: [RuleCount!]!
    bySeverity: [SeverityCount!]!
    byTier: [TierCount!]!
    regions: [RegionCount!]!
    sources: [SourceFreshness!]!
    asOf: Date!
    knownAt: DateTime!
  }
  type RuleCount {
    rule: Rule!
    open: Int!
  }
  type SeverityCount {
    severity: Severity!
    open: Int!
  }
  type TierCount {
    tier: Tier!
    subjects: Int!
  }
  type RegionCount {
    regionCode: String!
    nameZh: String!
    subjects: Int!
    listed: Int!
    alertsOpen: Int!
  }
  extend type Query {
    dashboard(regionCode: String, asOf: Date, knownAt: DateTime): Dashboard!
  }
`;

const placeOf = ({ ruleId, severity, regionCode }: AlertCountRow) => `${ruleId} ${severity} ${regionCode}`;

/** Leads are counted as the book stood at the times asked, scores counted anew. */
async function dashboardAt(context: ApiContext, at: Moment, regionCode?: string | null) {
  const then = await earlierMoment(context, at);
  const states = then && (await standingThen(context, at, regionCode));
  const leads = states
    ?.map((lead) => ({ ruleId: lead.ruleId, severity: lead.severity, regionCode: lead.regionCode, open: 1 }))
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const law = await context.law(at);
  const earlier =
    then && leads ? { leads, scored: await allEarlierScores(context.graph, then, law), law } : null;
  return dashboard(context.graph, at, regionCode, earlier);
}

export const resolvers = {
  Query: {
    dashboard: async (_: unknown, args: { regionCode?: string | null } & AskedTimes, context: ApiContext) =>
      dashboardAt(context, await context.moment(args), args.regionCode),
  },
  Dashboard: {
    byRule: async (view: DashboardView, _: unknown, context: ApiContext) => {
      const at = { asOf: view.asOf, knownAt: view.knownAt };
      const counts = view.byRule.map(async ({ ruleId, open }) => ({
        rule: await ruleAt(ruleId, at, context),
        open,
      }));
      return (await Promise.all(counts)).filter(({ rule }) => rule);
    },
    sources: async ({ asOf, knownAt }: DashboardView, _: unknown, context: ApiContext) =>
      (await context.coverage({ asOf, knownAt }, null)).sources,
  },
};
