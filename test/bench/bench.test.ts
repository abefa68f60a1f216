import { copyFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBench } from "../../src/bench/run-bench.ts";
import type { BenchAnswer } from "../../src/bench/run-bench.ts";
import { latencyOf } from "../../src/bench/stopwatch.ts";
import { checkPlanted } from "../../src/bench/planted.ts";
import { benchLines } from "../../src/commands/bench.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";
import { asked, loadFolder, testGraph } from "../load/loading.ts";

describe("percentiles", () => {
  test("are values that were measured, by nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(latencyOf("x", hundred)).toEqual({ name: "x", count: 100, p50Ms: 50, p95Ms: 95, p99Ms: 99 });
    expect(latencyOf("x", [7])).toMatchObject({ p50Ms: 7, p95Ms: 7, p99Ms: 7 });
  });

  test("of nothing are refused", () => {
    expect(() => latencyOf("card", [])).toThrow(/card: nothing was measured/);
  });
});

describe("a bench of the seed region", () => {
  const graph = testGraph();
  const driver = testDriver();
  const home = temporaryFolder();
  const directory = join(home, "region");
  let measured: BenchAnswer;
  beforeAll(async () => {
    await wipeGraph(driver);
    await migrate(graph);
    cpSync("seed/region", directory, { recursive: true });
    copyFileSync("seed/expected/stories.json", join(directory, "planted.json"));
    const load = async () => {
      const report = await loadFolder(graph, directory, { home });
      return report.files.reduce((sum, file) => sum + file.rowsWritten, 0);
    };
    const order = { companies: 334, directory, generate: null, load, graph, home, places: 3 };
    const world = { serverPid: () => process.pid, clock: () => new Date(), tell: () => undefined };
    measured = await runBench({ ...order, ...world });
  });
  afterAll(async () => {
    await wipeGraph(driver);
    await graph.close();
    await driver.close();
  });

  test("finds every planted case and flags no near miss", () => {
    expect(measured.plantedFaults).toEqual({ missed: [], falseLeads: [] });
    expect(measured.planted.found).toBeGreaterThan(40);
  });

  test("measures every step, every rule and every kind of change", () => {
    const names = measured.steps.map((step) => step.name);
    expect(names).toEqual([
      "load",
      "plans",
      ...["", ", nothing changed"].flatMap((end) =>
        ["derive", "rules", "scores", "codes", "quality", "expiry"].map((step) => `${step}${end}`),
      ),
    ]);
    expect(measured.rules.map(({ rule }) => rule)).toEqual(rules.map(({ id }) => id));
    expect(measured.steps.every(({ peakMiB, neo4jPeakMiB }) => peakMiB > 0 && neo4jPeakMiB !== null)).toBe(
      true,
    );
    const kinds = measured.queries.map(({ name }) => name).filter((name) => name.startsWith("ripple"));
    expect(kinds).toContain("ripple: listing added");
    expect(kinds).toContain("ripple: stake back");
    expect(benchLines(measured).join("\n")).toContain("planted cases");
  });

  test("leaves the book as it was: what was changed was changed back", async () => {
    const again = await checkPlanted(graph, directory);
    expect(again).toMatchObject({ missed: [], falseLeads: [] });
  });

  test("says what is missing when a lead is taken away", async () => {
    await asked(driver, "MATCH (a:Alert {ruleId: 'listed-branch'}) SET a.status = 'RESOLVED'");
    const { missed } = await checkPlanted(graph, directory);
    expect(missed.length).toBeGreaterThan(0);
    expect(new Set(missed.map(({ rule }) => rule))).toEqual(new Set(["listed-branch"]));
  });
});
