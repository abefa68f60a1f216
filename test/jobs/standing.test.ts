import { beforeEach, describe, expect, test } from "vitest";
import { assessAlert } from "../../src/alerts/book.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { movesWithClock } from "../../src/jobs/standing.ts";
import { touchedFinder } from "../../src/jobs/touched.ts";
import { listedPersonInOffice as rule } from "../../src/rules/listed-person-in-office.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, listing, office, person } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";

describe("a query moves with the clock", () => {
  test.each([
    "WHERE r.validFrom <= $asOf < r.validTo",
    "WHERE listing.listedOn <= $asOf < listing.inUseUntil AND before.removedOn <= $asOf",
    "WHERE listedOn - duration({months: $monthsBeforeMax}) <= old.validTo <= $asOf",
  ])("not when it only asks what is in force, has begun or has ended: %s", (text) => {
    expect(movesWithClock(text)).toBe(false);
  });

  test.each([
    "WHERE r.validFrom >= $asOf - duration({months: 6})",
    "WHERE r.validFrom <= $asOf - duration({months: 6})",
    "WHERE r.validFrom <= $asOf < r.validTo - duration({months: 6})",
    "WHERE r.validFrom <= $asOf < r.validTo + duration({months: 6})",
    "WHERE company.registeredOn <= $asOf",
    "WHERE listing.listedOn <= $asOf < listing.inUseUntil - duration({months: 6})",
    "WITH $asOf AS today",
    "WHERE r.validTo <= date()",
  ])("when a window hangs on the date: %s", (text) => {
    expect(movesWithClock(text)).toBe(true);
  });
});

const { graph, driver } = freshGraph();
const questions: string[] = [];
const listening: Graph = {
  ...graph,
  read: (name, params) => {
    questions.push(name);
    return graph.read(name, params);
  },
};
const touched = touchedFinder(listening);

/** One run as of a date: whether the rule was asked, and what became of its alerts. */
async function run(asOf = "2026-06-30", as: Rule = rule) {
  questions.length = 0;
  const job = {
    ...{ id: rule.id, nameZh: rule.name.zh },
    run: (at: Parameters<typeof runRule>[2]) => runRule(listening, as, at, touched),
  };
  const runner = createJobRunner(graph, [job], "standing#1", () => new Date());
  const { opened, kept, changed, closed, rowsIn, rowsOut, error } = await runner.run(rule.id, { asOf });
  expect(error).toBeNull();
  const wasAsked = questions.includes(`detect/${rule.id}`);
  return { wasAsked, counts: [opened, kept, changed, closed], rowsIn, rowsOut };
}

describe("the answer of the last complete run", () => {
  beforeEach(async () => {
    await wipeGraph(driver);
    await migrate(graph);
    await loadTables(graph, "first", {
      subjects: [person("P"), company("A"), company("B")],
      positions: [office("pa", "P", "A"), office("pb", "P", "B", { validTo: "2026-09-01" })],
      listings: [listing("l", "P")],
    });
    expect(await run()).toMatchObject({ wasAsked: true, counts: [2, 0, 0, 0] });
  });

  test("stands while nothing was loaded, and is counted as before", async () => {
    expect(await run()).toMatchObject({ wasAsked: false, counts: [0, 2, 0, 0], rowsIn: 2, rowsOut: 2 });
  });

  test("stands at a later date up to the day before a fact ends, and is asked for again on that day", async () => {
    expect(await run("2026-08-31")).toMatchObject({ wasAsked: false, counts: [0, 2, 0, 0] });
    expect(await run("2026-09-01")).toMatchObject({ wasAsked: true, counts: [0, 1, 0, 1] });
  });

  test("is asked for again after a load that says something new", async () => {
    await loadTables(
      graph,
      "second",
      { positions: [office("pb", "P", "B", { validTo: "2026-01-01" })] },
      { mode: "delta" },
    );
    expect(await run()).toMatchObject({ wasAsked: true, counts: [0, 1, 0, 1] });
  });

  test("is asked for again by another version or another parameter", async () => {
    expect(await run(undefined, { ...rule, version: "9.0.0" })).toMatchObject({ wasAsked: true });
    expect(await run(undefined, { ...rule, version: "9.0.0" })).toMatchObject({ wasAsked: false });
    const fewer = { ...rule, version: "9.0.0", params: { ...rule.params, roles: ["executive"] } };
    expect(await run(undefined, fewer)).toMatchObject({ wasAsked: true, counts: [0, 0, 0, 2] });
  });

  test("is asked for again where the book no longer holds it", async () => {
    await asked(driver, "MATCH (a:Alert) WITH a LIMIT 1 SET a.status = 'RESOLVED'");
    expect(await run()).toMatchObject({ wasAsked: true, counts: [1, 1, 0, 0] });
  });

  test("ends a snooze on its day without being asked for", async () => {
    const [row] = await asked(driver, "MATCH (a:Alert) RETURN a.id AS id ORDER BY id LIMIT 1");
    const step = { alertId: row!["id"] as string, action: "SNOOZE" as const, until: "2026-07-10" };
    await assessAlert(graph, {
      ...step,
      reason: "待查",
      assignee: null,
      actor: "甲",
      at: new Date().toISOString(),
    });
    expect(await run("2026-07-09")).toMatchObject({ wasAsked: false, counts: [0, 2, 0, 0] });
    expect(await run("2026-07-10")).toMatchObject({ wasAsked: false, counts: [0, 2, 1, 0] });
  });
});
