import type { Graph } from "../../graph/graph.ts";
import type { TableName } from "../source.ts";
import type { KeyBook } from "../write/key-book.ts";

/** What a source says since of words that a decision took back: the same, others, or nothing under that key. */
export type Said = "same" | "other" | "nothing";

/** A change in what a source says of such words. */
export interface HeardRow {
  /** Id of the withdrawal. */
  id: string;
  said: Said;
}

/** Rows that say again what was taken back. */
export interface WithdrawnRows {
  /** Key → the decision. */
  decidedByKey: ReadonlyMap<string, string>;
  heard: readonly HeardRow[];
}

interface Withdrawal {
  id: string;
  statementId: string;
  contentHash: string;
  decidedBy: string;
  lastSaid: Said;
}

/**
 * Bar the rows that say in the same words what a decision took back: they are kept out and told, and what the decision
 * left under their key stays. The source's word in any other form is its new word, and is taken. Tells too what the
 * source says otherwise than before, which a decision that is itself taken back will need. `sweeps` = what the delivery
 * does not say is gone.
 */
export async function barWithdrawn(
  graph: Graph,
  { sourceId, table, book, sweeps }: { sourceId: string; table: TableName; book: KeyBook; sweeps: boolean },
): Promise<WithdrawnRows> {
  const rows = await graph.read<Withdrawal>("load/decided/withdrawn", { sourceId, table });
  const decidedByKey = new Map<string, string>();
  const heard: HeardRow[] = [];
  for (const { id, statementId, contentHash, decidedBy, lastSaid } of rows) {
    const key = statementId.slice(sourceId.length + 1);
    // What an earlier decision keeps out, a later one on the same statement has not heard.
    if (decidedByKey.has(key)) continue;
    const said = saidOf(book, key, contentHash, sweeps);
    if (said !== undefined && said !== lastSaid) heard.push({ id, said });
    if (said === "same") decidedByKey.set(key, decidedBy);
  }
  // Of several decisions on one key each is asked before the first bars it.
  for (const key of decidedByKey.keys()) book.bar(key);
  return { decidedByKey, heard };
}

function saidOf(book: KeyBook, key: string, contentHash: string, sweeps: boolean): Said | undefined {
  if (book.says(key, contentHash)) return "same";
  if (book.accepts(key)) return "other";
  // A row that is kept out protects its key: nothing is known of what the source says.
  return sweeps && book.state(key) === "absent" ? "nothing" : undefined;
}
