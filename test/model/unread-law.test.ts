import { describe, expect, test } from "vitest";
import { unreadLawsOf } from "../../src/model/unread-law.ts";

describe("laws whose periods are not entered are told", () => {
  const named = (regionCode: string | null, asOf: string) =>
    unreadLawsOf(regionCode, asOf).map(({ source }) => source.slice(0, 2));

  test.each([
    ["350100", "2015-07-31", []],
    ["350100", "2015-08-01", ["福建"]],
    ["350203", "2019-05-31", ["福建"]],
    ["350203", "2019-06-01", ["福建", "厦门"]],
    ["350502", "2025-12-31", ["福建"]],
    ["350502", "2026-01-01", ["福建", "泉州"]],
    ["320102", "2026-01-31", []],
    ["320102", "2026-02-01", ["江苏"]],
    ["320102", "2031-01-31", ["江苏"]],
    ["320102", "2031-02-01", []],
    ["310115", "2026-02-01", []],
    [null, "2026-02-01", []],
  ])("in %s on %s: %j", (regionCode, asOf, expected) => {
    expect(named(regionCode, asOf)).toEqual(expected);
  });
});
