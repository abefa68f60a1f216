import { disciplineOf } from "../../src/discipline/discipline.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { readQuality } from "../../src/read/quality.ts";
import { code, company } from "../load/bundle-folder.ts";
import { asked, freshGraph, home, loadTables } from "../load/loading.ts";
import { deliveries, penalty } from "./quality-deliveries.ts";
import { oracle } from "./quality-oracle.ts";
import { executed } from "../api/executed.ts";

const { graph, driver } = freshGraph();
const writes: string[] = [];
const questions: string[] = [];
const listening: Graph = {
  ...graph,
  read: (name, params) => {
    questions.push(name);
    return graph.read(name, params);
  },
  write: (name, params) => {
    writes.push(name);
    return graph.write(name, params);
  },
};
const clock = () => new Date("2026-04-01T00:00:00Z");
const runner = createJobRunner(listening, createJobs({ graph: listening, home, clock }), "quality#1", clock);

async function run() {
  writes.length = 0;
  questions.length = 0;
  const { error, rowsIn, changed } = await runner.run("quality", { asOf: "2026-03-31" });
  expect(error).toBeNull();
  return { rowsIn, changed };
}

async function deliver(at: number) {
  const { sourceId, day, tables } = deliveries[at]!;
  const more = { sourceId, mode: "delta", clock: () => new Date(`${day}T04:00:00Z`) } as const;
  await loadTables(graph, `d${at}`, tables, more);
}

const view = (more: Partial<Parameters<typeof readQuality>[1]> = {}) =>
  readQuality(graph, {
    ...{
      sourceId: null,
      regionCode: null,
      from: "2026-01-01",
      to: "2026-03-31",
      level: "COUNTY",
      first: 500,
    },
    knownAt: clock().toISOString(),
    ...more,
  });

/** "part/whole+unknown" by source, day, division and item. */
async function counted(): Promise<Record<string, string>> {
  const { rows } = await view();
  const cells = rows.flatMap(({ sourceId, day, regionCode, figures }) =>
    figures.map(({ item, part, whole, unknown }) => [
      `${sourceId} ${day} ${regionCode ?? "-"} ${item}`,
      `${part}/${whole}+${unknown}`,
    ]),
  );
  return Object.fromEntries(cells);
}

beforeAll(async () => {
  for (const at of deliveries.keys()) await deliver(at);
});

describe("the figures of deliveries", () => {
  test("are, before anybody counted, rows kept out alone, and the answer says what is not counted", async () => {
    const { total, coverage } = await view();
    expect(total.map(({ item }) => item)).toEqual(["accuracy.rows", "accuracy.objections"]);
    expect(coverage).toEqual({
      ...{ deliveries: 5, uncounted: 5, refused: 0, leftOut: [] },
      firstToldSources: ["bank", "court", "register"],
    });
  });

  test("are by source, day and division what plain arithmetic over the rows says", async () => {
    expect(await run()).toMatchObject({ rowsIn: 5 });
    const expected = oracle();
    expect(Object.keys(expected).length).toBeGreaterThan(50);
    expect(await counted()).toEqual(expected);
    expect((await view()).coverage.uncounted).toBe(0);
  });

  test("name who was late and what was told twice", async () => {
    const { total } = await view({ from: "2026-03-16", to: "2026-03-16" });
    const examples = Object.fromEntries(total.map(({ item, examples }) => [item, examples]));
    expect(examples).toMatchObject({
      "duplication.licences": ["court:rin2"],
      "duplication.penalties": ["court:in2"],
      "duplication.listings": ["court:l2"],
      "duplication.shareholdings": ["court:t1", "court:t5", "court:t6"],
      "duplication.positions": ["court:u1"],
      "duplication.links": ["court:v1"],
      "timeliness.listings": ["court:l3"],
    });
  });

  test("of one region leave out rows kept out, and say so", async () => {
    const { rows, coverage } = await view({ regionCode: "350200", level: "CITY" });
    expect(new Set(rows.map((row) => row.regionCode))).toEqual(new Set(["350200"]));
    expect(coverage.leftOut).toEqual(["accuracy.rows", "accuracy.objections"]);
  });

  test("of one source and of days are those alone; rows beyond the first are counted", async () => {
    const { rows, rowsTotal } = await view({ sourceId: "court", from: "2026-03-12", first: 1 });
    expect(rows.map((row) => `${row.sourceId} ${row.day}`)).toEqual(["court 2026-03-16"]);
    expect(rowsTotal).toBeGreaterThan(1);
  });

  test("known before a delivery are without it", async () => {
    const { coverage } = await view({ knownAt: "2026-03-12T00:00:00.000Z" });
    expect(coverage).toMatchObject({ deliveries: 2, uncounted: 2 });
  });
});

describe("a night", () => {
  const own = ["jobs/lock-take", "jobs/run-start", "jobs/run-finish", "jobs/lock-free"];
  const stored = () =>
    asked(
      driver,
      "MATCH (q:DeliveryQuality) RETURN q.id AS id, q.countedAt AS at, q.figuresJson AS text ORDER BY id",
    );

  test("with no delivery since asks one question and writes nothing", async () => {
    expect(await run()).toEqual({ rowsIn: 0, changed: 0 });
    expect(writes).toEqual(own);
    expect(questions.filter((name) => name.startsWith("jobs/quality"))).toEqual(["jobs/quality-loads"]);
  });

  test("after a delivery counts that one alone, and no day that passed changes", async () => {
    const before = await stored();
    deliveries.push({
      ...{ sourceId: "court", day: "2026-03-20" },
      tables: {
        subjects: [company("S2", { regionCode: "350203", uscc: code(2) })],
        penalties: [
          penalty("out", "S0", "2026-02-27", { amountFen: "5" }),
          penalty("new", "S0", "2026-03-19"),
        ],
      },
    });
    await deliver(deliveries.length - 1);
    expect(await run()).toMatchObject({ rowsIn: 1 });
    const after = await stored();
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.length).toBeGreaterThan(before.length);
  });

  test("by another question counts everything again, and removes what is left of the old", async () => {
    await asked(driver, "MATCH (q:DeliveryQuality) SET q.question = 'old', q.figuresJson = '[]'");
    await asked(
      driver,
      "MATCH (r:LoadRun {sourceId: 'court'}) CREATE (:DeliveryQuality {id: r.id + '|gone', loadId: r.id, question: 'old'})",
    );
    const { rowsIn } = await run();
    expect(rowsIn).toBe(deliveries.length);
    expect((await stored()).filter(({ id }) => String(id).endsWith("|gone"))).toEqual([]);
    expect((await view()).total.length).toBeGreaterThan(10);
  });
});

test("GraphQL answers rates with their parts, targets and examples", async () => {
  const source = `{quality(from: "2026-03-16", to: "2026-03-16", asOf: "2026-03-31", knownAt: "2026-04-01T00:00:00Z")
    {from to rowsTotal lastRun{status} coverage{deliveries uncounted}
     total{id measureZh nameZh counts part whole unknown rate target targetBasis meetsTarget examples}
     rows{sourceId day regionCode regionNameZh rates{id}}}}`;
  const runJob = () => Promise.reject(new Error("runs nothing"));
  const parts = { graph, clock, audit: { record: async () => undefined }, runJob };
  const discipline = disciplineOf({ graph, clock, owner: "quality-test" });
  const contextValue = contextOf({ ...parts, discipline, ownershipAbove: ownershipAboveOf(graph) }, "test");
  const { data, errors } = await executed({ source, contextValue });
  expect(errors).toBeUndefined();
  const { total, coverage, lastRun } = (data as any).quality; // eslint-disable-line @typescript-eslint/no-explicit-any
  expect(coverage).toEqual({ deliveries: 1, uncounted: 0 });
  expect(lastRun).toEqual({ status: "done" });
  expect(total[0]).toMatchObject({
    ...{ id: "timeliness.penalties", measureZh: "及时率", part: 0, whole: 2, rate: 0, target: 1 },
    ...{ targetBasis: "R045", meetsTarget: false, examples: ["court:in2", "court:in3"] },
  });
});
