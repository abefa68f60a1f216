import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { edges } from "../../src/model/edges.ts";
import { alertStatuses, severities, useClasses } from "../../src/model/alert.ts";
import { tiers } from "../../src/model/score.ts";
import { sourceFiles } from "./source-files.ts";

const code = [
  ...sourceFiles("src", ".ts"),
  ...sourceFiles("web", ".ts"),
  ...sourceFiles("cypher", ".cypher"),
];

test("words stay neutral: a lead is not a verdict", () => {
  for (const path of code)
    expect(readFileSync(path, "utf8"), path).not.toMatch(/\b(fraudulent|guilty|criminal)\b/i);
});

test("no file is named after a role", () => {
  for (const path of code) {
    expect(path).not.toMatch(
      /(^|\/)(utils?|helpers?|common|misc|constants|types)\.ts$|(^|\/)(utils?|helpers?|common)\/|V2\./i,
    );
  }
});

test("files fit on a screen or two", () => {
  const long = [...code, ...sourceFiles("test", ".ts"), ...sourceFiles("seed", ".ts")]
    .map((path) => ({ path, lines: readFileSync(path, "utf8").split("\n").length }))
    .filter(({ lines }) => lines > 301);
  expect(long).toEqual([]);
});

test("no outside host stands in code", () => {
  for (const path of code) {
    const hosts = [...readFileSync(path, "utf8").matchAll(/https?:\/\/([a-z0-9.-]+)/gi)].map(
      (match) => match[1]!,
    );
    const outside = hosts.filter(
      (host) => !/^(127\.0\.0\.1|localhost|www\.w3\.org|maven\.apache\.org)$/.test(host),
    );
    expect(outside, path).toEqual([]);
  }
});

test("the glossary of the README is the model's", () => {
  const readme = readFileSync("README.md", "utf8");
  const kinds = Object.keys(edges);
  for (const kind of kinds) expect(readme, kind).toContain(`\`${kind}\``);
  for (const zh of [
    ...Object.values(alertStatuses),
    ...Object.values(severities),
    ...Object.values(useClasses),
  ]) {
    expect(readme, zh).toContain(zh);
  }
  for (const tier of Object.values(tiers)) expect(readme).toContain(tier);
});
