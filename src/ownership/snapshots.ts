import type { Holdings } from "./holdings.ts";
import { sortRows } from "./row-order.ts";

/** Stands for an unknown start; a day is a count of days since 1970-01-01. */
export const DAY_MIN = -1_000_000_000;
/** Stands for an open end. */
export const DAY_MAX = 1_000_000_000;

/** Holdings in force over [fromDay, toDay); several rows of one pair may follow or overlap one another. */
export interface DatedHoldings extends Holdings {
  readonly fromDay: Int32Array;
  readonly toDay: Int32Array;
}

/** Days on which one node is something (listed, for example), half-open. */
export interface NodeSpan {
  readonly node: number;
  readonly fromDay: number;
  readonly toDay: number;
}

/** A time during which nothing changes within one component. */
export interface Span {
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * One snapshot of each component that still has one, side by side in one graph: components do not touch, so
 * a single solve serves them all, and undated holdings cost one solve. Nodes are renumbered from 0.
 */
export interface Round {
  readonly holdings: Holdings;
  /** Local row → row of the dated holdings. */
  readonly rows: Int32Array;
  /** Local node → node. */
  readonly nodes: readonly number[];
  /** The time that a local node's component is solved for. */
  readonly spanOf: (local: number) => Span;
}

/** Throws a RangeError naming the first row that ends before it starts. */
export function checkDays({ fromDay, toDay }: DatedHoldings): void {
  const row = fromDay.findIndex((day, at) => day > toDay[at]!);
  if (row < 0) return;
  throw new RangeError(
    `holdings row ${row}: from day ${fromDay[row]} to day ${toDay[row]}, expected no end before its start; ` +
      `quarantine such a row before it comes here`,
  );
}

/**
 * Row → the representative of its component (union by path halving): rows meet at companies. A holder that
 * nobody holds joins nothing, since what it has in one component says nothing about another; it has a copy
 * in each.
 */
function componentOfRows({ nodeCount, holder, company }: Holdings, rows: Int32Array): Int32Array {
  const root = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const isHeld = new Uint8Array(nodeCount);
  const find = (start: number): number => {
    let node = start;
    while (root[node] !== node) {
      root[node] = root[root[node]!]!;
      node = root[node]!;
    }
    return node;
  };
  for (const row of rows) isHeld[company[row]!] = 1;
  for (const row of rows) {
    if (!isHeld[holder[row]!]) continue;
    const [a, b] = [find(holder[row]!), find(company[row]!)];
    root[Math.max(a, b)] = Math.min(a, b);
  }
  return company.map((node) => find(node));
}

/** A component with its rows and the days on which anything in it changes, ascending. */
export interface DatedComponent {
  readonly rows: Int32Array;
  readonly days: readonly number[];
}

/** Cuts the kept rows into components; a holder's spans change every component it holds something in. */
export function datedComponents(
  dated: DatedHoldings,
  kept: Int32Array,
  spansOf: ReadonlyMap<number, readonly Span[]>,
): DatedComponent[] {
  const component = componentOfRows(dated, kept);
  const sorted = sortRows(kept, component, dated.nodeCount);
  const components: DatedComponent[] = [];
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    const days = new Set<number>();
    for (
      end = start;
      end < sorted.length && component[sorted[end]!] === component[sorted[start]!];
      end += 1
    ) {
      const row = sorted[end]!;
      days.add(dated.fromDay[row]!).add(dated.toDay[row]!);
      for (const span of spansOf.get(dated.holder[row]!) ?? []) days.add(span.fromDay).add(span.toDay);
    }
    components.push({ rows: sorted.subarray(start, end), days: [...days].sort((a, b) => a - b) });
  }
  return components;
}

/**
 * Joins the rows in force of one snapshot a component. `numberOf` is a scratch array of nodes, -1 between
 * components.
 */
function joinRound(
  dated: DatedHoldings,
  parts: readonly { readonly rows: Int32Array; readonly span: Span }[],
  numberOf: Int32Array,
): Round {
  const nodes: number[] = [];
  const spans: Span[] = [];
  const rows: number[] = [];
  const holder: number[] = [];
  const company: number[] = [];
  const number = (node: number, span: Span): number => {
    if (numberOf[node]! < 0) {
      numberOf[node] = nodes.push(node) - 1;
      spans.push(span);
    }
    return numberOf[node]!;
  };
  for (const { rows: all, span } of parts) {
    const first = nodes.length;
    for (const row of all) {
      if (dated.fromDay[row]! > span.fromDay || dated.toDay[row]! <= span.fromDay) continue;
      rows.push(row);
      holder.push(number(dated.holder[row]!, span));
      company.push(number(dated.company[row]!, span));
    }
    for (let at = first; at < nodes.length; at += 1) numberOf[nodes[at]!] = -1;
  }
  const inForce = Int32Array.from(rows);
  const holdings = {
    nodeCount: nodes.length,
    holder: Int32Array.from(holder),
    company: Int32Array.from(company),
    sharePpm: inForce.map((row) => dated.sharePpm[row]!),
    controlPpm: inForce.map((row) => dated.controlPpm[row]!),
  };
  return { holdings, rows: inForce, nodes, spanOf: (local) => spans[local]! };
}

/**
 * The rounds that cover all times of the kept rows, each component's snapshots in order; holders' spans add
 * change days. Cost: over components, rows times change days.
 */
export function* roundsOf(
  dated: DatedHoldings,
  kept: Int32Array,
  spansOf: ReadonlyMap<number, readonly NodeSpan[]> = new Map(),
): Generator<Round> {
  const numberOf = new Int32Array(dated.nodeCount).fill(-1);
  let components = datedComponents(dated, kept, spansOf);
  for (let round = 0; components.length > 0; round += 1) {
    components = components.filter(({ days }) => days.length > round + 1);
    const parts = components.map(({ rows, days }) => {
      return { rows, span: { fromDay: days[round]!, toDay: days[round + 1]! } };
    });
    const joined = joinRound(dated, parts, numberOf);
    if (joined.rows.length > 0) yield joined;
  }
}

/**
 * Builds maximal intervals: a fact that goes on unchanged where its predecessor ended makes that one longer.
 */
export function intervalBook<Fact extends Span>(same: (a: Fact, b: Fact) => boolean) {
  const last = new Map<number, Fact & { toDay: number }>();
  const all: Fact[] = [];
  return {
    all,
    /**
     * Keeps a fact under a key that names what it is about; facts of one key come in ascending order of
     * time.
     */
    add(key: number, fact: Fact): void {
      const before = last.get(key);
      if (before && before.toDay === fact.fromDay && same(before, fact)) {
        before.toDay = fact.toDay;
        return;
      }
      last.set(key, fact);
      all.push(fact);
    },
  };
}
