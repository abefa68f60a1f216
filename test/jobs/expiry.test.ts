import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";
import { beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import type { RestingOnEnded } from "../../src/jobs/run-expiry.ts";
import { restingOnEnded } from "../../src/jobs/run-expiry.ts";
import type { Row } from "../load/bundle-folder.ts";
import { bundleFolder } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadFolder } from "../load/loading.ts";
import type { LoadedSeed } from "../seed-region.ts";
import { SEED_DATE, loadedSeed, runNight } from "../seed-region.ts";

/** One story in order: a listing and a penalty that end on one day, with nothing loaded on that day. */
const ENDS_ON = "2026-07-10";
const DAY_BEFORE = "2026-07-09";
const DELISTED = "91350502MAX5HAHW13";
const PENALTY = "seed:PE-expiry-test";
const { graph, driver } = freshGraph();
let seed: LoadedSeed;
let LISTING = "";
beforeAll(async () => {
  seed = await loadedSeed(graph);
});

const leftOn = (asOf: string) => restingOnEnded(graph, { asOf, knownAt: new Date().toISOString() });
const alertIds = (left: readonly RestingOnEnded[]) =>
  [...new Set(left.filter(({ kind }) => kind === "alert").map(({ id }) => id))].sort();
const resolvedIds = async () =>
  (await asked(driver, "MATCH (a:Alert {status: 'RESOLVED'}) RETURN a.id AS id ORDER BY id")).map(
    (row) => row["id"],
  );

/** A daily report of a day as if it were the first: every lead that stands is told, with its proof. */
async function firstReport(asOf: string) {
  await asked(driver, "MATCH (run:JobRun {job: 'daily-report'}) DELETE run");
  const { notes } = await seed.runner.run("daily-report", { asOf });
  const [html, xlsx, csv] = notes.map((path) => readFileSync(path));
  const sheets = (await readXlsxFile(xlsx!)).map(({ data }) => data);
  return { html: html!.toString(), sheets: JSON.stringify(sheets), csv: csv!.toString() };
}

/** The delta of the seed region that removes a listing, on another day, and a penalty that is published till then. */
function endingFolder(): string {
  const text = readFileSync("seed/region-delisted/listings.csv", "utf8");
  const [row] = parse<Row>(text, { columns: true, bom: true });
  LISTING = `seed:${row!["listingId"]}`;
  const folder = bundleFolder({
    listings: [{ ...row!, removedOn: ENDS_ON }],
    penalties: [
      {
        ...{
          recordId: PENALTY.slice("seed:".length),
          subjectId: DELISTED,
          penaltyType: "fine",
          amountFen: "100",
        },
        ...{ decidedOn: "2026-06-01", publishUntil: ENDS_ON },
      },
    ],
  });
  const delivery = { sourceId: "seed", deliveryId: "seed-expiry", mode: "delta", asOf: SEED_DATE };
  writeFileSync(join(folder, "delivery.json"), JSON.stringify(delivery));
  return folder;
}

test("after a whole night nothing rests on what has ended", async () => {
  expect(await leftOn(SEED_DATE)).toEqual([]);
  expect(seed.runs.find((run) => run.job === "expiry")).toMatchObject({ complete: true, rowsOut: 0 });
});

test("up to the day before, listing and penalty are rested on and nothing is told", async () => {
  await loadFolder(graph, endingFolder(), { home: seed.home });
  await runNight(seed.runner, DAY_BEFORE);
  const [score] = await asked(
    driver,
    `MATCH (s:Score {subjectId: '${DELISTED}'}) RETURN s.ledgerJson AS ledger`,
  );
  expect(score!["ledger"]).toContain(`"${LISTING}"`);
  expect(score!["ledger"]).toContain(`"${PENALTY}"`);
  expect(await leftOn(DAY_BEFORE)).toEqual([]);
  const { html, sheets } = await firstReport(DAY_BEFORE);
  for (const text of [html, sheets]) expect(text).toContain(LISTING);
  expect(html).not.toContain("期满核对");
});

let left: RestingOnEnded[];
test("on the day itself, before its night, every lead and score line that rests on them is told", async () => {
  left = await leftOn(ENDS_ON);
  expect(alertIds(left).length).toBeGreaterThan(3);
  const scores = left.filter(({ kind }) => kind === "score");
  expect(scores.map(({ id, statementId }) => [id, statementId]).sort()).toEqual(
    [
      [DELISTED, LISTING],
      [DELISTED, PENALTY],
    ].sort(),
  );
});

test("the night of that day closes exactly those leads, by the date alone, and nothing is left", async () => {
  const before = await resolvedIds();
  const runs = await runNight(seed.runner, ENDS_ON);
  const closed = (await resolvedIds()).filter((id) => !before.includes(id));
  expect(alertIds(left)).toEqual(closed);
  expect(await leftOn(ENDS_ON)).toEqual([]);
  expect(runs.find((run) => run.job === "expiry")).toMatchObject({ complete: true, rowsOut: 0 });
  const [score] = await asked(
    driver,
    `MATCH (s:Score {subjectId: '${DELISTED}'}) RETURN s.ledgerJson AS ledger`,
  );
  expect(score?.["ledger"] ?? "").not.toContain(PENALTY);
});

test("the report of that day tells of closed leads that they are closed, and rests on nothing that has ended", async () => {
  const { html, sheets, csv } = await firstReport(ENDS_ON);
  for (const text of [html, sheets, csv]) expect(text).not.toContain(LISTING);
  expect(alertIds(left).filter((id) => sheets.includes(id) || csv.includes(id))).toEqual([]);
  // After the report of the day before, the same day tells them as closed and as nothing else.
  await firstReport(DAY_BEFORE);
  const { notes } = await seed.runner.run("daily-report", { asOf: ENDS_ON });
  const rows = parse<Row>(readFileSync(notes[2]!, "utf8"), { columns: true, bom: true });
  const told = rows.filter((row) => alertIds(left).includes(row["线索编号"]!));
  expect(told.map((row) => row["变动"])).toEqual(alertIds(left).map(() => "消除"));
});

test("a lead that stayed open is named, and the run is not complete", async () => {
  const [id] = alertIds(left);
  await asked(driver, `MATCH (a:Alert {id: '${id}'}) SET a.status = 'OPEN'`);
  // The answer of the same day stands, as nothing was loaded since; of the next one it is asked anew.
  expect(await seed.runner.run("expiry", { asOf: ENDS_ON })).toMatchObject({ complete: true, rowsOut: 0 });
  const run = await seed.runner.run("expiry", { asOf: "2026-07-11" });
  expect(run).toMatchObject({ complete: false, rowsOut: 1 });
  expect(run.notes).toEqual([expect.stringContaining(`${id} 仍引用已终止的 ${LISTING}`)]);
  expect((await firstReport("2026-07-11")).html).toContain("期满核对发现 1 处线索或评分仍引用已终止的事实");
  await asked(driver, `MATCH (a:Alert {id: '${id}'}) SET a.status = 'RESOLVED'`);
});

test("a report says that its day was not held against what has ended, or that the check failed", async () => {
  const told = "所列线索可能引用已终止的事实";
  const { html, sheets } = await firstReport("2026-07-12");
  for (const text of [html, sheets]) expect(text).toContain(`本日尚未完成期满核对，${told}`);
  const broken: Graph = { ...graph, read: () => Promise.reject(new Error("out of reach")) };
  const clock = () => new Date();
  const jobs = createJobs({ graph: broken, home: seed.home, clock });
  const failed = await createJobRunner(graph, jobs, seed.home, clock).run("expiry", { asOf: "2026-07-12" });
  expect(failed.status).toBe("failed");
  expect((await firstReport("2026-07-12")).html).toContain(`期满核对最近一次运行失败，${told}`);
});
