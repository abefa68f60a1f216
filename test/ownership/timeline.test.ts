import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cascade } from "../../src/ownership/cascade.ts";
import { controlEdges } from "../../src/ownership/control-edges.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { DAY_MAX, DAY_MIN, roundsOf } from "../../src/ownership/snapshots.ts";
import type { DatedHoldings, NodeSpan, Span } from "../../src/ownership/snapshots.ts";
import { cascadeTimeline } from "../../src/ownership/cascade-timeline.ts";
import { jointControlTimeline } from "../../src/ownership/joint-control.ts";
import { controlTimeline } from "../../src/ownership/timeline.ts";
import { anyPpm, holdingsOf, stakeOf } from "./random-holdings.ts";
import type { Stake } from "./random-holdings.ts";

type DatedStake = Stake & Span;

const nodeCount = 7;
const horizon = 8;
const runs = { numRuns: 2_000 };
const node = fc.nat({ max: nodeCount - 1 });
const anySpan = fc.oneof(
  fc.constant<Span>({ fromDay: DAY_MIN, toDay: DAY_MAX }),
  fc
    .tuple(fc.nat({ max: horizon }), fc.nat({ max: horizon }))
    .map(([a, b]): Span => ({ fromDay: Math.min(a, b), toDay: Math.max(a, b) })),
);
const anyDatedStake: fc.Arbitrary<DatedStake> = fc
  .tuple(fc.record({ holder: node, company: node, sharePpm: anyPpm, controlPpm: anyPpm }), anySpan)
  .map(([stake, span]) => ({ ...stake, ...span }));
const anyDatedStakes = fc.array(anyDatedStake, { maxLength: 14 });
const anyListings = fc.array(
  fc.tuple(node, anySpan).map(([listed, span]): NodeSpan => ({ node: listed, ...span })),
  { maxLength: 3 },
);

function datedOf(stakes: readonly DatedStake[]): DatedHoldings {
  return {
    ...holdingsOf(stakes, nodeCount),
    fromDay: Int32Array.from(stakes, (stake) => stake.fromDay),
    toDay: Int32Array.from(stakes, (stake) => stake.toDay),
  };
}

const isOn = (span: Span, day: number): boolean => span.fromDay <= day && day < span.toDay;
const days = [DAY_MIN, ...Array.from({ length: horizon + 2 }, (_, day) => day - 1), DAY_MAX - 1];

/** The row of each pair with the least value among those in force on a day, smallest number first. */
function leastRows(stakes: readonly DatedStake[], day: number, column: "sharePpm" | "controlPpm"): number[] {
  const rows = stakes.map((_, row) => row).filter((row) => isOn(stakes[row]!, day));
  const samePair = (a: number, b: number): boolean =>
    stakes[a]!.holder === stakes[b]!.holder && stakes[a]!.company === stakes[b]!.company;
  return rows.filter((row) =>
    rows.every(
      (other) =>
        !samePair(row, other) ||
        stakes[row]![column] < stakes[other]![column] ||
        (stakes[row]![column] === stakes[other]![column] && row <= other),
    ),
  );
}

/** What holds on one day, solved over the whole graph of that day and nothing else. */
function controlOn(stakes: readonly DatedStake[], day: number) {
  const rows = leastRows(stakes, day, "controlPpm");
  const index = indexHoldings(
    holdingsOf(
      rows.map((row) => stakes[row]!),
      nodeCount,
    ),
  );
  return controlEdges(index).map((edge) => ({ ...edge, basis: edge.basis.map((holding) => rows[holding]!) }));
}

function cascadeOn(stakes: readonly DatedStake[], listings: readonly NodeSpan[], day: number) {
  const rows = leastRows(stakes, day, "sharePpm");
  const index = indexHoldings(
    holdingsOf(
      rows.map((row) => stakes[row]!),
      nodeCount,
    ),
  );
  const isListed = (one: number): boolean => listings.some((span) => span.node === one && isOn(span, day));
  const listed = Uint8Array.from({ length: nodeCount }, (_, one) => (isListed(one) ? 1 : 0));
  return cascade(index, listed).flatMap(({ company, aggregatePpm, holdings }) =>
    holdings.map((holding) => {
      const row = rows[holding]!;
      const { holder, sharePpm } = stakes[row]!;
      return { holder, company, row, sharePpm, aggregatePpm };
    }),
  );
}

const contentOf = (one: Span): object => ({ ...one, fromDay: undefined, toDay: undefined });
const inOrder = (facts: readonly object[]): string[] =>
  facts
    .map((fact) =>
      JSON.stringify(
        Object.entries(fact)
          .filter(([, value]) => value !== undefined)
          .sort(),
      ),
    )
    .sort();

/** Fails when two intervals say the same and could be one, or when one is empty. */
function expectMaximal(intervals: readonly Span[]): void {
  for (const [at, one] of intervals.entries()) {
    expect(one.fromDay).toBeLessThan(one.toDay);
    const next = intervals.find(
      (other) =>
        other.fromDay === one.toDay && inOrder([contentOf(other)])[0] === inOrder([contentOf(one)])[0],
    );
    expect(next, `interval ${at} goes on`).toBeUndefined();
  }
}

describe("control", () => {
  test("on every day it says what that day's graph says, in maximal intervals", () => {
    fc.assert(
      fc.property(anyDatedStakes, (stakes) => {
        const intervals = controlTimeline(datedOf(stakes));
        for (const day of days) {
          const found = intervals.filter((one) => isOn(one, day)).map(contentOf);
          expect(inOrder(found)).toEqual(inOrder(controlOn(stakes, day)));
        }
        expectMaximal(intervals);
      }),
      runs,
    );
  });

  test("joint control is the same edges without those that one holding proves, whatever is set aside", () => {
    fc.assert(
      fc.property(anyDatedStakes, (stakes) => {
        const dated = datedOf(stakes);
        const joint = controlTimeline(dated).filter((edge) => !edge.direct);
        expect(jointControlTimeline(dated)).toEqual(joint);
      }),
      { numRuns: 6_000 },
    );
  });

  test("control begins on the day votes pass half and ends, half-open, on the day they fall back", () => {
    const rows = [
      { ...stakeOf([0, 1, 0.4]), fromDay: 10, toDay: 40 },
      { holder: 2, company: 1, sharePpm: 100_000, controlPpm: 100_000, fromDay: 20, toDay: 30 },
      { ...stakeOf([0, 2, 1]), fromDay: DAY_MIN, toDay: DAY_MAX },
      { holder: 0, company: 1, sharePpm: 400_001, controlPpm: 400_001, fromDay: 40, toDay: 50 },
      { holder: 2, company: 1, sharePpm: 100_000, controlPpm: 100_000, fromDay: 45, toDay: 60 },
    ];
    const joint = controlTimeline(datedOf(rows)).filter(({ company }) => company === 1);
    const edge = { controller: 0, company: 1, direct: false };
    expect(joint).toEqual([{ ...edge, votesPpm: 500_001, basis: [2, 3, 4], fromDay: 45, toDay: 50 }]);
  });

  test("overlapping rows count with the least, so that a doubtful majority is none", () => {
    const rows = [
      { ...stakeOf([0, 1, 0.6]), fromDay: 0, toDay: 10 },
      { ...stakeOf([0, 1, 0.4]), fromDay: 4, toDay: 6 },
    ];
    const spans = controlTimeline(datedOf(rows)).map(({ fromDay, toDay }) => [fromDay, toDay]);
    expect(spans).toEqual([
      [0, 4],
      [6, 10],
    ]);
  });
});

describe("cascade", () => {
  test("on every day it says what that day's graph and list say, in maximal intervals", () => {
    fc.assert(
      fc.property(anyDatedStakes, anyListings, (stakes, listings) => {
        const intervals = cascadeTimeline(datedOf(stakes), listings);
        for (const day of days) {
          const found = intervals.filter((one) => isOn(one, day)).map(contentOf);
          expect(inOrder(found)).toEqual(inOrder(cascadeOn(stakes, listings, day)));
        }
        expectMaximal(intervals);
      }),
      runs,
    );
  });

  test("a company is caught from the listing to its end, not longer than the stake", () => {
    const rows = [{ ...stakeOf([0, 1, 0.5]), fromDay: 5, toDay: 15 }];
    const found = cascadeTimeline(datedOf(rows), [{ node: 0, fromDay: 10, toDay: 20 }]);
    const stake = { holder: 0, company: 1, row: 0, sharePpm: 500_000, aggregatePpm: 500_000 };
    expect(found).toEqual([{ ...stake, fromDay: 10, toDay: 15 }]);
  });
});

describe("cost", () => {
  test("undated holdings are one round, however many components they form", () => {
    const rows = [0, 2, 4].map((holder) => ({
      ...stakeOf([holder, holder + 1, 1]),
      fromDay: DAY_MIN,
      toDay: DAY_MAX,
    }));
    expect([...roundsOf(datedOf(rows), Int32Array.of(0, 1, 2))].length).toBe(1);
  });

  test("a component with many change days does not have its quiet neighbours solved again", () => {
    const quiet = { ...stakeOf([0, 1, 1]), fromDay: DAY_MIN, toDay: DAY_MAX };
    const busy = [1, 2, 3].map((day) => ({ ...stakeOf([2, 3, 1]), fromDay: day, toDay: day + 1 }));
    const rounds = [...roundsOf(datedOf([quiet, ...busy]), Int32Array.of(0, 1, 2, 3))];
    expect(rounds.map(({ rows }) => [...rows].sort())).toEqual([[0, 1], [2], [3]]);
  });
});

test("a row that ends before it starts is refused with its number; an empty one is never in force", () => {
  const backwards = [{ ...stakeOf([0, 1, 1]), fromDay: 5, toDay: 4 }];
  expect(() => controlTimeline(datedOf(backwards))).toThrow(/row 0: from day 5 to day 4/);
  expect(() => cascadeTimeline(datedOf(backwards), [])).toThrow(/row 0/);
  expect(controlTimeline(datedOf([{ ...stakeOf([0, 1, 1]), fromDay: 5, toDay: 5 }]))).toEqual([]);
});
