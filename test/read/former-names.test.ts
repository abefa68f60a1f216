import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Driver } from "neo4j-driver";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { chinaDate } from "../../src/model/dates.ts";
import { formerNamesText, parseFormerNames } from "../../src/names/former-names.ts";
import { formerNamesOf, readFormerNames } from "../../src/read/former-names.ts";
import type { NameTold } from "../../src/read/former-names.ts";
import { momentOf } from "../../src/read/moment.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { company } from "../load/bundle-folder.ts";
import { loadTables, testGraph } from "../load/loading.ts";

describe("the column formerNames", () => {
  test("names with days, with one end, without", () => {
    const text = "旧名甲@2001-02-03/2010-05-06; 旧名乙@../2001-02-03;旧名丙";
    expect(parseFormerNames(text)).toEqual([
      { name: "旧名甲", from: "2001-02-03", to: "2010-05-06" },
      { name: "旧名乙", from: null, to: "2001-02-03" },
      { name: "旧名丙", from: null, to: null },
    ]);
    expect(formerNamesText(parseFormerNames(text))).toBe(
      "旧名甲@2001-02-03/2010-05-06;旧名乙@../2001-02-03;旧名丙",
    );
    expect(parseFormerNames("甲@2001-02-03/2001-02-03")).toHaveLength(1);
  });
  test.each([
    "",
    ";",
    "甲;",
    "甲@",
    "甲@2001",
    "甲@2001-02-03",
    "甲@2001-02-30/..",
    "甲@a@b",
    "甲@2001-02-04/2001-02-03",
  ])("%j is not fit", (text) => {
    expect(() => parseFormerNames(text)).toThrow(RangeError);
  });
});

describe("names in tellings", () => {
  const telling = (
    name: string,
    from: string,
    to: string | null,
    formerNames: string | null = null,
  ): NameTold => ({
    name,
    formerNames,
    recordedAt: `${from}T04:00:00.000Z`,
    supersededAt: to && `${to}T04:00:00.000Z`,
  });
  const one = (name: string, from: string, to: string) => ({ name, from, to, stated: false });
  test("a name that was told until another was", () => {
    const tellings = [
      telling("甲公司", "2024-01-01", "2024-02-01"),
      telling("甲公司", "2024-02-01", "2024-03-01"),
      telling("乙公司", "2024-03-01", "2024-04-01"),
      telling("丙公司", "2024-04-01", null),
    ];
    expect(formerNamesOf(tellings)).toEqual([
      one("乙公司", "2024-03-01", "2024-04-01"),
      one("甲公司", "2024-01-01", "2024-03-01"),
    ]);
  });
  test("the present name, in whatever writing, and a silent telling are no former names", () => {
    const tellings = [
      telling("厦門甲（集團）公司", "2024-01-01", "2024-02-01"),
      telling("", "2024-01-01", "2024-02-01"),
      telling("厦门甲(集团)公司", "2024-02-01", null),
    ];
    expect(formerNamesOf(tellings)).toEqual([]);
  });
  test("two sources that call it differently today make no former name", () => {
    expect(formerNamesOf([telling("甲", "2024-01-01", null), telling("乙", "2024-01-02", null)])).toEqual([]);
  });
  test("of a subject nobody names any more, the last name is the present one", () => {
    expect(
      formerNamesOf([telling("甲", "2024-01-01", "2024-02-01"), telling("乙", "2024-02-01", "2024-03-01")]),
    ).toEqual([one("甲", "2024-01-01", "2024-02-01")]);
  });
  test("stated days go before told ones, and only while they are stated", () => {
    const stated = "甲@2001-01-01/2010-01-01";
    const tellings = [
      telling("甲", "2024-01-01", "2024-02-01", "更早"),
      telling("乙", "2024-02-01", null, stated),
    ];
    expect(formerNamesOf(tellings)).toEqual([
      { name: "甲", from: "2001-01-01", to: "2010-01-01", stated: true },
    ]);
  });
});

describe("on the graph", () => {
  let graph: Graph;
  let driver: Driver;
  beforeAll(async () => {
    [graph, driver] = [testGraph(), testDriver()];
    await migrate(graph);
    await wipeGraph(driver);
  });
  afterAll(async () => {
    await driver.close();
    await graph.close();
  });
  const told = async (knownAt?: string) =>
    readFormerNames(graph, "c", await momentOf(graph, () => new Date(), { knownAt: knownAt ?? null }));

  test("each delivery's name, as it was known at each time", async () => {
    const deliver = (deliveryId: string, name: string, formerNames = "") =>
      loadTables(graph, deliveryId, { subjects: [company("c", { name, formerNames })] });
    await deliver("d1", "泉州甲有限公司");
    expect(await told()).toEqual([]);
    const second = await deliver("d2", "泉州乙有限公司");
    const today = chinaDate(new Date());
    const first = { name: "泉州甲有限公司", from: today, to: today, stated: false };
    expect(await told()).toEqual([first]);
    await deliver("d3", "泉州乙有限公司", "泉州元有限公司@1999-01-01/2001-01-01");
    expect(await told()).toEqual([
      first,
      { name: "泉州元有限公司", from: "1999-01-01", to: "2001-01-01", stated: true },
    ]);
    const before = new Date(Date.parse(second.recordedAt!) - 1).toISOString();
    expect(await told(before)).toEqual([]);
    expect(await told(second.recordedAt!)).toEqual([first]);
  });

  test("a former name that cannot be read quarantines its row", async () => {
    const report = await loadTables(
      graph,
      "q1",
      { subjects: [company("q", { formerNames: "甲@昨天" })] },
      { sourceId: "q" },
    );
    expect(report.files.map(({ rowsQuarantined }) => rowsQuarantined)).toEqual([1]);
  });
});
