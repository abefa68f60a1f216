import { createHash } from "node:crypto";
import type { Graph } from "../../../src/graph/graph.ts";
import { findingsOf, universeOf } from "../../../src/jobs/detect.ts";
import type { Moment } from "../../../src/read/moment.ts";
import type { Rule } from "../../../src/rules/rule.ts";
import type { PeerTask } from "./child.ts";

/** One rule as the graph answers it, with its pairs as tasks.py writes them. */
export interface OwnTask extends Omit<PeerTask, "pairs"> {
  pairs: readonly string[];
}

/** Asks one rule of a derived graph as a whole run does, twice; writes nothing. */
export async function askGraph(graph: Graph, rule: Rule, moment: Moment): Promise<OwnTask> {
  const ask = async () => findingsOf(graph, rule, moment, await universeOf(graph, rule, moment));
  const [findings, seconds] = await timed(ask);
  const [, againSeconds] = await timed(ask);
  const pairs = sortedPairs(findings.map(({ seedId, targetId }) => `${seedId ?? ""}\t${targetId}`));
  return { name: rule.id, seconds, againSeconds, pairs, pairsSha256: pairsSha256(pairs) };
}

/** Digest of pairs as tasks.py writes them: a line each. */
export function pairsSha256(pairs: readonly string[]): string {
  return createHash("sha256")
    .update(pairs.map((pair) => `${pair}\n`).join(""))
    .digest("hex");
}

/** In the order of the seed, then the target, by code points, as Python sorts. */
function sortedPairs(pairs: readonly string[]): string[] {
  return pairs.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** An answer and its seconds on the wall, to the millisecond. */
export async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const answer = await work();
  return [answer, Math.round(performance.now() - started) / 1000];
}
