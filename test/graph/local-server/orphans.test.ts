import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openHome } from "../../../src/graph/local-server/home.ts";
import { endOrphans } from "../../../src/graph/local-server/orphans.ts";
import { HomeInUse, readOwner } from "../../../src/graph/local-server/owner-lock.ts";
import { birthOf, hasEnded, markOf } from "../../../src/graph/local-server/running-process.ts";
import { startLocalServer } from "../../../src/graph/local-server/server.ts";
import { agentOf, makeHome, optionsFor, removeHomes } from "./test-home.ts";

afterAll(removeHomes);

type Abandoned = { neo4jPid: number; kill: () => Promise<void> };

/** A process of its own that owns the home, until it is killed without a chance to clean up. */
async function startOwner(home: string): Promise<Abandoned> {
  const program = join(import.meta.dirname, "owner-program.ts");
  const owner = spawn(process.execPath, ["--import", "tsx", program, home], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const first = await new Promise<string>((resolve, reject) => {
    owner.stdout.setEncoding("utf8").once("data", resolve);
    owner.once("exit", (code) => reject(new Error(`owner-program ended with status ${code}`)));
  });
  const { neo4jPid } = JSON.parse(first) as { neo4jPid: number };
  const kill = async (): Promise<void> => {
    const mark = markOf(owner.pid!);
    owner.kill("SIGKILL");
    if (mark) await hasEnded(mark, 10_000);
  };
  return { neo4jPid, kill };
}

test("the Neo4j of a killed owner is ended and its home taken over, lock file or not", async () => {
  for (const lockIsLost of [false, true]) {
    const home = makeHome();
    const { neo4jPid, kill } = await startOwner(home);
    await expect(startLocalServer(optionsFor(home))).rejects.toThrow(HomeInUse);
    await kill();
    expect(birthOf(neo4jPid)).toBeDefined();
    if (lockIsLost) rmSync(join(home, "owner.json"));

    const told: string[] = [];
    const server = await startLocalServer(optionsFor(home, told));
    expect(told).toEqual([
      `Ending Neo4j process ${neo4jPid}, left over from an owner of ${home} that is gone`,
    ]);
    expect(birthOf(neo4jPid)).toBeUndefined();
    expect(await agentOf(server)).toBe("Neo4j/5.26.30");
    expect(readOwner(home)?.pid).toBe(process.pid);
    await server.stop();
    expect(existsSync(join(home, "owner.json"))).toBe(false);
  }
});

test("a living owner whose lock file was removed keeps its Neo4j", async () => {
  const home = makeHome();
  const { neo4jPid, kill } = await startOwner(home);
  rmSync(join(home, "owner.json"));
  await expect(startLocalServer(optionsFor(home))).rejects.toThrow(HomeInUse);
  expect(birthOf(neo4jPid)).toBeDefined();
  await kill();
  expect(await endOrphans(openHome(home), () => undefined)).toBe(1);
  expect(birthOf(neo4jPid)).toBeUndefined();
});
