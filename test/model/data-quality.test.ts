import { describe, expect, test } from "vitest";
import type { QualityFigure } from "../../src/model/data-quality.ts";
import { addFigures, meetsQualityTarget, timelinessOf } from "../../src/model/data-quality.ts";

const figure = (more: Partial<QualityFigure>): QualityFigure => {
  return { item: "timeliness.penalties", part: 0, whole: 0, unknown: 0, examples: [], ...more };
};

describe("a decision is told in time", () => {
  test.each([
    // Monday 2 March 2026: the seventh working day is Wednesday 11 March.
    ["on its own day", "2026-03-02", "2026-03-02", "inTime"],
    ["on the seventh working day", "2026-03-02", "2026-03-11", "inTime"],
    ["not on the eighth", "2026-03-02", "2026-03-12", "late"],
    // National Day of 2025, 1 to 8 October; Sunday 28 September and Saturday 11 October are worked.
    ["over a long holiday: seventh working day on 14 October", "2025-09-28", "2025-10-14", "inTime"],
    ["over a long holiday: 15 October is the eighth", "2025-09-28", "2025-10-15", "late"],
    ["unknown in a year without holidays entered", "2031-03-02", "2031-03-03", "unknown"],
    ["unknown where the year before is not entered", "2016-12-30", "2018-01-02", "unknown"],
    ["unknown where it is dated after the telling", "2026-03-03", "2026-03-02", "unknown"],
  ])("%s", (_, decidedOn, knownOn, expected) => {
    expect(timelinessOf(decidedOn, knownOn)).toBe(expected);
  });
});

describe("a target", () => {
  test("of all in time is missed by one of a million", () => {
    expect(meetsQualityTarget(figure({ part: 1_000_000, whole: 1_000_000 }))).toBe(true);
    expect(meetsQualityTarget(figure({ part: 999_999, whole: 1_000_000 }))).toBe(false);
  });

  test("of sound codes is met by 1 wrong in 1,000, and missed by 1 in 999", () => {
    expect(meetsQualityTarget(figure({ item: "accuracy.codes", part: 999, whole: 1_000 }))).toBe(true);
    expect(meetsQualityTarget(figure({ item: "accuracy.codes", part: 998, whole: 999 }))).toBe(false);
  });

  test("of codes twice is met by 1 in 1,000, and missed by 1 in 999", () => {
    expect(meetsQualityTarget(figure({ item: "duplication.codes", part: 1, whole: 1_000 }))).toBe(true);
    expect(meetsQualityTarget(figure({ item: "duplication.codes", part: 1, whole: 999 }))).toBe(false);
  });

  test("that no requirement states judges nothing, and neither does a whole of nothing", () => {
    expect(meetsQualityTarget(figure({ item: "accuracy.rows", part: 1, whole: 2 }))).toBeNull();
    expect(meetsQualityTarget(figure({ part: 0, whole: 0, unknown: 3 }))).toBeNull();
  });
});

test("figures add up by item, in the order of the items, with the first ten examples", () => {
  const ids = Array.from({ length: 8 }, (_, at) => `x${at}`);
  const parts = [
    figure({ item: "duplication.codes", part: 1, whole: 2 }),
    figure({ part: 1, whole: 2, unknown: 1, examples: ids }),
    figure({ part: 2, whole: 3, examples: ["a", "b", "c", "x0"] }),
  ];
  expect(addFigures(parts)).toEqual([
    figure({ part: 3, whole: 5, unknown: 1, examples: ["a", "b", "c", ...ids.slice(0, 7)] }),
    figure({ item: "duplication.codes", part: 1, whole: 2 }),
  ]);
});
