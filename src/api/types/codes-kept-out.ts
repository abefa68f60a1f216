import { faultsPerMille, meetsCodeTarget } from "../../model/code-quality.ts";
import { deliveredCodes } from "../../model/codes-kept-out.ts";
import type { CodesKeptOut } from "../../model/codes-kept-out.ts";
import { regionNameZh } from "../../model/regions.ts";
import type { RegionLevel } from "../../read/code-quality.ts";
import { readCodeQuality } from "../../read/code-quality.ts";
import { readCodesKeptOut } from "../../read/codes-kept-out.ts";
import type { ApiContext, AskedTimes } from "../context.ts";
import { limitOf } from "../context.ts";

export const typeDefs = /* GraphQL */ `
  "Faults of credit codes that were kept out, with their rows or alone, by what each source said last; codeQuality counts the graph alone."
  type CodesKeptOut {
    total: CodesKeptOutFigures!
    "In the order of codes; regionsTotal says how many there are."
    regions: [CodesKeptOutFigures!]!
    regionsTotal: Int!
    "Faults in a thousand codes of the region asked, those of codeQuality and those kept out together; null where nobody states a code, or none was counted by then."
    perMille: Float
    "At most 1 fault in 1,000 codes, both kinds together; null where perMille is."
    meetsTarget: Boolean
  }
  type CodesKeptOutFigures {
    "GB/T 2260 of the row, else of the office that gave the code; empty = all, or neither names one."
    regionCode: String!
    nameZh: String!
    "Codes of another length or alphabet, with their rows or left out of them."
    malformed: Int!
    "Codes whose check characters fail and that a source leaves out of their rows."
    wrong: Int!
    "Rows of codes that one delivery gives to organisations of different names."
    repeated: Int!
  }
  extend type Query {
    codesKeptOut(
      regionCode: String
      level: RegionLevel = CITY
      first: Int = 100
      asOf: Date
      knownAt: DateTime
    ): CodesKeptOut!
  }
`;

interface Asked extends AskedTimes {
  regionCode?: string | null;
  level: RegionLevel;
  first: number;
}

export const resolvers = {
  Query: {
    codesKeptOut: async (
      _: unknown,
      { regionCode = null, level, first, ...asked }: Asked,
      { graph, moment }: ApiContext,
    ) => {
      limitOf("first", first, 200);
      const at = await moment(asked);
      const { total, regions } = await readCodesKeptOut(graph, regionCode, level, at);
      const { total: stored, regionsTotal } = await readCodeQuality(graph, regionCode, level, 1, at);
      const codes = { ...stored, ...deliveredCodes(stored, total) };
      const isCounted = regionsTotal > 0;
      return {
        total: named(total, "全部已归集区域"),
        perMille: isCounted ? faultsPerMille(codes) : null,
        meetsTarget: isCounted ? meetsCodeTarget(codes) : null,
        regions: regions.slice(0, first).map((row) => named(row, "未载明")),
        regionsTotal: regions.length,
      };
    },
  },
};

function named(row: CodesKeptOut, unnamed: string): CodesKeptOut & { nameZh: string } {
  return { ...row, nameZh: row.regionCode === "" ? unnamed : regionNameZh(row.regionCode) };
}
