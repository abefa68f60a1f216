import { WHOLE_PPM } from "../model/shares.ts";
import type { Holdings } from "./holdings.ts";

/** Members who count as one holder: acting in concert (一致行动), or a family if the caller says so. */
export interface ConcertGroup {
  /** The appended node that stands for the group. */
  readonly node: number;
  /** Ascending, two or more. */
  readonly members: readonly number[];
}

/** Holdings with one node and some rows appended a group; all that stood before keeps its number. */
export interface MergedConcert {
  readonly holdings: Holdings;
  /** By smallest member. */
  readonly groups: readonly ConcertGroup[];
  /** Node → the node of its group, or -1; for the nodes before the merge. */
  readonly groupOf: Int32Array;
  /** Rows from here on say "group holds member" and have no row in any register. */
  readonly firstGroupRow: number;
}

/**
 * Joins groups that share a member; returns each with two or more members, ascending, by smallest member. Throws a
 * RangeError on a member that is no node.
 */
export function joinOverlapping(groups: readonly (readonly number[])[], nodeCount: number): number[][] {
  const root = new Map<number, number>();
  const find = (start: number): number => {
    let node = start;
    while (root.get(node)! !== node) {
      root.set(node, root.get(root.get(node)!)!);
      node = root.get(node)!;
    }
    return node;
  };
  groups.forEach((members, at) => {
    for (const member of members) {
      if (!Number.isInteger(member) || member < 0 || member >= nodeCount) {
        throw new RangeError(
          `concert group ${at}: member ${member}, expected a node from 0 to ${nodeCount - 1}; ` +
            `quarantine such a group before it comes here`,
        );
      }
      if (!root.has(member)) root.set(member, member);
      const [a, b] = [find(members[0]!), find(member)];
      root.set(Math.max(a, b), Math.min(a, b));
    }
  });
  const joined = new Map<number, number[]>();
  for (const member of [...root.keys()].sort((a, b) => a - b)) {
    const first = find(member);
    if (!joined.has(first)) joined.set(first, []);
    joined.get(first)!.push(member);
  }
  return [...joined.values()].filter((members) => members.length > 1);
}

/**
 * Appends a node a group that holds every vote of its members, so that control, its edges and its ultimate
 * controller see the members' rows as one holder's and no member loses anything of its own. Of a member that
 * nobody holds, a person above all, the group holds every share too: cascade, look-through and integrated
 * shares then pass through it as well. Of a held member it holds no share, since a register has no room for
 * it. Groups with a member in common are one. Throws a RangeError on a member that is no node.
 */
export function mergeConcert(holdings: Holdings, groups: readonly (readonly number[])[]): MergedConcert {
  const { nodeCount, holder, company, sharePpm } = holdings;
  const merged = joinOverlapping(groups, nodeCount).map((members, at) => ({ node: nodeCount + at, members }));
  const isHeld = new Uint8Array(nodeCount);
  for (let row = 0; row < holder.length; row += 1) if (sharePpm[row]! > 0) isHeld[company[row]!] = 1;
  const groupOf = new Int32Array(nodeCount).fill(-1);
  for (const { node, members } of merged) for (const member of members) groupOf[member] = node;
  const appended = merged.flatMap(({ node, members }) => members.map((member) => ({ node, member })));
  const append = (column: Int32Array, values: readonly number[]): Int32Array => {
    const longer = new Int32Array(column.length + values.length);
    longer.set(column);
    longer.set(values, column.length);
    return longer;
  };
  return {
    holdings: {
      nodeCount: nodeCount + merged.length,
      holder: append(
        holder,
        appended.map(({ node }) => node),
      ),
      company: append(
        company,
        appended.map(({ member }) => member),
      ),
      sharePpm: append(
        sharePpm,
        appended.map(({ member }) => (isHeld[member] ? 0 : WHOLE_PPM)),
      ),
      controlPpm: append(
        holdings.controlPpm,
        appended.map(() => WHOLE_PPM),
      ),
    },
    groups: merged,
    groupOf,
    firstGroupRow: holder.length,
  };
}

/**
 * Marks the group and all its members where a member is listed, for a cascade that treats the group as one
 * listed holder. `listed` has one byte a node before the merge; the answer has one a node after it.
 */
export function listConcert(merged: MergedConcert, listed: Uint8Array): Uint8Array {
  const { groupOf, groups, holdings } = merged;
  if (listed.length !== groupOf.length) {
    throw new RangeError(
      `concert listing: ${listed.length} marks for ${groupOf.length} nodes, expected one a node`,
    );
  }
  const marks = new Uint8Array(holdings.nodeCount);
  marks.set(listed);
  for (const { node, members } of groups) {
    if (!members.some((member) => listed[member])) continue;
    marks[node] = 1;
    for (const member of members) marks[member] = 1;
  }
  return marks;
}
