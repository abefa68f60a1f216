import { controlEdges } from "./control-edges.ts";
import type { ControlEdge } from "./control-edges.ts";
import { controlSearch } from "./control.ts";
import { indexHoldings } from "./holdings.ts";
import type { HoldingIndex } from "./holdings.ts";
import { pickRows, resolveOverlaps } from "./overlaps.ts";
import { groupPairs } from "./row-order.ts";
import { checkDays, intervalBook, roundsOf } from "./snapshots.ts";
import type { DatedHoldings, Span } from "./snapshots.ts";

/**
 * An immediate control edge while nothing about it changes; basis are rows of the dated holdings, ascending.
 */
export interface ControlInterval extends ControlEdge, Span {}

/** One row a pair with the greatest values ever stated, and the rows that are in force at some time. */
export function greatestEver(dated: DatedHoldings) {
  const groups = groupPairs(dated);
  return { groups, index: indexHoldings(pickRows(dated, groups, (ppm, than) => ppm > than).holdings) };
}

/** The rows, in force for at least a day, of the pairs that are marked. */
export function rowsOfPairs(
  dated: DatedHoldings,
  { order, starts }: ReturnType<typeof groupPairs>,
  marked: Uint8Array,
) {
  const kept: number[] = [];
  for (let pair = 0; pair + 1 < starts.length; pair += 1) {
    if (!marked[pair]) continue;
    for (let at = starts[pair]!; at < starts[pair + 1]!; at += 1) {
      const row = order[at]!;
      if (dated.fromDay[row]! < dated.toDay[row]!) kept.push(row);
    }
  }
  return Int32Array.from(kept);
}

/**
 * Marks the holdings that lie within some controller's group, from the controller or its companies to its
 * companies.
 */
function markWithinGroups(index: HoldingIndex): Uint8Array {
  const { offsets, rows } = index.byHolder;
  const search = controlSearch(index);
  const marked = new Uint8Array(index.holdings.holder.length);
  const markFrom = (holder: number, source: number): void => {
    for (let at = offsets[holder]!; at < offsets[holder + 1]!; at += 1) {
      const company = index.holdings.company[rows[at]!]!;
      if (company !== source && search.inGroup(company)) marked[rows[at]!] = 1;
    }
  };
  for (let source = 0; source < index.holdings.nodeCount; source += 1) {
    if (offsets[source] === offsets[source + 1]) continue;
    const count = search.find(source);
    if (count === 0) continue;
    markFrom(source, source);
    for (let at = 0; at < count; at += 1) markFrom(search.members[at]!, source);
  }
  return marked;
}

const sameRows = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((row, at) => row === b[at]);

const sameEdge = (a: ControlEdge, b: ControlEdge): boolean =>
  a.votesPpm === b.votesPpm && a.direct === b.direct && sameRows(a.basis, b.basis);

/**
 * Who immediately controls whom, and when: maximal intervals by controller, company and day. Rows of one
 * pair in force together count with the least. Control only grows with votes, so rows that matter to nobody
 * even at the greatest values ever stated are set aside first; what is left falls into groups, each solved
 * at its own change days only. With `jointInto`, one byte a node, only edges into the marked companies that no row of
 * the controller's own proves.
 */
export function controlTimeline(dated: DatedHoldings, jointInto?: Uint8Array): ControlInterval[] {
  checkDays(dated);
  const { groups, index } = greatestEver(dated);
  const kept = rowsOfPairs(dated, groups, markWithinGroups(index));
  const book = intervalBook<ControlInterval>(sameEdge);
  for (const { holdings, rows, nodes, spanOf } of roundsOf(dated, kept)) {
    const resolved = resolveOverlaps(holdings);
    const isAsked = (local: number) => !jointInto || jointInto[nodes[local]!] === 1;
    for (const edge of controlEdges(indexHoldings(resolved.holdings), isAsked)) {
      if (jointInto && edge.direct) continue;
      const [controller, company] = [nodes[edge.controller]!, nodes[edge.company]!];
      const basis = edge.basis.map((holding) => rows[resolved.controlRow[holding]!]!).sort((a, b) => a - b);
      const { votesPpm, direct } = edge;
      const { fromDay, toDay } = spanOf(edge.company);
      const key = controller * dated.nodeCount + company;
      book.add(key, { controller, company, votesPpm, direct, basis, fromDay, toDay });
    }
  }
  return book.all.sort(
    (a, b) => a.controller - b.controller || a.company - b.company || a.fromDay - b.fromDay,
  );
}
