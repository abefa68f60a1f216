import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beneficialOwnerSearch } from "../../src/ownership/beneficial-owners.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { controlledTogether, votesOf } from "./naive-control.ts";
import { anyRegister, holdingsOf, named } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";
import { integratedExactly } from "./rational.ts";

/** Art. 6 word by word, over exact fractions and naive fixpoints. */
function naiveOwners(
  stakes: readonly Stake[],
  nodeCount: number,
  persons: readonly number[],
  group: readonly number[],
  company: number,
) {
  const shares = integratedExactly(stakes, nodeCount).shares;
  const byVotes = stakes.map((one) => ({ ...one, sharePpm: one.controlPpm }));
  const votes = integratedExactly(byVotes, nodeCount).shares;
  const quarter = (ratios: number[][]) => persons.filter((one) => ratios[one]![company]! >= 0.25 - 1e-12);
  const controls = (sources: readonly number[]): boolean =>
    !sources.includes(company) && controlledTogether(stakes, nodeCount, sources).has(company);
  const stands = (one: number): boolean =>
    group.some((member) => member === one || controlledTogether(stakes, nodeCount, [one]).has(member));
  const all = new Set([...group, ...controlledTogether(stakes, nodeCount, group)]);
  const together = group.length > 1 && votesOf(stakes, all, company) > 500_000;
  const inControl = persons.filter((one) => controls([one]) || (together && stands(one)));
  const [basis, found] = quarter(shares).length
    ? ["shares", quarter(shares)]
    : quarter(votes).length
      ? ["votes", quarter(votes)]
      : inControl.length
        ? ["actualControl", inControl]
        : ["dailyManagement", [persons[0]!]];
  const passing = { shares: quarter(shares), votes: quarter(votes), actualControl: inControl };
  return { basis, passing, persons: found, shares, votes, alone: persons.filter((one) => controls([one])) };
}

/** Nine digits: votes that loops multiply may be thousands. */
const expectNear = (found: number, exact: number): void =>
  expect(Math.abs(found - exact)).toBeLessThan(1e-9 * Math.max(1, exact));

/** Registers with votes apart from shares, and a concert group among all nodes. */
const anyCase = anyRegister(fc.constantFrom(1_000_000, 800_000, 300_000)).chain((register) =>
  fc.record({
    register: fc.constant(register),
    votes: fc.array(fc.constantFrom(-1, -1, -1, 0, 100_000, 200_000, 250_000, 249_999), {
      minLength: register.stakes.length,
      maxLength: register.stakes.length,
    }),
    group: fc.uniqueArray(fc.nat({ max: register.nodeCount - 1 }), { maxLength: 3 }),
  }),
);

test("the four tests of art. 6 in their order, over exact fractions and naive control", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyCase, ({ register: { nodeCount, companies, stakes: drawn }, votes, group }) => {
      const stakes = drawn.map((one, at) => ({
        ...one,
        controlPpm: votes[at]! < 0 ? one.sharePpm : votes[at]!,
      }));
      const persons = Array.from({ length: nodeCount - companies }, (_, at) => companies + at);
      const find = beneficialOwnerSearch(indexHoldings(holdingsOf(stakes, nodeCount)), {
        isPerson: Uint8Array.from({ length: nodeCount }, (_, node) => (node < companies ? 0 : 1)),
        managersOf: () => [persons[0]!],
        concertGroups: [group],
      });
      for (let company = 0; company < companies; company += 1) {
        const expected = naiveOwners(stakes, nodeCount, persons, group, company);
        const found = find(company);
        seen.add(found.basis);
        expect([found.basis, found.owners.map(({ person }) => person)]).toEqual([
          expected.basis,
          expected.persons,
        ]);
        expect(found.passing).toEqual(expected.passing);
        for (const one of found.owners) {
          expectNear(one.shareRatio, expected.shares[one.person]![company]!);
          expectNear(one.votesRatio, expected.votes[one.person]![company]!);
          if (found.basis === "actualControl") expect(one.jointly).toBe(!expected.alone.includes(one.person));
        }
        const { personsRatio, stateRatio, unrecordedRatio, unknownRatio } = found;
        expect(personsRatio + stateRatio + unrecordedRatio + unknownRatio).toBeCloseTo(1, 9);
      }
    }),
    { numRuns: 1_500 },
  );
  expect([...seen].sort()).toEqual(["actualControl", "dailyManagement", "shares", "votes"]);
});

const marks = (names: readonly string[], which: readonly string[]): Uint8Array =>
  Uint8Array.from(names, (name) => (which.includes(name) ? 1 : 0));

describe("the threshold", () => {
  test.each([
    [0.25, "shares"],
    [0.249_999, "none"],
  ])("a direct share of %d: basis %s", (ratio, basis) => {
    const { names, at, holdings } = named([["p", "c", ratio]]);
    const find = beneficialOwnerSearch(indexHoldings(holdings), { isPerson: marks(names, ["p"]) });
    expect(find(at("c")).basis).toBe(basis);
  });

  test("multiplied along chains and added over them: .5 x .3 + .2 x .5 is a quarter", () => {
    const { names, at, holdings } = named([
      ["p", "a", 0.5],
      ["a", "c", 0.3],
      ["p", "b", 0.2],
      ["b", "c", 0.5],
    ]);
    const found = beneficialOwnerSearch(indexHoldings(holdings), { isPerson: marks(names, ["p"]) })(at("c"));
    expect(found.basis).toBe("shares");
    expect(found.owners[0]!.shareRatio).toBeCloseTo(0.25, 12);
  });
});

test("a long chain of small majorities is control without a quarter", () => {
  const { names, at, holdings } = named([
    ["p", "a", 0.51],
    ["a", "b", 0.51],
    ["b", "c", 0.51],
  ]);
  const found = beneficialOwnerSearch(indexHoldings(holdings), { isPerson: marks(names, ["p"]) })(at("c"));
  expect([found.basis, found.owners.map(({ person }) => person)]).toEqual(["actualControl", [at("p")]]);
  expect(found.owners[0]!.jointly).toBe(false);
  // 0.132651 known and 0.867349 unrecorded: somebody may own a quarter.
  expect(found.remainderMayDecide).toBe(true);
});

test("three with a fifth each who act in concert control jointly; apart, their managers answer", () => {
  const three = ["p", "q", "r"];
  const { names, at, holdings } = named([
    ...three.map((name): [string, string, number] => [name, "c", 0.2]),
    ["state", "c", 0.4],
  ]);
  const setting = {
    isPerson: marks(names, three),
    isStateBody: marks(names, ["state"]),
    managersOf: () => [at("r")],
  };
  const index = indexHoldings(holdings);
  const apart = beneficialOwnerSearch(index, setting)(at("c"));
  expect([apart.basis, apart.owners.map(({ person }) => person)]).toEqual(["dailyManagement", [at("r")]]);
  expect([apart.stateRatio, apart.unknownRatio, apart.stateControllers]).toEqual([0.4, 0, []]);
  expect(apart.remainderMayDecide).toBe(false);
  const joint = beneficialOwnerSearch(index, { ...setting, concertGroups: [three.map(at)] })(at("c"));
  expect(joint.basis).toBe("actualControl");
  expect(joint.owners.map(({ person, jointly }) => [person, jointly])).toEqual(
    three.map((name) => [at(name), true]),
  );
});

test("who stands behind a member in concert controls as it does, though that member holds nothing of the company", () => {
  const { names, at, holdings } = named([
    ["p", "c", 0.6],
    ["q", "m", 0.9],
  ]);
  const search = (concertGroups: number[][]) =>
    beneficialOwnerSearch(indexHoldings(holdings), { isPerson: marks(names, ["p", "q"]), concertGroups });
  expect(search([])(at("c")).passing.actualControl).toEqual([at("p")]);
  const joint = search([[at("p"), at("m")]])(at("c"));
  expect([joint.basis, joint.passing.actualControl]).toEqual(["shares", [at("p"), at("q")].sort()]);
});

test("a company that the state controls says so", () => {
  const { names, at, holdings } = named([
    ["state", "a", 1],
    ["a", "c", 0.6],
    ["x", "c", 0.4],
  ]);
  const find = beneficialOwnerSearch(indexHoldings(holdings), {
    isPerson: marks(names, []),
    isStateBody: marks(names, ["state"]),
  });
  const found = find(at("c"));
  expect(found.basis).toBe("none");
  expect(found.stateControllers).toEqual([at("state")]);
  expect([found.stateRatio, found.unrecordedRatio]).toEqual([0.6, 0.4]);
});

test("marks of the wrong length are refused", () => {
  const { holdings } = named([["p", "c", 1]]);
  const setting = { isPerson: new Uint8Array(3) };
  expect(() => beneficialOwnerSearch(indexHoldings(holdings), setting)).toThrow(/3 marks for 2 nodes/);
});
