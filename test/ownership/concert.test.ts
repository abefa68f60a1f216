import fc from "fast-check";
import { expect, test } from "vitest";
import { cascade } from "../../src/ownership/cascade.ts";
import { listConcert, mergeConcert } from "../../src/ownership/concert.ts";
import { controlEdges } from "../../src/ownership/control-edges.ts";
import { controlledBy } from "../../src/ownership/control.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { integratedTo } from "../../src/ownership/integrated.ts";
import { ultimateControl } from "../../src/ownership/ultimate-control.ts";
import { controlledTogether, votesOf } from "./naive-control.ts";
import { anyGraph, anyRegister, holdingsOf, named } from "./random-holdings.ts";

/** Groups joined while any two share a member. */
function naiveGroups(drawn: readonly (readonly number[])[]): number[][] {
  let groups = drawn.map((members) => new Set(members));
  for (let again = true; again;) {
    again = false;
    for (const [i, a] of groups.entries()) {
      const j = groups.findIndex((b, at) => at > i && [...b].some((member) => a.has(member)));
      if (j < 0) continue;
      for (const member of groups[j]!) a.add(member);
      groups = groups.filter((_, at) => at !== j);
      again = true;
      break;
    }
  }
  return groups
    .filter((members) => members.size > 1)
    .map((members) => [...members].sort((a, b) => a - b))
    .sort(([a], [b]) => a! - b!);
}

const anyGroups = fc.array(fc.array(fc.nat({ max: 6 }), { maxLength: 3 }), { maxLength: 4 });
const within = (groups: readonly (readonly number[])[], nodeCount: number): number[][] =>
  groups.map((members) => members.filter((member) => member < nodeCount));

test("a group controls what its members and what it controls hold more than half of, with those votes", () => {
  fc.assert(
    fc.property(anyGraph, anyGroups, ({ nodeCount, stakes }, drawn) => {
      const merged = mergeConcert(holdingsOf(stakes, nodeCount), within(drawn, nodeCount));
      const index = indexHoldings(merged.holdings);
      const expected = naiveGroups(within(drawn, nodeCount));
      expect(merged.groups.map(({ members }) => members)).toEqual(expected);
      for (const { node, members } of merged.groups) {
        const controlled = controlledTogether(stakes, nodeCount, members);
        const found = controlledBy(index, node);
        for (const member of members) expect(found.delete(member)).toBe(true);
        expect([...found.keys()]).toEqual([...controlled].sort((a, b) => a - b));
        const all = new Set([...members, ...controlled]);
        for (const [company, votesPpm] of found) expect(votesPpm).toBe(votesOf(stakes, all, company));
      }
    }),
    { numRuns: 4_000 },
  );
});

test("nobody else's control changes, a member's least of all", () => {
  fc.assert(
    fc.property(anyGraph, anyGroups, ({ nodeCount, stakes }, drawn) => {
      const holdings = holdingsOf(stakes, nodeCount);
      const before = indexHoldings(holdings);
      const after = indexHoldings(mergeConcert(holdings, within(drawn, nodeCount)).holdings);
      for (let node = 0; node < nodeCount; node += 1) {
        expect([...controlledBy(after, node)]).toEqual([...controlledBy(before, node)]);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("the order of groups and members changes nothing", () => {
  const shuffled = anyGroups.chain((groups) =>
    fc.tuple(
      fc.constant(groups),
      fc
        .shuffledSubarray(groups, { minLength: groups.length })
        .map((all) => all.map((one) => one.toReversed())),
    ),
  );
  fc.assert(
    fc.property(anyGraph, shuffled, ({ nodeCount, stakes }, [groups, other]) => {
      const holdings = holdingsOf(stakes, nodeCount);
      const merge = (drawn: number[][]) => mergeConcert(holdings, within(drawn, nodeCount));
      expect(merge(other)).toEqual(merge(groups));
    }),
  );
});

test("a group of persons owns in the end what its members own, and is external in their place", () => {
  fc.assert(
    fc.property(anyRegister(fc.constant(1_000_000)), ({ nodeCount, companies, stakes }) => {
      const persons = Array.from({ length: nodeCount - companies }, (_, at) => companies + at);
      const holdings = holdingsOf(stakes, nodeCount);
      const merged = mergeConcert(holdings, [persons]);
      const [before, after] = [indexHoldings(holdings), indexHoldings(merged.holdings)];
      for (let company = 0; company < companies; company += 1) {
        const [was, is] = [integratedTo(before, company), integratedTo(after, company)];
        const sum = persons.reduce((total, person) => total + (was.ratioByOwner.get(person) ?? 0), 0);
        const group = merged.groups[0]?.node ?? companies;
        expect(is.ratioByOwner.get(group) ?? 0).toBeCloseTo(sum, 9);
        expect(is.unknownRatio).toBeCloseTo(was.unknownRatio, 9);
      }
    }),
    { numRuns: 1_000 },
  );
});

const family = named([
  ["father", "low", 0.3],
  ["mother", "low", 0.200_001],
  ["father", "shell", 0.6],
]);

test("two with 30 % and a little over 20 % control together, and the edges lead from the group", () => {
  const { at, holdings } = family;
  const merged = mergeConcert(holdings, [[at("mother"), at("father")]]);
  const index = indexHoldings(merged.holdings);
  const group = merged.groups[0]!.node;
  const pairs = controlEdges(index).map(({ controller, company }) => [controller, company]);
  expect(pairs).toEqual([
    [at("father"), at("shell")],
    [group, at("father")],
    [group, at("low")],
    [group, at("mother")],
  ]);
  const { controllerOf } = ultimateControl(index);
  expect(controllerOf[at("low")]).toBe(group);
  expect(merged.groupOf[at("father")]).toBe(group);
  expect(merged.groupOf[at("low")]).toBe(-1);
  const rows = controlEdges(index).find(({ company }) => company === at("low"))!.basis;
  expect(rows.filter((row) => row >= merged.firstGroupRow).length).toBe(2);
});

test("exactly half together is not control", () => {
  const { at, holdings } = named([
    ["father", "low", 0.3],
    ["mother", "low", 0.2],
  ]);
  const merged = mergeConcert(holdings, [[at("father"), at("mother")]]);
  expect(controlledBy(indexHoldings(merged.holdings), merged.groups[0]!.node).has(at("low"))).toBe(false);
});

test("a listed member lists its group only where the caller spreads it", () => {
  const { at, holdings } = family;
  const merged = mergeConcert(holdings, [[at("mother"), at("father")]]);
  const index = indexHoldings(merged.holdings);
  const listed = new Uint8Array(holdings.nodeCount);
  listed[at("mother")] = 1;
  const caught = (marks: Uint8Array) => cascade(index, marks).map(({ company }) => company);
  const alone = new Uint8Array(merged.holdings.nodeCount);
  alone.set(listed);
  expect(caught(alone)).toEqual([]);
  const companies = caught(listConcert(merged, listed));
  expect(companies).toContain(at("low"));
  expect(companies).toContain(at("shell"));
  expect(() => listConcert(merged, alone)).toThrow(/expected one a node/);
});

test("a member that is no node is refused, and a group of one is no group", () => {
  const { holdings } = family;
  expect(() => mergeConcert(holdings, [[0, 4]])).toThrow(/concert group 0: member 4/);
  expect(mergeConcert(holdings, [[3, 3], []]).groups).toEqual([]);
});
