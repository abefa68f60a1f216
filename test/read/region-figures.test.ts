import { describe, expect, test } from "vitest";
import { rollBackRun } from "../../src/load/account/recover.ts";
import { Tally } from "../../src/load/load-report.ts";
import { NOTHING_ADDED } from "../../src/model/law.ts";
import { severeListCodes } from "../../src/model/list-catalogue.ts";
import { dashboard } from "../../src/read/dashboard.ts";
import { momentOf } from "../../src/read/moment.ts";
import { LEADS_DRAWN_MAX, readRegionMap } from "../../src/read/region-map.ts";
import { company, listing, person, stake } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadTables } from "../load/loading.ts";

const { graph, driver } = emptiedGraph();
const momentNow = (knownAt?: string) =>
  momentOf(graph, () => new Date(), { asOf: "2026-06-30", ...(knownAt && { knownAt }) });

describe("how many subjects there are", () => {
  const figures = async (regionCode: string | null = null) => {
    const { subjects, listed, byTier, regions } = await dashboard(graph, await momentNow(), regionCode);
    const tierTotal = byTier.reduce((sum, one) => sum + one.subjects, 0);
    return { subjects, listed, tierTotal, places: regions.map((one) => `${one.regionCode} ${one.subjects}`) };
  };
  const here = { regionCode: "350203" };

  test("is counted again after each delivery, by division, organisations alone by tier", async () => {
    await loadTables(graph, "d1", {
      subjects: [company("a", here), company("b", { regionCode: "350502" }), person("p", { regionCode: "" })],
      listings: [listing("l", "a")],
    });
    const first = { subjects: 3, listed: 1, tierTotal: 2, places: [" 1", "350200 1", "350500 1"] };
    expect(await figures()).toEqual(first);
    expect(await figures()).toEqual(first);
    expect(await figures("350200")).toEqual({ subjects: 1, listed: 1, tierTotal: 1, places: ["350200 1"] });
    const more = { subjects: [company("b", here), company("c", here)] };
    await loadTables(graph, "d2", more, { mode: "delta" });
    expect(await figures()).toEqual({ subjects: 4, listed: 1, tierTotal: 3, places: [" 1", "350200 3"] });
  });

  test("is not counted again after a delivery that tells no subject, nor while one is under way", async () => {
    const asked: string[] = [];
    const listening: typeof graph = {
      ...graph,
      read: (query, params) => {
        asked.push(query);
        return graph.read(query, params);
      },
    };
    const counted = async () => {
      const { subjects, listed } = await dashboard(listening, await momentNow());
      return { subjects, listed, counts: asked.filter((query) => query === "read/subject-counts").length };
    };
    await loadTables(graph, "d1", { subjects: [company("a", here), company("b", here)] });
    expect(await counted()).toEqual({ subjects: 2, listed: 0, counts: 1 });
    await loadTables(graph, "d2", { listings: [listing("l", "a")] }, { mode: "delta" });
    expect(await counted()).toEqual({ subjects: 2, listed: 1, counts: 1 });
    await graph.write("load/run/begin", {
      ...{ id: "running", sourceId: "other", deliveryId: "d3", mode: "delta", asOf: "2026-06-30" },
      ...{ now: new Date().toISOString(), fileSha256s: [] },
    });
    expect(await counted()).toEqual({ subjects: 2, listed: 1, counts: 1 });
    await rollBackRun(graph, "running", { outcome: "rolledBack", error: "" }, new Tally(), () => new Date());
    await loadTables(graph, "d4", { subjects: [company("c", here)] }, { mode: "delta" });
    expect(await counted()).toEqual({ subjects: 3, listed: 1, counts: 2 });
  });

  test("counts a revoked division where its area lies on the date asked", async () => {
    await loadTables(graph, "d1", {
      // 寿县 was of 六安市 until 2016 and is of 淮南市 since.
      subjects: [company("shou", { regionCode: "341521" }), company("yu", { regionCode: "341502" })],
      listings: [listing("l", "shou", { listedOn: "2014-01-01" })],
    });
    const on = async (asOf: string, regionCode: string | null) => {
      const at = await momentOf(graph, () => new Date(), { asOf });
      const { subjects, listed, byTier, regions } = await dashboard(graph, at, regionCode);
      const question = { regionCode, first: 10, listCodes: severeListCodes(asOf) };
      const { nodes } = await readRegionMap(graph, question, at);
      return {
        ...{ subjects, listed, tiers: byTier.reduce((sum, one) => sum + one.subjects, 0) },
        places: regions.map((one) => `${one.regionCode} ${one.nameZh} ${one.subjects} ${one.listed}`),
        drawn: nodes.map(({ id }) => id),
      };
    };
    const both = { subjects: 2, listed: 1, tiers: 2, places: ["341500 六安市 2 1"], drawn: ["shou"] };
    expect(await on("2016-06-30", null)).toEqual(both);
    expect(await on("2016-06-30", "341500")).toEqual(both);
    expect((await on("2016-06-30", "340400")).subjects).toBe(0);
    expect(await on("2016-07-01", null)).toEqual({
      ...both,
      places: ["340400 淮南市 1 1", "341500 六安市 1 0"],
    });
    const moved = { subjects: 1, listed: 1, tiers: 1, places: ["340400 淮南市 1 1"], drawn: ["shou"] };
    expect(await on("2016-07-01", "340400")).toEqual(moved);
    expect(await on("2016-07-01", "341500")).toEqual({
      ...{ subjects: 1, listed: 0, tiers: 1, places: ["341500 六安市 1 0"], drawn: [] },
    });
  });

  test("at an earlier moment is by what was known then", async () => {
    await loadTables(graph, "d1", { subjects: [company("a", here)] });
    const then = await momentNow(new Date().toISOString());
    await loadTables(graph, "d2", { subjects: [company("a", { regionCode: "350502" })] }, { mode: "delta" });
    const earlier = { leads: [], scored: [{ subjectId: "a", tier: "B" }], law: NOTHING_ADDED };
    const { regions, byTier } = await dashboard(graph, then, "350200", earlier);
    expect(regions.map((one) => `${one.regionCode} ${one.subjects}`)).toEqual(["350200 1"]);
    expect(byTier.filter((one) => one.subjects > 0)).toEqual([{ tier: "B", subjects: 1 }]);
  });
});

describe("the map of a region", () => {
  const map = async (first: number) => {
    const question = { regionCode: null, first, listCodes: severeListCodes("2026-06-30") };
    return readRegionMap(graph, question, await momentNow());
  };
  const leads = (count: number, severity: string) =>
    asked(
      driver,
      `MATCH (k:Subject {id: "k"}), (c:Subject {id: "c"}) UNWIND range(1, ${count}) AS n
       CREATE (a:Alert {id: "${severity}" + n, status: "OPEN", severity: "${severity}", targetId: "c", seedIds: ["k"],
         openedOn: date("2026-06-01"), openedAt: localdatetime("2026-06-01T00:00"),
         proofJson: '[{"statementId": "s:s1", "from": "k", "to": "c"}]'})
       CREATE (a)-[:ABOUT]->(c), (a)-[:BECAUSE_OF]->(k)`,
    );

  test("draws as many leads as fit, the gravest first, and tells how many there are", async () => {
    await loadTables(graph, "d1", {
      subjects: [...["k", "c", "last"].map((id) => company(id))],
      shareholdings: [stake("s1", "k", "c")],
      listings: [listing("l", "k")],
    });
    await leads(LEADS_DRAWN_MAX, "WATCH");
    expect(await map(300)).toMatchObject({ why: null, truncated: false, total: 2 });
    await asked(
      driver,
      `MATCH (k:Subject {id: "k"}), (z:Subject {id: "last"})
       CREATE (a:Alert {id: "z", status: "OPEN", severity: "ACT", targetId: "last", seedIds: ["k"],
         openedOn: date("2026-06-01"), openedAt: localdatetime("2026-06-01T00:00"), proofJson: "[]"})
       CREATE (a)-[:ABOUT]->(z)`,
    );
    const cut = await map(300);
    expect(cut).toMatchObject({ truncated: true, why: "线索共 1001 条，只画最重的 1000 条" });
    expect(cut.nodes.map(({ id }) => id)).toContain("last");
    expect(cut.edges.map(({ id }) => id)).toEqual(["s:s1"]);
  });

  test("draws as many listed parties as fit, and tells how many there are", async () => {
    const ids = ["a", "b", "c"];
    await loadTables(graph, "d1", {
      subjects: ids.map((id) => company(id)),
      listings: ids.map((id) => listing(`l-${id}`, id)),
    });
    expect(await map(3)).toMatchObject({ why: null, returned: 3, truncated: false });
    expect(await map(2)).toMatchObject({
      returned: 2,
      truncated: true,
      why: "严重失信主体共 3 个，只画其中一部分",
    });
  });
});
