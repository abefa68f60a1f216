import type { Graph } from "../graph/graph.ts";
import { queryFile } from "../graph/query-file.ts";
import type { IsoInstant } from "../model/dates.ts";
import { proofQueries } from "../read/proof.ts";
import type { Rule } from "../rules/rule.ts";

const KIND = /\b(?:[A-Z]+_)*[A-Z]{2,}\b/g;
/** A pattern that names no type walks every relation there is. */
const ANY_KIND = /-->|<--|\)--\(|-\[\s*\w*\s*(?:\*|\{|WHERE\b|\])/;

/**
 * Kinds of statements that a rule's answer rests on, read off its queries; undefined = any kind.
 * What subjects say of themselves (VERSION_OF) counts for every rule and is not among them.
 */
export function kindsOf(rule: Rule): ReadonlySet<string> | undefined {
  const names = [`detect/${rule.id}`, `detect/universe/${rule.scope.universe}`, ...proofQueries(rule.id)];
  return kindsIn(names.map((name) => queryFile(name).text));
}

/** Relationship types named in query texts (and other words in capitals, which harm nothing); undefined = any. */
export function kindsIn(texts: readonly string[]): ReadonlySet<string> | undefined {
  if (texts.some((text) => ANY_KIND.test(text))) return undefined;
  return new Set(texts.flatMap((text) => text.match(KIND) ?? []));
}

/** Whether a change of such kinds at some subjects can alter a rule's answer. */
export function canAlter(rule: Rule, changed: ReadonlySet<string> | undefined): boolean {
  const kinds = kindsOf(rule);
  if (!changed || !kinds || changed.has("VERSION_OF")) return true;
  return [...changed].some((kind) => kinds.has(kind));
}

/** Kinds of statements that changed at some subjects since an instant; undefined where the instant is unknown. */
export async function kindsTouched(
  graph: Graph,
  touchedIds: readonly string[],
  since: IsoInstant | undefined,
): Promise<ReadonlySet<string> | undefined> {
  if (since === undefined) return undefined;
  const rows = await graph.read<{ kind: string }>("jobs/kinds-touched", { touchedIds, since });
  return new Set(rows.map((row) => row.kind));
}

/** The instant from which what a load said is known; undefined = no such load. */
export async function loadedAt(graph: Graph, loadId: string): Promise<IsoInstant | undefined> {
  const rows = await graph.read<{ recordedAt: IsoInstant }>("jobs/loaded-at", { loadId });
  return rows[0]?.recordedAt;
}
