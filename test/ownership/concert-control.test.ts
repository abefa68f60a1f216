import fc from "fast-check";
import { expect, test } from "vitest";
import { CONCERT_MEMBERS_MAX, concertTimeline } from "../../src/ownership/concert-timeline.ts";
import type { DatedTies } from "../../src/ownership/concert-timeline.ts";
import { DAY_MAX, DAY_MIN } from "../../src/ownership/snapshots.ts";
import type { DatedHoldings, Span } from "../../src/ownership/snapshots.ts";
import { concertPairs, controlledTogether, groupsTied } from "./naive-control.ts";
import { anyPpm, holdingsOf, stakeOf } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";

type DatedStake = Stake & Span;
type DatedTie = Span & { readonly one: number; readonly other: number };

const nodeCount = 8;
const horizon = 5;
const always: Span = { fromDay: DAY_MIN, toDay: DAY_MAX };
const node = fc.nat({ max: nodeCount - 1 });
const anySpan = fc.oneof(
  { weight: 3, arbitrary: fc.constant(always) },
  fc
    .tuple(fc.nat({ max: horizon }), fc.nat({ max: horizon }))
    .map(([a, b]): Span => ({ fromDay: Math.min(a, b), toDay: Math.max(a, b) })),
);
/** Shares of whom nobody has half alone, more often than those of whom somebody has. */
const anyVotes = fc.oneof(
  anyPpm,
  fc.constantFrom(200_000, 250_000, 250_001, 300_000, 400_000, 500_000, 500_001),
);
const anyStakes: fc.Arbitrary<DatedStake[]> = fc.array(
  fc
    .tuple(fc.record({ holder: node, company: node, controlPpm: anyVotes }), anySpan)
    .map(([stake, span]) => ({ ...stake, sharePpm: stake.controlPpm, ...span })),
  { maxLength: 14 },
);
const anyTies: fc.Arbitrary<DatedTie[]> = fc.array(
  fc.tuple(node, node, anySpan).map(([one, other, span]) => ({ one, other, ...span })),
  { maxLength: 4 },
);

function datedOf(stakes: readonly DatedStake[], nodes = nodeCount): DatedHoldings {
  return {
    ...holdingsOf(stakes, nodes),
    fromDay: Int32Array.from(stakes, (stake) => stake.fromDay),
    toDay: Int32Array.from(stakes, (stake) => stake.toDay),
  };
}

function tiesOf(ties: readonly DatedTie[]): DatedTies {
  return {
    one: Int32Array.from(ties, (tie) => tie.one),
    other: Int32Array.from(ties, (tie) => tie.other),
    fromDay: Int32Array.from(ties, (tie) => tie.fromDay),
    toDay: Int32Array.from(ties, (tie) => tie.toDay),
  };
}

const isOn = (span: Span, day: number): boolean => span.fromDay <= day && day < span.toDay;
const days = [DAY_MIN, ...Array.from({ length: horizon + 2 }, (_, day) => day - 1), DAY_MAX - 1];

/** One stake a pair: the least in force on the day. */
function leastOn(stakes: readonly DatedStake[], day: number): Stake[] {
  const least = new Map<string, Stake>();
  for (const stake of stakes.filter((one) => isOn(one, day))) {
    const key = `${stake.holder}>${stake.company}`;
    if ((least.get(key)?.controlPpm ?? Infinity) > stake.controlPpm) least.set(key, stake);
  }
  return [...least.values()];
}

/** Everything that steps of plain control and of concert reach from each node, as "from>to". */
function reachedBy(stakes: readonly Stake[], concert: ReadonlySet<string>): string[] {
  const steps = new Set(concert);
  for (let source = 0; source < nodeCount; source += 1) {
    for (const company of controlledTogether(stakes, nodeCount, [source])) steps.add(`${source}>${company}`);
  }
  const reached = new Set<string>();
  for (let source = 0; source < nodeCount; source += 1) {
    const seen = new Set([source]);
    for (const from of seen) {
      for (let to = 0; to < nodeCount; to += 1) if (steps.has(`${from}>${to}`)) seen.add(to);
    }
    for (const to of seen) if (to !== source) reached.add(`${source}>${to}`);
  }
  return [...reached].sort();
}

/** No register above the whole, so that no two can hold more than half of one company. */
const withinWhole = (stakes: readonly Stake[]): boolean =>
  Array.from({ length: nodeCount }, (_, company) =>
    stakes.filter((one) => one.company === company).reduce((sum, one) => sum + one.controlPpm, 0),
  ).every((total) => total <= 1_000_000);

test("with the steps of concert everybody controls, on every day, what the definition says, and nobody more", () => {
  fc.assert(
    fc.property(anyStakes, anyTies, (stakes, ties) => {
      const { concerts } = concertTimeline(datedOf(stakes), tiesOf(ties));
      for (const day of days) {
        const least = leastOn(stakes, day);
        const groups = groupsTied(
          ties.filter((tie) => isOn(tie, day)),
          nodeCount,
        );
        const said = new Set(
          concerts.filter((one) => isOn(one, day)).map((one) => `${one.controller}>${one.company}`),
        );
        const meant = concertPairs(least, nodeCount, groups);
        for (const pair of said) expect(meant).toContain(pair);
        if (withinWhole(least)) expect(reachedBy(least, said)).toEqual(reachedBy(least, meant));
      }
    }),
    { numRuns: 20_000 },
  );
});

test("each interval proves itself: its stakes give the group more than half, its ties make the group, none to spare", () => {
  let seen = 0;
  fc.assert(
    fc.property(anyStakes, anyTies, (stakes, ties) => {
      for (const one of concertTimeline(datedOf(stakes), tiesOf(ties)).concerts) {
        seen += 1;
        const { controller, company, partners, votesPpm, basis, fromDay, toDay } = one;
        expect(
          [...basis.map((row) => stakes[row]!), ...one.ties.map((tie) => ties[tie]!)].every(
            (fact) => fact.fromDay <= fromDay && toDay <= fact.toDay,
          ),
        ).toBe(true);
        const cited = basis.map((row) => stakes[row]!);
        const parties = [controller, ...partners];
        expect(controlledTogether(cited, nodeCount, parties)).toContain(company);
        const into = cited.filter((stake) => stake.company === company);
        expect(into.reduce((sum, stake) => sum + stake.controlPpm, 0)).toBe(votesPpm);
        const members = [
          ...new Set([...parties, ...one.ties.flatMap((tie) => [ties[tie]!.one, ties[tie]!.other])]),
        ];
        expect(members.filter((member) => !parties.includes(member) && member !== company)).toEqual([]);
        const citedTies = one.ties.map((tie) => ties[tie]!);
        expect(groupsTied(citedTies, nodeCount)).toEqual([members.sort((a, b) => a - b)]);
        expect(one.ties.length).toBe(members.length - 1);
      }
    }),
    { numRuns: 5_000 },
  );
  expect(seen, "intervals met").toBeGreaterThan(300);
});

test("intervals are maximal, and the same whatever the order of the rows", () => {
  fc.assert(
    fc.property(
      anyStakes.chain((stakes) =>
        fc.tuple(fc.constant(stakes), fc.shuffledSubarray(stakes, { minLength: stakes.length })),
      ),
      anyTies,
      ([stakes, shuffled], ties) => {
        const named = (rows: readonly DatedStake[]) =>
          concertTimeline(datedOf(rows), tiesOf(ties)).concerts.map(({ basis, ...one }) => ({
            ...one,
            basis: basis.map((row) => JSON.stringify(rows[row])).sort(),
          }));
        const told = named(stakes);
        expect(named(shuffled)).toEqual(told);
        const saying = (one: Span) => JSON.stringify({ ...one, fromDay: 0, toDay: 0 });
        for (const one of told) {
          expect(told.filter((next) => next.fromDay === one.toDay && saying(next) === saying(one))).toEqual(
            [],
          );
        }
      },
    ),
    { numRuns: 3_000 },
  );
});

const firm = 3;
const founders = (...ppms: number[]) =>
  ppms.map((controlPpm, holder) => ({ holder, company: firm, sharePpm: controlPpm, controlPpm, ...always }));
const tied = (one: number, other: number, span: Span = always) => ({ one, other, ...span });

test("exactly half together is no control, one millionth more is, and both members have it", () => {
  const at = (ppm: number) => concertTimeline(datedOf(founders(250_000, ppm)), tiesOf([tied(0, 1)])).concerts;
  expect(at(250_000)).toEqual([]);
  const one = { company: firm, votesPpm: 500_001, basis: [0, 1], ties: [0], ...always };
  expect(at(250_001)).toEqual([
    { ...one, controller: 0, partners: [1] },
    { ...one, controller: 1, partners: [0] },
  ]);
});

test("who has the majority alone needs no concert, and its partners get none of it", () => {
  const held = founders(500_001, 400_000);
  expect(concertTimeline(datedOf(held), tiesOf([tied(0, 1)])).concerts).toEqual([]);
});

test("a member without votes has its part, by the ties that join it", () => {
  const { concerts } = concertTimeline(
    datedOf(founders(300_000, 0, 300_000)),
    tiesOf([tied(0, 1), tied(1, 2)]),
  );
  expect(concerts.map(({ controller, partners, ties }) => ({ controller, partners, ties }))).toEqual([
    { controller: 0, partners: [1, 2], ties: [0, 1] },
    { controller: 1, partners: [0, 2], ties: [0, 1] },
    { controller: 2, partners: [0, 1], ties: [0, 1] },
  ]);
});

test("control in concert begins and ends with the tie, half-open", () => {
  const span = { fromDay: 10, toDay: 20 };
  const { concerts } = concertTimeline(datedOf(founders(300_000, 300_000)), tiesOf([tied(0, 1, span)]));
  expect(concerts.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
    [10, 20],
    [10, 20],
  ]);
});

test("a hundred parties are a group; one more are set aside and named", () => {
  const star = (members: number) =>
    Array.from({ length: members - 1 }, (_, at) => tied(0, at === 0 ? 1 : at + 3));
  const solve = (members: number) =>
    concertTimeline(datedOf(founders(300_000, 300_000), members + 3), tiesOf(star(members)));
  expect(solve(CONCERT_MEMBERS_MAX).concerts.length).toBe(CONCERT_MEMBERS_MAX);
  expect(solve(CONCERT_MEMBERS_MAX).tooLarge).toEqual([]);
  expect(solve(CONCERT_MEMBERS_MAX + 1)).toEqual({
    concerts: [],
    tooLarge: [{ node: 0, members: CONCERT_MEMBERS_MAX + 1 }],
  });
});

test("what the controlled company holds counts for the group, and what it controls follows plainly", () => {
  const held = [
    ...founders(300_000, 300_000),
    // Of 4: 20 % by a founder, 40 % by the company in concert; of 5: all by that company.
    ...[stakeOf([0, 4, 0.2]), stakeOf([firm, 4, 0.4]), stakeOf([firm, 5, 1])].map((one) => ({
      ...one,
      ...always,
    })),
  ];
  const { concerts } = concertTimeline(datedOf(held), tiesOf([tied(0, 1)]));
  const told = concerts
    .filter(({ controller }) => controller === 1)
    .map(({ company, basis }) => ({ company, basis }));
  expect(told).toEqual([
    { company: firm, basis: [0, 1] },
    { company: 4, basis: [0, 1, 2, 3] },
  ]);
});
