import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { HomeInUse, readOwner } from "../../../src/graph/local-server/owner-lock.ts";
import { birthOf } from "../../../src/graph/local-server/running-process.ts";
import { startLocalServer, workOffline } from "../../../src/graph/local-server/server.ts";
import type { LocalServer, LocalServerOptions } from "../../../src/graph/local-server/server.ts";
import { agentOf, makeHome, optionsFor, removeHomes } from "./test-home.ts";

const running: LocalServer[] = [];

async function start(options: LocalServerOptions): Promise<LocalServer> {
  const server = await startLocalServer(options);
  running.push(server);
  return server;
}

function restartOf(server: LocalServer): Promise<number> {
  return new Promise((resolve) => server.whenRestarted(resolve));
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(removeHomes);

test("a server answers, refuses a second owner, and stop leaves neither process nor lock", async () => {
  const home = makeHome();
  const server = await start(optionsFor(home));
  expect(await agentOf(server)).toBe("Neo4j/5.26.30");
  expect(statSync(join(home, "neo4j-password")).mode & 0o777).toBe(0o600);
  expect(server.password).toMatch(/^\w{24,}$/);

  server.announce({ httpUrl: "http://127.0.0.1:1" });
  const refusal = await startLocalServer(optionsFor(home)).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(HomeInUse);
  const { owner } = refusal as HomeInUse;
  expect(owner).toMatchObject({
    pid: process.pid,
    role: "test",
    boltUri: server.boltUri,
    neo4jPid: server.pid,
  });
  expect(readOwner(home)?.httpUrl).toBe("http://127.0.0.1:1");
  expect(await agentOf(server)).toBe("Neo4j/5.26.30");

  const pid = server.pid!;
  await server.stop();
  await server.stop();
  expect(birthOf(pid)).toBeUndefined();
  expect(existsSync(join(home, "owner.json"))).toBe(false);
  expect(await server.exited).toEqual({ outcome: "stopped" });
});

test("a wrong password of an existing graph, and a lost one, are said with the remedy", async () => {
  const home = makeHome();
  await (await start(optionsFor(home))).stop();
  writeFileSync(join(home, "neo4j-password"), "0".repeat(48));
  const remedy =
    `put the password it was made with into ${home}/neo4j-password, ` +
    `or move ${home}/neo4j away and load the graph again`;
  await expect(startLocalServer(optionsFor(home))).rejects.toThrow(
    `Neo4j did not start (Unauthorized); the graph was made with another password: ${remedy}.`,
  );
  rmSync(join(home, "neo4j-password"));
  await expect(startLocalServer(optionsFor(home))).rejects.toThrow(
    `${home}/neo4j-password is missing or empty but a graph exists: ${remedy}.`,
  );
  expect(existsSync(join(home, "owner.json"))).toBe(false);
});

test("a killed Neo4j is started again on the same port, and given up past the bound", async () => {
  const failures: string[] = [];
  const home = makeHome();
  const options = { ...optionsFor(home), onFailed: (error: Error) => failures.push(error.message) };
  const server = await start(options);
  for (let restarts = 1; restarts <= 2; restarts += 1) {
    const restarted = restartOf(server);
    const pid = server.pid!;
    process.kill(pid, "SIGKILL");
    expect(await restarted).not.toBe(pid);
    expect(await agentOf(server)).toBe("Neo4j/5.26.30");
    expect(readOwner(home)?.neo4jPid).toBe(server.pid);
  }
  process.kill(server.pid!, "SIGKILL");
  const sentence = "Neo4j ended 3 times within 10 minutes and is not started again; at last: signal SIGKILL";
  expect(await server.exited).toMatchObject({ outcome: "failed", error: { message: sentence } });
  expect(failures).toEqual([sentence]);
  expect(readOwner(home)).toBeUndefined();
});

test("a pause hands over the stopped store and comes back, even when its work fails", async () => {
  const home = makeHome();
  const server = await start(optionsFor(home));
  const before = server.pid;
  const text = await server.pause(async (admin) => {
    expect(server.pid).toBeUndefined();
    await expect(agentOf(server)).rejects.toThrow();
    await expect(startLocalServer(optionsFor(home))).rejects.toThrow(HomeInUse);
    return admin(["database", "info", "neo4j"]);
  });
  expect(text).toContain("Database name:");
  expect(await agentOf(server)).toBe("Neo4j/5.26.30");
  expect(server.pid).not.toBe(before);

  const failing = server.pause((admin) => admin(["database", "load", "absent"]));
  await expect(failing).rejects.toThrow(/^neo4j-admin database load absent failed with status \d+: \S/);
  expect(await agentOf(server)).toBe("Neo4j/5.26.30");

  await server.stop();
  await expect(server.pause(async () => 1)).rejects.toThrow("Neo4j cannot be paused: it is gone.");
  expect(await workOffline(optionsFor(home), (admin) => admin(["--version"]))).toContain("5.26.30");
  expect(readOwner(home)).toBeUndefined();
});

test("a port that was asked for and is taken is refused by number", async () => {
  const blocker = createServer();
  const port = await new Promise<number>((resolve) => {
    blocker.listen(0, "127.0.0.1", () => resolve((blocker.address() as { port: number }).port));
  });
  const home = makeHome();
  try {
    await expect(startLocalServer({ ...optionsFor(home), port })).rejects.toThrow(
      `port ${port} is taken by another program: end it, or let a free port be chosen.`,
    );
  } finally {
    blocker.close();
  }
  expect(readOwner(home)).toBeUndefined();
});

test("an abort during the start ends Neo4j and releases the home", async () => {
  const home = makeHome();
  const stopping = new AbortController();
  const starting = startLocalServer({ ...optionsFor(home), signal: stopping.signal });
  starting.catch(() => undefined);
  while (readOwner(home)?.neo4jPid === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  const pid = readOwner(home)!.neo4jPid!;
  stopping.abort(new Error("interrupted"));
  await expect(starting).rejects.toThrow("interrupted");
  expect(birthOf(pid)).toBeUndefined();
  expect(readOwner(home)).toBeUndefined();
});
