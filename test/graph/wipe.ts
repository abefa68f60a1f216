import neo4j from "neo4j-driver";
import type { Driver } from "neo4j-driver";
import { sharedServer } from "./shared-server.ts";

/** A driver of the run's shared server, for what tests ask beside the graph room; close it after use. */
export function testDriver(): Driver {
  const { boltUri, username, password } = sharedServer();
  return neo4j.driver(boltUri, neo4j.auth.basic(username, password), { useBigInt: true });
}

/** Remove every node and relationship of the shared server; schema and its record stay. */
export async function wipeGraph(driver: Driver): Promise<void> {
  const session = driver.session();
  try {
    await session.run(
      "MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS",
    );
  } finally {
    await session.close();
  }
}
