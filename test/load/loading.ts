import type { Driver } from "neo4j-driver";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { connectGraph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import type { LoadOrder } from "../../src/load/load-order.ts";
import { loadDelivery } from "../../src/load/load-delivery.ts";
import type { LoadReport } from "../../src/load/load-report.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { sharedServer } from "../graph/shared-server.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import type { Tables } from "./bundle-folder.ts";
import { bundleFolder, temporaryFolder } from "./bundle-folder.ts";

/** The graph of the shared server. */
export function testGraph(): Graph {
  const { boltUri, username, password } = sharedServer();
  return connectGraph({ uri: boltUri, username, password });
}

/** The shared server and both ways to ask it. */
interface SharedGraph {
  graph: Graph;
  driver: Driver;
}

/** The shared server with its schema, empty before the first test of this file and after the last. */
export function freshGraph(): SharedGraph {
  const [graph, driver] = [testGraph(), testDriver()];
  beforeAll(async () => {
    await wipeGraph(driver);
    await migrate(graph);
  });
  afterAll(async () => {
    await wipeGraph(driver);
    await graph.close();
    await driver.close();
  });
  return { graph, driver };
}

/** The same, empty before each test. */
export function emptiedGraph(): SharedGraph {
  const shared = freshGraph();
  beforeEach(() => wipeGraph(shared.driver));
  return shared;
}

export const home = temporaryFolder();

/** Load a folder as a bundle. */
export function loadFolder(
  graph: Graph,
  directory: string,
  more: Partial<LoadOrder> = {},
): Promise<LoadReport> {
  return loadDelivery({ graph, directory, source: bundle, home, clock: () => new Date(), ...more });
}

/** Load tables as one delivery of source "s". */
export function loadTables(
  graph: Graph,
  deliveryId: string,
  tables: Tables,
  more: Partial<LoadOrder> & { sourceId?: string } = {},
): Promise<LoadReport> {
  const { sourceId = "s", mode = "full", ...order } = more;
  return loadFolder(graph, bundleFolder(tables, { sourceId, deliveryId, mode, asOf: "2026-06-30" }), order);
}

/** Rows of one question asked of the server directly. */
export async function asked(driver: Driver, query: string): Promise<Record<string, unknown>[]> {
  const session = driver.session();
  try {
    return (await session.run(query)).records.map((record) => record.toObject());
  } finally {
    await session.close();
  }
}
