import { groupRows } from "./row-order.ts";
import type { DatedHoldings } from "./snapshots.ts";

/** Some rows of dated holdings as holdings of their own, with nodes renumbered from 0 in the order they are met. */
export interface Restriction {
  readonly dated: DatedHoldings;
  /** Row here → row there. */
  readonly rows: Int32Array;
  /** Node here → node there. */
  readonly nodes: Int32Array;
  /** Node there → node here; -1 where no row names it. */
  readonly localOf: Int32Array;
}

/** Cut out the rows given, ascending, so that what is solved costs what is kept and not the whole register. */
export function restrictTo(dated: DatedHoldings, rows: Int32Array): Restriction {
  const localOf = new Int32Array(dated.nodeCount).fill(-1);
  const nodes: number[] = [];
  const local = (node: number): number => {
    if (localOf[node]! < 0) localOf[node] = nodes.push(node) - 1;
    return localOf[node]!;
  };
  const column = (of: Int32Array) => rows.map((row) => of[row]!);
  const holder = rows.map((row) => local(dated.holder[row]!));
  const company = rows.map((row) => local(dated.company[row]!));
  return {
    rows,
    localOf,
    nodes: Int32Array.from(nodes),
    dated: {
      nodeCount: nodes.length,
      holder,
      company,
      sharePpm: column(dated.sharePpm),
      controlPpm: column(dated.controlPpm),
      fromDay: column(dated.fromDay),
      toDay: column(dated.toDay),
    },
  };
}

/** Row numbers whose mark is set, ascending. */
export function markedRows(marked: Uint8Array | Int32Array): Int32Array {
  let count = 0;
  for (const mark of marked) count += mark;
  const rows = new Int32Array(count);
  for (let row = 0, at = 0; row < marked.length; row += 1) if (marked[row]) rows[at++] = row;
  return rows;
}

/** Every row number, ascending. */
export function allRows({ holder }: DatedHoldings): Int32Array {
  const rows = new Int32Array(holder.length);
  for (let row = 0; row < rows.length; row += 1) rows[row] = row;
  return rows;
}

/**
 * Rows, ascending, into the marked nodes and into whatever is above them (upwards), or of the marked nodes and of
 * whatever is below them (downwards). Linear in rows and nodes.
 */
export function rowsReached(
  dated: DatedHoldings,
  marked: Uint8Array,
  direction: "upwards" | "downwards",
): Int32Array {
  const [near, far] = direction === "upwards" ? [dated.company, dated.holder] : [dated.holder, dated.company];
  const { offsets, rows } = groupRows(allRows(dated), near, dated.nodeCount);
  const seen = marked.slice();
  const kept = new Uint8Array(near.length);
  const pending = [...markedRows(marked)];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (let at = offsets[node]!; at < offsets[node + 1]!; at += 1) {
      const row = rows[at]!;
      kept[row] = 1;
      const next = far[row]!;
      if (seen[next]) continue;
      seen[next] = 1;
      pending.push(next);
    }
  }
  return markedRows(kept);
}
