import type { Graph } from "../graph/graph.ts";
import { enterAnswer, lastCompleteAsOf } from "../alerts/book.ts";
import { declared } from "../read/proof.ts";
import type { Rule } from "../rules/rule.ts";
import { detectFindings, executedParams, paramsAt } from "./detect.ts";
import type { HubSkip, JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";

/**
 * One run of one rule: detect → open or keep alerts → close the ones that are gone.
 * Closing comes only after a complete answer: a run held by its guard must never clear an alert. The book only
 * moves forward: a run asked of an earlier date than the last complete one counts and changes nothing.
 */
export async function runRule(graph: Graph, rule: Rule, moment: RunMoment): Promise<JobOutcome> {
  const hubs = await hubsSkipped(graph, rule, moment);
  const [population] = await graph.read<{ population: number }>(`detect/population/${rule.population}`, {
    asOf: moment.asOf,
    knownAt: moment.knownAt,
  });
  const findings = await detectFindings(graph, rule, moment);
  const counts = { rowsIn: population!.population, rowsOut: findings.length, hubs };
  const lastAsOf = await lastCompleteAsOf(graph, rule.id);
  if (lastAsOf && moment.asOf < lastAsOf) {
    return outcomeOf({
      ...counts,
      complete: false,
      notes: [
        `${rule.name.zh}:查询日 ${moment.asOf} 早于最近一次完整运行 ${lastAsOf},命中 ${findings.length} 条,线索簿不变`,
      ],
    });
  }
  const complete = findings.length <= rule.findingsMax;
  const notes = complete
    ? []
    : [`${rule.name.zh}:命中 ${findings.length} 条,超过上限 ${rule.findingsMax},暂缓关闭,待复核`];
  const entry = await enterAnswer(graph, {
    ruleId: rule.id,
    ruleVersion: rule.version,
    params: executedParams(rule, moment.asOf),
    asOf: moment.asOf,
    knownAt: moment.knownAt,
    at: moment.at,
    runId: moment.runId,
    findings,
    complete,
  });
  return outcomeOf({ ...counts, ...entry, complete, notes });
}

/** Subjects that the rule's hub policy keeps it from walking through, beside the listed parties of the day. */
async function hubsSkipped(graph: Graph, rule: Rule, moment: RunMoment): Promise<HubSkip[]> {
  if (rule.hubPolicy === "none") return [];
  const query = `detect/hubs/${rule.hubPolicy}`;
  return graph.read<HubSkip>(query, declared(query, paramsAt(rule, moment)));
}
