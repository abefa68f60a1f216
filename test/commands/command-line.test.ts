import { afterAll, expect, test } from "vitest";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { runProgram } from "./program.ts";

afterAll(removeHomes);

test.each([
  ["an unknown command", ["launch"]],
  ["a port above 65535", ["start", "--port", "65536"]],
  ["a missing argument", ["verify"]],
  ["an unknown source", ["load", ".", "--source", "fax"]],
  ["parties that are no choice", ["load", ".", "--list-party", "each:3"]],
  ["jobs both named and all", ["jobs", "run", "score", "--all"]],
  ["neither jobs nor all", ["jobs", "run"]],
  ["a date that is none", ["report", "daily-report", "--as-of", "2026-02-30"]],
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

test("stop where nothing runs is done already", async () => {
  const { code, stdout } = await runProgram(makeHome(), "stop", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ stopped: false });
});

test("doctor names what it looked at, as JSON", async () => {
  const { stdout, code } = await runProgram(makeHome(), "doctor", "--json");
  const findings = JSON.parse(stdout) as { what: string; ok: boolean }[];
  expect(findings.map(({ what }) => what)).toEqual(["java", "neo4j jars", "home", "disk", "database"]);
  expect(code).toBe(findings.every(({ ok }) => ok) ? 0 : 1);
});
