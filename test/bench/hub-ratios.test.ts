import { expect, test } from "vitest";
import { hubRatios } from "../../src/bench/hub-ratios.ts";
import type { BenchAnswer } from "../../src/bench/run-bench.ts";
import { hubRatioLines } from "../../src/commands/hub-ratio-lines.ts";

function measured(seconds: number, p50Ms: number): BenchAnswer {
  return {
    ...{ companies: 1, nodes: 1, links: 1, machine: "" },
    steps: [{ name: "derive", seconds, rows: 1, peakMiB: 1, neo4jPeakMiB: null }],
    rules: [{ rule: "listed-branch", seconds, leads: 1 }],
    queries: [{ name: "ripple beside hubs: all", count: 1, p50Ms, p95Ms: p50Ms, p99Ms: p50Ms }],
    planted: { found: 0, missed: 0, falseLeads: 0 },
    plantedFaults: { missed: [], falseLeads: [] },
  };
}

test("a ratio says how many times as long it takes with hubs, for steps, rules and changes", () => {
  expect(hubRatios(measured(2, 40), measured(3, 100)).map(({ name, ratio }) => [name, ratio])).toEqual([
    ["derive", 1.5],
    ["rule listed-branch", 1.5],
    ["ripple beside hubs: all", 2.5],
  ]);
});

test("what is over before it can be told apart is not called slower", () => {
  expect(hubRatios(measured(0.01, 0.1), measured(0.4, 4)).map(({ ratio }) => ratio)).toEqual([1, 1, 1]);
});

test("what takes more than twice as long is named at the end, exactly twice is not", () => {
  const last = (many: BenchAnswer) => hubRatioLines(hubRatios(measured(1, 10), many)).at(-1);
  expect(last(measured(2, 20))).toBe("nothing takes more than twice as long");
  expect(last(measured(2, 20.1))).toBe("more than twice as long: ripple beside hubs: all");
});
