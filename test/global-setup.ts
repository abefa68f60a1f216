import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openHome } from "../src/graph/local-server/home.ts";
import { endOrphans } from "../src/graph/local-server/orphans.ts";
import { readOwner } from "../src/graph/local-server/owner-lock.ts";
import { startLocalServer } from "../src/graph/local-server/server.ts";
import { homePrefix, testEnvironment } from "./graph/local-server/test-home.ts";

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

/** Starts a Neo4j for each worker, in temporary homes, and returns their end; fails with the server's own sentence. */
export default async function startShared(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned();
  // Everything that any test calls temporary lies in one folder and goes with it.
  const folder = mkdtempSync(join(tmpdir(), runPrefix));
  process.env["TMPDIR"] = folder;
  const starting = Array.from({ length: project.vitest.config.maxWorkers }, () =>
    startLocalServer({
      home: mkdtempSync(join(tmpdir(), homePrefix)),
      role: "test",
      env: testEnvironment,
      progress: (text) => console.error(text),
      memory: { heapMib: 768, pageCacheMib: 128 },
      onFailed: (error) => console.error(error.message),
    }),
  );
  const servers = await Promise.all(starting);
  project.provide(
    "servers",
    servers.map(({ boltUri, username, password }) => ({ boltUri, username, password })),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
}
