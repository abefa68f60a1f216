import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { recoverLoads } from "../../src/load/account/recover.ts";
import { sharedServer } from "../graph/shared-server.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { canonicalDump } from "./canonical-dump.ts";
import { generatedFolder } from "./generated-bundle.ts";
import { asked, home, loadFolder, testGraph } from "./loading.ts";

const COMPANIES = 800;
const graph = testGraph();
const driver = testDriver();
beforeAll(() => migrate(graph));
beforeEach(() => wipeGraph(driver));
afterAll(async () => {
  await graph.close();
  await driver.close();
});

/** Load a folder in a process of its own and kill it `delayMs` after it connected; false = it had ended before. */
async function killedLoad(folder: string, delayMs: number): Promise<boolean> {
  const { boltUri, username, password } = sharedServer();
  const program = fileURLToPath(new URL("load-in-child.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--import", "tsx", program, boltUri, username, password, folder, home],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const exited = new Promise<boolean>((resolve) =>
    child.once("exit", (_code, signal) => resolve(signal !== null)),
  );
  await new Promise((resolve) => child.stdout.once("data", resolve));
  await wait(delayMs);
  child.kill("SIGKILL");
  return exited;
}

test("a load killed at any moment leaves yesterday's graph, and can be repeated", async () => {
  const first = generatedFolder(COMPANIES, "d1");
  const second = generatedFolder(COMPANIES, "d2", true);
  await loadFolder(graph, first);
  const yesterday = await canonicalDump(driver);
  const startedMs = Date.now();
  await loadFolder(graph, second);
  const tookMs = Date.now() - startedMs;
  const undisturbed = await canonicalDump(driver);
  expect(undisturbed).not.toEqual(yesterday);

  await wipeGraph(driver);
  await loadFolder(graph, first);
  let killed = 0;
  for (const moment of [0.1, 0.3, 0.45, 0.6, 0.75, 0.9]) {
    if (!(await killedLoad(second, tookMs * moment))) break;
    killed += 1;
    await recoverLoads(graph);
    // A kill after the last step but before the end of the process leaves the whole delivery.
    const dump = await canonicalDump(driver);
    const [run] = await asked(
      driver,
      "MATCH (r:LoadRun {deliveryId: 'd2', outcome: 'complete'}) RETURN r.id AS id",
    );
    expect(dump).toEqual(run ? undisturbed : yesterday);
    if (run) break;
  }
  expect(killed).toBeGreaterThan(0);
  await loadFolder(graph, second);
  expect(await canonicalDump(driver)).toEqual(undisturbed);
});

test("a first load killed in the middle leaves an empty graph", async () => {
  const folder = generatedFolder(COMPANIES, "d1");
  const killed = await killedLoad(folder, 700);
  await recoverLoads(graph);
  const [left] = await asked(
    driver,
    "MATCH (n) WHERE n:Subject OR n:SubjectVersion OR n:Listing RETURN count(n) AS rows",
  );
  const [run] = await asked(driver, "MATCH (r:LoadRun) RETURN r.outcome AS outcome");
  if (run?.["outcome"] === "complete") expect(killed).toBe(false);
  else expect(left).toEqual({ rows: 0n });
});

test("a complete load whose subjects were not refreshed is refreshed by recovery", async () => {
  await loadFolder(graph, generatedFolder(20, "d1"));
  await loadFolder(graph, generatedFolder(20, "d2", true));
  const whole = await canonicalDump(driver);
  await asked(driver, "MATCH (r:LoadRun {deliveryId: 'd2'}) SET r.refreshed = false");
  await asked(driver, "MATCH (s:Organisation) SET s.name = 'stale'");
  expect(await recoverLoads(graph)).toMatchObject([{ action: "refreshed" }]);
  const renamed = whole.filter((line) => line.includes("新"));
  expect(renamed.length).toBeGreaterThan(0);
  const names = await asked(
    driver,
    `MATCH (v:SubjectVersion)-[:VERSION_OF]->(s:Organisation)
    WHERE v.name ENDS WITH '新' RETURN DISTINCT s.name ENDS WITH '新' AS isNew`,
  );
  expect(names).toEqual([{ isNew: true }]);
});

test("a load that recovery took back meanwhile writes nothing more", async () => {
  let taken = false;
  const folder = generatedFolder(200, "d1");
  const load = loadFolder(graph, folder, {
    onProgress: ({ stage }) => {
      if (stage !== "write" || taken) return;
      taken = true;
      void asked(driver, "MATCH (r:LoadRun {outcome: 'running'}) SET r.outcome = 'rollingBack'");
    },
  });
  await expect(load).rejects.toThrow(/rolled back/);
  const [left] = await asked(driver, "MATCH (n:Subject) RETURN count(n) AS rows");
  expect(left).toEqual({ rows: 0n });
});
