import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeBundle } from "../../src/generate/write-bundle.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { momentOf } from "../../src/read/moment.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import {
  bundleFolder,
  code,
  company,
  listing,
  office,
  person,
  stake,
  temporaryFolder,
} from "../load/bundle-folder.ts";
import type { Tables } from "../load/bundle-folder.ts";
import { loadFolder, testGraph } from "../load/loading.ts";
import { asOfDelivery, askPeer, installPeer, peerFolder, peerMissing, peerRules } from "./duckdb/child.ts";
import { comparisonLines, compareTasks } from "./duckdb/compare.ts";
import type { ComparedTask } from "./duckdb/compare.ts";
import { askGraph, pairsSha256 } from "./duckdb/own-answer.ts";
import { randomRegister } from "./duckdb/random-register.ts";

const missing = peerMissing(peerFolder);
if (missing !== null) console.warn(`skipped: ${missing}`);

describe.skipIf(missing !== null)("DuckDB, asked the same of the same bundle", () => {
  const graph = testGraph();
  const driver = testDriver();
  const clock = () => new Date();
  beforeAll(() => migrate(graph));
  afterAll(async () => {
    await wipeGraph(driver);
    await graph.close();
    await driver.close();
  });

  /** Both answers about a folder, in a graph that held nothing before. */
  async function bothWays(directory: string): Promise<ComparedTask[]> {
    await wipeGraph(driver);
    const { files } = await loadFolder(graph, directory);
    expect(files.filter(({ rowsQuarantined }) => rowsQuarantined > 0)).toEqual([]);
    const asked = { asOf: asOfDelivery(directory) };
    const before = await momentOf(graph, clock, asked);
    await runDerive(graph, { ...before, runId: "duckdb", at: before.knownAt });
    const moment = await momentOf(graph, clock, asked);
    const ours = [];
    for (const rule of peerRules) ours.push(await askGraph(graph, rule, moment));
    return compareTasks(ours, await askPeer(installPeer(peerFolder), directory));
  }

  const differing = (tasks: readonly ComparedTask[]) =>
    tasks
      .filter(({ same }) => !same)
      .map(({ name, onlyOurs, onlyTheirs }) => ({ name, onlyOurs, onlyTheirs }));

  test("finds the same pairs in a province of 1,000 companies, and some for every rule", async () => {
    const directory = join(temporaryFolder(), "province");
    writeBundle(directory, { companies: 1_000, seed: 1 });
    const tasks = await bothWays(directory);
    expect(differing(tasks)).toEqual([]);
    expect(tasks.map(({ name, pairs }) => [name, pairs > 0])).toEqual(peerRules.map(({ id }) => [id, true]));
  });

  test.each([1, 2])("finds the same pairs in random register %i, loops and bounds included", async (seed) => {
    const tasks = await bothWays(written(randomRegister(seed, 60)));
    expect(differing(tasks)).toEqual([]);
    expect(tasks.every(({ pairs }) => pairs > 0)).toBe(true);
  });

  test("answers from the bundle it is given: a stake less is a company less, on both lists", async () => {
    const [a, b, c] = [code(1), code(2), code(3)];
    const subjects = [a, b, c].map((id) => company(id, { uscc: id }));
    const first = stake("S-1", a, b);
    const told = { subjects, shareholdings: [first, stake("S-2", b, c)], listings: [listing("L-1", a)] };
    const ours = await bothWays(written(told));
    const fewer = await askPeer(installPeer(peerFolder), written({ ...told, shareholdings: [first] }));
    const pairsOf = (name: string) => fewer.pairs.get(name)!;
    expect(differing(ours)).toEqual([]);
    expect(pairsOf("listed-actual-controller")).toEqual([`${a}\t${b}`]);
    expect(pairsOf("listed-aggregate-ownership")).toEqual([`\t${b}`]);
  });

  test("known difference: a contested majority passes nothing on jointly in the graph, and does in DuckDB", async () => {
    const [seed, between, target] = [code(1), code(2), code(3)];
    const shareholdings = [
      stake("S-1", seed, between, { sharePercent: "60" }),
      stake("S-2", seed, between, { sharePercent: "25" }),
      stake("S-3", seed, target, { sharePercent: "20" }),
      stake("S-4", between, target, { sharePercent: "40" }),
    ];
    const subjects = [seed, between, target].map((id) => company(id, { uscc: id }));
    const tasks = await bothWays(written({ subjects, shareholdings, listings: [listing("L-1", seed)] }));
    expect(differing(tasks)).toEqual([
      { name: "listed-actual-controller", onlyOurs: [], onlyTheirs: [`${seed}\t${target}`] },
    ]);
  });

  test("a term that ends the day it begins is no office at the act", async () => {
    const [seed, target] = [code(1), code(2)];
    const leads = { role: "legalRepresentative" };
    const positions = [
      office("O-1", "P-1", seed, { ...leads, validFrom: "2025-01-01", validTo: "2025-01-01" }),
      office("O-2", "P-1", target, leads),
    ];
    const subjects = [...[seed, target].map((id) => company(id, { uscc: id })), person("P-1")];
    const listings = [listing("L-1", seed, { actFrom: "2024-12-01", actTo: "2025-01-31" })];
    const tasks = await bothWays(written({ subjects, positions, listings }));
    expect(differing(tasks)).toEqual([]);
    expect(tasks.find(({ name }) => name === "shared-legal-representative")!.pairs).toBe(0);
  });

  test("a group that holds itself all round is answered by both", async () => {
    const ids = Array.from({ length: 9 }, (_, at) => code(at + 1));
    const pairs = ids.flatMap((holder) =>
      ids.filter((id) => id !== holder).map((held) => [holder, held] as const),
    );
    const shareholdings = pairs.map(([holder, held], at) =>
      stake(`S-${at}`, holder, held, { sharePercent: "12.5" }),
    );
    const subjects = ids.map((id) => company(id, { uscc: id }));
    const listings = ids.slice(0, 5).map((id, at) => listing(`L-${at}`, id));
    const tasks = await bothWays(written({ subjects, shareholdings, listings }));
    expect(differing(tasks)).toEqual([]);
    expect(tasks.find(({ name }) => name === "listed-aggregate-ownership")!.pairs).toBe(9);
  });
});

describe("a comparison", () => {
  const task = { name: "x", seconds: 1, againSeconds: 0.5 };
  const ours = { ...task, pairs: ["\ta", "\tb"], pairsSha256: pairsSha256(["\ta", "\tb"]) };
  const peerWith = (pairs: readonly string[]) => ({
    ...{ asOf: "2026-06-30", duckdb: "1", loadSeconds: 2, peakMiB: 3 },
    tasks: [{ ...task, pairs: pairs.length, pairsSha256: pairsSha256(pairs) }],
    pairs: new Map([["x", pairs]]),
  });

  test("says no and names the pairs when answers differ", () => {
    const peer = peerWith(["\tb", "\tc"]);
    const tasks = compareTasks([ours], peer);
    expect(tasks).toMatchObject([{ same: false, onlyOurs: ["\ta"], onlyTheirs: ["\tc"] }]);
    const lines = comparisonLines({ tasks, steps: [], peer }).join("\n");
    expect(lines).toContain("x: 1 pairs only ours:  → a");
    expect(lines).toContain("x: 1 pairs only DuckDB:  → c");
  });

  test("says yes when they are one", () => {
    expect(compareTasks([ours], peerWith(["\ta", "\tb"]))).toMatchObject([{ same: true, onlyOurs: [] }]);
  });

  test("refuses a rule that the peer did not answer", () => {
    expect(() => compareTasks([{ ...ours, name: "y" }], peerWith([]))).toThrow(/y: tasks.py gave no answer/);
  });
});

function written(tables: Tables): string {
  const asOf = "2026-06-30";
  return bundleFolder(tables, { sourceId: "s", deliveryId: "random", mode: "full", asOf });
}
