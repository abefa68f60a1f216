import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { integratedFrom, integratedTo, LOOP_MEMBERS_MAX } from "../../src/ownership/integrated.ts";
import { anyGraph, anyRegister, anyShuffledGraph, holdingsOf, named, stakeOf } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";
import { integratedExactly } from "./rational.ts";

/** Fails unless every entry of the exact Y is found from its source and from its target, to nine digits. */
function expectExact(stakes: readonly Stake[], nodeCount: number): void {
  const index = indexHoldings(holdingsOf(stakes, nodeCount));
  const { shares, closed } = integratedExactly(stakes, nodeCount);
  const nodes = Array.from({ length: nodeCount }, (_, node) => node);
  for (const node of nodes) {
    const from = integratedFrom(index, node);
    const to = integratedTo(index, node);
    for (const other of nodes) {
      const [down, up] = [shares[node]![other]!, shares[other]![node]!];
      expect(Math.abs((from.ratioByCompany.get(other) ?? 0) - down)).toBeLessThan(1e-9 * Math.max(1, down));
      expect(Math.abs((to.ratioByOwner.get(other) ?? 0) - up)).toBeLessThan(1e-9 * Math.max(1, up));
    }
    const loops = [...from.closedLoops, ...to.closedLoops];
    for (const loop of loops) expect(closed).toContainEqual(loop);
    for (const loop of closed.filter((members) => members.includes(node)))
      expect(to.closedLoops).toContainEqual(loop);
  }
}

test("registers up to the whole agree with exact fractions, closed loops included", () => {
  const whole = fc.constantFrom(1_000_000, 1_000_000, 999_999, 500_000);
  fc.assert(
    fc.property(anyRegister(whole), ({ nodeCount, stakes }) => expectExact(stakes, nodeCount)),
    { numRuns: 1_500 },
  );
});

test("graphs over the whole agree with exact fractions where a finite share exists", () => {
  fc.assert(
    fc.property(anyGraph, ({ nodeCount, stakes }) => expectExact(stakes, nodeCount)),
    { numRuns: 1_500 },
  );
});

test("complete registers without closed loops are owned by persons to 1 within 1e-9", () => {
  fc.assert(
    fc.property(anyRegister(fc.constant(1_000_000)), ({ nodeCount, companies, stakes }) => {
      const index = indexHoldings(holdingsOf(stakes, nodeCount));
      const isHeld = (node: number): boolean =>
        stakes.some((one) => one.company === node && one.holder !== node);
      for (let company = 0; company < companies; company += 1) {
        const { unknownRatio, closedLoops } = integratedTo(index, company);
        if (closedLoops.length === 0 && isHeld(company)) expect(Math.abs(unknownRatio)).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 3_000 },
  );
});

test("the order of rows does not change a single bit", () => {
  fc.assert(
    fc.property(anyShuffledGraph, ({ nodeCount, stakes, shuffled }) => {
      const index = (rows: readonly Stake[]) => indexHoldings(holdingsOf(rows, nodeCount));
      expect(integratedFrom(index(shuffled), 0)).toEqual(integratedFrom(index(stakes), 0));
      expect(integratedTo(index(shuffled), 0)).toEqual(integratedTo(index(stakes), 0));
    }),
  );
});

test("the published cross-holding is solved: three owners, each company owned to 1", () => {
  const { at, holdings } = named([
    ["P", "A", 0.6],
    ["R", "A", 0.1],
    ["B", "A", 0.3],
    ["A", "B", 0.5],
    ["Q", "B", 0.5],
  ]);
  const index = indexHoldings(holdings);
  const inA = integratedTo(index, at("A"));
  const shares = ["P", "Q", "R", "A"].map((owner) => inA.ratioByOwner.get(at(owner))!.toFixed(6));
  expect(shares).toEqual(["0.705882", "0.176471", "0.117647", "0.176471"]);
  expect(inA.externalOwners).toEqual([at("P"), at("R"), at("Q")]);
  expect(Math.abs(inA.unknownRatio)).toBeLessThan(1e-12);
  expect(integratedFrom(index, at("P")).ratioByCompany.get(at("B"))).toBeCloseTo(6 / 17, 12);
});

describe("edges of the definition", () => {
  test("a company's own shares are rescaled away", () => {
    const index = indexHoldings(
      holdingsOf([stakeOf([0, 1, 0.6]), stakeOf([1, 1, 0.2]), stakeOf([2, 1, 0.2])], 3),
    );
    const { ratioByOwner, unknownRatio } = integratedTo(index, 1);
    expect(ratioByOwner.get(0)).toBeCloseTo(0.75, 12);
    expect(ratioByOwner.get(2)).toBeCloseTo(0.25, 12);
    expect(unknownRatio).toBeCloseTo(0, 12);
  });

  test("a loop that owns itself wholly is reported and counts as unknown", () => {
    const index = indexHoldings(
      holdingsOf([stakeOf([0, 1, 1]), stakeOf([1, 0, 1]), stakeOf([1, 2, 0.4])], 3),
    );
    const { ratioByOwner, closedLoops, unknownRatio, externalOwners } = integratedTo(index, 2);
    expect(closedLoops).toEqual([[0, 1]]);
    expect([...ratioByOwner]).toEqual([[1, 0.4]]);
    expect(externalOwners).toEqual([]);
    expect(unknownRatio).toBe(1);
  });

  test("a loop with one millionth outside is solved: that millionth owns everything", () => {
    const stakes = [stakeOf([0, 1, 1]), stakeOf([1, 0, 0.999_999]), stakeOf([2, 0, 0.000_001])];
    const { ratioByOwner, closedLoops } = integratedTo(indexHoldings(holdingsOf(stakes, 3)), 1);
    expect(closedLoops).toEqual([]);
    expect(Math.abs(ratioByOwner.get(2)! - 1)).toBeLessThan(1e-12);
  });

  test("a company that holds the whole of itself is a closed loop of one", () => {
    const index = indexHoldings(holdingsOf([stakeOf([0, 0, 1]), stakeOf([1, 0, 0.5])], 2));
    expect(integratedTo(index, 0).closedLoops).toEqual([[0]]);
    expect(integratedFrom(index, 1).closedLoops).toEqual([[0]]);
    expect([...integratedFrom(index, 1).ratioByCompany]).toEqual([]);
  });

  test("an unrecorded part stays unknown, and a register over the whole shows below zero", () => {
    const partly = indexHoldings(holdingsOf([stakeOf([0, 1, 0.7])], 2));
    expect(integratedTo(partly, 1).unknownRatio).toBeCloseTo(0.3, 12);
    const over = indexHoldings(holdingsOf([stakeOf([0, 1, 0.7]), stakeOf([2, 1, 0.7])], 3));
    expect(integratedTo(over, 1).unknownRatio).toBeCloseTo(-0.4, 12);
  });

  test("a chain of 200,000 holdings does not overflow", () => {
    const length = 200_000;
    const stakes = Array.from({ length }, (_, node) => stakeOf([node, node + 1, 1]));
    const index = indexHoldings(holdingsOf(stakes, length + 1));
    expect(integratedFrom(index, 0).ratioByCompany.get(length)).toBe(1);
  });

  test("a loop too large for a dense solve is refused with its remedy", () => {
    const size = LOOP_MEMBERS_MAX + 1;
    const stakes = Array.from({ length: size }, (_, node) => stakeOf([node, (node + 1) % size, 0.9]));
    const index = indexHoldings(holdingsOf(stakes, size));
    expect(() => integratedFrom(index, 0)).toThrow(/3001 companies in one loop.*LOOP_MEMBERS_MAX/);
  });
});
