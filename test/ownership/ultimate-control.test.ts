import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { ultimateControl } from "../../src/ownership/ultimate-control.ts";
import { controlledTogether, votesOf } from "./naive-control.ts";
import { anyGraph, anyPpm, anyRegister, anyShuffledGraph, holdingsOf, named } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";

/** The definition, from the whole relation: who controls it and is controlled by nobody but its equals. */
function naiveUltimate(stakes: readonly Stake[], nodeCount: number) {
  const nodes = Array.from({ length: nodeCount }, (_, node) => node);
  const below = nodes.map((source) => controlledTogether(stakes, nodeCount, [source]));
  const controls = (x: number, y: number): boolean => below[x]!.has(y);
  const chain = (x: number, y: number): boolean => {
    const reached = new Set([x]);
    for (const from of reached) {
      for (const one of stakes) {
        if (one.holder === from && one.company !== from && one.controlPpm > 500_000) reached.add(one.company);
      }
    }
    return reached.has(y);
  };
  return nodes.map((y) => {
    const ultimate = nodes.filter(
      (x) => controls(x, y) && !nodes.some((w) => controls(w, x) && !controls(x, w)),
    );
    const leasts = ultimate
      .filter((x) => !controls(y, x))
      .map((x) => nodes.find((w) => w === x || (controls(w, x) && controls(x, w)))!);
    const controllers = [...new Set(leasts)].sort((a, b) => a - b);
    const controller = controllers[0] ?? -1;
    const selfHeld = votesOf(stakes, new Set([y, ...below[y]!]), y) > 500_000;
    const basis = controller < 0 ? 0 : chain(controller, y) ? 1 : 2;
    return { controller, controllers, basis, circular: controllers.length === 0 && selfHeld ? 1 : 0 };
  });
}

function expectDefinition(stakes: readonly Stake[], nodeCount: number): void {
  const found = ultimateControl(indexHoldings(holdingsOf(stakes, nodeCount)));
  const expected = naiveUltimate(stakes, nodeCount);
  expect([...found.controllerOf]).toEqual(expected.map(({ controller }) => controller));
  expect([...found.basis]).toEqual(expected.map(({ basis }) => basis));
  expect([...found.circular]).toEqual(expected.map(({ circular }) => circular));
  const contested = expected.flatMap(({ controllers }, node): [number, number[]][] =>
    controllers.length > 1 ? [[node, controllers]] : [],
  );
  expect([...found.contested].sort(([a], [b]) => a - b)).toEqual(contested);
}

/** Registers up to the whole with joint majorities and loops: few holders, large even parts. */
const anyJointRegister = fc.integer({ min: 2, max: 9 }).chain((nodeCount) => {
  const holder = fc.nat({ max: nodeCount - 1 });
  const column = fc.oneof(
    { weight: 2, arbitrary: fc.tuple(holder).map((h) => h.map((one) => [one, 500_001] as const)) },
    fc
      .tuple(holder, holder)
      .map(([a, b]) => [[a, 300_000] as const, ...(a === b ? [] : [[b, 200_001] as const])]),
    fc
      .tuple(holder, holder, holder)
      .map((three) => [...new Set(three)].map((one, at) => [one, at < 2 ? 333_333 : 333_334] as const)),
    fc.tuple(holder, anyPpm).map(([one, ppm]) => [[one, ppm] as const]),
    fc.constant([]),
  );
  return fc.array(column, { minLength: nodeCount, maxLength: nodeCount }).map((columns) => ({
    nodeCount,
    stakes: columns.flatMap((parts, company) =>
      parts.map(([from, ppm]) => ({ holder: from, company, sharePpm: ppm, controlPpm: ppm })),
    ),
  }));
});

test("registers up to the whole: the merged groups are the definition's, loops and joint majorities included", () => {
  fc.assert(
    fc.property(anyJointRegister, ({ nodeCount, stakes }) => expectDefinition(stakes, nodeCount)),
    { numRuns: 4_000 },
  );
  fc.assert(
    fc.property(anyRegister(fc.constantFrom(1_000_000, 700_000)), ({ nodeCount, stakes }) =>
      expectDefinition(stakes, nodeCount),
    ),
    { numRuns: 2_000 },
  );
});

test("registers over the whole: every ultimate controller is found", () => {
  fc.assert(
    fc.property(anyGraph, ({ nodeCount, stakes }) => expectDefinition(stakes, nodeCount)),
    { numRuns: 4_000 },
  );
});

test("an ordinary register with one over-allotted company beside it", () => {
  const extra = fc.tuple(
    fc.nat({ max: 8 }),
    fc.nat({ max: 8 }),
    fc.constantFrom(500_000, 500_001, 1_000_000),
  );
  fc.assert(
    fc.property(anyJointRegister, extra, ({ nodeCount, stakes }, [holder, company, ppm]) => {
      fc.pre(holder < nodeCount && company < nodeCount);
      const others = stakes.filter((one) => one.holder !== holder || one.company !== company);
      expectDefinition([...others, { holder, company, sharePpm: ppm, controlPpm: ppm }], nodeCount);
    }),
    { numRuns: 4_000 },
  );
});

test("the order of rows changes nothing", () => {
  fc.assert(
    fc.property(anyShuffledGraph, ({ nodeCount, stakes, shuffled }) => {
      const solve = (rows: readonly Stake[]) => {
        const { contested, ...arrays } = ultimateControl(indexHoldings(holdingsOf(rows, nodeCount)));
        return { ...arrays, contested: [...contested].sort(([a], [b]) => a - b) };
      };
      expect(solve(shuffled)).toEqual(solve(stakes));
    }),
  );
});

test("a company with many holders is summed in a map, with the same answer", () => {
  const many = Array.from({ length: 40 }, (_, at): [string, string, number] => [`m${at}`, "low", 0.0126]);
  const { at, holdings } = named([
    ...many.map(([middle]): [string, string, number] => ["top", middle, 0.6]),
    ...many,
  ]);
  const found = ultimateControl(indexHoldings(holdings));
  expect(found.controllerOf[at("low")]).toBe(at("top"));
  expect(found.basis[at("low")]).toBe(2);
});

describe("loops", () => {
  test("two companies that hold each other have no outside controller; what is below ends at the least", () => {
    const { at, holdings } = named([
      ["a", "b", 0.6],
      ["b", "a", 0.6],
      ["b", "low", 0.6],
    ]);
    const { controllerOf, circular } = ultimateControl(indexHoldings(holdings));
    expect([...controllerOf]).toEqual([-1, -1, at("a")]);
    expect([...circular]).toEqual([1, 1, 0]);
  });

  test("a company held by its own subsidiaries together is circular, and they are not", () => {
    const { at, holdings } = named([
      ["y", "a", 0.6],
      ["y", "b", 0.6],
      ["a", "y", 0.3],
      ["b", "y", 0.200_001],
    ]);
    const { controllerOf, circular } = ultimateControl(indexHoldings(holdings));
    expect([...controllerOf]).toEqual([-1, at("y"), at("y")]);
    expect([...circular]).toEqual([1, 0, 0]);
  });

  test("exactly half through its own subsidiaries is not circular", () => {
    const { holdings } = named([
      ["y", "a", 0.6],
      ["a", "y", 0.5],
    ]);
    expect([...ultimateControl(indexHoldings(holdings)).circular]).toEqual([0, 0]);
  });
});

test.each([
  [500_000, -1, []],
  [500_001, 0, [[2, [0, 1]]]],
])("two holders of %i ppm each: controller %i, contested %j", (ppm, controller, contested) => {
  const stakes = [0, 1].map((holder) => ({ holder, company: 2, sharePpm: ppm, controlPpm: ppm }));
  const found = ultimateControl(indexHoldings(holdingsOf(stakes, 3)));
  expect(found.controllerOf[2]).toBe(controller);
  expect([...found.contested]).toEqual(contested);
});
