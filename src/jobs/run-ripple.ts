import { knownAlerts } from "../alerts/book.ts";
import type { Graph } from "../graph/graph.ts";
import { rules } from "../rules/catalogue.ts";
import type { Rule } from "../rules/rule.ts";
import { deriveNear } from "./derive-near.ts";
import { findingsOf } from "./detect.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { runDerive } from "./run-derive.ts";
import { affectedBy, bookRule, enterFindings } from "./run-rule.ts";

/** Rules asked at once: one waits for the server while the other's answer is read. */
const RULES_AT_ONCE = 2;

/**
 * After a change at some subjects, bring exactly the alerts up to date that it can alter (涟漪更新): derive near them,
 * then ask every rule of the subjects whose answer may differ. The same alerts as a full run, in the time of a few
 * questions; hubs, counts of population and guards stay those of the last full run.
 */
export async function runRipple(
  graph: Graph,
  touchedIds: readonly string[],
  moment: RunMoment,
): Promise<JobOutcome> {
  const derived = await deriveNear(graph, touchedIds, moment);
  // Too wide for the neighbourhood: the whole register costs less, and the nightly run meets the rest.
  if (!derived) await runDerive(graph, moment);
  const touched = [...new Set([...touchedIds, ...(derived ?? [])])];
  const sum = { rowsIn: touched.length, rowsOut: 0, opened: 0, kept: 0, changed: 0, closed: 0 };
  const next = rules.values();
  const ask = async () => {
    for (const rule of next) {
      const entry = await rippleRule(graph, rule, touched, moment);
      for (const [name, count] of Object.entries(entry)) sum[name as keyof typeof entry] += count;
    }
  };
  await Promise.all(Array.from({ length: RULES_AT_ONCE }, ask));
  return outcomeOf({ ...sum, complete: derived !== undefined });
}

async function rippleRule(graph: Graph, rule: Rule, touchedIds: readonly string[], moment: RunMoment) {
  const affected = await affectedBy(graph, rule, moment, touchedIds);
  const scopeIds = [...affected];
  const findings = await findingsOf(graph, rule, moment, scopeIds);
  const scope = { by: rule.scope.by, scopeIds };
  const known = await knownAlerts(graph, bookRule(rule, moment), scope);
  const entry = await enterFindings(graph, rule, moment, { findings, known, affected, complete: true });
  return { ...entry, rowsOut: findings.length };
}
