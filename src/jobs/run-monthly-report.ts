import { join } from "node:path";
import type { AlertState } from "../alerts/as-known.ts";
import { alertStatesAt } from "../alerts/as-known.ts";
import type { Graph } from "../graph/graph.ts";
import { BATCH_ROWS } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { chinaDate, dayFromIsoDate, isoDateFromDay, monthsAfter } from "../model/dates.ts";
import { readQuality } from "../read/quality.ts";
import type { ReportParty } from "../report/daily-report-input.ts";
import type { MonthlyListing, MonthlyReportInput, MonthlyTally } from "../report/monthly-report-input.ts";
import { monthlyReportCsv, monthlyReportHtml, monthlyReportXlsx } from "../report/monthly-report.ts";
import { rules } from "../rules/catalogue.ts";
import { withoutArchiveTimes } from "./archive-times.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { underLawOf } from "./law-then.ts";
import { ORGANISATION } from "./report-input.ts";
import type { ReportFile, ReportSurroundings } from "./run-report.ts";
import { wholeBefore, writeReport } from "./run-report.ts";

export const MONTHLY_REPORT_JOB = "monthly-report";

/** A month and the moment it is told from. */
export interface MonthMoment {
  /** YYYY-MM. */
  month: string;
  knownAt: IsoInstant;
}

/**
 * Issue the report of the month before (信用风险预警月报), once: the first night of a month that runs, be it the first
 * or a later one after a stop, issues it; every other night finds it issued and does nothing.
 */
export async function runMonthlyReport(around: ReportSurroundings, moment: RunMoment): Promise<JobOutcome> {
  const firstDay = `${moment.asOf.slice(0, 7)}-01`;
  const asked = { job: MONTHLY_REPORT_JOB, from: firstDay };
  const [issued] = await around.graph.read<{ runs: number }>("jobs/report-issued", asked);
  if (issued!.runs > 0) return outcomeOf({});
  const knownAt = await wholeBefore(around.graph, moment);
  const month = monthsAfter(firstDay, -1).slice(0, 7);
  const files = await monthlyFiles(around, { month, knownAt }, `monthly-${month}`);
  const changed = await writeReport(files, moment.runId);
  return outcomeOf({ changed, kept: files.length - changed, notes: files.map(([path]) => path), knownAt });
}

/** The report of any month as it would be issued at a moment, beside that of the night; leaves no record of a run. */
export async function reissueMonthlyReport(
  around: ReportSurroundings,
  moment: MonthMoment,
): Promise<string[]> {
  const stem = `monthly-${moment.month}-known-${moment.knownAt.replaceAll(/[-:.]/g, "")}`;
  const files = await underLawOf(around.graph, moment.knownAt, () => monthlyFiles(around, moment, stem));
  await writeReport(files, "again");
  return files.map(([path]) => path);
}

async function monthlyFiles({ graph, home }: ReportSurroundings, moment: MonthMoment, name: string) {
  const input = await monthlyReportInput(graph, moment);
  const stem = join(home, "reports", name);
  const files: ReportFile[] = [
    [`${stem}.html`, Buffer.from(monthlyReportHtml(input), "utf8")],
    [`${stem}.xlsx`, withoutArchiveTimes(await monthlyReportXlsx(input))],
    [`${stem}.csv`, Buffer.from(monthlyReportCsv(input), "utf8")],
  ];
  return files;
}

/** Everything the report of one month says, as it was known at one moment; nothing else goes in. */
export async function monthlyReportInput(
  graph: Graph,
  { month, knownAt }: MonthMoment,
): Promise<MonthlyReportInput> {
  const from: IsoDate = `${month}-01`;
  const to = isoDateFromDay(dayFromIsoDate(monthsAfter(from, 1)) - 1);
  const leads = await alertStatesAt(graph, { asOf: to, knownAt });
  const listings = await graph.read<MonthlyListing>("jobs/monthly-listings", { from, to, knownAt });
  const sources = await graph.read<{ recordedAt: IsoInstant }>("jobs/report-sources", { knownAt });
  const asked = { sourceId: null, regionCode: null, from, to, knownAt, level: "COUNTY" } as const;
  const quality = await readQuality(graph, { ...asked, first: Number.MAX_SAFE_INTEGER });
  const { deliveries, uncounted, refused, firstToldSources } = quality.coverage;
  const today = chinaDate(new Date(knownAt));
  const unkept = leads.filter((lead) => !lead.isKept).length;
  return {
    ...{ organisation: ORGANISATION, month, from, to, listings, deliveries, firstToldSources },
    knownAt:
      sources
        .map((one) => one.recordedAt)
        .sort()
        .at(-1) ?? null,
    tallies: talliesOf(leads, from, to),
    parties: await partiesOf(graph, [...new Set(listings.map((one) => one.subjectId))], knownAt),
    quality: quality.rows,
    notes: [
      ...(today > to ? [] : [`${month} 尚未结束，各项为截至 ${today} 的数。`]),
      `本月完成交付 ${deliveries} 次，其中尚未统计质量 ${uncounted} 次；整体拒收 ${refused} 次，不计入任何比率。`,
      ...firstToldSources.map((one) => `来源“${one}”首次交付在本月，其存量记录计入当日，及时率因此偏低。`),
      ...(unkept === 0 ? [] : [`${unkept} 条线索在该时点的内容未留存，按其后最早留存的版本统计。`]),
    ],
  };
}

function talliesOf(leads: readonly AlertState[], from: IsoDate, to: IsoDate): MonthlyTally[] {
  const isWithin = (day: IsoDate | null) => day !== null && from <= day && day <= to;
  const tallies = new Map<string, MonthlyTally>();
  for (const { ruleId, regionCode, openedOn, closedOn, status } of leads) {
    const isOpen = (closedOn === null || closedOn > to) && status !== "DISMISSED";
    const [opened, closed] = [isWithin(openedOn), isWithin(closedOn)];
    if (!isOpen && !opened && !closed) continue;
    const ruleNameZh = rules.find((rule) => rule.id === ruleId)?.name.zh ?? ruleId;
    const key = `${ruleId}|${regionCode}`;
    const tally = tallies.get(key) ?? { ruleId, ruleNameZh, regionCode, opened: 0, closed: 0, open: 0 };
    tally.opened += Number(opened);
    tally.closed += Number(closed);
    tally.open += Number(isOpen);
    tallies.set(key, tally);
  }
  return [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
}

async function partiesOf(graph: Graph, ids: readonly string[], knownAt: IsoInstant) {
  const parties: ReportParty[] = [];
  for (let at = 0; at < ids.length; at += BATCH_ROWS) {
    const batch = ids.slice(at, at + BATCH_ROWS);
    parties.push(...(await graph.read<ReportParty>("jobs/report-parties", { ids: batch, knownAt })));
  }
  return Object.fromEntries(parties.map((party) => [party.id, party]));
}
