import neo4j from "neo4j-driver";
import type { Driver } from "neo4j-driver";
import { inject } from "vitest";

/** A driver of the run's shared server, for what tests ask beside the graph room; close it after use. */
export function testDriver(): Driver {
  return neo4j.driver(inject("boltUri"), neo4j.auth.basic(inject("username"), inject("password")), {
    useBigInt: true,
  });
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
