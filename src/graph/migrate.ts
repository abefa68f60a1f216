import { createHash } from "node:crypto";
import type { Graph } from "./graph.ts";
import { queryFile, queryNames } from "./query-file.ts";

/** One applied schema file. */
interface Applied {
  name: string;
  sha256: string;
}

/**
 * Bring the database's schema up to the files in cypher/schema: indexes first, together, the rest in the order of their
 * numbers; no file may drop what another makes. A file that fills in data does so in batches, and again from where it was
 * when it is cut short.
 * Returns the names applied now. A file that changed after it was applied throws: write a new one instead.
 */
export async function migrate(graph: Graph): Promise<string[]> {
  const files = queryNames("schema").filter((name) => /^schema\/\d{3}-/.test(name));
  await graph.runSchema([files[0]!]);
  const applied = new Map(
    (await graph.read<Applied>("schema/migrations-applied")).map((row) => [row.name, row]),
  );
  const waiting: string[] = [];
  for (const name of files) {
    const sha256 = sha256Of(name);
    const before = applied.get(name);
    if (before && before.sha256 !== sha256) {
      throw new Error(`cypher/${name}: changed after it was applied; restore it and add a new numbered file`);
    }
    if (!before) waiting.push(name);
  }
  if (waiting.length === 0) return [];
  // Indexes made together are filled from one look at the store; texts beside the rest and beside the constraints.
  const indexes = waiting.filter((name) => INDEX.test(queryFile(name).text));
  const [texts, others] = [indexes.filter(isFulltext), indexes.filter((name) => !isFulltext(name))];
  for (const together of [texts, others]) await graph.runSchema(together);
  for (const name of waiting) {
    if (FILL.test(queryFile(name).text)) await graph.runAutoCommit(name);
    else if (!indexes.includes(name)) await graph.runSchema([name]);
    await graph.write("schema/migration-record", { name, sha256: sha256Of(name) });
  }
  await graph.runAutoCommit("schema/await-indexes");
  return waiting;
}

const INDEX = /^CREATE (RANGE |FULLTEXT )?INDEX /m;
const FILL = / IN TRANSACTIONS /;
const isFulltext = (name: string) => /^CREATE FULLTEXT /m.test(queryFile(name).text);

const sha256Of = (name: string) => createHash("sha256").update(queryFile(name).text).digest("hex");
