import neo4j from "neo4j-driver";
import { connectGraph } from "../../src/graph/graph.ts";
import type { LocalServer } from "../../src/graph/local-server/server.ts";
import { startLocalServer } from "../../src/graph/local-server/server.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { optionsFor } from "../graph/local-server/test-home.ts";

/** A server of its own with an open graph and driver. */
export async function opened<T>(home: string, work: (at: Opened) => Promise<T>): Promise<T> {
  const server = await startLocalServer(optionsFor(home));
  const { boltUri: uri, username, password } = server;
  const graph = connectGraph({ uri, username, password });
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { useBigInt: true });
  try {
    await migrate(graph);
    return await work({ server, graph, driver });
  } finally {
    await driver.close();
    await graph.close();
    await server.stop();
  }
}
/** What is open while a server of one's own runs. */
export interface Opened {
  server: LocalServer;
  graph: ReturnType<typeof connectGraph>;
  driver: ReturnType<typeof neo4j.driver>;
}
