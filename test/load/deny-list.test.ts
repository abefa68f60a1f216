import { readdirSync, readFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { LoadRefused } from "../../src/load/load-refused.ts";
import { bodsSource } from "../../src/load/sources/bods.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import type { Tables } from "./bundle-folder.ts";
import { bundleFolder, company, person } from "./bundle-folder.ts";
import { asked, home, loadFolder, loadTables, testGraph } from "./loading.ts";

const graph = testGraph();
const driver = testDriver();
beforeAll(() => migrate(graph));
beforeEach(() => wipeGraph(driver));
afterAll(async () => {
  await graph.close();
  await driver.close();
});

const clock = () => new Date("2026-07-01T00:00:00Z");
const subjects = [company("a"), person("p")];
const consent = {
  field: "income",
  basis: "书面同意书 2026-03 号",
  obtainedOn: "2026-03-02",
  heldBy: "厦门市信用办",
};
const record = (recordId: string, subjectId: string, recordType: string) => ({
  recordId,
  subjectId,
  recordType,
  value: "SECRET",
  occurredOn: "2026-01-01",
});

/** A folder whose subjects.csv carries one more column with a value in it. */
function withColumn(column: string, manifest: Record<string, unknown> = {}): string {
  const folder = bundleFolder({ subjects }, { sourceId: "s", deliveryId: "d", ...manifest });
  const path = join(folder, "subjects.csv");
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  writeFileSync(path, lines.map((line, index) => `${line},${index === 0 ? column : "SECRET"}`).join("\n"));
  return folder;
}

const refusalOf = async (load: Promise<unknown>): Promise<string> => {
  const error = await load.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LoadRefused);
  return (error as LoadRefused).sentences.join("\n");
};
const subjectsKnown = async () =>
  (await asked(driver, "MATCH (s:Subject) RETURN s.id AS id ORDER BY id")).map((row) => row["id"]);
const runs = () =>
  asked(driver, "MATCH (r:LoadRun) RETURN r.outcome AS outcome, r.error AS error, r.reports AS reports");

describe("a column of the deny-list stops the delivery at its header", () => {
  test.each([
    ["宗教信仰", "religion"],
    ["blood_type", "bloodType"],
  ])("%s: file, column, article and remedy, and nothing is written or kept", async (column, field) => {
    const folder = withColumn(column);
    const sentence = await refusalOf(loadFolder(graph, folder, { clock }));
    expect(sentence).toContain(`subjects.csv: column ${column} is ${field}`);
    expect(sentence).toContain("上海市社会信用条例第十四条");
    expect(sentence).toContain("浙江省公共信用信息管理条例第十四条");
    expect(sentence).toContain("remove the column");
    expect(sentence).not.toContain("SECRET");
    expect(await subjectsKnown()).toEqual([]);
    expect(await runs()).toEqual([
      { outcome: "refused", error: expect.stringContaining(column), reports: null },
    ]);
    expect(existsSync(join(home, "quarantine"))).toBe(false);
  });

  test("every such column is told at once, in a dry run too", async () => {
    const sentence = await refusalOf(
      loadFolder(graph, withColumn("指纹,存款余额", { deliveryId: "n" }), { clock, dryRun: true }),
    );
    expect(sentence).toContain("column 指纹 is fingerprints");
    expect(sentence).toContain("column 存款余额 is deposits");
    expect(await runs()).toEqual([]);
  });

  test("a key of a JSON delivery counts as a column", async () => {
    const folder = bundleFolder({});
    writeFileSync(join(folder, "statements.json"), '[{"statementId": "1", "\\u8840\\u578b": "SECRET"}]');
    expect(await refusalOf(loadFolder(graph, folder, { clock, source: bodsSource() }))).toContain(
      "key 血型 is bloodType",
    );
  });

  test("a column that only sounds like it is an extra column", async () => {
    const report = await loadFolder(graph, withColumn("纳税信用等级"), { clock });
    expect(report.outcome).toBe("complete");
    expect(report.reports).toContain("subjects.csv: extra column 纳税信用等级 not read");
    expect(await subjectsKnown()).toEqual(["a", "p"]);
  });
});

describe("consent opens what the law opens", () => {
  test("without a record of it the column is refused, with it it passes and the account says on what basis", async () => {
    expect(await refusalOf(loadFolder(graph, withColumn("年收入(元)"), { clock }))).toContain(
      "only with written consent",
    );
    const report = await loadFolder(
      graph,
      withColumn("年收入(元)", { deliveryId: "d2", consents: [consent] }),
      { clock },
    );
    const told = "taken on the consent of 2026-03-02: 书面同意书 2026-03 号 (held by 厦门市信用办)";
    expect(report.reports.join("\n")).toContain(told);
    const account = (await runs()).find((run) => run["outcome"] === "complete")!;
    expect((account["reports"] as string[]).join("\n")).toContain(told);
  });

  test("consent to one field opens no other", async () => {
    const folder = withColumn("年收入,存款", { consents: [consent] });
    const sentence = await refusalOf(loadFolder(graph, folder, { clock }));
    expect(sentence).toContain("column 存款 is deposits");
    expect(sentence).not.toContain("年收入");
  });

  test.each([
    [[{ ...consent, field: "genes" }], "may never be collected: no consent opens it"],
    [[{ ...consent, field: "wealth" }], 'field is "wealth", expected one of income, deposits'],
    [[{ ...consent, basis: " " }], "basis is 1 characters long"],
    [[{ ...consent, heldBy: undefined }], "heldBy is missing"],
    [
      [{ ...consent, obtainedOn: "2026-07-02" }],
      'obtainedOn is "2026-07-02", expected YYYY-MM-DD up to 2026-07-01',
    ],
    [[{ ...consent, obtainedOn: "2026-02-30" }], "expected YYYY-MM-DD"],
    [true, "consents is a boolean, expected a list"],
    [["income"], "consents[0] is a string"],
  ])("a consent that says too little is refused: %j", async (consents, expected) => {
    expect(await refusalOf(loadFolder(graph, withColumn("收入", { consents }), { clock }))).toContain(
      expected,
    );
  });

  test("a consent of the very day counts", async () => {
    const consents = [{ ...consent, obtainedOn: "2026-07-01" }];
    expect((await loadFolder(graph, withColumn("收入", { consents }), { clock })).outcome).toBe("complete");
  });
});

describe("record types are asked as columns are", () => {
  const load = (tables: Tables, deliveryId: string, more = {}) =>
    loadTables(graph, deliveryId, tables, { clock, ...more });

  test("a type that may never come refuses the delivery before anything is written", async () => {
    const records = [
      record("r1", "a", "award"),
      record("r2", "a", "bloodType"),
      record("r3", "p", "bloodType"),
    ];
    const sentence = await refusalOf(load({ subjects, records }, "d1"));
    expect(sentence).toContain(
      "records.csv:3 and more, 2 records in all: recordType bloodType is bloodType (血型)",
    );
    expect(sentence).not.toContain("SECRET");
    expect(await subjectsKnown()).toEqual([]);
    expect(existsSync(join(home, "quarantine")) ? readdirSync(join(home, "quarantine")) : []).toEqual([]);
  });

  test("the place is told where a quote lets only the reader of CSV tell rows, and over line breaks", async () => {
    const quoted = { ...record("r1", "a", "award"), value: 'two\nlines, "quoted"' };
    const sentence = await refusalOf(load({ subjects, records: [quoted, record("r2", "a", "指纹")] }, "d1"));
    expect(sentence).toContain("records.csv:4: recordType 指纹 is fingerprints");
  });

  test("income of an organisation passes, of a person it asks for consent", async () => {
    expect((await load({ subjects, records: [record("r1", "a", "收入")] }, "d1")).outcome).toBe("complete");
    const ofPerson = [record("r1", "a", "收入"), record("r2", "p", "收入")];
    expect(await refusalOf(load({ subjects, records: ofPerson }, "d2"))).toContain(
      "records.csv:3 and more, 2 records in all: recordType 收入 is income",
    );
  });

  test("who is an organisation is asked of the graph where the delivery does not say", async () => {
    await load({ subjects }, "d1");
    const delta = { mode: "delta" as const };
    expect((await load({ records: [record("r1", "a", "income")] }, "d2", delta)).outcome).toBe("complete");
    expect(await refusalOf(load({ records: [record("r2", "p", "income")] }, "d3", delta))).toContain(
      "records.csv:2:",
    );
    expect(await refusalOf(load({ records: [record("r3", "nobody", "income")] }, "d4", delta))).toContain(
      "records.csv:2:",
    );
  });
});
