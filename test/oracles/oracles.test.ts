import { describe, expect, test } from "vitest";
import { bodsControl, bodsFiles, bodsStakes } from "./bods-oracle.ts";
import { finbenchOracle } from "./finbench-oracle.ts";
import { controlledBy, integratedOwnership, lookThroughOf, WHOLE_36 } from "./finbench-shares.ts";
import { millionths, readFinbench } from "./finbench-stakes.ts";
import type { FinbenchGraph } from "./finbench-stakes.ts";
import { smesdOracle } from "./smesd-oracle.ts";
import { hasData } from "./snapshot-files.ts";

/** A graph of a few stakes, percent; listed parties begin with L. */
function graphOf(stakes: readonly [holder: string, company: string, percent: number][]): FinbenchGraph {
  const parties = [...new Set(stakes.flatMap(([holder, company]) => [holder, company]))];
  const graph: FinbenchGraph = {
    parties,
    listed: new Set(parties.filter((party) => party.startsWith("L"))),
    holds: new Map(),
    heldBy: new Map(),
    guarantees: [],
  };
  for (const [holder, company, percent] of stakes) {
    graph.holds.set(
      holder,
      (graph.holds.get(holder) ?? new Map()).set(company, Math.round(percent * 10_000)),
    );
    graph.heldBy.set(
      company,
      (graph.heldBy.get(company) ?? new Map()).set(holder, Math.round(percent * 10_000)),
    );
  }
  return graph;
}

test("ratios are rounded half up on their digits, with and without an exponent", () => {
  expect(["0.1477085", "0.1477084999", "1", "1.25E-5", "2.5e-6", "2.4e-7"].map(millionths)).toEqual([
    147_709, 147_708, 1_000_000, 13, 3, 0,
  ]);
});

test("joint control needs more than half, and a loop of one's own does not count", () => {
  const graph = graphOf([
    ["L", "A", 51],
    ["L", "T", 10],
    ["A", "T", 40.0001],
    ["L", "U", 50],
    ["V", "V", 60],
    ["L", "V", 20],
  ]);
  expect([...controlledBy(graph, "L").entries()]).toEqual([
    ["A", 510_000],
    ["T", 500_001],
  ]);
});

test("look-through adds simple paths of at most six links", () => {
  const graph = graphOf([
    ["L", "A", 50],
    ["L", "T", 5],
    ["A", "T", 40],
    ["T", "A", 10],
  ]);
  expect(lookThroughOf(graph, "L").get("T")! * 4n).toBe(WHOLE_36);
  const chain = ["L", "B", "C", "D", "E", "F", "G", "H"];
  const long = graphOf(chain.slice(1).map((company, index) => [chain[index]!, company, 100]));
  expect(lookThroughOf(long, "L").get("G")).toBe(WHOLE_36);
  expect(lookThroughOf(long, "L").has("H")).toBe(false);
});

test("integrated ownership solves a loop: 0.5 / (1 − 0.4 · 0.4) and 0.4 of it", () => {
  const row = integratedOwnership(
    graphOf([
      ["L", "A", 50],
      ["A", "B", 40],
      ["B", "A", 40],
    ]),
  )("L");
  expect(row.get("A")).toBeCloseTo(0.5 / 0.84, 12);
  expect(row.get("B")).toBeCloseTo(0.2 / 0.84, 12);
});

test("aggregate ownership passes on whole at exactly half, and names all roots", () => {
  const graph = graphOf([
    ["L1", "A", 25],
    ["L2", "A", 25],
    ["A", "B", 50],
    ["L1", "D", 49.9999],
  ]);
  expect(finbenchOracle(graph)["listed-aggregate-ownership"]).toEqual([
    { target: "A", seed: null, seeds: ["L1", "L2"] },
    { target: "B", seed: null, seeds: ["L1", "L2"] },
  ]);
});

test("a sister under the same controller is found, a child of the listed company is not", () => {
  const graph = graphOf([
    ["P", "L", 60],
    ["P", "T", 60],
    ["L", "U", 60],
    ["P", "H", 50],
  ]);
  expect(finbenchOracle(graph)["shared-actual-controller"]).toEqual([
    { target: "T", seed: "L", seeds: ["L"] },
  ]);
});

describe.skipIf(!hasData("finbench"))("FinBench (skipped without ../shared/data)", () => {
  const graph = hasData("finbench") ? readFinbench(20n) : graphOf([]);

  test("the snapshot is the one of the README, and rounding alone passes 100 %", () => {
    expect([graph.parties.length, graph.listed.size, graph.guarantees.length]).toEqual([2_924, 150, 1_351]);
    for (const holders of graph.heldBy.values()) {
      const sum = [...holders.values()].reduce((total, ppm) => total + ppm, 0);
      expect(sum).toBeLessThanOrEqual(1_000_000 + holders.size);
    }
  });

  test("every rule that can find something finds something", () => {
    const counts = Object.fromEntries(
      Object.entries(finbenchOracle(graph)).map(([rule, leads]) => [rule, leads.length]),
    );
    expect(counts).toMatchSnapshot();
  });
});

describe.skipIf(!hasData("smesd"))("SMEsD (skipped without ../shared/data)", () => {
  test("offices and branches connect; nothing is weighed", () => {
    const counts = Object.fromEntries(
      Object.entries(smesdOracle()).map(([rule, leads]) => [rule, leads.length]),
    );
    expect(counts).toMatchSnapshot();
  });
});

describe.skipIf(!hasData("bods-examples"))("BODS examples (skipped without ../shared/data)", () => {
  test("stakes and control of each file on a day after its last statement", () => {
    const found = Object.fromEntries(
      bodsFiles().map((file) => [file, { stakes: bodsStakes(file), control: bodsControl(bodsStakes(file)) }]),
    );
    expect(found).toMatchSnapshot();
  });
});
