import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  boundConflicts,
  boundHoldings,
  exactly,
  greatestHoldings,
  leastHoldings,
} from "../../src/ownership/bounds.ts";
import type { HoldingBounds } from "../../src/ownership/bounds.ts";
import { cascade } from "../../src/ownership/cascade.ts";
import { cascadeVerdicts } from "../../src/ownership/cascade-verdicts.ts";
import { controlEdges } from "../../src/ownership/control-edges.ts";
import { controlVerdicts, controlVerdictSearch } from "../../src/ownership/control-verdicts.ts";
import type { DecidingRecord } from "../../src/ownership/deciding.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { anyStated, registersOf, statedOf } from "./naive-bounds.ts";
import type { StatedRow } from "./naive-bounds.ts";
import { controlledTogether } from "./naive-control.ts";
import { anyShuffledGraph, holdingsOf } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";

/** Whether a register has the figures of the records. */
function hasFigures(bounds: HoldingBounds, register: readonly Stake[], records: readonly DecidingRecord[]) {
  const { holder, company } = bounds.index.holdings;
  return records.every(({ pair, ppm }) =>
    register.some(
      (one) => one.holder === holder[pair] && one.company === company[pair] && one.sharePpm === ppm,
    ),
  );
}

/** Fails unless the records occur, decide wherever they do, and none can be spared. */
function expectDeciding(
  bounds: HoldingBounds,
  answers: readonly (readonly [readonly Stake[], boolean])[],
  records: readonly DecidingRecord[],
  answer: boolean,
): void {
  const matching = answers.filter(([register]) => hasFigures(bounds, register, records));
  expect(records.length).toBeGreaterThan(0);
  expect(matching.length).toBeGreaterThan(0);
  expect(matching.every(([, found]) => found === answer)).toBe(true);
  for (const spared of records) {
    const fewer = records.filter((one) => one !== spared);
    const open = answers.filter(([register]) => hasFigures(bounds, register, fewer));
    expect(open.some(([, found]) => found !== answer)).toBe(true);
  }
}

const verdictOf = (answers: readonly boolean[]): string =>
  answers.every(Boolean) ? "yes" : answers.some(Boolean) ? "undetermined" : "no";

const nodesOf = (nodeCount: number): number[] => Array.from({ length: nodeCount }, (_, node) => node);

test("a verdict on control is what all registers within the bounds say, and its records decide", () => {
  fc.assert(
    fc.property(anyStated, ({ nodeCount, rows, complete }) => {
      const bounds = boundHoldings(statedOf(rows, nodeCount), complete);
      const registers = registersOf(rows, complete);
      const find = controlVerdictSearch(bounds);
      for (const source of nodesOf(nodeCount)) {
        const groups = registers.map((register) => controlledTogether(register, nodeCount, [source]));
        for (const company of nodesOf(nodeCount)) {
          const answers = groups.map((group) => group.has(company));
          const { verdict, yesIf, noIf } = find(source, company);
          expect(verdict).toBe(verdictOf(answers));
          if (verdict !== "undetermined") continue;
          const told = registers.map((register, at) => [register, answers[at]!] as const);
          expectDeciding(bounds, told, yesIf, true);
          expectDeciding(bounds, told, noIf, false);
        }
      }
    }),
    { numRuns: 800 },
  );
});

/** Companies of which listed or caught holders own half, by rounds over the whole graph. */
function naiveCaught(stakes: readonly Stake[], nodeCount: number, listed: readonly number[]): Set<number> {
  const sum = (marked: ReadonlySet<number>, company: number): number =>
    stakes
      .filter((one) => one.company === company && one.holder !== company && marked.has(one.holder))
      .reduce((total, one) => total + one.sharePpm, 0);
  const marked = new Set(listed);
  for (let round = 0; round <= nodeCount; round += 1) {
    for (const node of nodesOf(nodeCount)) if (sum(marked, node) >= 500_000) marked.add(node);
  }
  return new Set(nodesOf(nodeCount).filter((node) => sum(marked, node) >= 500_000));
}

test("a verdict on the cascade is what all registers within the bounds say, and its records decide", () => {
  const listings = fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(anyStated, listings, ({ nodeCount, rows, complete }, drawn) => {
      const listed = drawn.filter((node) => node < nodeCount);
      const marks = Uint8Array.from(nodesOf(nodeCount), (node) => (listed.includes(node) ? 1 : 0));
      const bounds = boundHoldings(statedOf(rows, nodeCount), complete);
      const registers = registersOf(rows, complete);
      const caught = registers.map((register) => naiveCaught(register, nodeCount, listed));
      const found = new Map(cascadeVerdicts(bounds, marks).map((one) => [one.company, one]));
      for (const company of nodesOf(nodeCount)) {
        const answers = caught.map((companies) => companies.has(company));
        const one = found.get(company);
        expect(one?.verdict ?? "no").toBe(verdictOf(answers));
        if (one?.verdict !== "undetermined") continue;
        const told = registers.map((register, at) => [register, answers[at]!] as const);
        expectDeciding(bounds, told, one.yesIf, true);
        expectDeciding(bounds, told, one.noIf, false);
      }
    }),
    { numRuns: 1_000 },
  );
});

/** [controller, company] pairs closed under "and then", without pairs of one node. */
function closed(pairs: readonly (readonly [number, number])[], nodeCount: number): string[] {
  const reach = nodesOf(nodeCount).map(() => new Set<number>());
  for (const [a, b] of pairs) reach[a]!.add(b);
  for (const below of reach) for (const node of below) for (const next of reach[node]!) below.add(next);
  return reach.flatMap((below, a) => [...below].filter((b) => b !== a).map((b) => `${a} ${b}`)).sort();
}

test("immediate verdicts close to what is sure and to what is possible", () => {
  fc.assert(
    fc.property(anyStated, ({ nodeCount, rows, complete }) => {
      const bounds = boundHoldings(statedOf(rows, nodeCount), complete);
      const find = controlVerdictSearch(bounds);
      const edges = controlVerdicts(bounds);
      const all = nodesOf(nodeCount).flatMap((a) => nodesOf(nodeCount).map((b) => find(a, b)));
      for (const accepted of [["yes"], ["yes", "undetermined"]]) {
        const pairs = (list: typeof all) =>
          list
            .filter(({ verdict }) => accepted.includes(verdict))
            .map(({ controller, company }) => [controller, company] as const);
        expect(closed(pairs(edges), nodeCount)).toEqual(closed(pairs(all), nodeCount));
        expect(closed(pairs(all), nodeCount)).toEqual(
          pairs(all)
            .map(([a, b]) => `${a} ${b}`)
            .sort(),
        );
      }
    }),
    { numRuns: 1_500 },
  );
});

test("exact rows give the answers of the plain calculators, in any order of rows", () => {
  fc.assert(
    fc.property(anyShuffledGraph, ({ nodeCount, stakes, shuffled }) => {
      const solve = (rows: readonly Stake[]) => {
        const bounds = boundHoldings(exactly(holdingsOf(rows, nodeCount)));
        const listed = new Uint8Array(nodeCount).fill(1, 0, 1);
        return { control: controlVerdicts(bounds), cascade: cascadeVerdicts(bounds, listed) };
      };
      const index = indexHoldings(holdingsOf(stakes, nodeCount));
      const found = solve(stakes);
      expect(found.control.every(({ verdict }) => verdict === "yes")).toBe(true);
      expect(
        found.control.map((one) => [one.controller, one.company, one.leastPpm, one.greatestPpm]),
      ).toEqual(controlEdges(index).map((one) => [one.controller, one.company, one.votesPpm, one.votesPpm]));
      expect(found.cascade.map((one) => [one.company, one.leastPpm, one.isListed])).toEqual(
        cascade(index, new Uint8Array(nodeCount).fill(1, 0, 1)).map((one) => [
          one.company,
          one.aggregatePpm,
          one.isListed,
        ]),
      );
      expect(solve(shuffled)).toEqual(found);
    }),
    { numRuns: 1_000 },
  );
});

const row = (holder: number, company: number, least: number, greatest = least): StatedRow => {
  return { holder, company, least, greatest };
};
const UNKNOWN = [0, 1_000_000] as const;

describe("what the others leave", () => {
  const bound = (rows: readonly StatedRow[], complete = [0, 0, 0, 0]) => {
    const bounds = boundHoldings(statedOf(rows, 4), Uint8Array.from(complete));
    return [...bounds.share.leastPpm].map((least, pair) => [least, bounds.share.greatestPpm[pair]]);
  };

  test("an unknown share is at most the remainder", () => {
    expect(bound([row(0, 3, 600_000), row(1, 3, ...UNKNOWN)])).toEqual([
      [600_000, 600_000],
      [0, 400_000],
    ]);
  });

  test("in a complete register the one unknown share is the remainder", () => {
    expect(bound([row(0, 3, 600_000), row(1, 3, ...UNKNOWN)], [0, 0, 0, 1])[1]).toEqual([400_000, 400_000]);
  });

  test("a register said to be complete that cannot reach the whole is not taken for complete", () => {
    expect(bound([row(0, 3, 600_000), row(1, 3, 0, 300_000)], [0, 0, 0, 1])[1]).toEqual([0, 300_000]);
  });

  test("a row that says nothing is silent where another speaks", () => {
    expect(bound([row(0, 3, 300_000), row(0, 3, ...UNKNOWN)])).toEqual([[300_000, 300_000]]);
  });

  test("two unknown shares of one group cannot both be the remainder", () => {
    const bounds = boundHoldings(
      statedOf([row(0, 1, 600_000), row(0, 3, ...UNKNOWN), row(1, 3, ...UNKNOWN), row(2, 3, 500_000)], 4),
    );
    expect(controlVerdictSearch(bounds)(0, 3)).toMatchObject({ verdict: "no", greatestPpm: 500_000 });
  });
});

test.each([
  [500_000, 500_000, "no"],
  [500_000, 500_001, "undetermined"],
  [500_001, 500_001, "yes"],
])("votes of %i to %i ppm: control %s", (least, greatest, verdict) => {
  const bounds = boundHoldings(statedOf([row(0, 1, least, greatest)], 2));
  expect(controlVerdictSearch(bounds)(0, 1).verdict).toBe(verdict);
});

test("three overlapping rows of 50, 48 and 51 % are one undetermined stake, and that record decides", () => {
  const rows = [row(0, 1, 500_000), row(0, 1, 480_000), row(0, 1, 510_000)];
  const bounds = boundHoldings(statedOf(rows, 2));
  expect(boundConflicts(bounds)).toEqual([{ kind: "overlappingRows", pair: 0, rows: [0, 1, 2] }]);
  expect(controlVerdictSearch(bounds)(0, 1)).toEqual({
    controller: 0,
    company: 1,
    verdict: "undetermined",
    leastPpm: 480_000,
    greatestPpm: 510_000,
    overAllotted: [],
    yesIf: [{ pair: 0, ppm: 510_000 }],
    noIf: [{ pair: 0, ppm: 480_000 }],
  });
  expect([...leastHoldings(bounds).sharePpm]).toEqual([480_000]);
  expect([...greatestHoldings(bounds).sharePpm]).toEqual([510_000]);
});

test("an over-allotted register counts as stated, and the verdict says so", () => {
  const bounds = boundHoldings(statedOf([row(0, 2, 700_000), row(1, 2, 700_000), row(2, 3, 600_000)], 4));
  expect(controlVerdictSearch(bounds)(1, 3)).toMatchObject({ verdict: "yes", overAllotted: [2] });
  const [share] = boundConflicts(bounds);
  expect(share).toEqual({ kind: "overAllotted", company: 2, column: "share", totalPpm: 1_400_000 });
});

test("one ppm a pair over the whole is rounding, one more is a conflict", () => {
  const conflicts = (ppm: number) =>
    boundConflicts(boundHoldings(statedOf([row(0, 2, 500_001), row(1, 2, ppm)], 3)));
  expect(conflicts(500_001)).toEqual([]);
  expect(conflicts(500_002).length).toBe(2);
});

test("crossed bounds and marks of the wrong length are refused", () => {
  expect(() => boundHoldings(statedOf([row(0, 1, 2, 1)], 2))).toThrow(/row 0: 2 to 1 ppm/);
  expect(() => boundHoldings(statedOf([], 2), new Uint8Array(3))).toThrow(/3 marks for 2 nodes/);
});
