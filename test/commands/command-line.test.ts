import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { runProgram, spawnProgram } from "./program.ts";

afterAll(removeHomes);

test.each([
  ["an unknown command", ["launch"]],
  ["a port above 65535", ["start", "--port", "65536"]],
  ["a missing argument", ["verify"]],
  ["an unknown source", ["load", ".", "--source", "fax"]],
  ["a mapping that is not there", ["load", ".", "--mapping", "none.json"]],
  ["a mapping that is none", ["load", ".", "--mapping", "package.json"]],
  ["a mapping and a source", ["load", ".", "--mapping", "registry-extract", "--source", "bods"]],
  ["parties that are no choice", ["load", ".", "--list-party", "each:3"]],
  ["jobs both named and all", ["jobs", "run", "score", "--all"]],
  ["neither jobs nor all", ["jobs", "run"]],
  ["a time without a zone", ["report", "daily-report", "--known-at", "2026-06-30T10:00:00"]],
  ["a date that is none", ["report", "daily-report", "--as-of", "2026-02-30"]],
  ["a province of 999 companies", ["generate", "--companies", "999", "--out", join(makeHome(), "new")]],
  ["companies that are no number", ["generate", "--companies", "1e4", "--out", join(makeHome(), "new")]],
  ["a seed that is none", ["generate", "--companies", "1000", "--seed", "-1", "--out", "new"]],
  ["a folder that is not empty", ["generate", "--companies", "1000", "--out", "src"]],
  ["a file in place of a folder", ["generate", "--companies", "1000", "--out", "package.json"]],
  ["a province without a folder", ["generate", "--companies", "1000"]],
])("%s exits 2 and says so on stderr alone", async (_, args) => {
  const { code, stdout, stderr } = await runProgram(makeHome(), ...args);
  expect(stderr).toMatch(/^error: /);
  expect(code).toBe(2);
  expect(stdout).toBe("");
});

test("--help of the program and of a command exits 0", async () => {
  const help = await runProgram(makeHome(), "--help");
  expect(help.code).toBe(0);
  expect(help.stdout).toContain("doctor");
  expect((await runProgram(makeHome(), "load", "--help")).code).toBe(0);
});

test("generate writes a province into a new folder and counts it", async () => {
  const out = join(makeHome(), "province");
  const { code, stdout } = await runProgram(
    makeHome(),
    "generate",
    "--companies",
    "1000",
    "--out",
    out,
    "--json",
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ folder: out, companies: 1_000, seed: 1, copies: 1 });
  expect(readdirSync(out)).toContain("planted.json");
  expect(existsSync(join(out, "delivery.json"))).toBe(true);
});

test("a command does its work to the end where nobody reads on what it says", async () => {
  const out = join(makeHome(), "province");
  const program = spawnProgram(makeHome(), ["generate", "--companies", "1000", "--out", out]);
  program.child.stdout!.destroy();
  program.child.stderr!.destroy();
  expect(await program.exited).toBe(0);
  expect(existsSync(join(out, "planted.json"))).toBe(true);
});

test("stop where nothing runs is done already", async () => {
  const { code, stdout } = await runProgram(makeHome(), "stop", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ stopped: false });
});

test("doctor names what it looked at, as JSON", async () => {
  const { stdout, code } = await runProgram(makeHome(), "doctor", "--json");
  const findings = JSON.parse(stdout) as { what: string; ok: boolean }[];
  expect(findings.map(({ what }) => what)).toEqual([
    ...["java", "neo4j jars", "home", "disk", "law", "holidays", "database"],
  ]);
  expect(code).toBe(findings.every(({ ok }) => ok) ? 0 : 1);
});
