import { alertsByIds } from "../alerts/book.ts";
import { certificateDifferences, certificateHash } from "../alerts/certificate.ts";
import type { Graph } from "../graph/graph.ts";
import type { Alert } from "../model/alert.ts";
import type { Certificate, Hop } from "../model/finding.ts";
import { proofsOf } from "../read/proof.ts";
import { ruleById } from "../rules/catalogue.ts";
import type { Rule } from "../rules/rule.ts";
import { executedParams } from "./detect.ts";

/** What `verify` says: the same hash, or what differs, by name. */
export interface Verification {
  alertId: string;
  same: boolean;
  storedHash: string;
  recomputedHash: string;
  differences: string[];
}

/** Recompute one alert's certificate from the graph, at the dates and with the parameters it was made with. */
export async function verifyAlert(graph: Graph, alertId: string): Promise<Verification | undefined> {
  const [alert] = await alertsByIds(graph, [alertId]);
  if (!alert) return undefined;
  const rule = ruleById(alert.ruleId);
  const params = { ...alert.params, asOf: alert.asOf, knownAt: alert.knownAt };
  const { key, targetId, seedIds, discriminator } = alert;
  const question = { key, targetId, seedIds, discriminator };
  const proofs = await proofsOf(graph, alert.ruleId, [question], {
    ...params,
    listCodes: alert.params["listCodes"] as string[],
  });
  const stored = certificateOf(alert, alert.proof, alert.ruleVersion, alert.certificateHash);
  const again = certificateOf(alert, proofs.get(key)!, rule?.version ?? "none");
  // The stored proof must itself give the stored hash, or the record was altered.
  const ownHash = certificateOf(alert, alert.proof, alert.ruleVersion).hash;
  const differences = certificateDifferences(stored, again);
  if (ownHash !== stored.hash) {
    differences.push(...parametersAstray(alert, rule));
    differences.push(
      `stored proof: hashes to ${ownHash}, the certificate says ${stored.hash}: asOf, parties, parameters or hops ` +
        `are not those it was made with`,
    );
  }
  return {
    alertId,
    same: differences.length === 0,
    storedHash: stored.hash,
    recomputedHash: again.hash,
    differences,
  };
}

/** Stored parameters that are not those which this release executes, where the alert was made by the same version. */
function parametersAstray({ ruleVersion, params, asOf }: Alert, rule: Rule | undefined): string[] {
  if (rule?.version !== ruleVersion) return [];
  const executed = executedParams(rule, asOf);
  return [...new Set([...Object.keys(params), ...Object.keys(executed)])]
    .map((name) => ({ name, was: JSON.stringify(params[name]), is: JSON.stringify(executed[name]) }))
    .filter(({ was, is }) => was !== is)
    .map(({ name, was, is }) => `parameter ${name}: stored ${was}, the rule executes ${is}`);
}

function certificateOf(alert: Alert, hops: Hop[], ruleVersion: string, hash?: string): Certificate {
  const { ruleId, params, asOf, knownAt } = alert;
  const body = { ruleId, ruleVersion, params, target: alert.targetId, seeds: alert.seedIds, hops, asOf };
  return { hash: hash ?? certificateHash(body), hops, ruleId, ruleVersion, params, asOf, knownAt };
}
