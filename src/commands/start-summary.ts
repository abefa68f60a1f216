import { existsSync } from "node:fs";
import { join } from "node:path";
import { NEO4J_VERSION } from "../graph/local-server/neo4j-jars.ts";
import type { LoadReport } from "../load/load-report.ts";
import { tiers } from "../model/score.ts";
import { readCoverage } from "../read/coverage.ts";
import { dashboard } from "../read/dashboard.ts";
import { momentOf } from "../read/moment.ts";
import { ruleById } from "../rules/catalogue.ts";
import type { RisingService } from "./service.ts";
import type { Surroundings } from "./surroundings.ts";
import { columns } from "./surroundings.ts";

/** What a start found, for the person in front of it; `--json` prints it as it is. */
export interface StartSummary {
  neo4j: { version: string; boltUri: string; isOurs: boolean };
  subjects: number;
  listed: number;
  /** Statements (rows other than subjects) of this start's load; null on a warm start. */
  statementsLoaded: number | null;
  rowsQuarantined: number;
  leadsOpen: number;
  byRule: { ruleId: string; nameZh: string; open: number }[];
  byTier: { tier: string; subjects: number }[];
  reportFile: string | null;
  url: string;
}

/** Ask the graph what stands in it now. */
export async function readStartSummary(
  around: Surroundings,
  { config, opened }: RisingService,
  report: LoadReport | null,
  url: string,
): Promise<StartSummary> {
  const { graph, local, boltUri } = opened;
  const moment = await momentOf(graph, around.clock, {});
  const figures = await dashboard(graph, moment);
  const { quarantinedRows } = await readCoverage(graph, moment, null);
  const reportFile = join(config.home, "reports", `daily-alerts-${moment.asOf}.html`);
  const statements = report?.files.filter((file) => file.table !== "subjects");
  return {
    neo4j: { version: local ? NEO4J_VERSION : "of NEO4J_URI", boltUri, isOurs: local !== undefined },
    subjects: figures.subjects,
    listed: figures.listed,
    statementsLoaded: statements?.reduce((sum, file) => sum + file.rowsWritten, 0) ?? null,
    rowsQuarantined: quarantinedRows,
    leadsOpen: figures.alertsOpen,
    byRule: figures.byRule.map(({ ruleId, open }) => {
      return { ruleId, nameZh: ruleById(ruleId)?.name.zh ?? ruleId, open };
    }),
    byTier: figures.byTier,
    reportFile: existsSync(reportFile) ? reportFile : null,
    url,
  };
}

/** About fifteen lines, plain English with the Chinese names. */
export function startSummaryLines(summary: StartSummary): string[] {
  const { neo4j, statementsLoaded, byRule, byTier } = summary;
  const loaded = statementsLoaded === null ? "already loaded" : `${statementsLoaded} statements loaded now`;
  const tierNames: Readonly<Record<string, string>> = tiers;
  return [
    `Neo4j ${neo4j.version} at ${neo4j.boltUri}${neo4j.isOurs ? ", started here" : ""}`,
    `Subjects 主体 ${summary.subjects}, ${loaded}, ${summary.rowsQuarantined} rows in quarantine 隔离`,
    `Listed parties 严重失信主体 ${summary.listed}`,
    `Open leads 线索 ${summary.leadsOpen}:`,
    ...columns(byRule.map(({ ruleId, nameZh, open }) => [` ${open}`, nameZh, ruleId])),
    `Tiers 等级: ${byTier.map(({ tier, subjects }) => `${tierNames[tier] ?? tier} ${subjects}`).join(", ")}`,
    `Daily report 日报: ${summary.reportFile ?? "none for today yet; run `credit-graph report daily-report`"}`,
    `Open ${summary.url}`,
    "Ctrl-C stops everything; 按 Ctrl-C 停止全部。",
  ];
}
