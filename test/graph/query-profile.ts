import type { Driver, ProfiledPlan } from "neo4j-driver";
import { queryFile } from "../../src/graph/query-file.ts";
import { encodeParams } from "../../src/graph/values.ts";

/** What a question cost: accesses to the store, the same on any machine, and the rows it gave. */
export interface Profile {
  dbHits: number;
  rows: Record<string, unknown>[];
}

/** Ask a query file under PROFILE; parameters as the graph room takes them, more than declared is allowed. */
export async function profileOf(
  driver: Driver,
  name: string,
  params: Readonly<Record<string, unknown>>,
): Promise<Profile> {
  const query = queryFile(name);
  const declared = Object.fromEntries([...query.params.keys()].map((key) => [key, params[key]]));
  const session = driver.session();
  try {
    const { records, summary } = await session.run(
      `PROFILE ${query.text}`,
      encodeParams(query, declared),
      // What walks a hub squared would keep the test waiting.
      { timeout: 60_000 },
    );
    if (!summary.profile) throw new Error(`cypher/${name}: PROFILE gave no plan`);
    return { dbHits: hitsOf(summary.profile), rows: records.map((record) => record.toObject()) };
  } finally {
    await session.close();
  }
}

const hitsOf = (plan: ProfiledPlan): number =>
  plan.children.reduce((sum, child) => sum + hitsOf(child), Number(plan.dbHits));
