import { controlledInConcert } from "./concert-control.ts";
import { joinOverlapping } from "./concert.ts";
import { controlSearch } from "./control.ts";
import { resolveOverlaps } from "./overlaps.ts";
import { restrictTo, rowsReached } from "./restriction.ts";
import { checkDays, datedComponents, intervalBook } from "./snapshots.ts";
import type { Holdings, HoldingIndex } from "./holdings.ts";
import type { DatedHoldings, Span } from "./snapshots.ts";
import { greatestEver, rowsOfPairs } from "./timeline.ts";

/** Who acts in concert with whom (一致行动), over [fromDay, toDay); of several ties that would do, the first is cited. */
export interface DatedTies {
  readonly one: Int32Array;
  readonly other: Int32Array;
  readonly fromDay: Int32Array;
  readonly toDay: Int32Array;
}

/** A member's part in what its group controls, while nothing about it changes. */
export interface ConcertInterval extends Span {
  readonly controller: number;
  readonly company: number;
  /** The other members of the group but the company, ascending. */
  readonly partners: readonly number[];
  /** Votes of the group and of whatever it controls together. */
  readonly votesPpm: number;
  /** Rows of the dated holdings, ascending. */
  readonly basis: readonly number[];
  /** Rows of the ties, ascending: the first that make the members one group, none to spare. */
  readonly ties: readonly number[];
}

/** What concert makes of a register, and the groups that were not weighed, by their smallest member. */
export interface ConcertAnswer {
  readonly concerts: readonly ConcertInterval[];
  readonly tooLarge: readonly { readonly node: number; readonly members: number }[];
}

/** More parties than these, ever tied to one another, are a hub or an error and no holder. Chosen by us. */
export const CONCERT_MEMBERS_MAX = 100;

/** Parties tied to one another, ever or on one day, and the rows of their ties. */
interface TiedGroup {
  readonly members: readonly number[];
  readonly ties: number[];
}

/**
 * Which companies groups acting in concert control and no member alone, and when: an interval a member, maximal by
 * controller, company and day. Solved like `controlTimeline`, on the holdings that a group could ever control together
 * and several of it hold, at the change days of these and of the ties. Linear in the register where groups are few.
 */
export function concertTimeline(dated: DatedHoldings, ties: DatedTies): ConcertAnswer {
  checkDays(dated);
  const all = everGroups(ties, dated.nodeCount);
  if (all.length === 0) return { concerts: [], tooLarge: [] };
  const tooLarge = all.filter(({ members }) => members.length > CONCERT_MEMBERS_MAX);
  const groups = all.filter(({ members }) => members.length <= CONCERT_MEMBERS_MAX);
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member, group])));
  const spanOf = (tie: number): Span => ({ fromDay: ties.fromDay[tie]!, toDay: ties.toDay[tie]! });
  const spansOf = new Map([...groupOf].map(([member, group]) => [member, group.ties.map(spanOf)]));
  const book = intervalBook<ConcertInterval>(sameInterval);
  for (const { rows, days } of datedComponents(dated, rowsThatMatter(dated, groups), spansOf)) {
    const near = new Set(
      Array.from(rows, (row) => groupOf.get(dated.holder[row]!)).filter((group) => !!group),
    );
    days.slice(0, -1).forEach((fromDay, at) => {
      const snapshot = snapshotOf(dated, rows, fromDay);
      for (const group of [...near].flatMap((ever) => groupsOn(ties, ever, fromDay))) {
        for (const found of membersControl(snapshot, group)) {
          const key = found.controller * dated.nodeCount + found.company;
          book.add(key, { ...found, fromDay, toDay: days[at + 1]! });
        }
      }
    });
  }
  return {
    concerts: book.all.sort(
      (a, b) => a.controller - b.controller || a.company - b.company || a.fromDay - b.fromDay,
    ),
    tooLarge: tooLarge.map(({ members }) => ({ node: members[0]!, members: members.length })),
  };
}

const sameList = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

const sameInterval = (a: ConcertInterval, b: ConcertInterval): boolean =>
  a.votesPpm === b.votesPpm &&
  sameList(a.basis, b.basis) &&
  sameList(a.ties, b.ties) &&
  sameList(a.partners, b.partners);

/** Everybody ever tied to one another for at least a day, with all their ties. */
function everGroups(ties: DatedTies, nodeCount: number): TiedGroup[] {
  const rows = [...ties.one.keys()].filter((tie) => ties.fromDay[tie]! < ties.toDay[tie]!);
  const joined = joinOverlapping(
    rows.map((tie) => [ties.one[tie]!, ties.other[tie]!]),
    nodeCount,
  );
  const groups = joined.map((members) => ({ members, ties: [] as number[] }));
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member, group])));
  for (const tie of rows) groupOf.get(ties.one[tie]!)?.ties.push(tie);
  return groups;
}

/** The groups of one day; of the ties only the first that join somebody to the others. */
function groupsOn(ties: DatedTies, { ties: rows }: TiedGroup, day: number): TiedGroup[] {
  const groupOf = new Map<number, { members: Set<number>; ties: number[] }>();
  const aloneOr = (member: number) => groupOf.get(member) ?? { members: new Set([member]), ties: [] };
  for (const tie of rows) {
    if (day < ties.fromDay[tie]! || ties.toDay[tie]! <= day) continue;
    const [one, other] = [aloneOr(ties.one[tie]!), aloneOr(ties.other[tie]!)];
    if (one.members.has(ties.other[tie]!)) continue;
    const members = new Set([...one.members, ...other.members]);
    const joined = { members, ties: [...one.ties, ...other.ties, tie] };
    for (const member of members) groupOf.set(member, joined);
  }
  const byNumber = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);
  return [...new Set(groupOf.values())].map((group) => ({
    members: byNumber(group.members),
    ties: byNumber(group.ties),
  }));
}

/**
 * Rows that could help a group to control, at the greatest values ever stated, a company that several of it hold, and
 * the rows above these: ascending, in force for at least a day.
 */
function rowsThatMatter(dated: DatedHoldings, groups: readonly TiedGroup[]): Int32Array {
  const isMember = new Uint8Array(dated.nodeCount);
  for (const { members } of groups) for (const member of members) isMember[member] = 1;
  const below = restrictTo(dated, rowsReached(dated, isMember, "downwards"));
  const { groups: pairs, index } = greatestEver(below.dated);
  const search = controlSearch(index);
  const matters = new Uint8Array(index.holdings.holder.length);
  for (const { members } of groups) {
    const sources = members.map((member) => below.localOf[member]!).filter((local) => local >= 0);
    const together = [...sources, ...search.members.slice(0, search.findTogether(sources))];
    markUnderSeveral(index, together, matters);
  }
  return rowsOfPairs(below.dated, pairs, matters)
    .map((row) => below.rows[row]!)
    .sort();
}

/** Marks holdings among some nodes, each once: into companies that several of them hold, and all above those. */
function markUnderSeveral(
  { byHolder: { offsets, rows }, holdings: { holder, company } }: HoldingIndex,
  together: readonly number[],
  marked: Uint8Array,
): void {
  const into = new Map<number, number[]>(together.map((node) => [node, []]));
  for (const node of together) {
    for (const row of rows.subarray(offsets[node], offsets[node + 1])) into.get(company[row]!)?.push(row);
  }
  const pending = together.filter((node) => into.get(node)!.length > 1);
  const seen = new Set(pending);
  for (const held of pending) {
    for (const row of into.get(held)!) {
      marked[row] = 1;
      if (seen.has(holder[row]!)) continue;
      seen.add(holder[row]!);
      pending.push(holder[row]!);
    }
  }
}

/** Holdings in force on one day, one a pair, with nodes and rows as they are numbered in the register. */
interface Snapshot {
  readonly holdings: Holdings;
  readonly localOf: ReadonlyMap<number, number>;
  readonly nodes: readonly number[];
  readonly rows: readonly number[];
}

function snapshotOf(dated: DatedHoldings, rows: Int32Array, day: number): Snapshot {
  const inForce = rows.filter((row) => dated.fromDay[row]! <= day && day < dated.toDay[row]!);
  const localOf = new Map<number, number>();
  const local = (node: number): number => {
    if (!localOf.has(node)) localOf.set(node, localOf.size);
    return localOf.get(node)!;
  };
  const stated = {
    holder: inForce.map((row) => local(dated.holder[row]!)),
    company: inForce.map((row) => local(dated.company[row]!)),
    sharePpm: inForce.map((row) => dated.sharePpm[row]!),
    controlPpm: inForce.map((row) => dated.controlPpm[row]!),
  };
  const { holdings, controlRow } = resolveOverlaps({ ...stated, nodeCount: localOf.size });
  const statedRows = Array.from(controlRow, (row) => inForce[row]!);
  return { holdings, localOf, nodes: [...localOf.keys()], rows: statedRows };
}

/** What a group controls on one day, told of each member. */
function* membersControl(
  { holdings, localOf, nodes, rows }: Snapshot,
  { members, ties }: TiedGroup,
): Generator<Omit<ConcertInterval, keyof Span>> {
  const holding = members.map((member) => localOf.get(member)).filter((local) => local !== undefined);
  for (const found of controlledInConcert(holdings, holding)) {
    const company = nodes[found.company]!;
    const basis = found.basis.map((row) => rows[row]!).sort((a, b) => a - b);
    const parties = members.filter((member) => member !== company);
    for (const controller of parties) {
      const partners = parties.filter((member) => member !== controller);
      yield { controller, company, partners, votesPpm: found.votesPpm, basis, ties };
    }
  }
}
