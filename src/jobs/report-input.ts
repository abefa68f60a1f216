import type { AlertState, BookMoment } from "../alerts/as-known.ts";
import { alertStatesAt, alertsAsKnown } from "../alerts/as-known.ts";
import type { Graph } from "../graph/graph.ts";
import { BATCH_ROWS } from "../graph/graph.ts";
import type { Alert } from "../model/alert.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { severeListCodes } from "../model/list-catalogue.ts";
import { ownSourceIds } from "../model/own-sources.ts";
import type {
  DailyReportInput,
  RegionTally,
  ReportHub,
  ReportParty,
  ReportRule,
  ReportSource,
  RuleTally,
} from "../report/daily-report-input.ts";
import { rules } from "../rules/catalogue.ts";
import type { Rule } from "../rules/rule.ts";
import { proseOf } from "../rules/rule.ts";
import { executedParams } from "./detect.ts";
import { reportCases } from "./report-cases.ts";
import type { RunRow } from "./report-notes.ts";
import { expiryNote, holidayNote, notesOf, runOutcome, unkeptNote } from "./report-notes.ts";
import { reportToDelete } from "./report-to-delete.ts";
import { EXPIRY_JOB } from "./run-expiry.ts";

/** The job whose earlier runs bound the period. */
export const REPORT_JOB = "daily-report";
/** Whose reports these are. */
export const ORGANISATION = "信用风险监测与关联分析";
const REGION_UNKNOWN = "区域不详";

interface SourceRow extends Omit<ReportSource, "nameZh"> {
  /** Rows put aside by all deliveries of the source, not only the newest. */
  quarantinedRows: number;
}

/** Leads of one report by what happened to them. */
interface Period {
  opened: AlertState[];
  closed: AlertState[];
  open: AlertState[];
}

/** The report before this one, and the moment it spoke of. */
type Before = BookMoment;

/**
 * Everything the daily report of one date says, read from the graph as it was known at one moment; nothing else goes
 * in, so a report issued again for that moment is the same report. The `knownAt` it prints is the time of the newest
 * delivery known then.
 */
export async function dailyReportInput(graph: Graph, moment: BookMoment): Promise<DailyReportInput> {
  const { asOf, knownAt } = moment;
  const [before] = await graph.read<Before>("jobs/report-before", { job: REPORT_JOB, asOf, knownAt });
  const leads = await alertStatesAt(graph, moment);
  const period = periodOf(leads, asOf, before);
  const opened = await wholeAlerts(graph, period.opened);
  const closed = await wholeAlerts(graph, period.closed);
  const held = await wholeAlerts(
    graph,
    period.open.filter(({ status }) => status === "HELD"),
  );
  const cases = { ...(await reportCases(graph, { asOf, knownAt }, before)), held };
  const toDelete = await reportToDelete(graph, moment);
  const jobs = [...rules.map(({ id }) => id), EXPIRY_JOB];
  const runs = await graph.read<RunRow>("jobs/report-runs", { jobs, asOf, knownAt });
  const runByJob = new Map(runs.map((run) => [run.job, run]));
  const hubs = hubsOf(runs);
  const loads = await graph.read<SourceRow>("jobs/report-sources", { knownAt });
  // What people decided here amends what sources said; it is none, and is never out of date.
  const sourceRows = loads.filter(({ sourceId }) => !ownSourceIds.includes(sourceId));
  const sources = sourceRows.map(sourceOf);
  const [candidates] = await graph.read<{ persons: number }>("jobs/report-candidates", { knownAt });
  const regions = await regionsOf(graph, moment, period);
  const tallies = talliesOf(period, runByJob);
  return {
    organisation: ORGANISATION,
    regionCode: null,
    asOf,
    knownAt: latestOf(loads) ?? knownAt,
    since: before?.knownAt ?? null,
    subjects: sum(regions.map((region) => region.subjects)),
    listed: sum(regions.map((region) => region.listed)),
    opened,
    closed,
    parties: await partiesOf(graph, moment, [...opened, ...closed], { hubs, cases, toDelete }),
    tallies,
    regions,
    rules: rules.map((rule) => ruleAsExecuted(rule, asOf)),
    cases,
    toDelete,
    coverage: {
      sources,
      quarantinedRows: sum(sourceRows.map((row) => row.quarantinedRows)),
      candidatePersons: candidates!.persons,
      hubs,
      notes: [
        ...notesOf(sources, tallies, asOf),
        ...expiryNote(runByJob.get(EXPIRY_JOB), asOf),
        ...unkeptNote(period),
        ...holidayNote(asOf),
      ],
    },
  };
}

function sourceOf({ sourceId, asOf, recordedAt, rowsRead, rowsQuarantined }: SourceRow): ReportSource {
  return { sourceId, nameZh: sourceId, asOf, recordedAt, rowsRead, rowsQuarantined };
}

function ruleAsExecuted(rule: Rule, asOf: IsoDate): ReportRule {
  const { id, version, useClass, legalBasis } = rule;
  const params = executedParams(rule, asOf);
  return { id, nameZh: rule.name.zh, version, useClass, legalBasis, prose: proseOf(rule), params };
}

/**
 * What the period since the report before brought. A lead that opened and closed in between is told as closed;
 * the first report tells everything that is open.
 */
function periodOf(leads: readonly AlertState[], asOf: IsoDate, before: Before | undefined): Period {
  const isNew = (on: IsoDate, at: IsoInstant) => !before || on > before.asOf || at > before.knownAt;
  const gone = leads.filter((lead) => lead.closedOn !== null && lead.closedOn <= asOf);
  const standing = leads.filter((lead) => lead.closedOn === null || lead.closedOn > asOf);
  const open = standing.filter((lead) => lead.status !== "DISMISSED");
  return {
    open,
    opened: before ? standing.filter((lead) => isNew(lead.openedOn, lead.openedAt)) : open,
    closed: before ? gone.filter((lead) => isNew(lead.closedOn!, lead.closedAt!)) : [],
  };
}

function talliesOf(period: Period, runByJob: ReadonlyMap<string, RunRow>): RuleTally[] {
  return rules.map((rule) => {
    const of = (leads: readonly AlertState[]) => leads.filter((lead) => lead.ruleId === rule.id);
    const open = { WATCH: 0, WARN: 0, ACT: 0 };
    for (const lead of of(period.open)) open[lead.severity] += 1;
    const run = runByJob.get(rule.id);
    return {
      ruleId: rule.id,
      opened: of(period.opened).length,
      closed: of(period.closed).length,
      open,
      population: run?.status === "failed" ? null : (run?.rowsIn ?? null),
      outcome: runOutcome(run),
    };
  });
}

async function regionsOf(graph: Graph, moment: BookMoment, period: Period): Promise<RegionTally[]> {
  const { asOf, knownAt } = moment;
  const listCodes = severeListCodes(asOf);
  const rows = await graph.read<Pick<RegionTally, "regionCode" | "subjects" | "listed">>(
    "jobs/report-regions",
    { listCodes, asOf, knownAt },
  );
  const countOf = (leads: readonly AlertState[], regionCode: string) =>
    leads.filter((lead) => lead.regionCode === regionCode).length;
  return rows.map((row) => ({
    ...row,
    regionCode: row.regionCode || REGION_UNKNOWN,
    opened: countOf(period.opened, row.regionCode),
    open: countOf(period.open, row.regionCode),
  }));
}

/** Hubs of the latest run of every rule, each once, widest first. */
function hubsOf(runs: readonly RunRow[]): ReportHub[] {
  const hubs = runs.flatMap((run) => JSON.parse(run.hubsJson ?? "[]") as ReportHub[]);
  const byName = new Map(hubs.map((hub) => [`${hub.hubId}|${hub.relation}|${hub.reason}`, hub]));
  return [...byName]
    .sort(([a, one], [b, other]) => other.degree - one.degree || (a < b ? -1 : 1))
    .map(([, hub]) => hub);
}

async function wholeAlerts(graph: Graph, leads: readonly AlertState[]): Promise<Alert[]> {
  const alerts: Alert[] = [];
  for (const batch of batches(leads)) alerts.push(...(await alertsAsKnown(graph, batch)));
  return alerts;
}

async function partiesOf(
  graph: Graph,
  { knownAt }: BookMoment,
  alerts: readonly Alert[],
  { hubs, cases, toDelete }: Pick<DailyReportInput, "cases" | "toDelete"> & { hubs: readonly ReportHub[] },
): Promise<Record<string, ReportParty>> {
  const mentioned = [...alerts, ...cases.held].flatMap((alert) => [
    alert.targetId,
    ...alert.seedIds,
    ...alert.proof.flatMap((hop) => [hop.from, hop.to]),
  ]);
  const again = [...cases.reviews, ...cases.liftings].map(({ of }) => of);
  const contested = [...cases.objections, ...cases.repairs, ...again].flatMap(({ subjectIds }) => subjectIds);
  const listed = [...hubs.map(({ hubId }) => hubId), ...toDelete.rows.map(({ subjectId }) => subjectId)];
  const ids = [...new Set([...mentioned, ...contested, ...listed])].sort();
  const parties: ReportParty[] = [];
  for (const batch of batches(ids)) {
    parties.push(...(await graph.read<ReportParty>("jobs/report-parties", { ids: batch, knownAt })));
  }
  return Object.fromEntries(parties.map((party) => [party.id, party]));
}

function latestOf(sources: readonly Pick<ReportSource, "recordedAt">[]): IsoInstant | null {
  return sources.reduce<IsoInstant | null>((latest, { recordedAt }) => {
    return recordedAt !== null && (latest === null || recordedAt > latest) ? recordedAt : latest;
  }, null);
}

function batches<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / BATCH_ROWS);
  return Array.from({ length: count }, (_, at) => rows.slice(at * BATCH_ROWS, (at + 1) * BATCH_ROWS));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
