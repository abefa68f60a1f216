import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlEdges } from "../../src/ownership/control-edges.ts";
import { controlledBy } from "../../src/ownership/control.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { anyGraph, anyShuffledGraph, holdingsOf, named, stakeOf } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";

const runs = { numRuns: 3_000 };

/** Votes that a group holds of a company. */
function votes(stakes: readonly Stake[], group: ReadonlySet<number>, company: number): number {
  const held = stakes.filter(
    (one) => one.company === company && one.holder !== company && group.has(one.holder),
  );
  return held.reduce((sum, one) => sum + one.controlPpm, 0);
}

/**
 * All subsets: control is the smallest set closed under "more than half", the intersection of all closed
 * ones.
 */
function controlBySubsets(stakes: readonly Stake[], nodeCount: number, source: number): Map<number, number> {
  let least = new Set(Array.from({ length: nodeCount }, (_, node) => node));
  for (let bits = 0; bits < 2 ** nodeCount; bits += 1) {
    const subset = new Set(
      Array.from({ length: nodeCount }, (_, node) => node).filter((node) => bits & (1 << node)),
    );
    if (subset.has(source)) continue;
    const group = new Set([...subset, source]);
    const closed = Array.from({ length: nodeCount }, (_, node) => node).every(
      (node) => group.has(node) || votes(stakes, group, node) <= 500_000,
    );
    if (closed) least = new Set([...least].filter((node) => subset.has(node)));
  }
  const group = new Set([...least, source]);
  return new Map([...least].sort((a, b) => a - b).map((node) => [node, votes(stakes, group, node)]));
}

/**
 * Rows of the controller's group into the company, and into whichever of the group's companies hold them, by
 * rounds.
 */
function basisOf(stakes: readonly Stake[], nodeCount: number, controller: number, company: number): number[] {
  const group = new Set([controller, ...controlBySubsets(stakes, nodeCount, controller).keys()]);
  const needed = new Set([company]);
  let rows: number[] = [];
  for (let round = 0; round <= nodeCount; round += 1) {
    rows = [...stakes.keys()].filter((row) => {
      const { holder, company: held, controlPpm } = stakes[row]!;
      return needed.has(held) && group.has(holder) && holder !== held && controlPpm > 0;
    });
    for (const row of rows) if (stakes[row]!.holder !== controller) needed.add(stakes[row]!.holder);
  }
  return rows;
}

function relationOf(stakes: readonly Stake[], nodeCount: number): Map<number, number>[] {
  return Array.from({ length: nodeCount }, (_, source) => controlBySubsets(stakes, nodeCount, source));
}

test("the worklist finds the intersection of all closed sets, with its votes", () => {
  fc.assert(
    fc.property(anyGraph, ({ nodeCount, stakes }) => {
      const index = indexHoldings(holdingsOf(stakes, nodeCount));
      for (let source = 0; source < nodeCount; source += 1) {
        const expected = controlBySubsets(stakes, nodeCount, source);
        expect([...controlledBy(index, source)]).toEqual([...expected]);
      }
    }),
    runs,
  );
});

describe("immediate edges", () => {
  test("their transitive closure is the control relation", () => {
    fc.assert(
      fc.property(anyGraph, ({ nodeCount, stakes }) => {
        const edges = controlEdges(indexHoldings(holdingsOf(stakes, nodeCount)));
        const reach = Array.from({ length: nodeCount }, () => new Set<number>());
        for (const { controller, company } of edges) reach[controller]!.add(company);
        for (let round = 0; round < nodeCount; round += 1) {
          for (const below of reach)
            for (const node of [...below]) for (const next of reach[node]!) below.add(next);
        }
        reach.forEach((below, source) => below.delete(source));
        const expected = relationOf(stakes, nodeCount).map((found) => [...found.keys()]);
        expect(reach.map((below) => [...below].sort((a, b) => a - b))).toEqual(expected);
      }),
      runs,
    );
  });

  test("nobody stands strictly between, votes and directness are the definition's, none is missing", () => {
    fc.assert(
      fc.property(anyGraph, ({ nodeCount, stakes }) => {
        const relation = relationOf(stakes, nodeCount);
        const controls = (x: number, y: number): boolean => relation[x]!.has(y);
        const expected = relation.flatMap((found, controller) =>
          [...found]
            .filter(([company]) =>
              relation.every(
                (_, z) =>
                  !(controls(controller, z) && controls(z, company)) ||
                  controls(z, controller) ||
                  controls(company, z),
              ),
            )
            .map(([company, votesPpm]) => {
              const own = stakes.find((one) => one.holder === controller && one.company === company);
              const direct = (own?.controlPpm ?? 0) > 500_000;
              return { controller, company, votesPpm, direct, basis: undefined };
            }),
        );
        const edges = controlEdges(indexHoldings(holdingsOf(stakes, nodeCount)));
        expect(edges.map((edge) => ({ ...edge, basis: undefined }))).toEqual(expected);
      }),
      runs,
    );
  });

  test("the basis alone proves the edge with its votes, and its rows into the company add up to them", () => {
    fc.assert(
      fc.property(anyGraph, ({ nodeCount, stakes }) => {
        for (const { controller, company, votesPpm, basis } of controlEdges(
          indexHoldings(holdingsOf(stakes, nodeCount)),
        )) {
          const rows = basis.map((row) => stakes[row]!);
          const alone = controlledBy(indexHoldings(holdingsOf(rows, nodeCount)), controller);
          expect(alone.get(company)).toBe(votesPpm);
          const into = rows.filter((one) => one.company === company);
          expect(into.reduce((sum, one) => sum + one.controlPpm, 0)).toBe(votesPpm);
          expect(basis).toEqual(basisOf(stakes, nodeCount, controller, company));
        }
      }),
      runs,
    );
  });

  test("the order of rows changes nothing", () => {
    fc.assert(
      fc.property(anyShuffledGraph, ({ nodeCount, stakes, shuffled }) => {
        const solve = (rows: readonly Stake[]) =>
          controlEdges(indexHoldings(holdingsOf(rows, nodeCount))).map((edge) => ({
            ...edge,
            basis: edge.basis.map((row) => stakes.indexOf(rows[row]!)).sort((a, b) => a - b),
          }));
        expect(solve(shuffled)).toEqual(solve(stakes));
      }),
    );
  });

  test("a chain is reduced to its links, and joint control cites what makes its holders controlled", () => {
    const { holdings } = named([
      ["top", "left", 0.6],
      ["top", "right", 0.6],
      ["left", "low", 0.3],
      ["right", "low", 0.3],
      ["low", "last", 1],
    ]);
    const [top, left, right, low, last] = [0, 1, 2, 3, 4];
    expect(controlEdges(indexHoldings(holdings))).toEqual([
      { controller: top, company: left, votesPpm: 600_000, direct: true, basis: [0] },
      { controller: top, company: right, votesPpm: 600_000, direct: true, basis: [1] },
      { controller: top, company: low, votesPpm: 600_000, direct: false, basis: [0, 1, 2, 3] },
      { controller: low, company: last, votesPpm: 1_000_000, direct: true, basis: [4] },
    ]);
  });

  test("companies that control each other keep their edges, and whoever controls one is above both", () => {
    const { holdings } = named([
      ["top", "a", 0.6],
      ["a", "b", 0.6],
      ["b", "a", 0.51],
    ]);
    const pairs = controlEdges(indexHoldings(holdings)).map(({ controller, company }) => [
      controller,
      company,
    ]);
    expect(pairs).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 1],
    ]);
  });
});

test.each([
  [500_000, []],
  [500_001, [1]],
])("votes of %i ppm control %j", (controlPpm, expected) => {
  const index = indexHoldings(holdingsOf([{ holder: 0, company: 1, sharePpm: 0, controlPpm }], 2));
  expect([...controlledBy(index, 0).keys()]).toEqual(expected);
});

test("what a company holds of itself gives nobody control", () => {
  const index = indexHoldings(holdingsOf([stakeOf([0, 1, 0.4]), stakeOf([1, 1, 0.6])], 2));
  expect([...controlledBy(index, 0)]).toEqual([]);
  expect([...controlledBy(index, 1)]).toEqual([]);
});
