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

/** Groups of two or more that ties join, ascending: everybody takes the least number among those next to it. */
export function groupsTied(
  ties: readonly { readonly one: number; readonly other: number }[],
  nodeCount: number,
): number[][] {
  const least = Array.from({ length: nodeCount }, (_, node) => node);
  for (let round = 0; round < nodeCount; round += 1) {
    for (const { one, other } of ties) least[one] = least[other] = Math.min(least[one]!, least[other]!);
  }
  const members = (of: number) => least.flatMap((first, node) => (first === of ? [node] : []));
  return least
    .flatMap((first, node) => (first === node ? [members(node)] : []))
    .filter((all) => all.length > 1);
}

/**
 * Who controls what in concert, as "member>company": all other members of its group together do, and none of these
 * alone.
 */
export function concertPairs(
  stakes: readonly Stake[],
  nodeCount: number,
  groups: readonly (readonly number[])[],
): Set<string> {
  const pairs = new Set<string>();
  for (const members of groups) {
    for (let company = 0; company < nodeCount; company += 1) {
      const parties = members.filter((member) => member !== company);
      if (!controlledTogether(stakes, nodeCount, parties).has(company)) continue;
      if (parties.some((party) => controlledTogether(stakes, nodeCount, [party]).has(company))) continue;
      for (const party of parties) pairs.add(`${party}>${company}`);
    }
  }
  return pairs;
}
