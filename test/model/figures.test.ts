import { describe, expect, test } from "vitest";
import { monthsAfter } from "../../src/model/dates.ts";
import { scoreRow } from "../../src/scores/scores-at.ts";
import {
  chinaDate,
  dayFromIsoDate,
  isoDateFromDay,
  isoDateFromWritten,
  parseIsoDate,
} from "../../src/model/dates.ts";
import { fenFromWanYuan } from "../../src/model/money.ts";
import { tierOf } from "../../src/model/score.ts";
import { percentTextFromPpm, ppmFromPercentText, ppmFromRatio } from "../../src/model/shares.ts";

describe("calendar dates", () => {
  test.each([
    ["2026-06-30", 6, "2025-12-30"],
    ["2026-03-31", 1, "2026-02-28"],
    ["2024-03-31", 1, "2024-02-29"],
    ["2024-02-29", 36, "2021-02-28"],
    ["2026-01-15", 1, "2025-12-15"],
    ["2026-06-30", 0, "2026-06-30"],
  ])("%s less %i months is %s", (date, months, expected) => {
    expect(monthsAfter(date, -months)).toBe(expected);
  });

  test.each(["2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29"])("%s is a day", (text) => {
    expect(parseIsoDate(text)).toBe(text);
    expect(isoDateFromDay(dayFromIsoDate(text))).toBe(text);
  });

  test.each(["2023-02-29", "1900-02-29", "2026-06-31", "2026-00-01", "2026-13-01", "0000-01-01"])(
    "%s is no day",
    (text) => expect(() => parseIsoDate(text)).toThrow("there is no such day"),
  );

  test.each(["2026-6-30", "2026/06/30", " 2026-06-30", ""])("%o is no date", (text) => {
    expect(() => parseIsoDate(text)).toThrow("expected YYYY-MM-DD");
  });

  test("the day changes in China at 16:00 UTC", () => {
    expect(chinaDate(new Date("2026-06-30T15:59:59.999Z"))).toBe("2026-06-30");
    expect(chinaDate(new Date("2026-06-30T16:00:00.000Z"))).toBe("2026-07-01");
  });
});

describe("shares", () => {
  test.each([
    ["0", 0],
    ["0.0001", 1],
    ["24.9999", 249_999],
    ["25", 250_000],
    ["100", 1_000_000],
  ])("%s %% is %i ppm and back", (text, ppm) => {
    expect(ppmFromPercentText(text)).toBe(ppm);
    expect(percentTextFromPpm(ppm)).toBe(text);
  });

  test.each(["100.0001", "101", "-1", "1.00001", "1e1", ".5", "5%", ""])("%o is no share", (text) => {
    expect(() => ppmFromPercentText(text)).toThrow(RangeError);
  });

  test("a ratio is rounded half up", () => {
    expect(ppmFromRatio(0.000_000_4)).toBe(0);
    expect(ppmFromRatio(0.000_000_5)).toBe(1);
    expect(ppmFromRatio(1)).toBe(1_000_000);
  });
});

describe("scores", () => {
  test.each([
    [1000, "A_PLUS"],
    [950, "A_PLUS"],
    [949, "A"],
    [850, "A"],
    [849, "B"],
    [700, "B"],
    [699, "C"],
    [0, "C"],
  ])("%i points are tier %s, and D on a severe list", (points, tier) => {
    expect(tierOf(points, false)).toBe(tier);
    expect(tierOf(points, true)).toBe("D");
  });

  test.each([
    [[-999], 1],
    [[-1000], 0],
    [[-500, -501], 0],
    [[-900, -900], 0],
  ])("lines %o leave %i points, and the ledger still adds up", (lines, points) => {
    const row = scoreRow(
      "S",
      lines.map((taken) => ({ factor: "fines", points: taken, evidence: [] })),
    );
    expect(row.points).toBe(points);
    const ledger = JSON.parse(row.ledgerJson) as { points: number }[];
    expect(ledger.reduce((total, line) => total + line.points, 0)).toBe(points - 1000);
  });

  test("a severe listing decides the tier, a watch listing does not", () => {
    const tierWith = (factor: string) => scoreRow("S", [{ factor, points: -1, evidence: [] }]).tier;
    expect(tierWith("severe-listing")).toBe("D");
    expect(tierWith("watch-listing")).toBe("A_PLUS");
  });
});

describe("dates as people and tools write them", () => {
  test.each([
    "2025-03-01",
    "2025-3-1",
    "2025/3/1",
    "2025/03/01",
    "2025.3.1",
    "2025年3月1日",
    "2025年03月01号",
    "20250301",
    "2025-03-01 00:00:00",
    "2025-03-01T08:15:30.000",
    "2025/3/1 0:00",
  ])("%s is the first of March", (text) => {
    expect(isoDateFromWritten(text)).toBe("2025-03-01");
  });

  test.each([
    "3/1/2025",
    "01-03-25",
    "25年3月1日",
    "2025-3/1",
    "2025年3月",
    "202531",
    "2025-03-01 noon",
    "45717",
    "",
  ])("%o could be another day, or none", (text) =>
    expect(() => isoDateFromWritten(text)).toThrow("year first"),
  );

  test.each(["2025-02-30", "20250230", "2025/13/1", "2025年2月29日"])("%s does not exist", (text) => {
    expect(() => isoDateFromWritten(text)).toThrow("there is no such day");
  });
});

describe("amounts in 万元", () => {
  test.each([
    ["0", 0n],
    ["0.000001", 1n],
    ["1.5", 1_500_000n],
    ["1,234.567891", 1_234_567_891n],
    ["12345678901234.000001", 12_345_678_901_234_000_001n],
  ])("%s is %s fen", (text, fen) => expect(fenFromWanYuan(text)).toBe(fen));

  test.each(["0.0000001", "-1", "1,23", "1e3", "1万", "12,34,567", ".5", ""])("%o is none", (text) => {
    expect(() => fenFromWanYuan(text)).toThrow(RangeError);
  });
});
