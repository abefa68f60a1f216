import type { Graph } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import type { DatedTies } from "../ownership/concert-timeline.ts";

/** Two subjects told to act in concert (一致行动), by their numbers on the server. */
export interface TieRow {
  readonly statementId: string;
  readonly one: number;
  readonly other: number;
  readonly fromDay: number;
  readonly toDay: number;
}

/** Subjects asked about in one question. */
const SUBJECTS_ROWS = 20_000;

/** Every tie known at one moment, whatever its dates; few beside the stakes. */
export async function readTies(graph: Graph, knownAt: IsoInstant): Promise<TieRow[]> {
  return inOrder(await listOf(graph.columns<TieRow>("derive/ties", { knownAt })));
}

/**
 * The ties of some subjects, of those whom they lead to, and so on: whole groups, whatever the dates. Costs a question a
 * step and 20,000 subjects.
 */
export async function readTiesAround(
  graph: Graph,
  subjects: Iterable<number>,
  knownAt: IsoInstant,
): Promise<TieRow[]> {
  const found = new Map<string, TieRow>();
  const seen = new Set(subjects);
  for (let frontier = [...seen]; frontier.length > 0;) {
    const next = new Set<number>();
    for (let start = 0; start < frontier.length; start += SUBJECTS_ROWS) {
      const nodes = frontier.slice(start, start + SUBJECTS_ROWS);
      for (const row of await listOf(graph.columns<TieRow>("derive/near/ties", { nodes, knownAt }))) {
        found.set(keyOf(row), row);
        for (const end of [row.one, row.other]) if (!seen.has(end)) next.add(end);
      }
    }
    frontier = [...next];
    for (const node of frontier) seen.add(node);
  }
  return inOrder([...found.values()]);
}

const keyOf = ({ statementId, fromDay, toDay }: TieRow): string => `${statementId} ${fromDay} ${toDay}`;

/** By statement id, so that which tie is cited depends on nothing but the facts. */
const inOrder = (rows: readonly TieRow[]): TieRow[] =>
  rows.toSorted((a, b) =>
    a.statementId === b.statementId ? a.fromDay - b.fromDay : a.statementId < b.statementId ? -1 : 1,
  );

/** Ties as typed arrays, their ends numbered as the holdings' are. */
export function tiesOf(rows: readonly TieRow[], nodeOf: (number: number) => number): DatedTies {
  return {
    one: Int32Array.from(rows, (row) => nodeOf(row.one)),
    other: Int32Array.from(rows, (row) => nodeOf(row.other)),
    fromDay: Int32Array.from(rows, (row) => row.fromDay),
    toDay: Int32Array.from(rows, (row) => row.toDay),
  };
}

async function listOf<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}
