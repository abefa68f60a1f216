import { BATCH_ROWS } from "../../graph/graph.ts";
import type { Graph } from "../../graph/graph.ts";
import type { IsoInstant } from "../../model/dates.ts";
import type { HeardRow } from "../decided/withdrawn.ts";
import type { TableName } from "../source.ts";
import type { ClosingVersion } from "./difference.ts";
import type { Statement } from "./rows.ts";
import { graphRow, targetOf } from "./rows.ts";

/** Stamp of everything one load writes. */
export interface LoadStamp {
  loadId: string;
  sourceId: string;
  recordedAt: IsoInstant;
}

/** Where checked statements go: batches into the graph, or nowhere in a dry run. */
export interface Writer {
  write(table: TableName, statement: Statement): Promise<void>;
  /** Write what is waiting, then close versions; closing comes last, so that a statement is never without a version. */
  close(versions: readonly ClosingVersion[]): Promise<void>;
  /** Note what the delivery says otherwise than before of words that decisions took back; absent where nothing is kept. */
  hear?(heard: readonly HeardRow[]): Promise<void>;
}

/** A writer in batches. Each batch is one transaction that first makes sure the load has not been rolled back. */
export function graphWriter(graph: Graph, stamp: LoadStamp): Writer {
  const waiting = new Map<string, Record<string, unknown>[]>();
  // One batch under way while the next rows are read and checked.
  let underWay: Promise<void> = Promise.resolve();
  const send = async (target: string, rows: readonly Record<string, unknown>[]) => {
    const [answer] = await graph.write<{ written: number }>(`load/${target}`, { rows, ...stamp });
    expectAll(`cypher/load/${target}`, answer?.written ?? 0, rows.length);
  };
  const flush = async (target: string) => {
    await underWay;
    const rows = waiting.get(target) ?? [];
    if (rows.length === 0) return;
    waiting.set(target, []);
    underWay = send(target, rows);
    // Its failure is met by whoever awaits next; until then it must not end the process.
    underWay.catch(() => undefined);
  };
  return {
    async write(table, statement) {
      const target = targetOf(table, statement.fact);
      const rows = waiting.get(target) ?? [];
      rows.push(graphRow(table, statement));
      waiting.set(target, rows);
      if (rows.length >= BATCH_ROWS) await flush(target);
    },
    async close(versions) {
      for (const target of waiting.keys()) await flush(target);
      await underWay;
      const { loadId, recordedAt } = stamp;
      for (const [target, rows] of byTarget(versions)) {
        for (let start = 0; start < rows.length; start += BATCH_ROWS) {
          const batch = rows.slice(start, start + BATCH_ROWS);
          const params = { rows: batch, loadId, recordedAt };
          const [answer] = await graph.write<{ closed: number }>(`sweep/${target}`, params);
          expectAll(`cypher/sweep/${target}`, answer?.closed ?? 0, batch.length);
        }
      }
    },
    async hear(rows) {
      if (rows.length === 0) return;
      const params = { rows, loadId: stamp.loadId };
      const [answer] = await graph.write<{ heard: number }>("load/decided/hear", params);
      expectAll("cypher/load/decided/hear", answer?.heard ?? 0, rows.length);
    },
  };
}

/** Writer of a dry run. */
export const noWriter: Writer = { write: async () => undefined, close: async () => undefined };

/** A version to close, as the files in cypher/sweep read it. */
interface ClosingRow {
  statementId: string;
  subjectId: string | null;
}

function byTarget(versions: readonly ClosingVersion[]): Map<string, ClosingRow[]> {
  const grouped = new Map<string, ClosingRow[]>();
  for (const { target, statementId, subjectId = null } of versions) {
    const rows = grouped.get(target) ?? [];
    rows.push({ statementId, subjectId });
    grouped.set(target, rows);
  }
  return grouped;
}

/** Fewer rows than sent: the load was rolled back by a recovery meanwhile, so it must stop. */
function expectAll(place: string, found: number, expected: number): void {
  if (found === expected) return;
  throw new Error(
    `${place}: ${found} rows took effect, expected ${expected}; the load was rolled back meanwhile`,
  );
}
