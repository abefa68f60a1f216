import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { alertsByIds } from "../../src/alerts/book.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { verifyAlert } from "../../src/jobs/verify-alert.ts";
import { readAlertHistory } from "../../src/read/history.ts";
import { ruleById, rules } from "../../src/rules/catalogue.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadFolder } from "../load/loading.ts";
import type { LoadedSeed } from "../seed-region.ts";
import { SEED_DATE, loadedSeed, runNight } from "../seed-region.ts";
import { expectedAfterDelisting, expectedAlerts, sorted } from "./seed-expected.ts";
import type { StoredAlert } from "./seed-expected.ts";

/** The tests of this file are one story, told in order: each starts where the one before ends. */
const { graph, driver } = freshGraph();
const expected = expectedAfterDelisting();
const guarantees = ruleById("guarantees-listed")!;
const GUARANTEES = expectedAlerts(guarantees.id).length;
const DELISTED = "91350502MAX5HAHW13";
let seed: LoadedSeed;
let before: StoredAlert[];
let pointsBefore: number;
beforeAll(async () => {
  seed = await loadedSeed(graph);
  before = await stored();
  pointsBefore = (await pointsOf(DELISTED))!;
  await loadFolder(graph, "seed/region-delisted", { home: seed.home });
});

async function stored(where = "true"): Promise<StoredAlert[]> {
  const rows = await asked(
    driver,
    `MATCH (a:Alert) WHERE ${where} RETURN a.id AS id, a.ruleId AS rule, a.targetId AS target,
       a.seedId AS seed, a.seedIds AS seeds, a.verdict AS verdict, a.status AS status ORDER BY id`,
  );
  return rows as unknown as StoredAlert[];
}
async function pointsOf(id: string): Promise<number | null> {
  const [row] = await asked(driver, `MATCH (s:Score {subjectId: '${id}'}) RETURN s.points AS points`);
  return row ? Number(row["points"]) : null;
}
const runnerOf = (jobs: Parameters<typeof createJobRunner>[1]) =>
  createJobRunner(graph, jobs, seed.home, () => new Date());

test("a run held by its guard closes nothing, although the data would", async () => {
  const held = { ...guarantees, findingsMax: 0 };
  const job = { id: held.id, nameZh: "x" };
  const runner = runnerOf([{ ...job, run: (moment) => runRule(graph, held, moment) }]);
  const run = await runner.run(held.id, { asOf: expected.asOf });
  expect(run).toMatchObject({ status: "held", complete: false, closed: 0, rowsOut: GUARANTEES - 1 });
  expect(run.notes[0]).toContain("超过上限 0");
  expect(await stored("a.status = 'RESOLVED'")).toEqual([]);
});

test("exactly as many findings as the guard allows is no reason to hold", async () => {
  const outcome = await runRule(graph, { ...guarantees, findingsMax: GUARANTEES }, await momentOf(SEED_DATE));
  expect(outcome).toMatchObject({ complete: true, rowsOut: GUARANTEES, closed: 0 });
  const held = await runRule(
    graph,
    { ...guarantees, findingsMax: GUARANTEES - 1 },
    await momentOf(SEED_DATE),
  );
  expect(held).toMatchObject({ complete: false, rowsOut: GUARANTEES, closed: 0 });
});

async function momentOf(asOf: string) {
  const now = new Date().toISOString();
  return { runId: "test", asOf, knownAt: now, at: now };
}

test("a run that fails closes nothing, is recorded as failed, and frees its lock", async () => {
  const runner = runnerOf([
    {
      id: guarantees.id,
      nameZh: "x",
      run: (moment) => runRule(graph, { ...guarantees, params: {} }, moment),
    },
  ]);
  const run = await runner.run(guarantees.id, { asOf: expected.asOf });
  expect(run).toMatchObject({ status: "failed", complete: false, closed: 0 });
  expect(run.error).toMatch(/cypher\/detect.*missing \[/);
  expect(await stored("a.status = 'RESOLVED'")).toEqual([]);
  const rows = await asked(
    driver,
    `MATCH (run:JobRun {id: '${run.id}'}) RETURN run.status AS status, run.error AS error`,
  );
  expect(rows).toEqual([{ status: "failed", error: run.error }]);
  expect(
    await asked(
      driver,
      "MATCH (l:JobLock) WHERE l.owner IS NOT NULL AND l.key <> 'load' RETURN l.key AS key",
    ),
  ).toEqual([]);
});

test("the delta closes exactly the leads that rested on the listing, and opens none", async () => {
  const runs = await runNight(seed.runner, expected.asOf);
  expect(sorted(await stored("a.status = 'RESOLVED'"))).toEqual(sorted(expected.closed));
  expect(expected.opened).toEqual([]);
  const opened = runs.filter((run) => rules.some((rule) => rule.id === run.job) && run.opened > 0);
  expect(opened).toEqual([]);
  expect((await stored()).map((alert) => alert.id)).toEqual(before.map((alert) => alert.id));
});

test("what is closed keeps its proof, its history and a certificate that still verifies", async () => {
  const closed = await stored("a.status = 'RESOLVED'");
  for (const { id, rule } of closed) {
    const history = (await readAlertHistory(graph, id)) as unknown as { action: string; toStatus: string }[];
    const events = history.map(({ action, toStatus }) => ({ action, toStatus }));
    // The guarantee was asked again of the old date after the delta: its listing then had an end.
    const again = rule === guarantees.id ? [{ action: "evidenceChanged", toStatus: "OPEN" }] : [];
    expect(events).toEqual([
      { action: "opened", toStatus: "OPEN" },
      ...again,
      { action: "closed", toStatus: "RESOLVED" },
    ]);
    expect((await verifyAlert(graph, id))?.differences).toEqual([]);
  }
  const alerts = await alertsByIds(
    graph,
    closed.map((alert) => alert.id),
  );
  expect(alerts.every((alert) => alert.resolvedAt !== null && alert.proof.length > 1)).toBe(true);
});

test("the score of the party whose listing was removed rises again", async () => {
  const points = (await pointsOf(DELISTED)) ?? 1000;
  expect(points).toBe(pointsBefore + 400);
});

test("the next report tells only what the delta closed, and where its period began", () => {
  const page = readFileSync(`${seed.home}/reports/daily-alerts-${expected.asOf}.html`, "utf8");
  expect(page).toContain(`消除 ${expected.closed.length} 条`);
  expect(page).toContain("本期无新增线索。");
  expect(page).not.toContain("首期");
});

test("a run asked of an earlier date leaves the book alone and says why", async () => {
  const run = await seed.runner.run(guarantees.id, { asOf: SEED_DATE });
  expect(run).toMatchObject({ status: "held", opened: 0, closed: 0, changed: 0, rowsOut: GUARANTEES });
  expect(run.notes[0]).toContain(`早于最近一次完整运行 ${expected.asOf}`);
  expect(await stored("a.status = 'RESOLVED'")).toHaveLength(expected.closed.length);
});

test("listed again, the same leads open as a new episode of themselves", async () => {
  const directory = relisting();
  await loadFolder(graph, directory, { home: seed.home });
  await runNight(seed.runner, "2026-07-02");
  expect(await stored()).toEqual(before);
  const episodes = await asked(driver, "MATCH (a:Alert {episode: 2}) RETURN count(a) AS alerts");
  expect(Number(episodes[0]!["alerts"])).toBe(expected.closed.length);
  expect(await stored("a.episode = 2 AND a.resolvedAt IS NOT NULL")).toEqual([]);
});

/** A delta in which the listing that was removed stands in a second time, from the day after. */
function relisting(): string {
  const folder = temporaryFolder();
  const [header, row] = readFileSync("seed/region-delisted/listings.csv", "utf8").split(/\r?\n/);
  const names = header!.replace(/^\uFEFF/, "").split(",");
  const cells = row!.split(",");
  const put = (name: string, value: string) => (cells[names.indexOf(name)] = value);
  put("listingId", "LI-repaired-tomorrow-02");
  put("listedOn", "2026-07-02");
  put("removedOn", "");
  put("removalReason", "");
  writeFileSync(join(folder, "listings.csv"), `${header}\n${cells.join(",")}\n`);
  const delivery = JSON.parse(readFileSync("seed/region-delisted/delivery.json", "utf8")) as object;
  const next = { ...delivery, deliveryId: "seed-2026-07-02", asOf: "2026-07-02" };
  writeFileSync(join(folder, "delivery.json"), JSON.stringify(next));
  return folder;
}
