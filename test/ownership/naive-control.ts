import type { Stake } from "./random-holdings.ts";

/** Votes that a set of nodes holds of a company, its own rows left out. */
export function votesOf(stakes: readonly Stake[], group: ReadonlySet<number>, company: number): number {
  let sum = 0;
  for (const one of stakes) {
    if (one.company === company && one.holder !== company && group.has(one.holder)) sum += one.controlPpm;
  }
  return sum;
}

/** Companies controlled by the sources together: sums recomputed from the whole set until nobody joins. */
export function controlledTogether(
  stakes: readonly Stake[],
  nodeCount: number,
  sources: readonly number[],
): Set<number> {
  const group = new Set(sources);
  for (let size = -1; size !== group.size;) {
    size = group.size;
    for (let node = 0; node < nodeCount; node += 1)
      if (votesOf(stakes, group, node) > 500_000) group.add(node);
  }
  for (const source of sources) group.delete(source);
  return group;
}
