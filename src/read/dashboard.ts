import type { Graph } from "../graph/graph.ts";
import { declared } from "../graph/query-file.ts";
import type { AddedLaw } from "../model/law.ts";
import { severeListCodes } from "../model/list-catalogue.ts";
import { countedRegionCode, regionScopeOf } from "../model/region-scope.ts";
import { regionNameZh } from "../model/regions.ts";
import { BASE_POINTS, tierOf, tiers } from "../model/score.ts";
import type { Moment } from "./moment.ts";
import { subjectCounts } from "./subject-counts.ts";

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

interface TierRow {
  tier: string;
  subjects: number;
}

/** Figures of an earlier moment that the graph does not keep as such. */
export interface EarlierFigures {
  leads: readonly AlertCountRow[];
  /** Scores of all that had any line. */
  scored: readonly { subjectId: string; tier: string }[];
  /** Says which lists were severe. */
  law: AddedLaw;
}

/** Standing leads of one rule, severity and county. */
export interface AlertCountRow {
  ruleId: string;
  severity: string;
  regionCode: string;
  open: number;
}

/** Counts by rule, severity, tier and city; persons have no tier. `earlier` = what is told of an earlier moment. */
export async function dashboard(
  graph: Graph,
  at: Moment,
  regionCode?: string | null,
  earlier?: EarlierFigures | null,
): Promise<DashboardView> {
  const scope = regionScopeOf(regionCode, at.asOf);
  const asked = { ...scope, isEarlier: Boolean(earlier), ...at };
  const [regions, listedRows, tierRows, alerts] = await Promise.all([
    subjectCounts(graph, at, scope, asked.isEarlier),
    graph.read<{ regionCode: string; listed: number }>("read/listed-counts", {
      ...asked,
      listCodes: severeListCodes(at.asOf, undefined, earlier?.law),
    }),
    earlier
      ? graph.read<TierRow>("read/tiers-of", { ...asked, scored: earlier.scored.map(scoredRow) })
      : graph.read<TierRow>("read/tier-counts", declared("read/tier-counts", asked)),
    earlier?.leads ?? graph.read<AlertCountRow>("read/alert-counts", declared("read/alert-counts", asked)),
  ]);
  // A subject of a revoked division is counted where its area lies on the date asked.
  const cityOf = (code: string): string => (code ? `${countedRegionCode(code, at.asOf).slice(0, 4)}00` : "");
  const cities = [
    ...new Set([...regions, ...listedRows, ...alerts].map((row) => cityOf(row.regionCode))),
  ].sort();
  const sum = <Row>(rows: readonly Row[], figure: (row: Row) => number): number =>
    rows.reduce((total, row) => total + figure(row), 0);
  const tally = (key: (row: AlertCountRow) => string) => {
    const counts = new Map<string, number>();
    for (const row of alerts) counts.set(key(row), (counts.get(key(row)) ?? 0) + row.open);
    return [...counts];
  };
  return {
    ...at,
    subjects: sum(regions, (row) => row.subjects),
    listed: sum(listedRows, (row) => row.listed),
    alertsOpen: sum(alerts, (row) => row.open),
    byRule: tally((row) => row.ruleId).map(([ruleId, open]) => ({ ruleId, open })),
    bySeverity: tally((row) => row.severity).map(([severity, open]) => ({ severity, open })),
    byTier: tierCounts(
      tierRows,
      sum(regions, (row) => row.organisations),
    ),
    regions: cities.map((city) => ({
      regionCode: city,
      nameZh: city === "" ? "未载明" : regionNameZh(city, at.asOf),
      subjects: sum(
        regions.filter((row) => cityOf(row.regionCode) === city),
        (row) => row.subjects,
      ),
      listed: sum(
        listedRows.filter((row) => cityOf(row.regionCode) === city),
        (row) => row.listed,
      ),
      alertsOpen: sum(
        alerts.filter((row) => cityOf(row.regionCode) === city),
        (row) => row.open,
      ),
    })),
  };
}

/** Organisations by tier; who has no score stands at the base, and so has the highest. */
function tierCounts(rows: readonly TierRow[], organisations: number): TierRow[] {
  const scored = new Map(rows.map(({ tier, subjects }) => [tier, subjects]));
  const unscored = rows.reduce((left, { subjects }) => left - subjects, organisations);
  const base = tierOf(BASE_POINTS, false);
  return Object.keys(tiers).map((tier) => {
    return { tier, subjects: (scored.get(tier) ?? 0) + (tier === base ? unscored : 0) };
  });
}

const scoredRow = ({ subjectId, tier }: EarlierFigures["scored"][number]) => ({ subjectId, tier });
