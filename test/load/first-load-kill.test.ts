import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import neo4j from "neo4j-driver";
import type { Driver } from "neo4j-driver";
import { afterAll, expect, test } from "vitest";
import { importFolder } from "../../src/graph/local-server/new-store.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { connectGraph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { canonicalDump } from "./canonical-dump.ts";
import { generatedFolder } from "./generated-bundle.ts";
import { asked, loadFolder, testGraph } from "./loading.ts";

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  return removeHomes();
});

/** A process that owns a home, as it is once its start is over. */
interface Owner {
  driver: Driver;
  graph: Graph;
  load(): void;
  loaded: Promise<unknown>;
  kill(): Promise<void>;
  /** Ends as a service that is stopped. */
  end(): Promise<void>;
}

async function startOwner(home: string, folder: string): Promise<Owner> {
  const program = fileURLToPath(new URL("first-load-in-child.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, home, folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  const exited = once(child, "exit");
  const lines = createInterface(child.stdout);
  const [first] = (await Promise.race([once(lines, "line"), exited])) as [string];
  const { boltUri, username, password } = JSON.parse(first) as Record<string, string>;
  const driver = neo4j.driver(boltUri!, neo4j.auth.basic(username!, password!), { useBigInt: true });
  const graph = connectGraph({ uri: boltUri!, username: username!, password: password! });
  const close = () => Promise.all([driver.close(), graph.close()]);
  return {
    ...{ driver, graph },
    load: () => void child.stdin.write("load\n"),
    loaded: once(lines, "line"),
    async kill() {
      child.kill("SIGKILL");
      await exited;
      await close();
    },
    async end() {
      await close();
      child.stdin.end();
      await exited;
    },
  };
}

const incomingOf = (home: string) => join(home, "neo4j", "data", "databases", "incoming");
const markOf = (home: string) => join(home, "neo4j", "data", "incoming-is-whole");

/** What lies on the disk while a first load goes on, in the order of its stages. */
const stages = {
  reading: (home: string) => existsSync(importFolder(home)),
  importing: (home: string) => existsSync(incomingOf(home)),
  starting: (home: string) => !existsSync(incomingOf(home)),
};
type Stage = keyof typeof stages;

/** Wait until a load has come to a stage. */
async function comesTo(stage: Stage, home: string): Promise<void> {
  for (const one of ["reading", "importing", "starting"] as const) {
    while (!stages[one](home)) await wait(1);
    if (one === stage) return;
  }
}

/** Stages a load is killed in, and how long after it came to each at most. */
const kills: readonly [Stage, number][] = [
  ["reading", 10],
  ["reading", 1_000],
  ["importing", 10],
  ["importing", 2_000],
  ["starting", 10],
  ["starting", 4_000],
];

test("a first load by import that is killed at any moment is in as a whole or not at all", async () => {
  const folder = generatedFolder(300, "d1");
  const [graph, shared] = [testGraph(), testDriver()];
  await wipeGraph(shared);
  await migrate(graph);
  await loadFolder(graph, folder);
  const whole = await canonicalDump(shared);
  await Promise.all([graph.close(), shared.close()]);

  const home = makeHome();
  const parts = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: kills.length, seed: 1 });
  let wholeAfter = 0;
  let owner = await startOwner(home, folder);
  for (const [at, [stage, withinMs]] of kills.entries()) {
    owner.load();
    await comesTo(stage, home);
    await wait(parts[at]! * withinMs);
    await owner.kill();
    owner = await startOwner(home, folder);
    const left = [importFolder(home), incomingOf(home), markOf(home)].filter((path) => existsSync(path));
    expect(left, stage).toEqual([]);
    const runs = await asked(owner.driver, "MATCH (r:LoadRun) RETURN DISTINCT r.outcome AS outcome");
    const isIn = runs.some(({ outcome }) => outcome === "complete");
    expect(await canonicalDump(owner.driver), stage).toEqual(isIn ? whole : []);
    if (!isIn) {
      expect(runs.every(({ outcome }) => outcome === "rolledBack")).toBe(true);
      continue;
    }
    wholeAfter += 1;
    const again = await loadFolder(owner.graph, folder, { home });
    // A list, be it empty: none passes through import files.
    expect(again).toMatchObject({ outcome: "repeated", before: { reports: expect.any(Array) as string[] } });
    await wipeGraph(owner.driver);
  }
  expect(wholeAfter).toBeGreaterThanOrEqual(2);
  expect(wholeAfter).toBeLessThan(kills.length - 1);
  owner.load();
  await owner.loaded;
  expect(await canonicalDump(owner.driver)).toEqual(whole);
  await owner.end();
});
