import type { AddedLaw } from "../../model/law.ts";
import type { ListEntry } from "../../model/list-catalogue.ts";
import { listCatalogue } from "../../model/list-catalogue.ts";
import type { ExitWay, RoleAlong } from "../../model/list-law.ts";
import { exitWays, listLaw, roleAlongNames } from "../../model/list-law.ts";
import { rankIn, WHOLE_COUNTRY, withinRegion } from "../../model/jurisdiction.ts";
import { earlierMoment } from "../alert-book.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { refusal } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  """
  How sure a fact of law is: L read in full, V read in an excerpt of a published page, C computed, S in the policy
  papers, M from memory. A fact of sureness M ends nothing; what counts by it says so (Listing.doubtsZh, Alert.doubtsZh).
  """
  enum Sureness {
    L
    V
    C
    S
    M
  }
  "A list of the catalogue (名单): where it counts as severe, on what basis, for how long, and who is listed along."
  type ListKind {
    code: ID!
    nameZh: String!
    "A positive list (红名单)."
    red: Boolean!
    "Counts as severe (严重失信主体名单) on the date asked, in the region asked or anywhere."
    severeNow: Boolean!
    severe: [SevereSpan!]!
    basis: [ListBasis!]!
    period: ListPeriod!
    exits: [ListExit!]!
    rolesAlong: [RoleAlong!]!
    "Said at an earlier asOf or knownAt: the built-in tables have no history, so this is the catalogue of this release, with law.json as it stood then."
    noteZh: String
  }
  "Where and when a list counts as severe; to = null: still."
  type SevereSpan {
    "GB/T 2260 code of the region whose law it is; 100000 = the whole country."
    jurisdiction: String!
    from: Date!
    to: Date
    basis: String!
    sure: Sureness!
  }
  "A rule that a list rests on, within from and to."
  type ListBasis {
    nameZh: String!
    jurisdiction: String!
    from: Date!
    to: Date
    inForce: Boolean!
    sure: Sureness!
  }
  type ListPeriod {
    prose: String!
    sure: Sureness!
  }
  "A way off the list, beside correction and annulment, which every list knows."
  type ListExit {
    way: String!
    nameZh: String!
    prose: String!
    sure: Sureness!
  }
  "Who is listed together with the firm."
  type RoleAlong {
    role: String!
    nameZh: String!
    sure: Sureness!
  }
  extend type Query {
    "The catalogue of lists; with a region, spans and rules of its own law, its province's and the country's."
    lists(regionCode: String, asOf: Date, knownAt: DateTime): [ListKind!]!
  }
`;

interface ListAsked {
  list: ListEntry;
  asOf: string;
  law: AddedLaw;
  regionCode: string | undefined;
  isEarlier: boolean;
}

const NOTE_ZH =
  "内置名单目录及其法规依据没有历史版本，所列为现行版本加当时录入的法规，按所查日期判断是否有效";

const inForceOn = (asOf: string) => (span: { from: string; to: string | null }) =>
  span.from <= asOf && (span.to === null || asOf < span.to);
/** Without a region everybody's law is told; with one, what holds there, the nearest first. */
function toldIn<Row extends { jurisdiction: string; from: string }>(
  rows: readonly Row[],
  regionCode: string | undefined,
): Row[] {
  const told = rows.filter((row) => regionCode === undefined || withinRegion(regionCode, row.jurisdiction));
  const rank = (row: Row) => rankIn(regionCode ?? WHOLE_COUNTRY, row.jurisdiction);
  return told.sort((a, b) => rank(b) - rank(a) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

export const resolvers = {
  Query: {
    lists: async (
      _: unknown,
      { regionCode, ...asked }: { regionCode?: string | null } & AskedTimes,
      context: ApiContext,
    ): Promise<ListAsked[]> => {
      if (regionCode && !/^[1-9]\d{5}$/.test(regionCode)) {
        throw refusal(
          "BAD_USER_INPUT",
          `regionCode: found "${regionCode}", expected six digits of GB/T 2260`,
        );
      }
      const at = await context.moment(asked);
      const isEarlier = (await earlierMoment(context, at)) !== null;
      const law = await context.law(at);
      const asking = { asOf: at.asOf, law, regionCode: regionCode ?? undefined, isEarlier };
      return listCatalogue(law).map((list) => ({ list, ...asking }));
    },
  },
  ListKind: {
    code: ({ list }: ListAsked) => list.listCode,
    nameZh: ({ list }: ListAsked) => list.zh,
    red: ({ list }: ListAsked) => list.red,
    severeNow: ({ list, asOf, regionCode }: ListAsked) =>
      toldIn(list.severe, regionCode).some(inForceOn(asOf)),
    severe: ({ list, regionCode }: ListAsked) => toldIn(list.severe, regionCode),
    basis: ({ list, law, asOf, regionCode }: ListAsked) =>
      toldIn(listLaw(law)[list.listCode]!.bases, regionCode).map((one) => ({
        ...one,
        nameZh: one.zh,
        inForce: inForceOn(asOf)(one),
      })),
    period: ({ list, law }: ListAsked) => {
      const { zh, sure } = listLaw(law)[list.listCode]!.period;
      return { prose: zh, sure };
    },
    exits: ({ list, law }: ListAsked) =>
      listLaw(law)[list.listCode]!.exits.map(({ way, zh, sure }) => ({
        way,
        nameZh: exitWays[way satisfies ExitWay],
        prose: zh,
        sure,
      })),
    rolesAlong: ({ list, law }: ListAsked) =>
      listLaw(law)[list.listCode]!.rolesAlong.map(({ role, sure }) => ({
        role,
        nameZh: roleAlongNames[role satisfies RoleAlong],
        sure,
      })),
    noteZh: ({ isEarlier }: ListAsked) => (isEarlier ? NOTE_ZH : null),
  },
};
