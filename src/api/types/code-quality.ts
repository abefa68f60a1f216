import type { CodeQuality } from "../../model/code-quality.ts";
import { faultsPerMille, meetsCodeTarget, withoutCode } from "../../model/code-quality.ts";
import type { CodeQualityView, RegionLevel } from "../../read/code-quality.ts";
import { readCodeQuality } from "../../read/code-quality.ts";
import { readJobRuns } from "../../read/history.ts";
import type { ApiContext } from "../context.ts";
import { limitOf } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "Wrong and duplicate unified social credit codes (重错码率), as the job code-quality last counted them."
  type CodeQuality {
    "All of the region asked for."
    total: CodeQualityFigures!
    "In the order of codes; regionsTotal says how many there are."
    regions: [CodeQualityFigures!]!
    regionsTotal: Int!
    "Null = never counted."
    lastRun: JobRun
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
    "Both kinds of fault, each organisation once."
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
  }
  enum RegionLevel {
    PROVINCE
    CITY
    COUNTY
  }
  extend type Query {
    codeQuality(regionCode: String, level: RegionLevel = CITY, first: Int = 100): CodeQuality!
  }
`;

interface Asked {
  regionCode?: string | null;
  level: RegionLevel;
  first: number;
}

export const resolvers = {
  Query: {
    codeQuality: (_: unknown, { regionCode, level, first }: Asked, { graph }: ApiContext) =>
      readCodeQuality(graph, regionCode ?? null, level, limitOf("first", first, 200)),
  },
  CodeQuality: {
    lastRun: async (_: CodeQualityView, __: unknown, { graph }: ApiContext) =>
      (await readJobRuns(graph, "code-quality", 1))[0] ?? null,
  },
  CodeQualityFigures: {
    withoutCode,
    perMille: faultsPerMille,
    meetsTarget: meetsCodeTarget,
    wrongExamples: ({ wrongIds }: CodeQuality) => wrongIds,
    duplicateExamples: ({ duplicateIds }: CodeQuality) => duplicateIds,
  },
};
