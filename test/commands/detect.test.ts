import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditPaths } from "../../src/audit/audit-file.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { company, listing, person, stake } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { runOnShared } from "./program.ts";

const { graph, driver } = freshGraph();
const home = makeHome();
let knownBefore = "";

/** P, listed, holds 60 % of A until it is told that the stake ended in 2024; N moves away from the listed L. */
beforeAll(async () => {
  const address = "虚街一号";
  await loadTables(graph, "first", {
    subjects: [person("P"), company("A"), company("L", { address }), company("N", { address })],
    shareholdings: [stake("pa", "P", "A")],
    listings: [
      listing("lp", "P", { listedOn: "2022-06-01" }),
      listing("ll", "L", { listedOn: "2022-06-01" }),
    ],
  });
  knownBefore = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await loadTables(
    graph,
    "second",
    {
      subjects: [company("N", { address: "虚街二号" })],
      shareholdings: [stake("pa", "P", "A", { validTo: "2024-01-01" })],
    },
    { mode: "delta" },
  );
});
afterAll(removeHomes);

interface Answer {
  asOf: string;
  knownAt: string;
  totalCount: number;
  rules: {
    ruleId: string;
    totalCount: number;
    findings: { targetId: string; proof: { statementId: string }[] }[];
  }[];
}

async function detected(...args: string[]): Promise<Answer> {
  const { code, stdout, stderr } = await runOnShared(home, "detect", ...args, "--json");
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Answer;
}

const found = ({ rules }: Answer) =>
  rules.flatMap(({ ruleId, findings }) =>
    findings.map(({ targetId, proof }) => [ruleId, targetId, ...proof.map(({ statementId }) => statementId)]),
  );

test("rules are asked of any date by what was known at any time, with their proofs, and no lead is opened", async () => {
  const rules = ["listed-actual-controller", "same-address-listed-cluster"];
  const controlled = ["listed-actual-controller", "A", "s:lp", "s:pa"];
  const neighbour = ["same-address-listed-cluster", "N", "s:ll", "s:L", "s:N"];
  expect(found(await detected(...rules, "--as-of", "2026-06-30", "--known-at", knownBefore))).toEqual([
    controlled,
    neighbour,
  ]);
  expect(found(await detected(...rules, "--as-of", "2026-06-30"))).toEqual([]);
  expect(found(await detected(...rules, "--as-of", "2023-12-31"))).toEqual([controlled]);
  expect(found(await detected(...rules, "--as-of", "2022-05-31", "--known-at", knownBefore))).toEqual([]);
  expect(await asked(driver, "MATCH (a) WHERE a:Alert OR a:JobRun RETURN a")).toEqual([]);
});

test("all rules are asked where none is named; what is shown of each can be cut, and says so", async () => {
  const { code, stdout } = await runOnShared(
    ...[home, "detect", "--as-of", "2023-12-31", "--known-at", knownBefore, "--first", "0"],
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/^as of 2023-12-31, known at \S+; asked anew, no lead was opened or closed\n/);
  expect(stdout).toMatch(/^1 +实际控制人为严重失信主体 +listed-actual-controller$/m);
  expect(stdout).toMatch(/^0 +供应或采购依赖严重失信主体 +supplier-dependence$/m);
  expect(stdout).toContain("listed-actual-controller: 0 of 1; --first shows more");
});

test("a rule that is not there, or a time that has not come, is refused with a sentence", async () => {
  const unknown = await runOnShared(home, "detect", "listed-neighbours");
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("listed-neighbour-cluster")]);
  const future = await runOnShared(home, "detect", "--known-at", "2999-01-01T00:00:00Z");
  expect([future.code, future.stderr]).toEqual([
    1,
    expect.stringContaining("expected a time that has passed"),
  ]);
});

test("the record of the home has what was asked", async () => {
  await detected("guarantee-ring", "--as-of", "2026-06-30");
  const last = readFileSync(auditPaths(home).log, "utf8").trim().split("\n").at(-1)!;
  expect(JSON.parse(last)).toMatchObject({
    actor: "commandLine",
    action: "detect",
    detail: { asOf: "2026-06-30", ruleIds: ["guarantee-ring"], totalCount: 0 },
  });
});
