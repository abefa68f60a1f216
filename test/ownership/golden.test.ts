import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cascade } from "../../src/ownership/cascade.ts";
import { closeLinks } from "../../src/ownership/close-links.ts";
import { controlledBy } from "../../src/ownership/control.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { integratedTo } from "../../src/ownership/integrated.ts";
import { named } from "./random-holdings.ts";

type Tuple = [string | number, string | number, number];
type CascadeCase = { own: Tuple[]; listed: string[]; blocked: string[] };

/** Published answers, outside this package: these tests are skipped where the folder is missing. */
const file = new URL("../../../shared/data/company-control/golden.json", import.meta.url);
const present = existsSync(file);
const golden = present ? JSON.parse(readFileSync(file, "utf8")) : {};
if (!present) console.warn(`golden.test.ts: ${file.pathname} is missing, its comparisons are skipped`);

const keyOf = ([a, b, ratio]: readonly Tuple[number][]): string => `${a} ${b} ${Number(ratio).toFixed(6)}`;

function controlOf(own: readonly Tuple[]): string[] {
  const { names, holdings } = named(own);
  const index = indexHoldings(holdings);
  const rows = names.flatMap((name, source) =>
    [...controlledBy(index, source)].map(([company, votes]) =>
      keyOf([name, names[company]!, votes / 1_000_000]),
    ),
  );
  return rows.sort();
}

describe("example 1 of the company control text, written out", () => {
  const own: Tuple[] = [
    [1, 2, 0.9],
    [2, 3, 1],
    [3, 2, 0.1],
    [3, 4, 0.9],
    [4, 5, 1],
    [5, 1, 0.1],
    [1, 6, 0.9],
    [6, 5, 1],
    [5, 10, 0.9],
    [10, 20, 1],
    [20, 1, 0.5],
    [1, 10, 0.9],
    [19, 5, 1],
    [10, 19, 0.5],
  ];

  test("has 51 control tuples, none of a company with itself", () => {
    const tuples = controlOf(own).map((key) => key.split(" "));
    expect(tuples.length).toBe(51);
    expect(tuples.filter(([a, b]) => a === b)).toEqual([]);
  });

  test("gives company 19 three times the votes of company 5, as the register is over the whole", () => {
    expect(controlOf(own)).toContain("19 5 3.000000");
  });
});

describe.skipIf(!present)("published answers (../shared/data/company-control)", () => {
  test("company control, example 1: 51 of 51 with their votes", () => {
    const expected = golden.ex1.published_controlMax.map(keyOf).sort();
    expect(expected.length).toBe(51);
    expect(controlOf(golden.ex1.own)).toEqual(expected);
  });

  test("company control, example 2: the seven of the definition", () => {
    expect(controlOf(golden.ex2.own)).toEqual(golden.ex2.recomputed_control.map(keyOf).sort());
  });

  test("close links: 9 of 9 with their sums", () => {
    const { names, holdings } = named(golden.ex3_close_links.own);
    const { links } = closeLinks(indexHoldings(holdings), { hopsMax: 9, stepsMax: 10_000 });
    const found = links.map((one) => keyOf([names[one.holder]!, names[one.company]!, one.lookThroughRatio]));
    expect(found.sort()).toEqual(golden.ex3_close_links.published.map(keyOf).sort());
  });

  test("cross-holding: every entry of Y", () => {
    const { own, nodes, Y_AinvIminusA: expected } = golden.ex4_cross_holding;
    const { at, holdings } = named(own);
    const index = indexHoldings(holdings);
    for (const [row, owner] of nodes.entries()) {
      for (const [column, company] of nodes.entries()) {
        const found = integratedTo(index, at(company)).ratioByOwner.get(at(owner)) ?? 0;
        expect(Math.abs(found - expected[row][column])).toBeLessThan(1e-9);
      }
    }
  });

  const cases = Object.entries<CascadeCase>(golden.ofac_faq401 ?? {}).filter(([name]) => name !== "rule");
  test.each(cases)("50 %% rule, %s", (_, { own, listed, blocked }) => {
    const { names, holdings } = named(own);
    const marks = Uint8Array.from(names, (name) => (listed.includes(name) ? 1 : 0));
    const caught = cascade(indexHoldings(holdings), marks).map(({ company }) => names[company]);
    expect(caught.sort()).toEqual(blocked);
  });
});
