import { alertsAround, knownAmong } from "../alerts/known.ts";
import type { Graph } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import { severeListCodes } from "../model/list-catalogue.ts";
import type { ListingBook } from "../read/proof.ts";
import { declared } from "../graph/query-file.ts";
import { rules } from "../rules/catalogue.ts";
import type { Rule } from "../rules/rule.ts";
import { keepScores } from "../scores/keep-scores.ts";
import { deriveNear } from "./derive-near.ts";
import { findingsOf, paramsAt } from "./detect.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { canAlter, kindsTouched } from "./kinds.ts";
import { runDerive } from "./run-derive.ts";
import { affectedBy, bookRule, enterFindings } from "./run-rule.ts";
import { sideBySide } from "../graph/side-by-side.ts";

/** A rule with the subjects in its scope whose answer may differ. */
interface Concerned {
  rule: Rule;
  affected: ReadonlySet<string>;
}

/**
 * After a change at some subjects, bring exactly the alerts up to date that it can alter (涟漪更新): derive near them,
 * then ask the rules that rest on what changed, of the subjects whose answer may differ. The same alerts as a full run,
 * and the same scores of all whom they concern, in the time of a few questions; hubs, counts of population and guards
 * stay those of the last full run.
 * `since` = the instant from which the change is known, so that other kinds of rules are spared; absent = ask all.
 */
export async function runRipple(
  graph: Graph,
  touchedIds: readonly string[],
  moment: RunMoment,
  since?: IsoInstant,
): Promise<JobOutcome> {
  const derived = await deriveNear(graph, touchedIds, moment, since);
  // Too wide for the neighbourhood: the whole register costs less, and the nightly run meets the rest.
  if (!derived) await runDerive(graph, moment);
  const touched = [...new Set([...touchedIds, ...(derived ?? [])])];
  const changed = derived ? await kindsTouched(graph, touched, since) : undefined;
  const concerned = await concernedBy(graph, touched, moment, changed);
  const ids = [...new Set(concerned.flatMap(({ affected }) => [...affected]))];
  const [around, scope] = await Promise.all([alertsAround(graph, ids), scopeAmong(graph, ids, moment)]);
  const listings: ListingBook = new Map();
  const scoredIds = new Set([...touched, ...around.map(({ targetId }) => targetId)]);
  const sum = { rowsIn: touched.length, rowsOut: 0, opened: 0, kept: 0, changed: 0, closed: 0 };
  await sideBySide(concerned, async ({ rule, affected }) => {
    // Who is not listed has no answer of a rule that is asked of listed parties.
    const asked = scope.filter(
      ({ id, listed }) => affected.has(id) && (listed || rule.scope.universe !== "listed"),
    );
    const nodes = asked.map(({ node }) => node);
    const findings = nodes.length > 0 ? await findingsOf(graph, rule, moment, nodes) : [];
    const known = knownAmong(around, bookRule(rule, moment), { by: rule.scope.by, scopeIds: affected });
    const entry = await enterFindings(graph, rule, moment, {
      ...{ findings, known, affected, complete: true, listings },
    });
    for (const [name, count] of Object.entries(entry)) sum[name as keyof typeof entry] += count;
    sum.rowsOut += findings.length;
    for (const { targetId } of findings) scoredIds.add(targetId);
  });
  await keepScores(graph, moment, [...scoredIds]);
  return outcomeOf({ ...sum, complete: derived !== undefined });
}

/** The rules that a change can alter, each with whom; rules that ask alike share one answer. */
async function concernedBy(
  graph: Graph,
  touchedIds: readonly string[],
  moment: RunMoment,
  changed: ReadonlySet<string> | undefined,
): Promise<Concerned[]> {
  const alike = new Map<string, Rule[]>();
  for (const rule of rules.filter((one) => canAlter(one, changed))) {
    const query = `detect/affected/${rule.scope.affected}`;
    const own = declared(query, { ...paramsAt(rule, moment), touchedIds: [], touchedAll: true });
    const key = JSON.stringify([query, own]);
    alike.set(key, [...(alike.get(key) ?? []), rule]);
  }
  const concerned: Concerned[] = [];
  await sideBySide([...alike.values()], async (same) => {
    const affected = await affectedBy(graph, same[0]!, moment, touchedIds);
    concerned.push(...same.map((rule) => ({ rule, affected })));
  });
  return concerned.filter(({ affected }) => affected.size > 0);
}

/** A subject by its number within this run, and whether it is on a severe list. */
interface InScope {
  id: string;
  node: number;
  listed: boolean;
}

/** Subjects as rules are asked of them at the moment. */
export async function scopeAmong(
  graph: Graph,
  ids: readonly string[],
  moment: Pick<RunMoment, "asOf" | "knownAt">,
): Promise<readonly InScope[]> {
  const { asOf, knownAt } = moment;
  return graph.read<InScope>("jobs/scope-nodes", { ids, listCodes: severeListCodes(asOf), asOf, knownAt });
}
