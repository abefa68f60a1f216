import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readOwner } from "../../src/graph/local-server/owner-lock.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import type { Program } from "./program.ts";
import { runProgram, spawnProgram, urlOf } from "./program.ts";

const started: Program[] = [];

function start(home: string): Program {
  const program = spawnProgram(home, ["start", "--port", "0"]);
  started.push(program);
  return program;
}

afterAll(async () => {
  for (const { child, exited } of started) {
    if (child.exitCode === null) child.kill("SIGTERM");
    await exited;
  }
  removeHomes();
});

interface AlertsDocument {
  totalCount: number;
  alerts: { id: string; episode?: number; openedAt: string }[];
}

async function alertsOf(home: string): Promise<AlertsDocument> {
  const { stdout, stderr } = await runProgram(home, "alerts", "--first", "1000", "--json");
  expect(stdout, stderr).not.toBe("");
  return JSON.parse(stdout) as AlertsDocument;
}

test("start fills an empty home and serves it; stop releases it; a second start changes nothing", async () => {
  const home = makeHome();
  const first = start(home);
  const url = await urlOf(first);
  expect((await fetch(new URL("/ready", url))).status).toBe(200);
  expect(readOwner(home)?.httpUrl).toBe(url.origin);
  const tokenFile = join(home, "token");
  expect(readFileSync(tokenFile, "utf8").trim()).toBe(url.searchParams.get("token"));
  expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
  const before = await alertsOf(home);
  expect(before.totalCount).toBeGreaterThan(0);
  const verified = await runProgram(home, "verify", before.alerts[0]!.id);
  expect(verified.code, verified.stdout + verified.stderr).toBe(0);
  const second = await runProgram(home, "start", "--port", "0");
  expect(second.code).toBe(1);
  expect(second.stderr).toContain("is in use by process");

  const neo4jPid = readOwner(home)!.neo4jPid!;
  first.child.kill("SIGTERM");
  expect(await first.exited, first.stderr()).toBe(0);
  expect(readOwner(home)).toBeUndefined();
  expect(existsSync(tokenFile)).toBe(false);
  expect(existsSync(`/proc/${neo4jPid}`)).toBe(false);

  const warm = start(home);
  const warmUrl = await urlOf(warm);
  expect(warm.stdout()).toContain("already loaded");
  expect(warm.stderr()).not.toMatch(/^job /m);
  expect(warmUrl.searchParams.get("token")).not.toBe(url.searchParams.get("token"));
  expect(await alertsOf(home)).toEqual(before);
  const stopped = await runProgram(home, "stop");
  expect(stopped.code, stopped.stderr).toBe(0);
  expect(await warm.exited).toBe(0);
  expect((await runProgram(home, "audit", "verify")).code).toBe(0);
});
