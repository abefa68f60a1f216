import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openHome } from "../src/graph/local-server/home.ts";
import { endOrphans } from "../src/graph/local-server/orphans.ts";
import { readOwner } from "../src/graph/local-server/owner-lock.ts";
import { startLocalServer } from "../src/graph/local-server/server.ts";
import { homePrefix, testEnvironment } from "./graph/local-server/test-home.ts";

declare module "vitest" {
  // The shared server of this run: `inject("boltUri")` in any test file.
  export interface ProvidedContext {
    boltUri: string;
    username: string;
    password: string;
  }
}

const ABANDONED_MS = 3_600_000;
const runPrefix = "credit-graph-run-";

/** Ends and removes what test runs that were killed left in the temporary folder. */
async function sweepAbandoned(): Promise<void> {
  const within = (folder: string, prefix: string) =>
    readdirSync(folder)
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(folder, name));
  for (const run of within(tmpdir(), runPrefix)) {
    const homes = within(run, homePrefix);
    if (Date.now() - statSync(run).mtimeMs < ABANDONED_MS || homes.some((home) => readOwner(home))) continue;
    for (const home of homes) await endOrphans(openHome(home), () => undefined);
    rmSync(run, { recursive: true, force: true });
  }
}

/** Starts the run's Neo4j in a temporary home and returns its end; fails with the server's own sentence. */
export default async function startShared(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned();
  // Everything that any test calls temporary lies in one folder and goes with it.
  const folder = mkdtempSync(join(tmpdir(), runPrefix));
  process.env["TMPDIR"] = folder;
  const home = mkdtempSync(join(tmpdir(), homePrefix));
  const server = await startLocalServer({
    home,
    role: "test",
    env: testEnvironment,
    progress: (text) => console.error(text),
    memory: { heapMib: 768, pageCacheMib: 128 },
    onFailed: (error) => console.error(error.message),
  });
  project.provide("boltUri", server.boltUri);
  project.provide("username", server.username);
  project.provide("password", server.password);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
