import { beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { runCodeQuality } from "../../src/jobs/run-code-quality.ts";
import { touchedFinder } from "../../src/jobs/touched.ts";
import { mergeSubjects } from "../../src/load/identity/identity-judgements.ts";
import { meetsCodeTarget } from "../../src/model/code-quality.ts";
import { readCodeQuality } from "../../src/read/code-quality.ts";
import { wipeGraph } from "../graph/wipe.ts";
import type { Row } from "../load/bundle-folder.ts";
import { code, company } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { momentsOf } from "./whole-answer.ts";

const { graph, driver } = freshGraph();
const moment = momentsOf("names");
const run = () => runCodeQuality(graph, moment(), touchedFinder(graph));
const at = { asOf: "2026-06-30", knownAt: "2100-01-01T00:00:00.000Z" };
const figures = async (regionCode: string | null = null) =>
  (await readCodeQuality(graph, regionCode, "COUNTY", 200, at)).total;
const told = (sourceId: string, deliveryId: string, subjects: readonly Row[]) =>
  loadTables(graph, deliveryId, { subjects }, { sourceId, acceptShrinkage: true });

const A = "厦门鹭江贸易有限公司";
const B = "厦门鼓浪船务有限公司";
const SENTENCE = "code that is stated for an organisation of an unlike name too, taken as one";
const xiamen = { regionCode: "350203" };
const zhangzhou = { regionCode: "350602" };
const one = (id: string, number: number, name: string, more: Row = xiamen) =>
  company(id, { uscc: code(number), name, ...more });

beforeEach(async () => {
  await wipeGraph(driver);
  await migrate(graph);
});

describe("one code under unlike names", () => {
  test("is a fault of the organisation's division, with its id; another writing or a former name is none", async () => {
    await told("s", "d1", [
      one("unlike", 1, A),
      one("writing", 2, A),
      one("former", 3, B, { ...xiamen, formerNames: A }),
      one("elsewhere", 4, A, zhangzhou),
      one("gone", 5, A, { ...xiamen, status: "dissolved" }),
      one("renamed", 6, A),
      one("alone", 7, A),
    ]);
    await told("s", "d2", [
      one("unlike", 1, A),
      one("writing", 2, A),
      one("former", 3, B, { ...xiamen, formerNames: A }),
      one("elsewhere", 4, A, zhangzhou),
      one("gone", 5, A, { ...xiamen, status: "dissolved" }),
      one("renamed", 6, B),
      one("alone", 7, A),
    ]);
    const report = await told("t", "d1", [
      one("t1", 1, B),
      one("t2", 2, "厦门鹭江贸易有限责任公司"),
      one("t3", 3, A),
      company(code(4), { name: B }),
      one("t5", 5, B, { status: "dissolved" }),
      one("t6", 6, A),
      one("t8", 8, B),
    ]);
    // What is dissolved is told too: the report speaks of rows, not of figures.
    expect(report.reports.filter((line) => line.includes(SENTENCE))).toEqual([
      `subjects.csv:2 ${SENTENCE} "${code(1)}" and 2 more`,
    ]);
    await run();
    expect(await figures("350203")).toMatchObject({
      ...{ unlikeNames: 1, wrong: 0, duplicates: 0, wrongOrDuplicate: 1, unlikeNameIds: ["unlike"] },
    });
    expect(await figures("350602")).toMatchObject({ unlikeNames: 1, unlikeNameIds: ["elsewhere"] });
    expect(await figures()).toMatchObject({ unlikeNames: 2, wrongOrDuplicate: 2 });
    expect(meetsCodeTarget(await figures())).toBe(false);
    // Counted before names were: none, until the next night counts them.
    await asked(driver, "MATCH (q:CodeQuality) REMOVE q.unlikeNames, q.unlikeNameIds");
    expect(await figures()).toMatchObject({ unlikeNames: 0, unlikeNameIds: [] });
  });

  test("counts an organisation at fault for two reasons once, and none of whom a person judged to be one", async () => {
    await told("s", "d1", [one("both-a", 1, A), one("both-b", 1, A), one("kept", 2, A)]);
    await told("t", "d1", [one("t1", 1, B), company("absorbed", { name: B, ...xiamen })]);
    await mergeSubjects(
      graph,
      { keepId: "kept", absorbId: "absorbed" },
      { by: "test", reason: "同一主体" },
      () => new Date(),
    );
    await run();
    expect(await figures()).toMatchObject({ duplicates: 2, unlikeNames: 1, wrongOrDuplicate: 2 });
  });

  test("stays until a source says another name", async () => {
    await told("s", "d1", [one("a", 1, A)]);
    await told("t", "d1", [one("b", 1, B)]);
    await run();
    expect((await figures()).unlikeNames).toBe(1);
    await told("t", "d2", [one("b", 1, A)]);
    await run();
    expect((await figures()).unlikeNames).toBe(0);
  });

  test("of many organisations of three sources are those of unlike families, made so", async () => {
    // A family is a firm: its writings are one name, names of two families are two. Known by making, not by our code.
    const brands = ["金榜", "筼筜", "五缘", "白鹭", "环岛", "仙岳"];
    const trades = ["食品", "机电", "船务", "建材", "服装", "园林"];
    const writings = (family: number) => [
      `厦门${brands[family]}${trades[family]}有限公司`,
      `厦门市${brands[family]}${trades[family]}有限责任公司`,
      `${brands[family]}（厦门）${trades[family]}有限公司`,
    ];
    let seed = 7;
    const pick = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const expected: string[] = [];
    const tables: Row[][] = [[], [], []];
    for (let number = 0; number < 150; number += 1) {
      const families = tables.map(() => (pick(3) === 0 ? pick(brands.length) : number % brands.length));
      tables.forEach((rows, source) =>
        rows.push(one(`${source}-${number}`, number, writings(families[source]!)[pick(3)]!)),
      );
      if (new Set(families).size > 1) expected.push(`0-${number}`);
    }
    for (const [source, rows] of tables.entries()) await told(`s${source}`, "d1", rows);
    await run();
    const { unlikeNames, unlikeNameIds } = await figures();
    expect(expected.length).toBeGreaterThan(20);
    expect(unlikeNames).toBe(expected.length);
    expect(unlikeNameIds).toEqual(expected.sort().slice(0, 20));
  });
});

test("a load asks of names once a piece of rows, and not where no row is known by its code", async () => {
  const questions: string[] = [];
  const listening: typeof graph = {
    ...graph,
    read: (name, params) => {
      questions.push(name);
      return graph.read(name, params);
    },
  };
  const rows = (prefix: string, from: number) =>
    Array.from({ length: 50 }, (_, index) => one(`${prefix}${index}`, from + index, A));
  const askedOf = async (sourceId: string, subjects: Row[]) => {
    questions.length = 0;
    await loadTables(listening, "d1", { subjects }, { sourceId });
    return questions.filter((name) => name === "load/names-under-code").length;
  };
  expect(await askedOf("s", rows("s", 0))).toBe(0);
  expect(await askedOf("t", rows("t", 0))).toBe(1);
  expect(await askedOf("u", rows("u", 1_000))).toBe(0);
});
