import { WHOLE_PPM } from "../model/shares.ts";
import type { HoldingIndex } from "./holdings.ts";
import type { Direction } from "./look-through.ts";

/**
 * What a start node reaches, renumbered from 0 (the start); edges lead away from the start and self-holdings
 * are out.
 */
export interface Reach {
  /** Local number → node. */
  readonly nodes: readonly number[];
  /** Edges of local node n are at positions starts[n] … starts[n + 1] - 1 of `to` and `sharePpm`. */
  readonly starts: readonly number[];
  readonly to: readonly number[];
  readonly sharePpm: readonly number[];
}

/**
 * Collects what can be reached along holdings with a share above zero; cost is that part of the graph only.
 */
export function reachFrom(index: HoldingIndex, start: number, direction: Direction): Reach {
  const { offsets, rows } = direction === "down" ? index.byHolder : index.byCompany;
  const far = direction === "down" ? index.holdings.company : index.holdings.holder;
  const numberOf = new Map([[start, 0]]);
  const nodes = [start];
  const starts = [0];
  const to: number[] = [];
  const sharePpm: number[] = [];
  for (let local = 0; local < nodes.length; local += 1) {
    const node = nodes[local]!;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at += 1) {
      const row = rows[at]!;
      if (index.holdings.sharePpm[row] === 0) continue;
      const next = far[row]!;
      let number = numberOf.get(next);
      if (number === undefined) {
        number = nodes.push(next) - 1;
        numberOf.set(next, number);
      }
      to.push(number);
      sharePpm.push(index.holdings.sharePpm[row]!);
    }
    starts.push(to.length);
  }
  return { nodes, starts, to, sharePpm };
}

/**
 * Strongly connected components of a reach, the start's first and every one before those it leads to (Tarjan
 * 1972).
 */
export function componentsOf({ nodes, starts, to }: Reach): number[][] {
  const order = new Int32Array(nodes.length);
  const low = new Int32Array(nodes.length);
  const done = new Uint8Array(nodes.length);
  const next = starts.slice();
  const open: number[] = [0];
  const path: number[] = [0];
  const components: number[][] = [];
  let visits = 1;
  order[0] = low[0] = visits;
  // An explicit path instead of recursion: a chain of a million holdings must not overflow the stack.
  for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
    if (next[node]! < starts[node + 1]!) {
      const child = to[next[node]!]!;
      next[node]! += 1;
      if (order[child] === 0) {
        visits += 1;
        order[child] = low[child] = visits;
        open.push(child);
        path.push(child);
      } else if (!done[child]) low[node] = Math.min(low[node]!, order[child]!);
      continue;
    }
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
    if (low[node] !== order[node]) continue;
    const members = open.splice(open.lastIndexOf(node));
    for (const member of members) done[member] = 1;
    components.push(members);
  }
  return components.reverse();
}

/** Ppm of the company that others can hold: the whole without what it holds of itself. */
export function othersPpm(index: HoldingIndex, company: number): number {
  return WHOLE_PPM - (index.selfSharePpm.get(company) ?? 0);
}
