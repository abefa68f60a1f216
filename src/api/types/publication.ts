import type { AddedLaw } from "../../model/law.ts";
import { periodClasses, periodStarts } from "../../model/period-rule.ts";
import type { CountedPeriod, PublishedFact } from "../../model/publication.ts";
import { periodClassOf, publicationOn, publicationStates, statedEnd } from "../../model/publication.ts";
import type { DuePublication } from "../../model/publication-clocks.ts";
import { publicationDues, publicationDuties } from "../../model/publication-clocks.ts";
import { unreadLawsOf } from "../../model/unread-law.ts";
import type { ListingRow, PenaltyRow } from "../../read/credit-file.ts";
import type { ApiContext, SubjectRef } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "公示中, 终止公示, 停止共享和使用, 应删除: each further than the one before. Rules from memory end nothing."
  enum PublicationState {
    PUBLISHED
    PUBLICATION_ENDED
    SHARING_ENDED
    TO_DELETE
  }
  "A rule on how long something lasts, counted out for one listing or penalty by the law of the subject's region."
  type Period {
    ruleId: ID!
    source: String!
    "From memory, or its start is: shown, and ends nothing by itself."
    isUncertain: Boolean!
    sure: Sureness!
    "轻微, 一般, 严重; null = the class is not known."
    classZh: String
    "行为终止, 认定, 公示: what it counts from."
    startZh: String!
    startedOn: Date!
    "The day it counts from is not known; the day of determination stands for it."
    startAssumed: Boolean!
    "First day after it; null = it lasts until duties are done (correctedOn), and nobody told that they are."
    until: Date
    "First day on which repair may be applied for; null = the rule does not say."
    mayApplyFrom: Date
    "Ends by itself only where the act is corrected and duties are done (correctedOn)."
    needsCorrection: Boolean!
    "The rule knows no earlier end of such a penalty on application."
    noEarlyEnd: Boolean!
    "What it rests on and nobody told: whether a fine is a small one, whether a debtor evaded; null = nothing."
    doubtZh: String
    "Rules that hold as well and stand back."
    alsoApplies: [ID!]!
  }
  "What an agency owes of a penalty or listing: to publish, to hand on, to withdraw it (公示时限)."
  type DuePublication {
    ruleId: ID!
    source: String!
    dutyZh: String!
    "Null = the rule names a day of the month."
    workingDays: Int
    "Last day in time of the month after the event; null = the rule counts working days."
    dayOfNextMonth: Int
    "Null = nobody tells of the day it counts from, or no holidays are entered for its year."
    due: Date
    sure: Sureness!
  }
`;

export const resolvers = {
  DuePublication: {
    ruleId: ({ clock }: DuePublication) => clock.id,
    source: ({ clock }: DuePublication) => clock.source,
    dutyZh: ({ clock }: DuePublication) => publicationDuties[clock.duty],
    workingDays: ({ clock }: DuePublication) => clock.days,
    dayOfNextMonth: ({ clock }: DuePublication) => clock.dayOfNextMonth,
    sure: ({ clock }: DuePublication) => clock.sure,
  },
};

const stateNames = {
  published: "PUBLISHED",
  publicationEnded: "PUBLICATION_ENDED",
  sharingEnded: "SHARING_ENDED",
  toDelete: "TO_DELETE",
} as const satisfies Record<keyof typeof publicationStates, string>;

/** What the law says of a listing: its state, the end of its publication, and the rule. */
export async function publicationOfListing(row: ListingRow, ref: SubjectRef, context: ApiContext) {
  const { listCode, authority, actTo, removalReason, banUntil, sentenceUntil, correctedOn } = row;
  const [regionCode, law] = await Promise.all([regionOf(ref, context), context.law(ref.at)]);
  const fields = publicationFields(
    {
      ...{ listCode, authority, actTo, removalReason, regionCode, banUntil, sentenceUntil, correctedOn },
      penaltyType: null,
      determinedOn: row.listedOn,
      publishedOn: null,
      // An end ahead of the date asked is not yet one: the row shows it as the source told it.
      removedOn: row.removedOn,
      statedUntil: null,
    },
    ref.at.asOf,
    law,
  );
  const told = { listCode, decidedOn: row.listedOn, correctedOn, authority, regionCode, law };
  return { ...fields, duePublications: publicationDues(told) };
}

/** What the law says of a penalty; an end that the source states goes before the rule's. */
export async function publicationOfPenalty(row: PenaltyRow, ref: SubjectRef, context: ApiContext) {
  const { penaltyType, authority, actTo, decidedOn, removalReason } = row;
  const { banUntil, sentenceUntil, correctedOn } = row;
  const [regionCode, law] = await Promise.all([regionOf(ref, context), context.law(ref.at)]);
  const fields = publicationFields(
    {
      ...{ penaltyType, authority, actTo, regionCode, banUntil, sentenceUntil, correctedOn },
      listCode: null,
      determinedOn: decidedOn,
      publishedOn: null,
      removedOn: removalReason === null ? null : row.publishUntil,
      removalReason,
      statedUntil: row.publishUntil,
    },
    ref.at.asOf,
    law,
  );
  return {
    ...fields,
    duePublications: publicationDues({ listCode: null, decidedOn, authority, regionCode, law }),
  };
}

async function regionOf(ref: SubjectRef, context: ApiContext): Promise<string | null> {
  return (await context.subject(ref))?.regionCode ?? null;
}

function publicationFields(fact: PublishedFact, asOf: string, law: AddedLaw) {
  const { state, publishUntil, publish, share, delete: remove } = publicationOn(fact, asOf, { law });
  const ofClass = periodClassOf(fact, asOf, law);
  const told = (period: CountedPeriod | null) =>
    period && periodTold(period, ofClass && periodClasses[ofClass]);
  return {
    state: stateNames[state],
    publishUntil,
    publishUntilStated: statedEnd(fact) !== null,
    periodRule: told(publish),
    sharingPeriod: told(share),
    keepingPeriod: told(remove),
    unreadLaws: unreadLawsOf(fact.regionCode, asOf).map(({ source }) => source),
  };
}

function periodTold({ rule, ...counted }: CountedPeriod, classZh: string | null) {
  return {
    ...counted,
    ruleId: rule.id,
    source: rule.source,
    isUncertain: rule.sure === "M" || rule.startSure === "M",
    sure: rule.sure,
    classZh,
    startZh: periodStarts[rule.start],
    needsCorrection: rule.needsCorrection,
  };
}
