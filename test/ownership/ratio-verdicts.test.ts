import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundHoldings } from "../../src/ownership/bounds.ts";
import type { HoldingBounds } from "../../src/ownership/bounds.ts";
import { beneficialVerdicts, lookThroughVerdict } from "../../src/ownership/ratio-verdicts.ts";
import type { RatioVerdict } from "../../src/ownership/ratio-verdicts.ts";
import { anyStated, registersOf, statedOf } from "./naive-bounds.ts";
import type { StatedRow } from "./naive-bounds.ts";
import type { Stake } from "./random-holdings.ts";
import { integratedExactly } from "./rational.ts";

/** Sum over simple paths by plain recursion. */
function pathSum(stakes: readonly Stake[], from: number, to: number, seen: readonly number[] = []): number {
  if (from === to) return 1;
  return stakes
    .filter((one) => one.holder === from && one.company !== from && !seen.includes(one.company))
    .reduce((sum, one) => sum + (one.sharePpm / 1e6) * pathSum(stakes, one.company, to, [...seen, from]), 0);
}

/** Whether each company has at most one uncertain holder: then the greatest figures can all be true at once. */
function isSeparate({ index, share }: HoldingBounds): boolean {
  const uncertain = [...index.holdings.company].filter(
    (_, at) => share.leastPpm[at]! < share.greatestPpm[at]!,
  );
  return new Set(uncertain).size === uncertain.length;
}

/** Sound always; exact where asked; records, where named, occur and decide. */
function expectVerdict(
  bounds: HoldingBounds,
  told: readonly (readonly [readonly Stake[], boolean])[],
  found: Pick<RatioVerdict, "verdict" | "yesIf" | "noIf">,
  exact: boolean,
): void {
  const all = told.every(([, answer]) => answer);
  const some = told.some(([, answer]) => answer);
  if (found.verdict === "yes") expect(all).toBe(true);
  if (found.verdict === "no") expect(some).toBe(false);
  if (exact) expect(found.verdict).toBe(all ? "yes" : some ? "undetermined" : "no");
  if (found.verdict !== "undetermined") return;
  const { holder, company } = bounds.index.holdings;
  for (const [records, answer] of [
    [found.yesIf, true],
    [found.noIf, false],
  ] as const) {
    if (exact) expect(records.length).toBeGreaterThan(0);
    if (records.length === 0) continue;
    const matching = told.filter(([register]) =>
      records.every(({ pair, ppm }) =>
        register.some((o) => o.holder === holder[pair] && o.company === company[pair] && o.sharePpm === ppm),
      ),
    );
    expect(matching.length).toBeGreaterThan(0);
    expect(matching.every(([, one]) => one === answer)).toBe(true);
  }
}

const anyFrom = fc.constantFrom(250_000, 200_000, 500_000, 40_000);

test("a look-through verdict is sound, exact where uncertain holders are apart, and its records decide", () => {
  fc.assert(
    fc.property(anyStated, anyFrom, ({ nodeCount, rows, complete }, fromPpm) => {
      const bounds = boundHoldings(statedOf(rows, nodeCount), complete);
      const registers = registersOf(rows, complete);
      for (let holder = 0; holder < nodeCount; holder += 1) {
        for (let company = 0; company < nodeCount; company += 1) {
          if (holder === company) continue;
          const told = registers.map(
            (register) => [register, pathSum(register, holder, company) >= fromPpm / 1e6 - 1e-12] as const,
          );
          const limits = { hopsMax: 9, stepsMax: 10_000 };
          const found = lookThroughVerdict(bounds, { holder, company, fromPpm }, limits);
          expectVerdict(bounds, told, found, isSeparate(bounds));
        }
      }
    }),
    { numRuns: 700 },
  );
});

test("a beneficial-owner verdict is sound over exact fractions, and exact without loops", () => {
  const small = anyStated.filter(({ rows, complete }) => registersOf(rows, complete).length <= 40);
  fc.assert(
    fc.property(small, ({ nodeCount, rows, complete }) => {
      const bounds = boundHoldings(statedOf(rows, nodeCount), complete);
      const registers = registersOf(rows, complete);
      const shares = registers.map((register) => integratedExactly(register, nodeCount).shares);
      const upward = rows.every(({ holder, company }) => holder > company);
      // A loop that owns itself in an over-allotted register has no share to compare with.
      fc.pre(upward || !bounds.share.overAllotted.includes(1));
      const isPerson = Uint8Array.from({ length: nodeCount }, (_, node) =>
        rows.some((one) => one.company === node) ? 0 : 1,
      );
      for (let company = 0; company < nodeCount; company += 1) {
        const found = new Map(beneficialVerdicts(bounds, company, isPerson).map((one) => [one.person, one]));
        for (let person = 0; person < nodeCount; person += 1) {
          if (person === company || !isPerson[person]) continue;
          const told = registers.map(
            (register, at) => [register, shares[at]![person]![company]! >= 0.25 - 1e-12] as const,
          );
          const one = found.get(person) ?? { verdict: "no" as const, yesIf: [], noIf: [] };
          expectVerdict(bounds, told, one, upward && isSeparate(bounds));
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

const row = (holder: number, company: number, least: number, greatest = least): StatedRow => {
  return { holder, company, least, greatest };
};

describe("a quarter", () => {
  const verdictOf = (rows: readonly StatedRow[]) =>
    beneficialVerdicts(boundHoldings(statedOf(rows, 3)), 2, Uint8Array.of(1, 1, 0)).map(
      ({ person, verdict, yesIf, noIf }) => ({ person, verdict, yesIf, noIf }),
    );

  test.each([
    [250_000, 300_000, "yes"],
    [249_999, 250_000, "undetermined"],
  ])("%i to %i ppm is %s", (least, greatest, verdict) => {
    expect(verdictOf([row(0, 2, least, greatest)]).map((one) => one.verdict)).toEqual([verdict]);
  });

  test("up to 249,999 ppm is none", () => expect(verdictOf([row(0, 2, 0, 249_999)])).toEqual([]));

  test("the remainder is too small for the unknown one, and enough for it one ppm earlier", () => {
    expect(verdictOf([row(1, 2, 750_001), row(0, 2, 0, 1_000_000)]).map(({ person }) => person)).toEqual([1]);
    expect(verdictOf([row(1, 2, 750_000), row(0, 2, 0, 1_000_000)])).toEqual([
      {
        person: 0,
        verdict: "undetermined",
        yesIf: [{ pair: 0, ppm: 250_000 }],
        noIf: [{ pair: 0, ppm: 0 }],
      },
      { person: 1, verdict: "yes", yesIf: [], noIf: [] },
    ]);
  });
});

test("a walk cut by its budget is never a no", () => {
  const bounds = boundHoldings(statedOf([row(0, 1, 500_000), row(1, 2, 500_000)], 3));
  const question = { holder: 0, company: 2, fromPpm: 900_000 };
  expect(lookThroughVerdict(bounds, question, { hopsMax: 9, stepsMax: 1 }).verdict).toBe("undetermined");
  expect(lookThroughVerdict(bounds, question, { hopsMax: 9, stepsMax: 9 }).verdict).toBe("no");
});
