import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import type { Environment } from "../../../src/graph/local-server/executables.ts";
import { NEO4J_VERSION } from "../../../src/graph/local-server/neo4j-jars.ts";
import type { LocalServer, LocalServerOptions } from "../../../src/graph/local-server/server.ts";

/** Names of temporary homes begin so; the next run finds what a killed one left. */
export const homePrefix = "credit-graph-test-";

/** This machine's environment with one jar cache for all homes, so that Maven runs once and not per test. */
export const testEnvironment: Environment = {
  CREDIT_GRAPH_NEO4J_JARS: join(import.meta.dirname, "../../../var/neo4j-jars", NEO4J_VERSION),
  ...process.env,
};

const homes: string[] = [];

/** A new empty folder under the temporary folder; `removeHomes` takes it away. */
export function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), homePrefix));
  homes.push(home);
  return home;
}

/** Removes every folder that `makeHome` made in this file. */
export function removeHomes(): void {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
}

/** Small, quick options for one home; progress lines are collected in `told`. */
export function optionsFor(home: string, told: string[] = []): LocalServerOptions {
  return {
    home,
    role: "test",
    env: testEnvironment,
    progress: (text) => told.push(text),
    memory: { heapMib: 384, pageCacheMib: 32 },
    restart: { restartsMax: 2, windowMs: 600_000, backoffMs: [50] },
  };
}

/** The server's version string, asked over Bolt with its password: throws where it does not answer. */
export async function agentOf(
  server: Pick<LocalServer, "boltUri" | "username" | "password">,
): Promise<string> {
  const driver = neo4j.driver(server.boltUri, neo4j.auth.basic(server.username, server.password));
  try {
    return (await driver.getServerInfo()).agent ?? "";
  } finally {
    await driver.close();
  }
}
