import type { HoldingIndex } from "./holdings.ts";

/** Control needs more votes than this: exactly half is not control. */
export const CONTROL_ABOVE_PPM = 500_000;

/**
 * A reusable search: arrays are stamped, not cleared, so that a source costs only the edges out of its
 * group.
 */
export interface ControlSearch {
  /** Finds the companies that the source controls; returns their number, to be read from `members`. */
  find(source: number): number;
  /** The same for sources that count as one holder: what they and it hold together; none of them is a member. */
  findTogether(sources: readonly number[]): number;
  /**
   * Companies controlled by the last source, in the order found; valid up to the number that `find`
   * returned.
   */
  readonly members: Int32Array;
  /** Company → votes (ppm) held by the last source and what it controls; valid for members. */
  readonly votesPpm: Float64Array;
  /** Whether the node is the last source, or one of the last sources, or controlled by it. */
  inGroup(node: number): boolean;
}

/** Opens a search over one index; results stay valid until the next `find`. */
export function controlSearch(index: HoldingIndex): ControlSearch {
  const { nodeCount, company, controlPpm } = index.holdings;
  const { offsets, rows } = index.byHolder;
  const members = new Int32Array(nodeCount);
  const votesPpm = new Float64Array(nodeCount);
  const touchedBy = new Int32Array(nodeCount);
  const groupOf = new Int32Array(nodeCount);
  let stamp = 0;
  let count = 0;

  function addVotes(holder: number): void {
    for (let at = offsets[holder]!; at < offsets[holder + 1]!; at += 1) {
      const held = company[rows[at]!]!;
      if (touchedBy[held] !== stamp) {
        touchedBy[held] = stamp;
        votesPpm[held] = 0;
      }
      votesPpm[held]! += controlPpm[rows[at]!]!;
      if (votesPpm[held]! <= CONTROL_ABOVE_PPM || groupOf[held] === stamp) continue;
      groupOf[held] = stamp;
      members[count] = held;
      count += 1;
    }
  }

  function findTogether(sources: readonly number[]): number {
    stamp += 1;
    count = 0;
    for (const source of sources) groupOf[source] = stamp;
    for (const source of sources) addVotes(source);
    for (let next = 0; next < count; next += 1) addVotes(members[next]!);
    return count;
  }

  return {
    members,
    votesPpm,
    inGroup: (node) => groupOf[node] === stamp,
    find: (source) => findTogether([source]),
    findTogether,
  };
}

/**
 * Company → votes (ppm) for every company that the source controls: the least set such that the source and
 * the set hold more than half of the votes of each member. The source itself is never a member, whatever its
 * loops hold.
 */
export function controlledBy(index: HoldingIndex, source: number): Map<number, number> {
  const search = controlSearch(index);
  const found = search.members.subarray(0, search.find(source)).toSorted();
  return new Map(Array.from(found, (company) => [company, search.votesPpm[company]!]));
}

/**
 * Who controls whom: the companies of controller x are `companies[offsets[x]] … companies[offsets[x + 1] -
 * 1]`.
 */
export interface ControlRelation {
  readonly offsets: Float64Array;
  readonly companies: Int32Array;
}

/** The whole control relation; memory grows with its pairs, which a deep chain of n companies makes n²/2. */
export function controlRelation(
  index: HoldingIndex,
  search: Pick<ControlSearch, "find" | "members"> = controlSearch(index),
): ControlRelation {
  const { nodeCount } = index.holdings;
  const offsets = new Float64Array(nodeCount + 1);
  let companies = new Int32Array(1024);
  let length = 0;
  for (let source = 0; source < nodeCount; source += 1) {
    const holds = index.byHolder.offsets[source] !== index.byHolder.offsets[source + 1];
    const count = holds ? search.find(source) : 0;
    if (length + count > companies.length) {
      const grown = new Int32Array(Math.max(2 * companies.length, length + count));
      grown.set(companies.subarray(0, length));
      companies = grown;
    }
    companies.set(search.members.subarray(0, count), length);
    length += count;
    offsets[source + 1] = length;
  }
  return { offsets, companies: companies.subarray(0, length) };
}
