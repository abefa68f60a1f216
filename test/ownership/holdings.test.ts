import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { resolveOverlaps } from "../../src/ownership/overlaps.ts";
import { anyPpm, holdingsOf, stakeOf } from "./random-holdings.ts";

const pairOfNodes = fc.nat({ max: 3 });
const anyRows = fc.array(
  fc.record({ holder: pairOfNodes, company: pairOfNodes, sharePpm: anyPpm, controlPpm: anyPpm }),
  { maxLength: 12 },
);

describe("index", () => {
  test("groups are complete and sorted by the other end; self-holdings are reported, not indexed", () => {
    const stakes = [stakeOf([2, 1, 0.1]), stakeOf([0, 1, 0.2]), stakeOf([1, 1, 0.3]), stakeOf([0, 2, 0.4])];
    const index = indexHoldings(holdingsOf(stakes, 3));
    expect([...index.byCompany.offsets]).toEqual([0, 0, 2, 3]);
    expect([...index.byCompany.rows]).toEqual([1, 0, 3]);
    expect([...index.byHolder.offsets]).toEqual([0, 2, 2, 3]);
    expect([...index.byHolder.rows]).toEqual([1, 3, 0]);
    expect(index.selfHoldings).toEqual([2]);
    expect([...index.selfSharePpm]).toEqual([[1, 300_000]]);
  });

  test("two rows of one pair are refused by name", () => {
    const twice = holdingsOf([stakeOf([0, 1, 0.3]), stakeOf([0, 1, 0.3])], 2);
    expect(() => indexHoldings(twice)).toThrow(/rows 0 and 1.*resolveOverlaps/);
  });

  test.each([
    ["a node at nodeCount", { holder: 0, company: 2, sharePpm: 1, controlPpm: 1 }],
    ["a negative node", { holder: -1, company: 1, sharePpm: 1, controlPpm: 1 }],
    ["a share of one ppm above the whole", { holder: 0, company: 1, sharePpm: 1_000_001, controlPpm: 1 }],
    ["negative votes", { holder: 0, company: 1, sharePpm: 1, controlPpm: -1 }],
  ])("%s is refused with its row", (_, stake) => {
    expect(() => indexHoldings(holdingsOf([stakeOf([0, 1, 0.5]), stake], 2))).toThrow(/row 1/);
  });

  test("the whole and nothing are both accepted", () => {
    const rows = holdingsOf([stakeOf([0, 1, 1]), stakeOf([1, 0, 0])], 2);
    expect(indexHoldings(rows).byHolder.rows.length).toBe(2);
  });
});

describe("overlaps", () => {
  test("two rows of one pair become the least, never the sum", () => {
    const rows = holdingsOf([stakeOf([0, 1, 0.4]), stakeOf([2, 1, 0.5]), stakeOf([0, 1, 0.3])], 3);
    const { holdings, shareRow, conflicts } = resolveOverlaps(rows);
    expect([...holdings.sharePpm]).toEqual([300_000, 500_000]);
    expect([...shareRow]).toEqual([2, 1]);
    const values = { shareLeastPpm: 300_000, shareGreatestPpm: 400_000 };
    const votes = { controlLeastPpm: 300_000, controlGreatestPpm: 400_000 };
    expect(conflicts).toEqual([{ holder: 0, company: 1, ...values, ...votes, rows: [0, 2] }]);
  });

  test("every pair keeps its least values, cites the row that states them, and is one holding", () => {
    fc.assert(
      fc.property(anyRows, (stakes) => {
        const { holdings, shareRow, controlRow, conflicts } = resolveOverlaps(holdingsOf(stakes, 4));
        const pairs = new Set(stakes.map(({ holder, company }) => `${holder}>${company}`));
        expect(holdings.holder.length).toBe(pairs.size);
        holdings.holder.forEach((holder, at) => {
          const same = stakes.filter((one) => one.holder === holder && one.company === holdings.company[at]);
          expect(holdings.sharePpm[at]).toBe(Math.min(...same.map((one) => one.sharePpm)));
          expect(holdings.controlPpm[at]).toBe(Math.min(...same.map((one) => one.controlPpm)));
          expect(shareRow[at]).toBe(stakes.indexOf(same.find((o) => o.sharePpm === holdings.sharePpm[at])!));
          expect(controlRow[at]).toBe(
            stakes.indexOf(same.find((o) => o.controlPpm === holdings.controlPpm[at])!),
          );
        });
        expect(conflicts.flatMap(({ rows }) => rows).length - conflicts.length).toBe(
          stakes.length - pairs.size,
        );
      }),
    );
  });
});
