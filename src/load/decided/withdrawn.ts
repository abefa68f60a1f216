import type { Graph } from "../../graph/graph.ts";
import type { TableName } from "../source.ts";
import type { KeyBook } from "../write/key-book.ts";

/** Key → the decision that took its words back, for rows that say again what was taken back. */
export type WithdrawnKeys = ReadonlyMap<string, string>;

/**
 * Bar the rows that say in the same words what a decision took back: they are kept out and told, and what the decision
 * left under their key stays. The source's word in any other form is its new word, and is taken.
 */
export async function barWithdrawn(
  graph: Graph,
  { sourceId, table, book }: { sourceId: string; table: TableName; book: KeyBook },
): Promise<WithdrawnKeys> {
  const asked = { sourceId, table };
  const rows = await graph.read<{ statementId: string; contentHash: string; decidedBy: string }>(
    "load/decided/withdrawn",
    asked,
  );
  const keys = new Map<string, string>();
  for (const { statementId, contentHash, decidedBy } of rows) {
    const key = statementId.slice(sourceId.length + 1);
    if (!book.says(key, contentHash)) continue;
    book.bar(key);
    keys.set(key, decidedBy);
  }
  return keys;
}
