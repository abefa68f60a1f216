import { WHOLE_PPM } from "../model/shares.ts";
import { CONTROL_ABOVE_PPM, controlSearch } from "./control.ts";
import type { HoldingIndex } from "./holdings.ts";

/** Two groups can both hold more than half only from here on: twice 500_001. */
export const CONTESTABLE_FROM_PPM = WHOLE_PPM + 2;

/** Votes recorded in each company by others, in ppm; above the whole where the register is. */
export function totalVotes({ holdings, byCompany }: HoldingIndex): Float64Array {
  const totals = new Float64Array(holdings.nodeCount);
  for (const row of byCompany.rows) totals[holdings.company[row]!]! += holdings.controlPpm[row]!;
  return totals;
}

/**
 * One byte a node: companies in which two groups could both hold more than half, and all below them whose
 * controller may hang on it. Nothing passes through a company that nobody can control.
 */
export function markContestable(index: HoldingIndex): Uint8Array {
  const { nodeCount, company } = index.holdings;
  const { offsets, rows } = index.byHolder;
  const totals = totalVotes(index);
  const marked = new Uint8Array(nodeCount);
  const pending: number[] = [];
  for (let node = 0; node < nodeCount; node += 1) {
    if (totals[node]! < CONTESTABLE_FROM_PPM) continue;
    marked[node] = 1;
    pending.push(node);
  }
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at += 1) {
      const held = company[rows[at]!]!;
      if (marked[held] || totals[held]! <= CONTROL_ABOVE_PPM) continue;
      marked[held] = 1;
      pending.push(held);
    }
  }
  return marked;
}

/** What is known of a contestable company: its ultimate controllers, or that its own group holds it. */
export interface ContestedAnswer {
  /** The least node of each group of ultimate controllers outside the company's own loop, ascending. */
  readonly controllers: readonly number[];
  readonly circular: boolean;
}

/** Whether a node and what it controls hold more than half of the node itself. */
function holdsItself(index: HoldingIndex, search: ReturnType<typeof controlSearch>, node: number): boolean {
  const { offsets, rows } = index.byCompany;
  let votesPpm = 0;
  for (let at = offsets[node]!; at < offsets[node + 1]!; at += 1) {
    const row = rows[at]!;
    if (search.inGroup(index.holdings.holder[row]!)) votesPpm += index.holdings.controlPpm[row]!;
  }
  return votesPpm > CONTROL_ABOVE_PPM;
}

/**
 * Answers the marked companies by one search a source, the sources being marked nodes and the given tops of
 * the rest. Cost: the edges out of each source's group; memory: the pairs found among marked companies.
 */
export function contestedAnswers(
  index: HoldingIndex,
  marked: Uint8Array,
  isTop: (node: number) => boolean,
): Map<number, ContestedAnswer> {
  const { nodeCount } = index.holdings;
  const { offsets } = index.byHolder;
  const search = controlSearch(index);
  const controllersOf = new Map<number, Set<number>>();
  const selfHeld = new Set<number>();
  for (let node = 0; node < nodeCount; node += 1) if (marked[node]) controllersOf.set(node, new Set());
  if (controllersOf.size === 0) return new Map();
  for (let source = 0; source < nodeCount; source += 1) {
    if (offsets[source] === offsets[source + 1] || !(marked[source] || isTop(source))) continue;
    const count = search.find(source);
    for (let at = 0; at < count; at += 1) controllersOf.get(search.members[at]!)?.add(source);
    if (marked[source] && holdsItself(index, search, source)) selfHeld.add(source);
  }
  const controls = (x: number, y: number): boolean => controllersOf.get(y)?.has(x) ?? false;
  // Somebody strictly above: controls it without being controlled by it.
  const isUltimate = (x: number): boolean =>
    [...(controllersOf.get(x) ?? [])].every((above) => controls(x, above));
  const least = (x: number): number => Math.min(x, ...(controllersOf.get(x) ?? []));
  const ultimate = new Map<number, boolean>();
  const answers = new Map<number, ContestedAnswer>();
  for (const [company, all] of controllersOf) {
    const tops = [...all].filter((x) => {
      if (!ultimate.has(x)) ultimate.set(x, isUltimate(x));
      return ultimate.get(x)!;
    });
    const outside = tops.filter((x) => !controls(company, x));
    const controllers = [...new Set(outside.map(least))].sort((a, b) => a - b);
    answers.set(company, { controllers, circular: controllers.length === 0 && selfHeld.has(company) });
  }
  return answers;
}
