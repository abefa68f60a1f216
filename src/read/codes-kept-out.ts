import type { Graph } from "../graph/graph.ts";
import type { CodesKeptOut } from "../model/codes-kept-out.ts";
import { codesKeptOutOf } from "../model/codes-kept-out.ts";
import { isInScope, regionScopeOf } from "../model/region-scope.ts";
import type { RegionLevel } from "./code-quality.ts";
import { divisionOf } from "./code-quality.ts";
import type { Moment } from "./moment.ts";

export interface CodesKeptOutView {
  total: CodesKeptOut;
  /** By division of the level asked for, in the order of codes. */
  regions: CodesKeptOut[];
}

/**
 * Rows kept out for their codes by what each source said last: by its latest delivery of everything and those after it. A
 * row that comes again with the same fault in several deliveries of changes counts in each.
 */
export async function readCodesKeptOut(
  graph: Graph,
  regionCode: string | null,
  level: RegionLevel,
  { asOf, knownAt }: Moment,
): Promise<CodesKeptOutView> {
  const accounts = await graph.read<{ countsJson: string }>("read/codes-kept-out", { knownAt });
  const scope = regionScopeOf(regionCode, asOf);
  const rows = accounts
    .flatMap(({ countsJson }) => (JSON.parse(countsJson) as { codes: CodesKeptOut[] }).codes)
    .filter((row) => isInScope(scope, row.regionCode));
  const byDivision = new Map<string, CodesKeptOut[]>();
  for (const row of rows) {
    const division = divisionOf(row.regionCode, level, asOf);
    byDivision.set(division, [...(byDivision.get(division) ?? []), row]);
  }
  const regions = [...byDivision].map(([division, parts]) => codesKeptOutOf(division, parts));
  return {
    total: codesKeptOutOf(regionCode ?? "", rows),
    regions: regions.sort((a, b) => (a.regionCode < b.regionCode ? -1 : 1)),
  };
}
