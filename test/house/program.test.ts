import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const { bin, scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  bin: Record<string, string>;
  scripts: Record<string, string>;
};
const program = bin["credit-graph"]!;

test("building makes the program one that can be run by its name", () => {
  expect(scripts["build"]).toContain(`chmod +x ${program}`);
});

test("the program and npm start give Node the same options", () => {
  const first = readFileSync("src/main.ts", "utf8").split("\n", 1)[0];
  expect(scripts["start"]).toBe(`${first!.replace("#!/usr/bin/env -S ", "")} ${program} start`);
});

test.skipIf(!existsSync(program))("the built program runs by its name and says what it takes", () => {
  const { status, stdout } = spawnSync(program, ["--help"], { encoding: "utf8" });
  expect([status, stdout.split("\n")[0]]).toEqual([0, "Usage: credit-graph [options] [command]"]);
});
