import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { DATE_MAX, DATE_MIN, dayFromIsoDate, isoDateFromDay } from "../model/dates.ts";
import { listCatalogue, severeSpansOf } from "../model/list-catalogue.ts";
import type { DatedTies } from "../ownership/concert-timeline.ts";
import { groupPairs } from "../ownership/row-order.ts";
import type { DatedHoldings, NodeSpan } from "../ownership/snapshots.ts";
import { growingColumns } from "./growing-columns.ts";
import type { TieRow } from "./ties-known.ts";
import { readTies, tiesOf } from "./ties-known.ts";

/** All holdings known at one moment as typed arrays; nodes and stakes carry the server's number within this run. */
export interface HoldingsKnown {
  readonly dated: DatedHoldings;
  /** Node → its number on the server. */
  readonly nodeNumbers: Int32Array;
  /** Number on the server → node; undefined for subjects without holdings or ties. */
  readonly nodeOfNumber: (number: number) => number | undefined;
  /** Row → the stake's number on the server. */
  readonly stakeNumbers: Float64Array;
  /** Who acts in concert, in the order of statement ids. */
  readonly ties: DatedTies;
  /** Row of the ties → its statement. */
  readonly tieIds: readonly string[];
}

/** Parallel lists of one page of stakes. */
export interface HoldingsPage {
  stakes: number[];
  holders: number[];
  companies: number[];
  sharePpms: number[];
  controlPpms: number[];
  fromDays: number[];
  toDays: number[];
}

/** Names asked in one question. */
const NAMES_ROWS = 20_000;

/** The whole register: stream the holdings out as lists of whole numbers and number their subjects from 0. */
export async function readHoldingsKnown(graph: Graph, knownAt: IsoInstant): Promise<HoldingsKnown> {
  const ties = await readTies(graph, knownAt);
  return holdingsOfPages(graph, graph.columns<HoldingsPage>("derive/holdings", { knownAt }), ties);
}

/** Holdings as typed arrays from pages of columns, whatever part of the register they are, and the ties beside them. */
export async function holdingsOfPages(
  graph: Graph,
  pages: AsyncIterable<HoldingsPage> | Iterable<HoldingsPage>,
  ties: readonly TieRow[],
): Promise<HoldingsKnown> {
  const nodes = nodeNumbering();
  const columns = growingColumns(["holder", "company", "sharePpm", "controlPpm", "fromDay", "toDay"]);
  const stakes = growingColumns(["stake"], Float64Array);
  for await (const page of pages) {
    stakes.append([page.stakes]);
    columns.append([
      page.holders.map((number) => nodes.nodeOf(number)),
      page.companies.map((number) => nodes.nodeOf(number)),
      page.sharePpms,
      page.controlPpms,
      page.fromDays,
      page.toDays,
    ]);
  }
  const [holder, company, sharePpm, controlPpm, fromDay, toDay] = columns.whole() as Int32Array[];
  const datedTies = tiesOf(ties, (number) => nodes.nodeOf(number));
  const dated = {
    nodeCount: nodes.count(),
    ...{ holder: holder!, company: company!, sharePpm: sharePpm!, controlPpm: controlPpm! },
    ...{ fromDay: fromDay!, toDay: toDay! },
  };
  const stakeNumbers = stakes.whole()[0] as Float64Array;
  await orderRowsOfPairs(graph, dated, stakeNumbers);
  return {
    ...{ dated, stakeNumbers, ties: datedTies, tieIds: ties.map(({ statementId }) => statementId) },
    ...{ nodeNumbers: nodes.numbers(), nodeOfNumber: nodes.known },
  };
}

/** Server numbers → 0, 1, 2 … in the order met; a table over the numbers, because millions of Map entries are slow. */
function nodeNumbering() {
  let table = new Int32Array(1 << 16);
  let numbers = new Int32Array(1 << 16);
  let count = 0;
  const grown = (array: Int32Array, length: number) => {
    const larger = new Int32Array(Math.max(length, 2 * array.length));
    larger.set(array);
    return larger;
  };
  return {
    nodeOf(number: number): number {
      if (number >= table.length) table = grown(table, number + 1);
      if (table[number] === 0) {
        if (count === numbers.length) numbers = grown(numbers, count + 1);
        numbers[count] = number;
        count += 1;
        table[number] = count;
      }
      return table[number]! - 1;
    },
    known: (number: number) => (number < table.length && table[number]! > 0 ? table[number]! - 1 : undefined),
    count: () => count,
    numbers: () => numbers.subarray(0, count),
  };
}

/**
 * Rows of one pair stand in the order of their statement ids, so that which of two equal rows is cited depends on
 * nothing but the facts. Everything else is independent of the order of rows.
 */
async function orderRowsOfPairs(graph: Graph, dated: DatedHoldings, stakes: Float64Array): Promise<void> {
  const { order, starts } = groupPairs(dated);
  const groups: Int32Array[] = [];
  for (let pair = 0; pair + 1 < starts.length; pair += 1) {
    if (starts[pair + 1]! - starts[pair]! > 1) {
      groups.push(order.subarray(starts[pair], starts[pair + 1]).toSorted());
    }
  }
  const names = await statementIdsOf(
    graph,
    groups.flatMap((rows) => [...rows].map((row) => stakes[row]!)),
  );
  const columns = [dated.sharePpm, dated.controlPpm, dated.fromDay, dated.toDay, stakes];
  for (const rows of groups) {
    const nameOf = (row: number) => names.get(stakes[row]!)!;
    const byName = [...rows].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    for (const column of columns) {
      const values = byName.map((row) => column[row]!);
      rows.forEach((row, at) => (column[row] = values[at]!));
    }
  }
}

/** Statement ids by stake number. */
export async function statementIdsOf(graph: Graph, stakes: readonly number[]): Promise<Map<number, string>> {
  const rows = await inPages<{ stake: number; statementId: string }>(
    graph,
    "statement-ids",
    "stakes",
    stakes,
  );
  return new Map(rows.map(({ stake, statementId }) => [stake, statementId]));
}

/** Subject ids by node number. */
export async function subjectIdsOf(graph: Graph, nodes: readonly number[]): Promise<Map<number, string>> {
  const rows = await inPages<{ node: number; id: string }>(graph, "subject-ids", "nodes", nodes);
  return new Map(rows.map(({ node, id }) => [node, id]));
}

async function inPages<Row>(graph: Graph, query: string, param: string, numbers: readonly number[]) {
  const once = [...new Set(numbers)];
  const found: Row[] = [];
  for (let start = 0; start < once.length; start += NAMES_ROWS) {
    const page = { [param]: once.slice(start, start + NAMES_ROWS) };
    for await (const row of graph.columns<Row>(`derive/${query}`, page)) found.push(row);
  }
  return found;
}

interface ListingRow {
  node: number;
  listCode: string;
  listedOn: IsoDate;
  inUseUntil: IsoDate;
}

/** Of all subjects, or of those with the numbers given: the days on which they were on a list that counted as severe then. */
export async function readSevereSpans(
  graph: Graph,
  knownAt: IsoInstant,
  nodeOfNumber: HoldingsKnown["nodeOfNumber"],
  near?: readonly number[],
): Promise<NodeSpan[]> {
  const severe = new Map(listCatalogue().map(({ listCode }) => [listCode, severeDays(listCode)]));
  const spans: NodeSpan[] = [];
  const rows = near
    ? graph.columns<ListingRow>("derive/near/listings", { knownAt, nodes: near })
    : graph.columns<ListingRow>("derive/listings", { knownAt });
  for await (const row of rows) {
    const node = nodeOfNumber(row.node);
    if (node === undefined) continue;
    for (const counts of severe.get(row.listCode) ?? []) {
      const fromDay = Math.max(dayFromIsoDate(row.listedOn), counts.fromDay);
      const toDay = Math.min(dayFromIsoDate(row.inUseUntil), counts.toDay);
      if (fromDay < toDay) spans.push({ node, fromDay, toDay });
    }
  }
  return spans;
}

/** Days on which a list counts as severe anywhere: spans of several regions that meet are one. */
function severeDays(listCode: string): { fromDay: number; toDay: number }[] {
  const spans = severeSpansOf(listCode)
    .map(({ from, to }) => ({ fromDay: dayFromIsoDate(from), toDay: dayFromIsoDate(to ?? DATE_MAX) }))
    .sort((a, b) => a.fromDay - b.fromDay);
  const days: { fromDay: number; toDay: number }[] = [];
  for (const span of spans) {
    const last = days.at(-1);
    if (last && span.fromDay <= last.toDay) last.toDay = Math.max(last.toDay, span.toDay);
    else days.push({ ...span });
  }
  return days;
}

/** Day of a solved span → date as stored; beyond the calendar's ends stands the sentinel. */
export function dateOfDay(day: number): IsoDate {
  if (day <= dayFromIsoDate(DATE_MIN)) return DATE_MIN;
  return day >= dayFromIsoDate(DATE_MAX) ? DATE_MAX : isoDateFromDay(day);
}
