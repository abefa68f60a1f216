import type { Graph } from "../graph/graph.ts";
import type { CodeQuality, StoredCodeQuality } from "../model/code-quality.ts";
import { codeQualityOf, codeQualityStored } from "../model/code-quality.ts";
import type { IsoDate } from "../model/dates.ts";
import { regionNameZh } from "../model/regions.ts";
import { countedRegionCode, regionScopeOf } from "../model/region-scope.ts";
import type { Moment } from "./moment.ts";

/** Digits of a GB/T 2260 code that name a division of each level. */
const DIGITS = { PROVINCE: 2, CITY: 4, COUNTY: 6 } as const;
export type RegionLevel = keyof typeof DIGITS;

export interface NamedCodeQuality extends CodeQuality {
  nameZh: string;
}

export interface CodeQualityView {
  /** All divisions of the region asked for, as one; its code is empty where none was asked for. */
  total: NamedCodeQuality;
  /** By division of the level asked for, in the order of codes, cut after `first`. */
  regions: NamedCodeQuality[];
  regionsTotal: number;
  /** Divisions of the first count where that is of after the moment asked: they are in no sum. */
  laterCounted: number;
}

/** The figures of codes (job code-quality), added up: those last counted for a day up to `asOf` by `knownAt`. */
export async function readCodeQuality(
  graph: Graph,
  regionCode: string | null,
  level: RegionLevel,
  first: number,
  at: Moment,
): Promise<CodeQualityView> {
  const stored = await graph.read<StoredCodeQuality & { isLater: boolean }>("read/code-quality", {
    ...regionScopeOf(regionCode, at.asOf),
    ...at,
  });
  const rows = stored
    .filter(({ isLater }) => !isLater)
    .map(({ isLater: _, ...row }) => codeQualityStored(row));
  const counted = new Set(rows.map((row) => row.regionCode));
  const parts = new Map<string, CodeQuality[]>();
  for (const row of rows) {
    const division = divisionOf(row.regionCode, level, at.asOf);
    parts.set(division, [...(parts.get(division) ?? []), row]);
  }
  // A successor may come before codes that it took the place of.
  const divisions = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  const regions = divisions.map(([division, within]) => ({
    ...codeQualityOf(division, within),
    nameZh: division === "" ? "未载明" : regionNameZh(division),
  }));
  const nameZh = regionCode === null ? "全部已归集区域" : regionNameZh(regionCode);
  return {
    total: { ...codeQualityOf(regionCode ?? "", rows), nameZh },
    regions: regions.slice(0, first),
    regionsTotal: regions.length,
    laterCounted: stored.filter((row) => !counted.has(row.regionCode)).length,
  };
}

/** The division of a level that a code lies in on a date, a revoked one under its successor; empty stays empty. */
export function divisionOf(regionCode: string, level: RegionLevel, on: IsoDate): string {
  return regionCode && countedRegionCode(regionCode, on).slice(0, DIGITS[level]).padEnd(6, "0");
}
