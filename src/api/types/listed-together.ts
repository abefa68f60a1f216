import { jointAuthoritiesOf } from "../../model/joint-authorities.ts";
import { listNameZh } from "../../model/list-catalogue.ts";
import type { ListingRow } from "../../read/credit-file.ts";
import { readListedTogether } from "../../read/listed-together.ts";
import type { ApiContext, SubjectRef } from "../context.ts";
import { limitOf } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "Another subject on a list by the same decision (同一决定书)."
  type TogetherListed {
    subject: Subject!
    listCode: String!
    listNameZh: String!
    listedOn: Date!
  }
  type ListedTogether {
    "Of all, shown or not."
    total: Int!
    others: [TogetherListed!]!
  }
  extend type Listing {
    "Authorities that publish it together with the one that listed (联合公示)."
    jointAuthorities: [String!]!
    "Others in force by the same document of the same authority, or of joint ones, at most 200; none without a number."
    listedTogether(first: Int = 20): ListedTogether!
  }
`;

export const resolvers = {};

/** Who publishes a listing too, and who was listed by the same decision. */
export function publishedTogether(row: ListingRow, { at }: SubjectRef) {
  return {
    jointAuthorities: row.jointAuthorities === null ? [] : jointAuthoritiesOf(row.jointAuthorities),
    listedTogether: async ({ first }: { first: number }, { graph }: ApiContext) => {
      const { rows, total } = await readListedTogether(graph, row, limitOf("first", first, 200), at);
      const others = rows.map(({ subjectId, listCode, listedOn }) => ({
        ...{ listCode, listedOn, listNameZh: listNameZh(listCode) },
        subject: { id: subjectId, at },
      }));
      return { total, others };
    },
  };
}
