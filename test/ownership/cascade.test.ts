import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cascade } from "../../src/ownership/cascade.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { integratedFrom } from "../../src/ownership/integrated.ts";
import { lookThroughFrom } from "../../src/ownership/look-through.ts";
import { anyShuffledGraph, holdingsOf, named, stakeOf } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";

const aggregate = (stakes: readonly Stake[], marked: ReadonlySet<number>, company: number): number =>
  stakes
    .filter((one) => one.company === company && one.holder !== company && marked.has(one.holder))
    .reduce((sum, one) => sum + one.sharePpm, 0);

/** Recomputes every sum from the marked set until nobody is added. */
function naiveCascade(
  stakes: readonly Stake[],
  listed: readonly number[],
  nodeCount: number,
  thresholdPpm: number,
) {
  const nodes = Array.from({ length: nodeCount }, (_, node) => node);
  let marked = new Set(listed);
  for (let size = -1; size !== marked.size;) {
    size = marked.size;
    const before = marked;
    marked = new Set([...before, ...nodes.filter((node) => aggregate(stakes, before, node) >= thresholdPpm)]);
  }
  return nodes
    .filter((company) => aggregate(stakes, marked, company) >= thresholdPpm)
    .map((company) => ({
      company,
      aggregatePpm: aggregate(stakes, marked, company),
      holdings: stakes.filter(
        (one) =>
          one.company === company && one.holder !== company && marked.has(one.holder) && one.sharePpm > 0,
      ),
      isListed: listed.includes(company),
    }));
}

test("it is the naive fixpoint, whatever the order of rows", () => {
  const listing = fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 3 });
  const threshold = fc.constantFrom(500_000, 250_000, 1_000_000, 500_001, 250_001);
  fc.assert(
    fc.property(
      anyShuffledGraph,
      listing,
      threshold,
      ({ nodeCount, stakes, shuffled }, drawn, thresholdPpm) => {
        const listed = drawn.filter((node) => node < nodeCount);
        const marks = Uint8Array.from({ length: nodeCount }, (_, node) => (listed.includes(node) ? 1 : 0));
        const expected = naiveCascade(shuffled, listed, nodeCount, thresholdPpm);
        for (const rows of [stakes, shuffled]) {
          const found = cascade(indexHoldings(holdingsOf(rows, nodeCount)), marks, thresholdPpm);
          const inOrder = found.map((one) => ({
            ...one,
            holdings: one.holdings
              .map((row) => rows[row]!)
              .sort((a, b) => shuffled.indexOf(a) - shuffled.indexOf(b)),
          }));
          expect(inOrder).toEqual(expected);
        }
      },
    ),
    { numRuns: 3_000 },
  );
});

describe("bounds", () => {
  const caughtBy = (sharePpm: number): number[] => {
    const stakes = [stakeOf([0, 2, 0.25]), { holder: 1, company: 2, sharePpm, controlPpm: 0 }];
    return cascade(indexHoldings(holdingsOf(stakes, 3)), Uint8Array.of(1, 1, 0)).map(
      ({ company }) => company,
    );
  };

  test("half in aggregate is caught", () => expect(caughtBy(250_000)).toEqual([2]));
  test("one ppm less than half is not", () => expect(caughtBy(249_999)).toEqual([]));

  test("a threshold that would catch everybody is refused", () => {
    const index = indexHoldings(holdingsOf([stakeOf([0, 1, 1])], 2));
    expect(() => cascade(index, Uint8Array.of(1, 0), 0)).toThrow(/threshold atLeast 0/);
    expect(() => cascade(index, Uint8Array.of(1, 0), { operator: "above", ppm: -1 })).toThrow(/above -1/);
  });

  test.each([
    ["atLeast", 500_000, 500_000, true],
    ["atLeast", 500_000, 499_999, false],
    ["above", 500_000, 500_000, false],
    ["above", 500_000, 500_001, true],
    ["above", 0, 1, true],
    ["above", 0, 0, false],
    ["atLeast", 1, 1, true],
    ["above", 999_999, 1_000_000, true],
  ] as const)("%s %i: an aggregate of %i passes: %s", (operator, ppm, sharePpm, passes) => {
    const index = indexHoldings(holdingsOf([{ holder: 0, company: 1, sharePpm, controlPpm: 0 }], 2));
    expect(cascade(index, Uint8Array.of(1, 0), { operator, ppm }).length).toBe(passes ? 1 : 0);
  });
});

test("a listed company that listed holders own is reported as caught in addition", () => {
  const index = indexHoldings(holdingsOf([stakeOf([0, 1, 0.5])], 2));
  const expected = { company: 1, aggregatePpm: 500_000, holdings: [0], isListed: true };
  expect(cascade(index, Uint8Array.of(1, 1))).toEqual([expected]);
});

test("control without ownership passes nothing on", () => {
  const votesOnly = holdingsOf([{ holder: 0, company: 1, sharePpm: 0, controlPpm: 1_000_000 }], 2);
  expect(cascade(indexHoldings(votesOnly), Uint8Array.of(1, 0))).toEqual([]);
});

/** Published cases: the edges, whom the 50 % rule catches from X, and the multiplied share of X in the last. */
const cases: [string, [string, string, number][], string[], [string, number]][] = [
  [
    "FAQ 401, 1",
    [
      ["X", "A", 0.5],
      ["A", "B", 0.5],
    ],
    ["A", "B"],
    ["B", 0.25],
  ],
  [
    "FAQ 401, 2",
    [
      ["X", "A", 0.5],
      ["X", "B", 0.5],
      ["A", "C", 0.25],
      ["B", "C", 0.25],
    ],
    ["A", "B", "C"],
    ["C", 0.25],
  ],
  [
    "FAQ 401, 3",
    [
      ["X", "A", 0.5],
      ["X", "B", 0.1],
      ["A", "B", 0.4],
    ],
    ["A", "B"],
    ["B", 0.3],
  ],
  [
    "FAQ 401, 4",
    [
      ["X", "A", 0.5],
      ["X", "B", 0.25],
      ["A", "C", 0.25],
      ["B", "C", 0.25],
    ],
    ["A"],
    ["C", 0.1875],
  ],
  [
    "FAQ 401, 5",
    [
      ["X", "A", 0.25],
      ["X", "B", 0.25],
      ["A", "C", 0.5],
      ["B", "C", 0.5],
    ],
    [],
    ["C", 0.25],
  ],
  [
    "FinBench, final share ratio",
    [
      ["X", "B", 0.5],
      ["X", "C", 0.5],
      ["B", "D", 0.6],
      ["C", "D", 0.4],
    ],
    ["B", "C", "D"],
    ["D", 0.5],
  ],
];

describe.each(cases)("%s", (_, own, expected, [last, ratio]) => {
  const { names, at, holdings } = named(own);
  const index = indexHoldings(holdings);

  test("the 50 % rule catches the companies published", () => {
    const listed = new Uint8Array(names.length);
    listed[at("X")] = 1;
    const caught = cascade(index, listed).map(({ company }) => names[company]);
    expect(caught.sort()).toEqual(expected);
  });

  test("the multiplied share is another answer, and the look-through and integrated one", () => {
    const limits = { hopsMax: 9, stepsMax: 1_000 };
    expect(lookThroughFrom(index, at("X"), limits).ratioByNode.get(at(last))).toBeCloseTo(ratio, 12);
    expect(integratedFrom(index, at("X")).ratioByCompany.get(at(last))).toBeCloseTo(ratio, 12);
  });
});
