import type { Graph } from "../graph/graph.ts";
import type { BookEntry } from "../alerts/book.ts";
import { alertIdOf, enterAnswer } from "../alerts/book.ts";
import type { CompleteRun, KnownAlert } from "../alerts/known.ts";
import { knownAlerts, lastCompleteRun } from "../alerts/known.ts";
import type { ListingBook } from "../read/proof.ts";
import { declared } from "../graph/query-file.ts";
import type { Rule } from "../rules/rule.ts";
import type { KeyedFinding } from "./detect.ts";
import { executedParams, findingsOf, paramsAt, provenPages, universeOf } from "./detect.ts";
import type { HubSkip, JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { asksTheSame, questionOf, standingAlerts } from "./standing.ts";
import type { TouchedFinder } from "./touched.ts";
import { touchedFinder } from "./touched.ts";

/**
 * One run of one rule: detect → open or keep alerts → close the ones that are gone.
 * Closing comes only after a complete answer: a run held by its guard must never clear an alert. The book only
 * moves forward: a run asked of an earlier date than the last complete one counts and changes nothing.
 */
export async function runRule(
  graph: Graph,
  rule: Rule,
  moment: RunMoment,
  touched: TouchedFinder = touchedFinder(graph),
): Promise<JobOutcome> {
  const last = await lastCompleteRun(graph, rule.id);
  const standing = last && (await standingAnswer(graph, rule, moment, { last, touched }));
  if (standing) return standing;
  const findings = await findingsOf(graph, rule, moment, await universeOf(graph, rule, moment, touched.once));
  const counts = { ...(await surroundingsOf(rule, moment, touched)), rowsOut: findings.length };
  if (last && moment.asOf < last.asOf) {
    const note =
      `${rule.name.zh}：查询日 ${moment.asOf} 早于最近一次完整运行 ${last.asOf}，` +
      `命中 ${findings.length} 条，线索簿不变`;
    return outcomeOf({ ...counts, complete: false, notes: [note] });
  }
  const complete = findings.length <= rule.findingsMax;
  const notes = complete
    ? []
    : [`${rule.name.zh}：命中 ${findings.length} 条，超过上限 ${rule.findingsMax}，暂缓关闭，待复核`];
  const known = await knownAlerts(graph, bookRule(rule, moment));
  // Nothing is known about what was touched since a run without its moment: then every proof is made again.
  const affected = last?.knownAt
    ? await affectedBy(graph, rule, moment, await touched.between({ ...last, knownAt: last.knownAt }, moment))
    : new Set(findings.map((finding) => scopeIdOf(rule, finding)));
  const listings = await touched.listings(paramsAt(rule, moment));
  const entry = await enterFindings(graph, rule, moment, { findings, known, affected, complete, listings });
  return outcomeOf({ ...counts, ...entry, complete, notes, question: questionOf(rule, moment.asOf) });
}

/** The last complete answer entered again, where it must still be the answer; undefined where it must be asked for. */
async function standingAnswer(
  graph: Graph,
  rule: Rule,
  moment: RunMoment,
  { last, touched }: { last: CompleteRun; touched: TouchedFinder },
): Promise<JobOutcome | undefined> {
  const { knownAt } = last;
  if (!knownAt || moment.asOf < last.asOf || !asksTheSame(rule, last, moment.asOf)) return undefined;
  if ((await touched.between({ ...last, knownAt }, moment)).length > 0) return undefined;
  const known = await knownAlerts(graph, bookRule(rule, moment));
  const keptIds = standingAlerts(last, known);
  if (!keptIds) return undefined;
  // Entered all the same: a snooze may end tonight.
  const entry = await enterAnswer(graph, {
    ...bookRule(rule, moment),
    ...pointOf(moment),
    ...{ findings: [], keptIds, known, complete: true },
  });
  const { rowsIn, hubs } =
    last.asOf === moment.asOf
      ? { rowsIn: last.rowsIn, hubs: JSON.parse(last.hubsJson) as HubSkip[] }
      : await surroundingsOf(rule, moment, touched);
  return outcomeOf({ rowsIn, hubs, ...entry, rowsOut: last.rowsOut, question: last.question });
}

/** How many a rule was asked of, and whom its hub policy kept it from walking through. */
async function surroundingsOf(
  rule: Rule,
  moment: RunMoment,
  touched: TouchedFinder,
): Promise<{ rowsIn: number; hubs: HubSkip[] }> {
  const params = paramsAt(rule, moment);
  const hubs =
    rule.hubPolicy === "none" ? [] : await touched.once<HubSkip>(`detect/hubs/${rule.hubPolicy}`, params);
  const rows = await touched.once<{ population: number }>(`detect/population/${rule.population}`, params);
  return { rowsIn: rows[0]!.population, hubs: [...hubs] };
}

/** What a run found, and what it is held against. */
export interface Found {
  findings: readonly KeyedFinding[];
  known: ReadonlyMap<string, KnownAlert>;
  /** Subjects in scope of whom a fact changed since the alerts were last proven. */
  affected: ReadonlySet<string>;
  complete: boolean;
  /** Listings read so far, where several rules share them. */
  listings?: ListingBook;
}

/** Prove what is new or may have changed, keep the rest as it stands, and enter the answer into the book. */
export async function enterFindings(
  graph: Graph,
  rule: Rule,
  moment: RunMoment,
  { findings, known, affected, complete, listings }: Found,
): Promise<BookEntry> {
  const keptIds = new Set<string>();
  const proving = findings.filter((finding) => {
    const alert = known.get(alertIdOf(finding.key));
    const stands =
      alert !== undefined &&
      alert.status !== "RESOLVED" &&
      alert.sameRule &&
      alert.verdict === finding.verdict &&
      alert.severity === rule.severity(finding) &&
      !affected.has(scopeIdOf(rule, finding));
    if (stands) keptIds.add(alert.id);
    return !stands;
  });
  return enterAnswer(graph, {
    ...bookRule(rule, moment),
    ...pointOf(moment),
    ...{ findings: provenPages(graph, rule, moment, proving, listings), keptIds, known, complete },
  });
}

function pointOf({ runId, asOf, knownAt, at }: RunMoment) {
  return { runId, asOf, knownAt, at };
}

/** A rule as the book files it. */
export function bookRule(rule: Rule, { asOf }: Pick<RunMoment, "asOf">) {
  return { ruleId: rule.id, ruleVersion: rule.version, params: executedParams(rule, asOf) };
}

/** Subjects in scope of a rule whose answer a change at the touched subjects can alter; the touched among them. */
export async function affectedBy(
  graph: Graph,
  rule: Rule,
  moment: Pick<RunMoment, "asOf" | "knownAt">,
  touchedIds: readonly string[],
): Promise<Set<string>> {
  const affected = new Set<string>();
  const query = `detect/affected/${rule.scope.affected}`;
  // Who is told of all that was touched can leave out hubs that are hubs without it, before and after.
  const touchedAll = touchedIds.length <= TOUCHED_ROWS;
  for (let start = 0; start < touchedIds.length; start += TOUCHED_ROWS) {
    const slice = touchedIds.slice(start, start + TOUCHED_ROWS);
    const asked = { ...paramsAt(rule, moment), touchedIds: slice, touchedAll };
    for (const { id } of await graph.read<{ id: string }>(query, declared(query, asked))) affected.add(id);
  }
  return affected;
}

/** Touched subjects asked about in one query. */
const TOUCHED_ROWS = 2_000;

function scopeIdOf(rule: Rule, finding: KeyedFinding): string {
  return rule.scope.by === "target" ? finding.targetId : finding.seedId!;
}
