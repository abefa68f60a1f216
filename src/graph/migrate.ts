import { createHash } from "node:crypto";
import type { Graph } from "./graph.ts";
import { queryFile, queryNames } from "./query-file.ts";

/** One applied schema file. */
interface Applied {
  name: string;
  sha256: string;
}

/**
 * Bring the database's schema up to the files in cypher/schema, in the order of their numbers.
 * Returns the names applied now. A file that changed after it was applied throws: write a new one instead.
 */
export async function migrate(graph: Graph): Promise<string[]> {
  const files = queryNames("schema").filter((name) => /^schema\/\d{3}-/.test(name));
  await graph.runAutoCommit(files[0]!);
  const applied = new Map(
    (await graph.read<Applied>("schema/migrations-applied")).map((row) => [row.name, row]),
  );
  const done: string[] = [];
  for (const name of files) {
    const sha256 = createHash("sha256").update(queryFile(name).text).digest("hex");
    const before = applied.get(name);
    if (before && before.sha256 !== sha256) {
      throw new Error(`cypher/${name}: changed after it was applied; restore it and add a new numbered file`);
    }
    if (before) continue;
    await graph.runAutoCommit(name);
    await graph.write("schema/migration-record", { name, sha256 });
    done.push(name);
  }
  if (done.length > 0) await graph.runAutoCommit("schema/await-indexes");
  return done;
}
