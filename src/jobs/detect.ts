import type { ProvenFinding } from "../alerts/book.ts";
import type { Graph, Params } from "../graph/graph.ts";
import { alertKey } from "../model/alert.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Finding } from "../model/finding.ts";
import { redListCodes, severeListCodes } from "../model/list-catalogue.ts";
import type { ListingBook } from "../read/proof.ts";
import { declared } from "../graph/query-file.ts";
import { proofsOf } from "../read/proof.ts";
import type { Rule } from "../rules/rule.ts";
import type { RunMoment } from "./job.ts";
import { sideBySide } from "../graph/side-by-side.ts";

/** Subjects asked in one detect query: bounds the server's memory and lets two questions run side by side. */
const SCOPE_ROWS = 5_000;
/** Findings in memory together with their proofs. */
const PROVEN_ROWS = 5_000;

type Moment = Pick<RunMoment, "asOf" | "knownAt">;

/** A finding under the key of its alert. */
export interface KeyedFinding extends Finding {
  key: string;
}

/** Parameters of a rule as its queries and its certificates see them. */
export function executedParams(rule: Rule, asOf: IsoDate): Record<string, unknown> {
  const own = { ...rule.params, listCodes: severeListCodes(asOf) };
  return rule.template.seedLists === "red" ? { ...own, redListCodes: redListCodes() } : own;
}

/** Reads rows of a question: the graph itself, or what remembers the answers that several rules share. */
export type Asking = <Row>(query: string, params: Params & Moment) => Promise<readonly Row[]>;

/** All subjects that a rule is asked of on a date, by their numbers within this run. */
export async function universeOf(
  graph: Graph,
  rule: Rule,
  moment: Moment,
  ask: Asking = (query, params) => graph.read(query, declared(query, params)),
): Promise<number[]> {
  const rows = await ask<{ node: number }>(`detect/universe/${rule.scope.universe}`, paramsAt(rule, moment));
  return rows.map((row) => row.node);
}

/** Findings of one rule about the subjects in scope, by key and in the order of keys; writes nothing. */
export async function findingsOf(
  graph: Graph,
  rule: Rule,
  moment: Moment,
  scopeNodes: readonly number[],
): Promise<KeyedFinding[]> {
  const query = `detect/${rule.id}`;
  const params = declared(query, { ...paramsAt(rule, moment), scopeNodes: [] });
  const batches: (readonly number[])[] = [];
  for (let start = 0; start < scopeNodes.length; start += SCOPE_ROWS) {
    batches.push(scopeNodes.slice(start, start + SCOPE_ROWS));
  }
  const found: KeyedFinding[] = [];
  await sideBySide(batches, async (batch) => {
    for (const finding of await graph.read<Finding>(query, { ...params, scopeNodes: batch })) {
      found.push({ ...finding, key: alertKey(rule.id, finding) });
    }
  });
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * Findings with their severity and proof: the hops as they stand in the graph at that moment. `listings` is a book of
 * that moment which several rules share.
 */
export async function provenFindings(
  graph: Graph,
  rule: Rule,
  moment: Moment,
  findings: readonly KeyedFinding[],
  listings?: ListingBook,
): Promise<ProvenFinding[]> {
  const params = { ...paramsAt(rule, moment), ...moment, listCodes: severeListCodes(moment.asOf) };
  const proofs = await proofsOf(graph, rule.id, findings, params, listings);
  return findings.map(({ key, ...finding }) => {
    return { ...finding, severity: rule.severity(finding), proof: proofs.get(key)! };
  });
}

/** Findings proven a page after the other, for more of them than fit in memory with their proofs. */
export async function* provenPages(
  graph: Graph,
  rule: Rule,
  moment: Moment,
  findings: readonly KeyedFinding[],
  listings?: ListingBook,
): AsyncGenerator<ProvenFinding[]> {
  for (let start = 0; start < findings.length; start += PROVEN_ROWS) {
    yield await provenFindings(graph, rule, moment, findings.slice(start, start + PROVEN_ROWS), listings);
  }
}

/** All findings of one rule at one moment, proven. */
export async function detectFindings(graph: Graph, rule: Rule, moment: Moment): Promise<ProvenFinding[]> {
  const scopeNodes = await universeOf(graph, rule, moment);
  return provenFindings(graph, rule, moment, await findingsOf(graph, rule, moment, scopeNodes));
}

/** Every parameter that a query of this rule may declare. */
export function paramsAt(rule: Rule, { asOf, knownAt }: Moment): Record<string, unknown> & Moment {
  return { ...executedParams(rule, asOf), asOf, knownAt };
}
