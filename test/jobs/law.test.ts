import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { lawDigest } from "../../src/jobs/law-digest.ts";
import type { Schedule } from "../../src/jobs/schedule.ts";
import { jobsDue, startSchedule } from "../../src/jobs/schedule.ts";
import { dailyReportInput } from "../../src/jobs/report-input.ts";
import type { AddedLaw } from "../../src/model/law.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { company, listing, person, stake } from "../load/bundle-folder.ts";
import { asked, loadTables, testGraph } from "../load/loading.ts";

const graph = testGraph();
const driver = testDriver();
const ASOF = "2026-07-10";
const severe = {
  ...{ listCode: "consumptionRestriction", jurisdiction: "100000", from: "2026-07-01", to: null },
  ...{ basis: "新法第二条", sure: "L" as const, supersedes: [], counts: true },
};
const changed: AddedLaw = { ...NOTHING_ADDED, severe: [severe] };
let schedule: Schedule | undefined;

/** A runner as a process has it that starts now: nothing remembered from the run before. */
const fresh = () => {
  const clock = () => new Date();
  return createJobRunner(graph, createJobs({ graph, home: makeHome(), clock }), "law#1", clock);
};
async function night() {
  const runner = fresh();
  for (const id of ["derive", "listed-actual-controller", "score", "quality"]) {
    expect(await runner.run(id, { asOf: ASOF })).toMatchObject({ status: "done", law: lawDigest() });
  }
}
const leads = () =>
  asked(driver, "MATCH (a:Alert {status: 'OPEN'}) RETURN a.ruleId AS rule, a.targetId AS target");
const cascades = () =>
  asked(driver, "MATCH (:Subject)-[r:CASCADES]->(c) RETURN c.id AS id, r.validFrom IS NOT NULL AS is");
const tierOf = async (id: string) =>
  (await asked(driver, `MATCH (s:Score {subjectId: '${id}'}) RETURN s.tier AS tier`))[0]?.["tier"];

beforeEach(async () => {
  await wipeGraph(driver);
  await migrate(graph);
  // P, under a restriction on consumption, which is no severe list, holds all of A.
  await loadTables(graph, "first", {
    subjects: [person("P"), company("A"), company("B")],
    shareholdings: [stake("pa", "P", "A", { sharePercent: "100" })],
    listings: [
      listing("p", "P", { listCode: "consumptionRestriction", listedOn: "2026-01-05" }),
      listing("b", "B", { listCode: "consumptionRestriction", listedOn: "2026-01-05" }),
    ],
  });
  await night();
});
afterEach(async () => {
  enactLaw();
  await schedule?.stop();
  schedule = undefined;
});
afterAll(async () => {
  removeHomes();
  await wipeGraph(driver);
  await graph.close();
  await driver.close();
});

test("a list that the law makes severe seeds rules, cascades and scores with nothing loaded, and ceases to", async () => {
  expect([await leads(), await cascades(), await tierOf("B")]).toEqual([
    [],
    [],
    expect.not.stringMatching("D"),
  ]);
  enactLaw(changed);
  await night();
  expect(await leads()).toEqual([{ rule: "listed-actual-controller", target: "A" }]);
  expect((await cascades()).length).toBeGreaterThan(0);
  expect(await tierOf("B")).toBe("D");
  enactLaw();
  await night();
  expect(await leads()).toEqual([]);
  expect(await tierOf("B")).not.toBe("D");
});

test("a list of one's own seeds rules while its span lasts", async () => {
  await loadTables(
    graph,
    "first",
    { listings: [listing("own", "P", { listCode: "xiamenSevere", listedOn: "2026-01-05" })] },
    { sourceId: "city" },
  );
  await night();
  expect(await leads()).toEqual([]);
  const own = {
    zh: "厦府规〔2026〕9号",
    jurisdiction: "350200",
    from: "2026-07-01",
    to: null,
    sure: "L" as const,
  };
  const list = {
    listCode: "xiamenSevere",
    zh: "厦门市严重失信主体名单",
    red: false,
    bases: [own],
    exits: [],
    rolesAlong: [],
  };
  const span = { ...own, listCode: "xiamenSevere", basis: own.zh, supersedes: [], counts: true };
  const entered = { ...NOTHING_ADDED, lists: [{ ...list, period: { zh: "3年", sure: "L" as const } }] };
  enactLaw({ ...entered, severe: [span] });
  await night();
  expect(await leads()).toEqual([{ rule: "listed-actual-controller", target: "A" }]);
  enactLaw({ ...entered, severe: [{ ...span, to: ASOF }] });
  await night();
  expect(await leads()).toEqual([]);
});

test("every job is due once under another law, and none under the same", async () => {
  const runner = fresh();
  for (const { id } of runner.jobs) await runner.run(id, { asOf: ASOF });
  schedule = startSchedule(runner, "Asia/Shanghai", { info: () => undefined, warn: () => undefined });
  const due = () => jobsDue(graph, runner, schedule!, new Date());
  expect(await due()).toEqual([]);
  enactLaw(changed);
  expect(await due()).toEqual(runner.jobs.map(({ id }) => id));
  for (const { id } of runner.jobs) await runner.run(id, { asOf: ASOF });
  expect(await due()).toEqual([]);
});

test("the daily report says how far holidays are entered once that is less than 60 working days ahead", async () => {
  const notesOn = async (asOf: string) => {
    const { coverage } = await dailyReportInput(graph, { asOf, knownAt: new Date().toISOString() });
    return coverage.notes.filter((note) => note.includes("法定节假日"));
  };
  expect(await notesOn("2026-09-27")).toEqual([]);
  expect(await notesOn("2026-09-28")).toEqual([
    "法定节假日安排录入至 2026-12-24，其后的工作日期限无法推算，请录入下一年度安排。",
  ]);
});
