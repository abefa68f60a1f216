import type { QualityFigure, QualityItem } from "../../model/data-quality.ts";
import { meetsQualityTarget, qualityItems, qualityMeasures } from "../../model/data-quality.ts";
import type { IsoDate } from "../../model/dates.ts";
import { dayFromIsoDate, isoDateFromDay, parseIsoDate } from "../../model/dates.ts";
import { regionNameZh } from "../../model/regions.ts";
import type { RegionLevel } from "../../read/code-quality.ts";
import { readJobRuns } from "../../read/history.ts";
import type { Moment } from "../../read/moment.ts";
import type { QualityRow } from "../../read/quality.ts";
import { readQuality } from "../../read/quality.ts";
import { earlierMoment } from "../alert-book.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "Quality of what sources delivered (数据质量), by source, region and day of recording, as the job quality counted it."
  type DataQuality {
    from: Date!
    to: Date!
    knownAt: DateTime!
    "All rows of the answer together."
    total: [QualityRate!]!
    "In the order of source, day and region; rowsTotal says how many there are."
    rows: [QualityRow!]!
    rowsTotal: Int!
    coverage: QualityCoverage!
    "Null = never counted."
    lastRun: JobRun
  }
  type QualityRow {
    sourceId: String!
    "Day of recording in China."
    day: Date!
    "GB/T 2260; empty = no region stated; null = rows read and kept out, whose region nobody knows."
    regionCode: String
    regionNameZh: String!
    rates: [QualityRate!]!
  }
  "One rate: part of whole. Counts add up over sources, regions and days; rates do not."
  type QualityRate {
    id: ID!
    "timeliness, accuracy, completeness or duplication"
    measure: String!
    measureZh: String!
    nameZh: String!
    "What part counts, over what."
    counts: String!
    part: Int!
    whole: Int!
    "Rows that cannot be judged, outside whole: holidays of the year not entered, or dated after the day it was told."
    unknown: Int!
    "part / whole, 0 to 1; null where nothing was counted."
    rate: Float
    "Least rate asked for; for duplication the greatest. Null = the requirements state none."
    target: Float
    targetBasis: String
    "Null where no target is stated or nothing was counted."
    meetsTarget: Boolean
    "Statements or subjects at fault, at most 10."
    examples: [ID!]!
  }
  type QualityCoverage {
    deliveries: Int!
    "Not counted yet: of these only rows read and kept out are in the answer."
    uncounted: Int!
    "Refused whole: nothing of them is in any rate."
    refused: Int!
    "Sources whose first delivery falls into these days: all their stock counts as told that day."
    firstToldSources: [String!]!
    "Rates left out because they are not known by region."
    leftOut: [String!]!
  }
  extend type Query {
    "Both days are within; by default the 30 days up to asOf."
    quality(
      sourceId: String
      regionCode: String
      from: Date
      to: Date
      level: RegionLevel = CITY
      first: Int = 100
      asOf: Date
      knownAt: DateTime
    ): DataQuality!
  }
`;

/** Days before the last one, where no first day is asked for. */
const DAYS_BEFORE = 29;

interface Asked extends AskedTimes {
  sourceId?: string | null;
  regionCode?: string | null;
  from?: string | Date | null;
  to?: string | Date | null;
  level: RegionLevel;
  first: number;
}

export const resolvers = {
  Query: {
    quality: async (_: unknown, asked: Asked, context: ApiContext) => {
      const at = await context.moment(asked);
      const { asOf, knownAt } = at;
      const earlier = (await earlierMoment(context, at)) && at;
      const to = dateOf(asked.to) ?? asOf;
      const answer = await readQuality(context.graph, {
        sourceId: asked.sourceId ?? null,
        regionCode: asked.regionCode ?? null,
        from: dateOf(asked.from) ?? isoDateFromDay(dayFromIsoDate(to) - DAYS_BEFORE),
        // Days that lie after the date asked are not asked about.
        to: to < asOf ? to : asOf,
        knownAt,
        level: asked.level,
        first: limitOf("first", asked.first, 500),
      });
      return { ...answer, earlier };
    },
  },
  DataQuality: {
    lastRun: async ({ earlier }: { earlier: Moment | null }, _: unknown, { graph }: ApiContext) =>
      (await readJobRuns(graph, "quality", 1, earlier ?? {}))[0] ?? null,
  },
  QualityRow: {
    rates: ({ figures }: QualityRow) => figures,
    regionNameZh: ({ regionCode }: QualityRow) => (regionCode ? regionNameZh(regionCode) : "未载明"),
  },
  QualityRate: {
    id: ({ item }: QualityFigure) => item,
    measure: ({ item }: QualityFigure) => qualityItems[item].measure,
    measureZh: ({ item }: QualityFigure) => qualityMeasures[qualityItems[item].measure],
    nameZh: ({ item }: QualityFigure) => qualityItems[item].nameZh,
    counts: ({ item }: QualityFigure) => `${qualityItems[item].part} / ${qualityItems[item].whole}`,
    rate: ({ part, whole }: QualityFigure) => (whole === 0 ? null : part / whole),
    target: ({ item }: QualityFigure) => targetPpm(item) && targetPpm(item)! / 1_000_000,
    targetBasis: ({ item }: QualityFigure) => (qualityItems[item] as QualityItem).target?.basis ?? null,
    meetsTarget: meetsQualityTarget,
  },
};

function targetPpm(item: QualityFigure["item"]): number | null {
  const { target }: QualityItem = qualityItems[item];
  if (target === null) return null;
  return "atLeastPpm" in target ? target.atLeastPpm : target.atMostPpm;
}

function dateOf(asked: string | Date | null | undefined): IsoDate | null {
  if (!asked) return null;
  return parseIsoDate(asked instanceof Date ? asked.toISOString().slice(0, 10) : asked);
}
