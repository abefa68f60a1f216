import { cascade, CASCADE_FROM_PPM } from "./cascade.ts";
import type { CascadeThreshold } from "./cascade.ts";
import { indexHoldings } from "./holdings.ts";
import type { HoldingIndex } from "./holdings.ts";
import { resolveOverlaps } from "./overlaps.ts";
import type { Restriction } from "./restriction.ts";
import { allRows, markedRows, restrictTo } from "./restriction.ts";
import { groupRows } from "./row-order.ts";
import { checkDays, intervalBook, roundsOf } from "./snapshots.ts";
import type { DatedHoldings, NodeSpan, Span } from "./snapshots.ts";
import { greatestEver, rowsOfPairs } from "./timeline.ts";

/** A holding that helps to pass a listing on, while nothing about it changes. */
export interface CascadeInterval extends Span {
  readonly holder: number;
  readonly company: number;
  /** The row of the dated holdings that states the share counted. */
  readonly row: number;
  readonly sharePpm: number;
  /** What listed or caught holders own of the company together. */
  readonly aggregatePpm: number;
}

/** One byte a node: listed on the day that its span starts. */
function listedAt(
  nodes: readonly number[],
  dayOf: (local: number) => Span,
  spansOf: ReadonlyMap<number, NodeSpan[]>,
) {
  return Uint8Array.from(nodes, (node, local) => {
    const spans = spansOf.get(node);
    if (!spans) return 0;
    const day = dayOf(local).fromDay;
    return spans.some(({ fromDay, toDay }) => fromDay <= day && day < toDay) ? 1 : 0;
  });
}

/**
 * Marks the holdings through which a listing could ever pass: from ever listed or caught holders to caught
 * companies.
 */
function markWithinCascade(
  index: HoldingIndex,
  everListed: Uint8Array,
  threshold: CascadeThreshold,
): Uint8Array {
  const marked = new Uint8Array(index.holdings.holder.length);
  for (const { holdings } of cascade(index, everListed, threshold)) {
    for (const holding of holdings) marked[holding] = 1;
  }
  return marked;
}

const sameStake = (a: CascadeInterval, b: CascadeInterval): boolean =>
  a.row === b.row && a.sharePpm === b.sharePpm && a.aggregatePpm === b.aggregatePpm;

/**
 * Which holdings pass a listing on, and when: maximal intervals by company, holder and day. Solved like
 * `controlTimeline`, on the holdings through which a listing could ever pass, at the change days of each
 * group.
 */
export function cascadeTimeline(
  dated: DatedHoldings,
  listings: readonly NodeSpan[],
  threshold: CascadeThreshold = CASCADE_FROM_PPM,
): CascadeInterval[] {
  checkDays(dated);
  const inForce = listings.filter(({ fromDay, toDay }) => fromDay < toDay);
  const below = restrictTo(dated, rowsBelow(dated, inForce));
  return cascadeWithin(below, inForce, threshold);
}

/** Rows whose holder is ever listed or below one that is: what passes a listing on is among them. */
function rowsBelow(dated: DatedHoldings, listings: readonly NodeSpan[]): Int32Array {
  const { nodeCount, holder, company } = dated;
  const { offsets, rows } = groupRows(allRows(dated), holder, nodeCount);
  const seen = new Uint8Array(nodeCount);
  const kept = new Uint8Array(holder.length);
  const pending = listings.map(({ node }) => node);
  for (const node of pending) seen[node] = 1;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at += 1) {
      kept[rows[at]!] = 1;
      const below = company[rows[at]!]!;
      if (seen[below]) continue;
      seen[below] = 1;
      pending.push(below);
    }
  }
  return markedRows(kept);
}

function cascadeWithin(
  { dated, rows: original, nodes: originalNodes, localOf }: Restriction,
  listings: readonly NodeSpan[],
  threshold: CascadeThreshold,
): CascadeInterval[] {
  const { groups, index } = greatestEver(dated);
  const inForce = listings
    .filter(({ node }) => localOf[node]! >= 0)
    .map((span) => ({ ...span, node: localOf[span.node]! }));
  const spansOf = new Map<number, NodeSpan[]>();
  for (const span of inForce) spansOf.set(span.node, [...(spansOf.get(span.node) ?? []), span]);
  const everListed = new Uint8Array(dated.nodeCount);
  for (const node of spansOf.keys()) everListed[node] = 1;
  const kept = rowsOfPairs(dated, groups, markWithinCascade(index, everListed, threshold));
  const book = intervalBook<CascadeInterval>(sameStake);
  for (const { holdings, rows, nodes, spanOf } of roundsOf(dated, kept, spansOf)) {
    const resolved = resolveOverlaps(holdings);
    const solved = indexHoldings(resolved.holdings);
    for (const caught of cascade(solved, listedAt(nodes, spanOf, spansOf), threshold)) {
      for (const holding of caught.holdings) {
        const at = rows[resolved.shareRow[holding]!]!;
        const key = dated.holder[at]! * dated.nodeCount + dated.company[at]!;
        const [sharePpm, aggregatePpm] = [dated.sharePpm[at]!, caught.aggregatePpm];
        const { fromDay, toDay } = spanOf(caught.company);
        const holder = originalNodes[dated.holder[at]!]!;
        const company = originalNodes[dated.company[at]!]!;
        book.add(key, { holder, company, row: original[at]!, sharePpm, aggregatePpm, fromDay, toDay });
      }
    }
  }
  return book.all.sort((a, b) => a.company - b.company || a.holder - b.holder || a.fromDay - b.fromDay);
}
