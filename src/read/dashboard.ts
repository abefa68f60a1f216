import type { Graph } from "../graph/graph.ts";
import { severeListCodes } from "../model/list-catalogue.ts";
import { regionPrefixOf } from "../model/region-prefix.ts";
import { regionNameZh } from "../model/regions.ts";
import type { Moment } from "./moment.ts";

/** The region in figures, for the first screen and the summary of a start. */
export interface DashboardView extends Moment {
  subjects: number;
  listed: number;
  alertsOpen: number;
  byRule: { ruleId: string; open: number }[];
  bySeverity: { severity: string; open: number }[];
  byTier: { tier: string; subjects: number }[];
  regions: { regionCode: string; nameZh: string; subjects: number; listed: number; alertsOpen: number }[];
}

interface RegionRow {
  regionCode: string;
  subjects: number;
  listed: number;
  tiered: { tier: string; subjects: number }[];
}

/** Standing leads of one rule, severity and county. */
export interface AlertCountRow {
  ruleId: string;
  severity: string;
  regionCode: string;
  open: number;
}

/** Counts by rule, severity, tier and city; persons have no tier. `counts` = leads as the book stood at an earlier moment. */
export async function dashboard(
  graph: Graph,
  at: Moment,
  regionCode?: string | null,
  counts?: readonly AlertCountRow[] | null,
): Promise<DashboardView> {
  const regionPrefix = regionPrefixOf(regionCode);
  const regions = await graph.read<RegionRow>("read/region-counts", {
    listCodes: severeListCodes(at.asOf),
    regionPrefix,
    ...at,
  });
  const alerts = counts ?? (await graph.read<AlertCountRow>("read/alert-counts", { regionPrefix, ...at }));
  const cityOf = (code: string): string => (code ? `${code.slice(0, 4)}00` : "");
  const cities = [...new Set([...regions, ...alerts].map((row) => cityOf(row.regionCode)))].sort();
  const sum = <Row>(rows: readonly Row[], figure: (row: Row) => number): number =>
    rows.reduce((total, row) => total + figure(row), 0);
  const tally = (key: (row: AlertCountRow) => string) => {
    const counts = new Map<string, number>();
    for (const row of alerts) counts.set(key(row), (counts.get(key(row)) ?? 0) + row.open);
    return [...counts];
  };
  const tiers = new Map<string, number>();
  for (const row of regions.flatMap((region) => region.tiered).filter((one) => one.tier !== "NONE")) {
    tiers.set(row.tier, (tiers.get(row.tier) ?? 0) + row.subjects);
  }
  return {
    ...at,
    subjects: sum(regions, (row) => row.subjects),
    listed: sum(regions, (row) => row.listed),
    alertsOpen: sum(alerts, (row) => row.open),
    byRule: tally((row) => row.ruleId).map(([ruleId, open]) => ({ ruleId, open })),
    bySeverity: tally((row) => row.severity).map(([severity, open]) => ({ severity, open })),
    byTier: ["A_PLUS", "A", "B", "C", "D"].map((tier) => ({ tier, subjects: tiers.get(tier) ?? 0 })),
    regions: cities.map((city) => ({
      regionCode: city,
      nameZh: city === "" ? "未载明" : regionNameZh(city),
      subjects: sum(
        regions.filter((row) => cityOf(row.regionCode) === city),
        (row) => row.subjects,
      ),
      listed: sum(
        regions.filter((row) => cityOf(row.regionCode) === city),
        (row) => row.listed,
      ),
      alertsOpen: sum(
        alerts.filter((row) => cityOf(row.regionCode) === city),
        (row) => row.open,
      ),
    })),
  };
}
