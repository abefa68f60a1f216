import type { HoldingIndex } from "./holdings.ts";
import { CONTROL_ABOVE_PPM } from "./control.ts";

/** Companies with more holders than this keep their sums in a map; the others in a scanned list. */
const SCANNED_HOLDERS_MAX = 16;

/** Disjoint groups of nodes: each is one top and everything that the top controls. */
export interface ControlGroups {
  /** The top of the node's group: the node itself where nobody controls it. */
  readonly topOf: (node: number) => number;
  /** One byte a node: a top of which its own group holds more than half of the votes. */
  readonly selfHeld: Uint8Array;
  /** The one holder with more than half of the company's votes, or -1; -1 where the company is left out. */
  readonly majorityOf: Int32Array;
}

/** Union by weight with path halving; members hang on circular lists so that joining two costs nothing. */
function memberLists(index: HoldingIndex) {
  const { nodeCount } = index.holdings;
  const root = new Int32Array(nodeCount);
  const next = new Int32Array(nodeCount);
  const top = new Int32Array(nodeCount);
  const weight = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) {
    root[node] = next[node] = top[node] = node;
    weight[node] = index.byHolder.offsets[node + 1]! - index.byHolder.offsets[node]! + 1;
  }
  const find = (start: number): number => {
    let node = start;
    while (root[node] !== node) {
      root[node] = root[root[node]!]!;
      node = root[node]!;
    }
    return node;
  };
  /** Joins two roots under the top of the first; returns the root that stays. */
  const join = (above: number, below: number): number => {
    const [stays, goes] = weight[above]! >= weight[below]! ? [above, below] : [below, above];
    const kept = top[above]!;
    root[goes] = stays;
    weight[stays]! += weight[goes]!;
    top[stays] = kept;
    const after = next[stays]!;
    next[stays] = next[goes]!;
    next[goes] = after;
    return stays;
  };
  return { find, join, next, top, weight };
}

/** Votes of groups in companies: S[company][group], in the company's own slice or, with many holders, a map. */
function voteSums(index: HoldingIndex) {
  const { offsets } = index.byCompany;
  const groups = new Int32Array(index.byCompany.rows.length);
  const sums = new Int32Array(index.byCompany.rows.length);
  const used = new Int32Array(index.holdings.nodeCount);
  const large = new Map<number, Map<number, number>>();

  function addToMap(company: number, group: number, votesPpm: number): number {
    let map = large.get(company);
    if (!map) large.set(company, (map = new Map()));
    const sum = (map.get(group) ?? 0) + votesPpm;
    map.set(group, sum);
    return sum;
  }

  return {
    /** Adds votes to S[company][group] and returns the sum. */
    add(company: number, group: number, votesPpm: number): number {
      const start = offsets[company]!;
      if (offsets[company + 1]! - start > SCANNED_HOLDERS_MAX) return addToMap(company, group, votesPpm);
      const end = start + used[company]!;
      let at = start;
      while (at < end && groups[at] !== group) at += 1;
      if (at === end) {
        groups[at] = group;
        sums[at] = 0;
        used[company]! += 1;
      }
      return (sums[at]! += votesPpm);
    },
    /** Removes S[company][group] and returns what it was, 0 if it is gone already. */
    take(company: number, group: number): number {
      const start = offsets[company]!;
      if (offsets[company + 1]! - start > SCANNED_HOLDERS_MAX) {
        const sum = large.get(company)?.get(group) ?? 0;
        large.get(company)?.delete(group);
        return sum;
      }
      const last = start + used[company]! - 1;
      let at = start;
      while (at <= last && groups[at] !== group) at += 1;
      if (at > last) return 0;
      const sum = sums[at]!;
      groups[at] = groups[last]!;
      sums[at] = sums[last]!;
      used[company]! -= 1;
      return sum;
    },
  };
}

function majorityHolder({ holdings, byCompany }: HoldingIndex, company: number): number {
  const { offsets, rows } = byCompany;
  for (let at = offsets[company]!; at < offsets[company + 1]!; at += 1) {
    if (holdings.controlPpm[rows[at]!]! > CONTROL_ABOVE_PPM) return holdings.holder[rows[at]!]!;
  }
  return -1;
}

/**
 * Merges each company into the group that holds more than half of its votes, the smaller list of holdings
 * always moving: O(m log m). Exact where no two groups can both hold more than half, so companies marked in
 * `leftOut` (one byte a node) stay their own tops.
 */
export function mergeGroups(index: HoldingIndex, leftOut: Uint8Array): ControlGroups {
  const { nodeCount, holder, company, controlPpm } = index.holdings;
  const lists = memberLists(index);
  const selfHeld = new Uint8Array(nodeCount);
  const open = new Uint8Array(nodeCount);
  const majorityOf = new Int32Array(nodeCount).fill(-1);
  for (let held = 0; held < nodeCount; held += 1) {
    if (leftOut[held]) continue;
    const by = (majorityOf[held] = majorityHolder(index, held));
    open[held] = by < 0 ? 1 : 0;
    if (by < 0) continue;
    const [above, below] = [lists.find(by), lists.find(held)];
    if (above === below) selfHeld[held] = 1;
    else lists.join(above, below);
  }

  const sums = voteSums(index);
  const pendingCompany: number[] = [];
  const pendingGroup: number[] = [];
  const count = (held: number, group: number, votesPpm: number): void => {
    if (sums.add(held, group, votesPpm) <= CONTROL_ABOVE_PPM) return;
    pendingCompany.push(held);
    pendingGroup.push(group);
  };
  const byCompany = index.byCompany;
  for (let held = 0; held < nodeCount; held += 1) {
    if (!open[held] || byCompany.offsets[held + 1]! - byCompany.offsets[held]! < 2) continue;
    for (let at = byCompany.offsets[held]!; at < byCompany.offsets[held + 1]!; at += 1) {
      const row = byCompany.rows[at]!;
      count(held, lists.find(holder[row]!), controlPpm[row]!);
    }
  }

  const { offsets, rows } = index.byHolder;
  /** The lighter of two groups that became one hands its sums to the other. */
  const moveSums = (first: number, from: number, to: number): void => {
    let member = first;
    do {
      for (let at = offsets[member]!; at < offsets[member + 1]!; at += 1) {
        const held = company[rows[at]!]!;
        if (!open[held]) continue;
        const votesPpm = sums.take(held, from);
        if (votesPpm > 0) count(held, to, votesPpm);
      }
      member = lists.next[member]!;
    } while (member !== first);
  };
  for (let held = pendingCompany.pop(); held !== undefined; held = pendingCompany.pop()) {
    const above = lists.find(pendingGroup.pop()!);
    const below = lists.find(held);
    if (lists.top[below] !== held) continue;
    if (above === below) {
      selfHeld[held] = 1;
      continue;
    }
    open[held] = 0;
    const goes = lists.weight[above]! >= lists.weight[below]! ? below : above;
    moveSums(goes, goes, goes === above ? below : above);
    lists.join(above, below);
  }
  return { topOf: (node) => lists.top[lists.find(node)]!, selfHeld, majorityOf };
}
