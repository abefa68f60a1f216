import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closeLinks } from "../../src/ownership/close-links.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { lookThroughFrom, lookThroughTo } from "../../src/ownership/look-through.ts";
import { strongestPaths } from "../../src/ownership/strongest-paths.ts";
import { anyGraph, anyShuffledGraph, holdingsOf, named, stakeOf } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";

const stepsMax = 1_000_000;
const anyHops = fc.constantFrom(1, 2, 3, 10);

interface NaivePath {
  readonly nodes: readonly number[];
  readonly ratio: number;
}

/** Every simple path from a node, by recursion over the plain list of stakes. */
function pathsFrom(
  stakes: readonly Stake[],
  path: readonly number[],
  ratio: number,
  hopsMax: number,
): NaivePath[] {
  if (path.length > hopsMax) return [];
  return stakes
    .filter((one) => one.holder === path.at(-1) && one.sharePpm > 0 && !path.includes(one.company))
    .flatMap((one) => {
      const next = { nodes: [...path, one.company], ratio: ratio * (one.sharePpm / 1_000_000) };
      return [next, ...pathsFrom(stakes, next.nodes, next.ratio, hopsMax)];
    });
}

function expectClose(found: ReadonlyMap<number, number>, expected: ReadonlyMap<number, number>): void {
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [node, ratio] of expected) expect(Math.abs(found.get(node)! - ratio)).toBeLessThan(1e-12);
}

function sums(paths: readonly NaivePath[], end: (path: NaivePath) => number): Map<number, number> {
  const total = new Map<number, number>();
  for (const path of paths) total.set(end(path), (total.get(end(path)) ?? 0) + path.ratio);
  return total;
}

describe("look-through", () => {
  test("down and up are the sums over all simple paths", () => {
    fc.assert(
      fc.property(anyGraph, anyHops, ({ nodeCount, stakes }, hopsMax) => {
        const index = indexHoldings(holdingsOf(stakes, nodeCount));
        const nodes = Array.from({ length: nodeCount }, (_, node) => node);
        const all = nodes.flatMap((node) => pathsFrom(stakes, [node], 1, hopsMax));
        for (const node of nodes) {
          const from = all.filter((path) => path.nodes[0] === node);
          const to = all.filter((path) => path.nodes.at(-1) === node);
          const limits = { hopsMax, stepsMax };
          expectClose(
            lookThroughFrom(index, node, limits).ratioByNode,
            sums(from, (p) => p.nodes.at(-1)!),
          );
          expectClose(
            lookThroughTo(index, node, limits).ratioByNode,
            sums(to, (p) => p.nodes[0]!),
          );
          const longer = pathsFrom(stakes, [node], 1, hopsMax + 1).some(
            (path) => path.nodes.length > hopsMax + 1,
          );
          expect(lookThroughFrom(index, node, limits).deeper).toBe(longer);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("the order of rows does not change a single bit", () => {
    fc.assert(
      fc.property(anyShuffledGraph, ({ nodeCount, stakes, shuffled }) => {
        const limits = { hopsMax: 7, stepsMax };
        const solve = (rows: readonly Stake[]) =>
          lookThroughFrom(indexHoldings(holdingsOf(rows, nodeCount)), 0, limits);
        expect(solve(shuffled)).toEqual(solve(stakes));
      }),
    );
  });

  test("a budget of exactly the steps needed is complete, one less is truncated", () => {
    const index = indexHoldings(
      holdingsOf([stakeOf([0, 1, 0.5]), stakeOf([1, 2, 0.5]), stakeOf([0, 2, 0.1])], 3),
    );
    const complete = lookThroughFrom(index, 0, { hopsMax: 5, stepsMax: 3 });
    expect(complete.truncated).toBe(false);
    expect(complete.ratioByNode.get(2)).toBeCloseTo(0.35, 12);
    expect(lookThroughFrom(index, 0, { hopsMax: 5, stepsMax: 2 }).truncated).toBe(true);
  });

  test("a chain of 200,000 holdings does not overflow", () => {
    const length = 200_000;
    const stakes = Array.from({ length }, (_, node) => stakeOf([node, node + 1, 1]));
    const index = indexHoldings(holdingsOf(stakes, length + 1));
    const { ratioByNode } = lookThroughFrom(index, 0, { hopsMax: length, stepsMax });
    expect(ratioByNode.get(length)).toBe(1);
  });
});

describe("strongest paths", () => {
  test("they are the first of all simple paths by strength, then length, then nodes", () => {
    fc.assert(
      fc.property(
        anyGraph,
        anyHops,
        fc.integer({ min: 1, max: 4 }),
        ({ nodeCount, stakes }, hopsMax, pathsMax) => {
          const index = indexHoldings(holdingsOf(stakes, nodeCount));
          const expected = pathsFrom(stakes, [0], 1, hopsMax)
            .filter((path) => path.nodes.at(-1) === 1)
            .sort(
              (a, b) =>
                b.ratio - a.ratio ||
                a.nodes.length - b.nodes.length ||
                (a.nodes.join() < b.nodes.join() ? -1 : 1),
            )
            .slice(0, pathsMax);
          const { paths, truncated } = strongestPaths(
            index,
            { source: 0, target: 1, pathsMax },
            { hopsMax, stepsMax },
          );
          expect(truncated).toBe(false);
          expect(paths.map(({ nodes, ratio }) => ({ nodes, ratio }))).toEqual(expected);
          for (const { nodes, holdings } of paths) {
            const steps = holdings.map((row) => [stakes[row]!.holder, stakes[row]!.company]);
            expect(steps).toEqual(nodes.slice(1).map((node, at) => [nodes[at], node]));
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test("of two equally strong paths the shorter comes first, though the longer is met first", () => {
    const index = indexHoldings(
      holdingsOf([stakeOf([0, 2, 1]), stakeOf([2, 1, 0.5]), stakeOf([0, 1, 0.5])], 3),
    );
    const { paths } = strongestPaths(index, { source: 0, target: 1, pathsMax: 1 }, { hopsMax: 5, stepsMax });
    expect(paths).toEqual([{ nodes: [0, 1], holdings: [2], ratio: 0.5 }]);
  });

  test("a spent budget is told", () => {
    const index = indexHoldings(
      holdingsOf([stakeOf([0, 2, 1]), stakeOf([2, 1, 1]), stakeOf([0, 1, 0.1])], 3),
    );
    const question = { source: 0, target: 1, pathsMax: 5 };
    expect(strongestPaths(index, question, { hopsMax: 5, stepsMax: 2 }).truncated).toBe(true);
    expect(strongestPaths(index, question, { hopsMax: 5, stepsMax: 3 }).truncated).toBe(false);
  });
});

describe("close links", () => {
  const limits = { hopsMax: 10, stepsMax };

  test("the published example has nine, with their sums", () => {
    const { names, holdings } = named([
      ["A", "B", 0.2],
      ["B", "A", 0.8],
      ["B", "C", 0.2],
      ["C", "D", 0.6],
      ["D", "A", 0.9],
      ["A", "C", 0.2],
    ]);
    const { links } = closeLinks(indexHoldings(holdings), limits);
    const found = links.map((link) => [
      names[link.holder]! + names[link.company]!,
      link.lookThroughRatio.toFixed(6),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      AB: "0.200000",
      AC: "0.240000",
      BA: "0.908000",
      BC: "0.360000",
      BD: "0.216000",
      CA: "0.540000",
      CD: "0.600000",
      DA: "0.900000",
      DC: "0.216000",
    });
  });

  test.each([
    [199_999, 0],
    [200_000, 1],
  ])("a direct share of %i ppm makes %i links", (sharePpm, expected) => {
    const index = indexHoldings(holdingsOf([{ holder: 0, company: 1, sharePpm, controlPpm: 0 }], 2));
    expect(closeLinks(index, limits).links.length).toBe(expected);
  });

  test("a sum that is 20 % but for the rounding of products is a link", () => {
    const { holdings } = named([
      ["X", "A", 0.7],
      ["A", "Y", 0.2],
      ["X", "B", 0.6],
      ["B", "Y", 0.1],
    ]);
    const { links } = closeLinks(indexHoldings(holdings), limits);
    expect(links.some((link) => link.holder === 0 && link.company === 2)).toBe(true);
  });
});
