import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { shelfName } from "../../src/intake/inbox.ts";
import { beginRun } from "../../src/load/account/run.ts";
import type { LoadReport } from "../../src/load/load-report.ts";
import { code, company, tableText } from "../load/bundle-folder.ts";
import { asked, freshGraph } from "../load/loading.ts";
import type { WatchedFolder } from "./watched-folder.ts";
import { openWatchedFolder } from "./watched-folder.ts";

const clock = () => new Date();
const { graph, driver } = freshGraph();
let here: WatchedFolder;

beforeEach(async () => {
  here = await openWatchedFolder(graph, driver);
});
afterEach(() => here.inbox.close());

test("a delivery is taken when nothing in it changed between two looks, and moves to the loaded ones", async () => {
  const folder = here.deliver("monday", ["A", "B"]);
  await here.inbox.look();
  expect(await here.subjects()).toEqual([]);
  appendFileSync(join(folder, "subjects.csv"), tableText("subjects", [company("C")]).split("\n")[1]!);
  await here.inbox.look();
  expect(await here.subjects(), "it grew since the last look").toEqual([]);
  await here.inbox.look();
  expect(await here.subjects()).toEqual(["A", "B", "C"]);
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(join(here.directory, ".loaded", "bundle", "monday"))).toEqual(["subjects.csv"]);
  expect(here.accountOf(".loaded", "monday")).toMatchObject({
    outcome: "complete",
    report: { sourceId: "default" },
  });
  expect(here.told).toEqual([
    expect.stringMatching(/^inbox bundle\/monday: complete, delivery \w+ of default$/),
  ]);

  here.deliver("monday", ["A", "B", "C", "D"]);
  await here.inbox.look();
  await here.inbox.look();
  expect(await here.subjects()).toEqual(["A", "B", "C", "D"]);
  expect(readdirSync(join(here.directory, ".loaded", "bundle")).sort()).toEqual(
    ["monday", "monday-2", "monday-2.account.json", "monday.account.json"].sort(),
  );
});

test("a delivery with a file under way is not touched", async () => {
  here.deliver("tuesday", ["A"]);
  here.deliver("tuesday", ["A"], "listings.csv.part");
  for (let look = 0; look < 3; look += 1) await here.inbox.look();
  expect(await here.subjects()).toEqual([]);
  expect(existsSync(join(here.directory, "bundle", "tuesday"))).toBe(true);
});

test("a delivery that is not fit is put aside with its reasons", async () => {
  const folder = here.deliver("wednesday", ["A"]);
  writeFileSync(join(folder, "listings.csv"), "listingId,subjectId\n1,A\n");
  await here.inbox.look();
  await here.inbox.look();
  expect(await here.subjects()).toEqual([]);
  expect(existsSync(folder)).toBe(false);
  const account = here.accountOf(".refused", "wednesday");
  expect(account).toMatchObject({ outcome: "refused", report: null });
  expect(account.sentences[0]).toMatch(/^listings\.csv: required column listCode/);
});

test("while another load is under way it stays and is tried again, which is told once", async () => {
  here.deliver("thursday", ["A"]);
  const manifest = { sourceId: "o", deliveryId: "o-1", mode: "delta", asOf: "2026-07-01" } as const;
  await beginRun(graph, "other-load", manifest, [], clock);
  for (let look = 0; look < 3; look += 1) await here.inbox.look();
  expect(existsSync(join(here.directory, "bundle", "thursday"))).toBe(true);
  expect(here.told).toHaveLength(1);
  expect(here.told[0]).toMatch(/^inbox bundle\/thursday: tried again later/);
  await asked(driver, "MATCH (r:LoadRun {id: 'other-load'}) DELETE r RETURN 1 AS one");
  await here.inbox.look();
  expect(await here.subjects()).toEqual(["A"]);
});

test("a folder with a mapping of its own is read as that says", async () => {
  const own = join(here.directory, "tax-office");
  mkdirSync(join(own, "friday"), { recursive: true });
  mkdirSync(join(here.directory, "unknown", "friday"), { recursive: true });
  const cells = { id: "编号", kind: { constant: "company" }, name: "纳税人名称" };
  const files = [{ id: "list", name: "名单*.csv", rows: [{ table: "subjects", cells }] }];
  writeFileSync(
    join(own, "mapping.json"),
    JSON.stringify({ id: "tax-office", nameZh: "税务局名单", files: [{}] }),
  );
  writeFileSync(join(own, "friday", "名单1.csv"), "编号,纳税人名称\nT1,厦门甲有限公司\n");
  await here.inbox.look();
  await here.inbox.look();
  expect(here.told).toHaveLength(2);
  expect(here.told[0]).toMatch(
    /^inbox unknown: expected a source \(bundle, disclosure, ftm\), or a folder with a mapping\.json of its own$/,
  );
  expect(here.told[1]).toMatch(/^inbox tax-office\/friday: tried again later, .*files\[0\]/s);
  writeFileSync(join(own, "mapping.json"), JSON.stringify({ id: "tax-office", nameZh: "税务局名单", files }));
  await here.inbox.look();
  expect(await here.subjects()).toEqual(["T1"]);
  expect(existsSync(join(here.directory, ".loaded", "tax-office", "friday"))).toBe(true);
});

test("a folder of entities of FollowTheMoney is taken, and a list of them put aside with the reason", async () => {
  const own = join(here.directory, "ftm");
  for (const name of ["saturday", "sunday"]) mkdirSync(join(own, name), { recursive: true });
  const entities = [
    { id: "c", schema: "Company", properties: { name: ["厦门甲有限公司"] } },
    { id: "p", schema: "Person", properties: { name: ["王五"], idNumber: ["11010519491231002X"] } },
    { id: "o", schema: "Ownership", properties: { owner: ["p"], asset: ["c"], percentage: ["25-50"] } },
  ];
  const lines = entities.map((entity) => JSON.stringify(entity)).join("\n");
  writeFileSync(join(own, "saturday", "entities.ftm.json.gz"), gzipSync(lines));
  writeFileSync(join(own, "sunday", "entities.ftm.json"), JSON.stringify(entities));
  await here.inbox.look();
  await here.inbox.look();
  expect(
    await asked(
      driver,
      "MATCH (p:Person)-[r:OWNS]->(c) RETURN p.id AS p, c.id AS c, r.sharePpmMin AS least, r.sharePpmMax AS most",
    ),
  ).toEqual([{ p: "p", c: "c", least: 250_000n, most: 500_000n }]);
  expect(readdirSync(own)).toEqual([]);
  const taken = here.accountOf(".loaded", "saturday", "ftm");
  expect(taken).toMatchObject({ outcome: "complete", report: { sourceId: "ftm" } });
  expect(JSON.stringify(taken)).toContain("ID number not kept, because no person keys are configured");
  expect(JSON.stringify(taken)).not.toContain("11010519491231002X");
  const refused = here.accountOf(".refused", "sunday", "ftm");
  expect(refused).toMatchObject({ outcome: "refused", report: null });
  expect(refused.sentences[0]).toMatch(/^entities\.ftm\.json: is a list, expected one entity a line/);
});

/** A day's folder of 双公示, as an agency puts it: decisions by number, and nothing else said. */
function disclose(name: string, numbers: readonly number[]): void {
  const own = join(here.directory, "disclosure", name);
  mkdirSync(own);
  const header = "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_NR_FK,CF_JDRQ,CF_CFJG";
  const line = (number: number) => `公司${number},2,${code(number)},${number}号,罚款,1,2026-03-01,某局`;
  writeFileSync(join(own, "CF_1.csv"), [header, ...numbers.map(line)].join("\n"));
}

test.each([
  ["others than yesterday's", [4, 5, 6]],
  ["those of its last days, as a rolling export has them", [3, 4, 5]],
])("daily folders of 双公示 close nothing: %s", async (_, second) => {
  disclose("monday", [1, 2, 3]);
  disclose("tuesday", second);
  await here.inbox.look();
  await here.inbox.look();
  const open = "MATCH (p:Penalty) WHERE p.supersededBy IS NULL RETURN count(p) AS open";
  expect(await asked(driver, open)).toEqual([{ open: BigInt(new Set([1, 2, 3, ...second]).size) }]);
  const { sentences, report } = here.accountOf(".loaded", "tuesday", "disclosure");
  expect(report).toMatchObject({ outcome: "complete", mode: "delta" });
  expect((report as LoadReport).tables.every(({ rowsSuperseded }) => rowsSuperseded === 0)).toBe(true);
  expect(sentences).toContainEqual(
    expect.stringMatching(/^taken as delta, because deliveries of disclosure bring what is new/),
  );
});

test("a bundle that says nothing is taken as all that its source says, which the account tells", async () => {
  here.deliver("monday", ["A", "B", "C"]);
  here.deliver("tuesday", ["A", "B"]);
  await here.inbox.look();
  await here.inbox.look();
  expect(here.accountOf(".loaded", "tuesday")).toMatchObject({
    sentences: [expect.stringMatching(/^taken as full: .*delivery\.json or --mode delta must say so$/)],
    report: { mode: "full", tables: [{ table: "subjects", rowsSuperseded: 1 }] },
  });
});

test("a file beside the deliveries is told once, with what to do", async () => {
  writeFileSync(join(here.directory, "bundle", "subjects.csv"), tableText("subjects", [company("A")]));
  await here.inbox.look();
  await here.inbox.look();
  expect(here.told).toEqual([
    "inbox bundle/subjects.csv: a file, expected a folder for each delivery; put it into one",
  ]);
});

test("a folder called as what every object has is no source", async () => {
  mkdirSync(join(here.directory, "constructor", "monday"), { recursive: true });
  writeFileSync(join(here.directory, "constructor", "monday", "subjects.csv"), "id\n1\n");
  await here.inbox.look();
  await here.inbox.look();
  expect(here.told).toEqual([
    expect.stringMatching(/^inbox constructor: expected a source \(bundle, disclosure, ftm\)/),
  ]);
});

describe("a delivery with a long name is put away with its account beside it", () => {
  // With the ending of its account a name of 242 bytes is 255: all that a file system takes.
  test.each([
    ["as it came", "x".repeat(242), "x".repeat(242)],
    ["as it came, of Chinese characters", "企".repeat(80), "企".repeat(80)],
    ["shortened", "x".repeat(243), /^x{229}~[0-9a-f]{12}$/],
    ["shortened between characters", "企".repeat(85), /^企{76}~[0-9a-f]{12}$/],
    ["shortened, at the greatest length", "x".repeat(255), /^x{229}~[0-9a-f]{12}$/],
  ])("%s", async (_, name, expected) => {
    for (const shelf of [".loaded", ".refused"] as const) {
      const folder = here.deliver(name, ["A"]);
      if (shelf === ".refused") writeFileSync(join(folder, "listings.csv"), "listingId\n1\n");
      await here.inbox.look();
      await here.inbox.look();
      const put = readdirSync(join(here.directory, shelf, "bundle")).filter((one) => !one.endsWith(".json"));
      expect(put).toEqual([typeof expected === "string" ? expected : expect.stringMatching(expected)]);
      const account = here.accountOf(shelf, put[0]!);
      expect(account.outcome).toBe(shelf === ".loaded" ? "complete" : "refused");
      expect(account.deliveredAs).toBe(put[0] === name ? undefined : name);
      expect(readdirSync(join(here.directory, "bundle"))).toEqual([]);
    }
    // The same name again stands beside the first.
    here.deliver(name, ["A", "B"]);
    await here.inbox.look();
    await here.inbox.look();
    const put = readdirSync(join(here.directory, ".loaded", "bundle"));
    expect(put).toHaveLength(4);
    expect(put.every((one) => Buffer.byteLength(one) <= 255)).toBe(true);
    expect(here.told.filter((sentence) => sentence.includes("tried again"))).toEqual([]);
  });

  test("two names of one beginning stay two, and a copy has its number", () => {
    expect(shelfName(`${"x".repeat(250)}1`, 1)).not.toBe(shelfName(`${"x".repeat(250)}2`, 1));
    expect(shelfName("x".repeat(240), 2)).toBe(`${"x".repeat(240)}-2`);
    expect(shelfName("x".repeat(241), 2)).toMatch(/^x{227}~[0-9a-f]{12}-2$/);
  });
});
