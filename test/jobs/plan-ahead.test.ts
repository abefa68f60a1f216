import { beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { planAhead } from "../../src/jobs/plan-ahead.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { company, listing, office, person, stake } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { momentsOf } from "./whole-answer.ts";

const { graph, driver } = freshGraph();
const questions = new Set<string>();
const listening: Graph = {
  ...graph,
  read: (name, params) => {
    questions.add(name);
    return graph.read(name, params);
  },
  columns: (name, params) => {
    questions.add(name);
    return graph.columns(name, params);
  },
};
const momentNow = momentsOf("ahead");

beforeAll(async () => {
  await loadTables(graph, "first", {
    subjects: [person("P"), company("A"), company("B")],
    shareholdings: [stake("pa", "P", "A"), stake("ab", "A", "B")],
    positions: [office("pb", "P", "B", { role: "legalRepresentative" })],
  });
  for (const rule of rules) await runRule(graph, rule, momentNow());
});

async function counts() {
  const nodes = await asked(driver, "MATCH (n) RETURN count(n) AS n");
  return [...nodes, ...(await asked(driver, "MATCH ()-[r]->() RETURN count(r) AS n"))].map(({ n }) =>
    Number(n),
  );
}

test("planning ahead asks all that a ripple reads, about nobody, and writes nothing", async () => {
  const before = await counts();
  await planAhead(listening, momentNow());
  expect(await counts()).toEqual(before);
  const ahead = new Set(questions);
  questions.clear();
  const report = await loadTables(graph, "listed", { listings: [listing("l", "P")] }, { mode: "delta" });
  const outcome = await runRipple(listening, ["P"], momentNow(), await loadedAt(graph, report.loadId));
  expect(outcome.opened).toBeGreaterThan(0);
  expect([...questions].filter((name) => !ahead.has(name))).toEqual([]);
});

test("a signal ends it before the next question", async () => {
  questions.clear();
  await planAhead(listening, momentNow(), AbortSignal.abort());
  expect(questions.size).toBe(0);
});
