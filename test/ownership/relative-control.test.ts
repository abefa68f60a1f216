import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import {
  dominantInfluences,
  relativeControl,
  suspectedController,
} from "../../src/ownership/relative-control.ts";
import { ultimateControl } from "../../src/ownership/ultimate-control.ts";
import { controlledTogether, votesOf } from "./naive-control.ts";
import { anyShuffledGraph, holdingsOf, named } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";

const nodesOf = (nodeCount: number): number[] => Array.from({ length: nodeCount }, (_, node) => node);

const into = (stakes: readonly Stake[], company: number): Stake[] =>
  stakes.filter((one) => one.company === company && one.holder !== company && one.controlPpm > 0);

/** The plain rule: nobody controls it, nor it itself; the largest has enough and twice every other. */
function naiveDominant(stakes: readonly Stake[], nodeCount: number, company: number): Stake | undefined {
  const below = (x: number) => controlledTogether(stakes, nodeCount, [x]);
  if (nodesOf(nodeCount).some((x) => below(x).has(company))) return undefined;
  if (votesOf(stakes, new Set([company, ...below(company)]), company) > 500_000) return undefined;
  const rows = into(stakes, company);
  return rows.find(
    (one) =>
      one.controlPpm >= 300_000 &&
      rows.every((other) => other === one || one.controlPpm >= 2 * other.controlPpm),
  );
}

test("dominant holders are those of the plain rule, in any order of rows", () => {
  fc.assert(
    fc.property(anyShuffledGraph, ({ nodeCount, stakes, shuffled }) => {
      const expected = nodesOf(nodeCount).flatMap((company) => {
        const one = naiveDominant(stakes, nodeCount, company);
        return one ? [[one.holder, company, one.controlPpm]] : [];
      });
      for (const rows of [stakes, shuffled]) {
        const index = indexHoldings(holdingsOf(rows, nodeCount));
        const found = dominantInfluences(index, ultimateControl(index));
        expect(found.map((one) => [one.holder, one.company, one.votesPpm])).toEqual(expected);
        for (const one of found) {
          expect(one.influence).toBe("dominantInfluence");
          expect(rows[one.holding]).toMatchObject({ holder: one.holder, company: one.company });
        }
      }
    }),
    { numRuns: 3_000 },
  );
});

test("relative control is the square over the sum of squares, and sums to 1", () => {
  fc.assert(
    fc.property(anyShuffledGraph, ({ nodeCount, stakes }) => {
      const index = indexHoldings(holdingsOf(stakes, nodeCount));
      for (const company of nodesOf(nodeCount)) {
        const rows = into(stakes, company).sort((a, b) => a.holder - b.holder);
        let all = 0;
        for (const { controlPpm } of rows) all += (controlPpm / 1e6) * (controlPpm / 1e6);
        const found = [...relativeControl(index, company)];
        expect(found.map(([holder]) => holder)).toEqual(rows.map(({ holder }) => holder));
        found.forEach(([, ratio], at) =>
          expect(ratio).toBeCloseTo((rows[at]!.controlPpm / 1e6) ** 2 / all, 9),
        );
      }
    }),
    { numRuns: 1_000 },
  );
  const { at, holdings } = named([
    ["a", "c", 0.4],
    ["b", "c", 0.2],
    ["d", "c", 0.2],
  ]);
  const ratios = relativeControl(indexHoldings(holdings), at("c"));
  expect(ratios.get(at("a"))).toBeCloseTo(16 / 24, 12);
});

describe("both sides of the rule", () => {
  test.each([
    [0.3, 0.15, 1],
    [0.299_999, 0.1, 0],
    [0.3, 0.150_001, 0],
    [0.5, 0.25, 1],
    [0.500_001, 0.1, 0],
  ])("the largest %d, the second %d: %i dominant", (first, second, count) => {
    const { holdings } = named([
      ["a", "c", first],
      ["b", "c", second],
    ]);
    const index = indexHoldings(holdings);
    expect(dominantInfluences(index, ultimateControl(index)).length).toBe(count);
  });
});

function climb(own: [string, string, number][], from: string, ends: readonly string[]) {
  const { names, at, holdings } = named(own);
  const index = indexHoldings(holdings);
  const isEnd = Uint8Array.from(names, (name) => (ends.includes(name) ? 1 : 0));
  const found = suspectedController(index, ultimateControl(index), { company: at(from), isEnd });
  const steps = found.steps.map((one) => `${names[one.company]} ${one.basis} ${names[one.holder]}`);
  return { ...found, steps, last: names[found.last] };
}

describe("the suspected controller", () => {
  test("climbs by influence, joint control and majority to a state body, each step with its basis", () => {
    const found = climb(
      [
        ["group", "listed", 0.35],
        ["fund", "listed", 0.1],
        ["holding", "group", 0.3],
        ["arm", "group", 0.3],
        ["holding", "arm", 0.6],
        ["state", "holding", 1],
      ],
      "listed",
      ["state"],
    );
    expect(found.steps).toEqual(["listed dominantInfluence group", "group jointControl state"]);
    expect([found.last, found.outcome, found.isControl]).toEqual(["state", "reached", false]);
    expect(found.shareRatio).toBeCloseTo(0.35 * (0.3 + 0.3 * 0.6), 12);
  });

  test("a chain of majorities is control", () => {
    const found = climb(
      [
        ["p", "a", 0.6],
        ["a", "b", 0.6],
      ],
      "b",
      ["p"],
    );
    expect(found.steps).toEqual(["b directMajority a", "a directMajority p"]);
    expect([found.outcome, found.isControl]).toEqual(["reached", true]);
    expect(found.shareRatio).toBeCloseTo(0.36, 12);
  });

  test.each<[string, [string, string, number][], string]>([
    [
      "nobody dominates",
      [
        ["a", "c", 0.3],
        ["b", "c", 0.3],
      ],
      "nobodyDominates",
    ],
    ["nobody is recorded above", [["a", "c", 0.6]], "noHolders"],
    [
      "influence in a circle",
      [
        ["a", "c", 0.4],
        ["c", "a", 0.4],
      ],
      "loop",
    ],
    [
      "two majorities",
      [
        ["a", "c", 0.6],
        ["b", "c", 0.6],
      ],
      "contested",
    ],
    [
      "held by its own loop",
      [
        ["c", "a", 0.6],
        ["c", "b", 0.6],
        ["a", "c", 0.3],
        ["b", "c", 0.3],
      ],
      "nobodyDominates",
    ],
  ])("%s: the chain stops and says so", (_, own, outcome) => {
    const found = climb(own, "c", []);
    expect(found.outcome).toBe(outcome);
  });
});
