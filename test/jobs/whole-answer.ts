import type { Driver } from "neo4j-driver";
import { evidenceHash } from "../../src/alerts/certificate.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { detectFindings, executedParams } from "../../src/jobs/detect.ts";
import type { RunMoment } from "../../src/jobs/job.ts";
import { alertKey } from "../../src/model/alert.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { asked } from "../load/loading.ts";

/** Alerts by key with the hash of their evidence, in the order of keys. */
export type Alerts = [key: string, hash: string][];

const inOrder = (alerts: Alerts) => alerts.sort(([a], [b]) => (a < b ? -1 : 1));

/** Moments of now on the seed date, with run ids that count from 1. */
export function momentsOf(name: string): () => RunMoment {
  let runs = 0;
  return () => {
    runs += 1;
    const at = new Date().toISOString();
    return { runId: `${name}-${runs}`, asOf: "2026-06-30", knownAt: at, at };
  };
}

/** Every open alert as the book holds it. */
export async function openAlerts(driver: Driver): Promise<Alerts> {
  const rows = await asked(
    driver,
    "MATCH (a:Alert) WHERE a.status <> 'RESOLVED' RETURN a.key AS key, a.evidenceHash AS hash",
  );
  return inOrder(rows.map((row) => [row["key"] as string, row["hash"] as string]));
}

/** Every alert that whole runs of all rules would have open, with its evidence. */
export async function wholeAnswer(graph: Graph, now: RunMoment): Promise<Alerts> {
  const found: Alerts = [];
  for (const rule of rules) {
    for (const finding of await detectFindings(graph, rule, now)) {
      const { targetId: target, seedIds, proof: hops, verdict, severity } = finding;
      const body = { ruleId: rule.id, ruleVersion: rule.version, params: executedParams(rule, now.asOf) };
      const evidence = { ...body, target, seeds: seedIds.toSorted(), hops, verdict, severity };
      found.push([alertKey(rule.id, finding), evidenceHash(evidence)]);
    }
  }
  return inOrder(found);
}
