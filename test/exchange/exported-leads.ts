import type { Graph } from "../../src/graph/graph.ts";
import { findingsOf, universeOf } from "../../src/jobs/detect.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { horizon } from "../../src/read/horizon.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { SEED_DATE } from "../seed-region.ts";

/** Keys of what every rule finds, after control was derived: rule → its leads, sorted. */
export async function leadsByRule(graph: Graph): Promise<Map<string, string[]>> {
  const clock = () => new Date();
  const asOf = SEED_DATE;
  const at = clock().toISOString();
  await runDerive(graph, { asOf, knownAt: await horizon(graph, clock), runId: "derive-exchange", at });
  const moment = { asOf, knownAt: await horizon(graph, clock) };
  const found = new Map<string, string[]>();
  for (const rule of rules) {
    const findings = await findingsOf(graph, rule, moment, await universeOf(graph, rule, moment));
    found.set(rule.id, findings.map(({ key }) => key).sort());
  }
  return found;
}
