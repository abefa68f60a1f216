import type { CodeQuality, NumberFaults } from "../../model/code-quality.ts";
import { faultsPerMille, meetsCodeTarget, withoutCode } from "../../model/code-quality.ts";
import type { CodeQualityView, RegionLevel } from "../../read/code-quality.ts";
import { readCodeQuality } from "../../read/code-quality.ts";
import { readJobRuns } from "../../read/history.ts";
import type { Moment } from "../../read/moment.ts";
import { earlierMoment } from "../alert-book.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "Wrong and duplicate unified social credit codes (重错码率), as the job code-quality last counted them by the times asked."
  type CodeQuality {
    "All of the region asked for."
    total: CodeQualityFigures!
    "In the order of codes; regionsTotal says how many there are."
    regions: [CodeQualityFigures!]!
    regionsTotal: Int!
    "Null = never counted, or not by the times asked."
    lastRun: JobRun
    "Says of how many regions no figures are kept from before the times asked, so that none are told; null = of none."
    noteZh: String
  }
  "Codes of the organisations of a region that are not dissolved. Funds, the state and unnamed parties need none."
  type CodeQualityFigures {
    "GB/T 2260; empty = all, or organisations that state no region."
    regionCode: String!
    nameZh: String!
    organisations: Int!
    withCode: Int!
    valid: Int!
    "Pilot codes of Fujian, real although the check character fails: no fault."
    legacyExceptions: Int!
    wrong: Int!
    "Organisations whose code another states too, anywhere."
    duplicates: Int!
    "Organisations whose code sources state with names that cannot be of one; other writings and former names are none."
    unlikeNames: Int!
    "All three kinds of fault, each organisation once."
    wrongOrDuplicate: Int!
    withoutCode: Int!
    "Faults in a thousand codes; null where nobody states a code."
    perMille: Float
    "At most 1 fault in 1,000 codes; null where nobody states a code."
    meetsTarget: Boolean
    "Subject ids, at most 20."
    wrongExamples: [ID!]!
    "Subject ids, at most 20."
    duplicateExamples: [ID!]!
    "Subject ids, at most 20."
    unlikeNameExamples: [ID!]!
    "Registration numbers of 15 digits, or of 13, which have no check digit (工商注册号)."
    registrationNumbers: NumberFigures!
    "Legal entity identifiers, ISO 17442."
    leis: NumberFigures!
  }
  "Numbers beside the code, of the same organisations."
  type NumberFigures {
    stated: Int!
    "Whose check digits fail."
    wrong: Int!
    "Organisations whose number another states too, anywhere."
    duplicates: Int!
    "Both kinds of fault, each organisation once."
    wrongOrDuplicate: Int!
    "Faults in a thousand numbers; null where nobody states one."
    perMille: Float
    "Subject ids, at most 20."
    faultExamples: [ID!]!
  }
  enum RegionLevel {
    PROVINCE
    CITY
    COUNTY
  }
  extend type Query {
    "The figures last counted for a day up to asOf by knownAt."
    codeQuality(
      regionCode: String
      level: RegionLevel = CITY
      first: Int = 100
      asOf: Date
      knownAt: DateTime
    ): CodeQuality!
  }
`;

interface Asked extends AskedTimes {
  regionCode?: string | null;
  level: RegionLevel;
  first: number;
}

/** With the earlier moment that is asked of; null = as it stands. */
interface CodeQualityRef extends CodeQualityView {
  earlier: Moment | null;
}

export const resolvers = {
  Query: {
    codeQuality: async (
      _: unknown,
      { regionCode, level, first, ...asked }: Asked,
      context: ApiContext,
    ): Promise<CodeQualityRef> => {
      limitOf("first", first, 200);
      const at = await context.moment(asked);
      const earlier = (await earlierMoment(context, at)) && at;
      return { ...(await readCodeQuality(context.graph, regionCode ?? null, level, first, at)), earlier };
    },
  },
  CodeQuality: {
    lastRun: async ({ earlier }: CodeQualityRef, _: unknown, { graph }: ApiContext) =>
      (await readJobRuns(graph, "code-quality", 1, earlier ?? {}))[0] ?? null,
    noteZh: ({ laterCounted }: CodeQualityRef) =>
      laterCounted > 0
        ? `${laterCounted} 个区划在所查时间之前没有留存的赋码质量统计，不在所列数字之中`
        : null,
  },
  CodeQualityFigures: {
    withoutCode,
    perMille: faultsPerMille,
    meetsTarget: meetsCodeTarget,
    wrongExamples: ({ wrongIds }: CodeQuality) => wrongIds,
    duplicateExamples: ({ duplicateIds }: CodeQuality) => duplicateIds,
    unlikeNameExamples: ({ unlikeNameIds }: CodeQuality) => unlikeNameIds,
  },
  NumberFigures: {
    perMille: ({ stated, wrongOrDuplicate }: NumberFaults) =>
      faultsPerMille({ withCode: stated, wrongOrDuplicate }),
    faultExamples: ({ faultIds }: NumberFaults) => faultIds,
  },
};
