import { afterEach, describe, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { queryFile } from "../../src/graph/query-file.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { faultsPerMille, meetsCodeTarget, withoutCode } from "../../src/model/code-quality.ts";
import { readCodeQuality } from "../../src/read/code-quality.ts";
import { broken, code, coded, company, office, person } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, home, loadTables } from "../load/loading.ts";

const { graph, driver } = emptiedGraph();
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
const jobs = createJobs({ graph: listening, home, clock: () => new Date() });
const runner = createJobRunner(listening, jobs, "codes#1", () => new Date());

async function run(asOf = "2026-06-30") {
  writes.length = 0;
  questions.length = 0;
  const { error, rowsIn, rowsOut, changed, kept, closed } = await runner.run("code-quality", { asOf });
  expect(error).toBeNull();
  return { rowsIn, rowsOut, changed, kept, closed };
}

const at = { asOf: "2026-06-30", knownAt: "2100-01-01T00:00:00.000Z" };
const figures = async (regionCode: string | null = null) =>
  (await readCodeQuality(graph, regionCode, "COUNTY", 200, at)).total;

afterEach(() => enactLaw());

describe("a code", () => {
  test("is valid, a pilot's, wrong, another's too, or missing: each organisation in its division", async () => {
    await loadTables(graph, "first", {
      subjects: [
        company("held", { regionCode: "350203", uscc: code(1) }),
        company("pilot", { regionCode: "350203", uscc: "91350203M0001FUE2P" }),
        company("broken", { regionCode: "350203", uscc: broken(code(2)) }),
        company("shared-a", { regionCode: "350203", uscc: code(3) }),
        company("shared-b", { regionCode: "350602", uscc: code(3) }),
        company("both-a", { regionCode: "350602", uscc: broken(code(4)) }),
        company("both-b", { regionCode: "350602", uscc: broken(code(4)) }),
        company("without", { regionCode: "350602" }),
        company("nowhere", { uscc: code(5) }),
        // Neither counted: gone, or of a kind that is given no code.
        company("gone", { regionCode: "350203", uscc: broken(code(6)), status: "dissolved" }),
        company("gone-twin", { regionCode: "350203", uscc: code(1), status: "dissolved" }),
        company("fund", { regionCode: "350203", kind: "arrangement" }),
        company("treasury", { regionCode: "350203", kind: "state" }),
        person("P"),
      ],
    });
    expect(await run()).toEqual({ rowsIn: 9, rowsOut: 3, changed: 3, kept: 0, closed: 0 });
    const counted = { organisations: 4, withCode: 4, valid: 2, legacyExceptions: 1, wrong: 1, duplicates: 1 };
    expect(await figures("350203")).toMatchObject({
      ...counted,
      wrongOrDuplicate: 2,
      wrongIds: ["broken"],
      duplicateIds: ["shared-a"],
    });
    expect(await figures("350602")).toMatchObject({
      ...{ organisations: 4, withCode: 3, valid: 1, legacyExceptions: 0, wrong: 2, duplicates: 3 },
      wrongOrDuplicate: 3,
      wrongIds: ["both-a", "both-b"],
      duplicateIds: ["both-a", "both-b", "shared-b"],
    });
    const all = await readCodeQuality(graph, null, "CITY", 2, at);
    expect(all.total).toMatchObject({
      organisations: 9,
      withCode: 8,
      wrong: 3,
      duplicates: 4,
      wrongOrDuplicate: 5,
    });
    expect(withoutCode(all.total)).toBe(1);
    expect(all.regions.map((one) => [one.regionCode, one.nameZh])).toEqual([
      ["", "未载明"],
      ["350200", "厦门市"],
    ]);
    expect(all.regionsTotal).toBe(3);
  });

  test("of hundreds at fault names the first twenty in the order of ids", async () => {
    const subjects = Array.from({ length: 45 }, (_, at) =>
      company(`w${String(at).padStart(2, "0")}`, { regionCode: "350203", uscc: broken(code(at)) }),
    ).reverse();
    await loadTables(graph, "first", { subjects });
    await run();
    const { wrong, wrongIds } = await figures();
    expect(wrong).toBe(45);
    expect(wrongIds).toEqual(Array.from({ length: 20 }, (_, at) => `w${String(at).padStart(2, "0")}`));
  });
});

describe("a division that was revoked", () => {
  test("counts where its successor lies, from that day on, and no longer where it lay", async () => {
    // 居巢区 became 巢湖市 of 合肥 on 2011-10-01; the city that it was of is no more.
    const subjects = ["341402", "340103"].map((regionCode) =>
      company(regionCode, { regionCode, uscc: code(1) }),
    );
    await loadTables(graph, "first", { subjects });
    await run("2011-09-30");
    const of = async (regionCode: string | null, asOf: string) =>
      readCodeQuality(graph, regionCode, "CITY", 200, { ...at, asOf });
    const counts = async (regionCode: string, asOf: string) =>
      (await of(regionCode, asOf)).total.organisations;
    expect([await counts("340100", "2011-10-01"), await counts("340100", "2011-09-30")]).toEqual([2, 1]);
    expect([await counts("341400", "2011-10-01"), await counts("341400", "2011-09-30")]).toEqual([1, 1]);
    const cities = async (asOf: string) =>
      (await of(null, asOf)).regions.map((one) => [one.regionCode, one.organisations]);
    expect(await cities("2011-10-01")).toEqual([["340100", 2]]);
    expect(await cities("2011-09-30")).toEqual([
      ["340100", 1],
      ["341400", 1],
    ]);
  });
});

describe("the target", () => {
  test("is met by 1 fault in 1,000 codes, and missed by 1 in 999", async () => {
    const faulty = (regionCode: string, number: number) =>
      company(`x${regionCode}`, { regionCode, uscc: broken(code(number)) });
    const subjects = [
      ...[...coded(999, "350203"), faulty("350203", 5_000)],
      ...[...coded(998, "350602", 10_000), faulty("350602", 15_000)],
    ];
    await loadTables(graph, "first", { subjects });
    await run();
    const [met, missed] = [await figures("350203"), await figures("350602")];
    expect([met.withCode, met.wrongOrDuplicate, faultsPerMille(met), meetsCodeTarget(met)]).toEqual([
      1000,
      1,
      1,
      true,
    ]);
    expect([missed.withCode, missed.wrongOrDuplicate, meetsCodeTarget(missed)]).toEqual([999, 1, false]);
    expect(faultsPerMille(missed)).toBeCloseTo(1000 / 999, 9);
  });

  test("counts no exception, and says nothing where nobody states a code", async () => {
    const subjects = [
      company("pilot", { uscc: "91350211M0000XUF46" }),
      company("bare", { regionCode: "350203" }),
    ];
    await loadTables(graph, "first", { subjects });
    await run();
    const all = await figures();
    expect([faultsPerMille(all), meetsCodeTarget(all)]).toEqual([0, true]);
    const bare = await figures("350203");
    expect([faultsPerMille(bare), meetsCodeTarget(bare)]).toEqual([null, null]);
  });
});

describe("a night", () => {
  const own = ["jobs/lock-take", "jobs/run-start", "jobs/run-finish", "jobs/lock-free"];
  const stored = () =>
    asked(driver, "MATCH (q:CodeQuality) RETURN q.regionCode AS code, q.recordedAt AS at ORDER BY code");
  const subjects = [...coded(3, "350203"), ...coded(2, "350602", 10), person("P")];

  test("a pilot code that the operator enters is no fault from then on, and one again without the entry", async () => {
    const pilot = "91350203M0001QAY9C";
    await loadTables(graph, "first", { subjects: [company("p", { uscc: pilot, regionCode: "350203" })] });
    const told = async () => {
      await run();
      const { wrong, legacyExceptions } = await figures("350203");
      const words = await asked(driver, "MATCH (s:Subject {id: 'p'}) RETURN s.usccStatus AS status");
      return { wrong, legacyExceptions, words };
    };
    const wrong = { wrong: 1, legacyExceptions: 0, words: [{ status: "wrong" }] };
    expect(await told()).toEqual(wrong);
    enactLaw({ ...NOTHING_ADDED, pilotCodes: [{ code: pilot, source: "厦门市商事登记档案" }] });
    expect(await told()).toEqual({ wrong: 0, legacyExceptions: 1, words: [{ status: "legacyException" }] });
    enactLaw();
    expect(await told()).toEqual(wrong);
  });

  test("with nothing loaded since counts nothing and writes nothing", async () => {
    await loadTables(graph, "first", { subjects });
    await run();
    const before = await stored();
    expect(await run()).toEqual({ rowsIn: 5, rowsOut: 2, changed: 0, kept: 2, closed: 0 });
    expect(writes).toEqual(own);
    expect(questions).not.toContain("jobs/code-quality");
    expect(await stored()).toEqual(before);
  });

  test("after a load that touches no code counts again and writes nothing", async () => {
    await loadTables(graph, "first", { subjects });
    await run();
    await loadTables(graph, "second", { positions: [office("p", "P", "350203-0")] }, { mode: "delta" });
    expect(await run()).toEqual({ rowsIn: 5, rowsOut: 2, changed: 0, kept: 2, closed: 0 });
    expect(questions).toContain("jobs/code-quality");
    expect(writes).toEqual(own);
  });

  test("writes the division that changed alone, and removes one that has nobody left", async () => {
    await loadTables(graph, "first", { subjects });
    await run();
    const before = await stored();
    const again = company("350203-0", { regionCode: "350203", uscc: broken(code(0)) });
    await loadTables(graph, "second", { subjects: [again] }, { mode: "delta" });
    expect(await run()).toMatchObject({ changed: 1, kept: 1, closed: 0 });
    expect((await stored())[1]).toEqual(before[1]);
    expect(await figures("350203")).toMatchObject({ valid: 2, wrong: 1, wrongIds: ["350203-0"] });
    await loadTables(graph, "third", { subjects: coded(3, "350203") }, { acceptShrinkage: true });
    expect(await run()).toMatchObject({ changed: 1, kept: 0, closed: 1 });
    expect((await stored()).map((row) => row["code"])).toEqual(["350203"]);
  });
});

test("codes that stand twice are found along the index, in its order, without a scan", async () => {
  await loadTables(graph, "first", { subjects: coded(5, "350203") });
  const operators = await operatorsOf("jobs/code-duplicates");
  expect(operators).toContain("OrderedAggregation");
  expect(operators.join(" ")).not.toMatch(/AllNodesScan|NodeByLabelScan/);
});

interface PlanStep {
  operatorType: string;
  children: PlanStep[];
}

/** Names of all steps of a question's plan, without the name of the database behind them. */
async function operatorsOf(name: string): Promise<string[]> {
  const session = driver.session();
  try {
    const { summary } = await session.run(`EXPLAIN ${queryFile(name).text}`, {
      kindsWithoutCode: [],
      examplesMax: 1n,
      knownAt: null,
    });
    const below = (step: PlanStep): string[] => [step.operatorType, ...step.children.flatMap(below)];
    return below(summary.plan as unknown as PlanStep).map((operator) => operator.split("@")[0]!);
  } finally {
    await session.close();
  }
}
