import type { Holdings } from "./holdings.ts";

/** Stable counting sort of row numbers by a node column, in time linear in rows and nodes. */
export function sortRows(rows: Int32Array, column: Int32Array, nodeCount: number): Int32Array {
  const next = new Int32Array(nodeCount + 1);
  for (const row of rows) next[column[row]! + 1]! += 1;
  for (let node = 0; node < nodeCount; node += 1) next[node + 1]! += next[node]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    sorted[next[column[row]!]!] = row;
    next[column[row]!]! += 1;
  }
  return sorted;
}

/**
 * Row numbers by holder, then company, then row: the order that makes every result independent of input
 * order.
 */
export function orderByPair({ nodeCount, holder, company }: Holdings): Int32Array {
  const rows = new Int32Array(holder.length);
  for (let row = 0; row < rows.length; row += 1) rows[row] = row;
  return sortRows(sortRows(rows, company, nodeCount), holder, nodeCount);
}

/** Rows grouped by a node column: those of node n are `rows[offsets[n]] … rows[offsets[n + 1] - 1]`. */
export interface RowGroups {
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
}

/** Groups rows by one of their ends, each group in the order given; linear in rows and nodes. */
export function groupRows(rows: Int32Array, column: Int32Array, nodeCount: number): RowGroups {
  const offsets = new Int32Array(nodeCount + 1);
  for (const row of rows) offsets[column[row]! + 1]! += 1;
  for (let node = 0; node < nodeCount; node += 1) offsets[node + 1]! += offsets[node]!;
  return { offsets, rows: sortRows(rows, column, nodeCount) };
}

/** Row numbers in pair order; the rows of pair p are `order[starts[p]] … order[starts[p + 1] - 1]`. */
export interface PairGroups {
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** Groups rows by (holder, company), whatever their number and order. */
export function groupPairs(rows: Holdings): PairGroups {
  const { holder, company } = rows;
  const order = orderByPair(rows);
  const starts = new Int32Array(order.length + 1);
  let pairs = 0;
  for (let at = 0; at < order.length; at += 1) {
    const [before, row] = [order[at - 1], order[at]!];
    if (before === undefined || holder[before] !== holder[row] || company[before] !== company[row]) {
      starts[pairs] = at;
      pairs += 1;
    }
  }
  starts[pairs] = order.length;
  return { order, starts: starts.subarray(0, pairs + 1) };
}
