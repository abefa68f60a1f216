import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import type { HolidayYear } from "../../src/model/official-holidays.ts";
import { builtInHolidays } from "../../src/model/official-holidays.ts";
import {
  addWorkingDays,
  isWorkingDay,
  workingCalendar,
  workingDaysBetween,
} from "../../src/model/working-days.ts";

/** Published table of another hand: the oracle of ours. */
const published = createRequire(import.meta.url)("chinese-days") as { isWorkday: (date: string) => boolean };

/** Every date of the years entered, by JavaScript's own calendar. */
function everyDay(from: string, to: string): string[] {
  const dates: string[] = [];
  for (const date = new Date(`${from}T00:00:00Z`); ; date.setUTCDate(date.getUTCDate() + 1)) {
    const text = date.toISOString().slice(0, 10);
    if (text > to) return dates;
    dates.push(text);
  }
}

const calendar = workingCalendar(builtInHolidays);
const dates = everyDay(calendar.from, calendar.to);

describe("the table of official holidays", () => {
  test("agrees with a published one on every day of the years entered", () => {
    expect(dates.length).toBeGreaterThan(3_200);
    expect(dates.filter((date) => isWorkingDay(date) !== published.isWorkday(date))).toEqual([]);
  });

  test("every year names its notice, and works only days that would be free", () => {
    for (const { notices, worked, off } of builtInHolidays) {
      expect(notices[0]).toMatch(/^国办发明电〔\d{4}〕\d+号$/);
      expect(worked.filter((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()))).toEqual(
        [],
      );
      expect(off.every((span) => /^\d{4}-\d\d-\d\d(\.\.\d{4}-\d\d-\d\d)?$/.test(span))).toBe(true);
    }
  });

  // 人社部发〔2025〕2号 counts 365 - 104 - 13 = 248 working days a year, 人社部发〔2008〕3号 365 - 104 - 11 = 250; 2024
  // has a day more. The months are read off a wall calendar.
  test.each([
    ["2024-12-31", "2025-12-31", 248],
    ["2023-12-31", "2024-12-31", 251],
    ["2020-12-31", "2021-12-31", 250],
    ["2025-09-30", "2025-10-31", 18],
    ["2026-01-31", "2026-02-28", 16],
  ])("working days after %s up to %s: %i", (from, to, count) => {
    expect(workingDaysBetween(from, to)).toBe(count);
  });
});

describe("counting working days", () => {
  test.each([
    // Seven working days for the double publicity (双公示), over a weekend, a long holiday, a worked Sunday.
    ["2026-03-02", 7, "2026-03-11"],
    ["2025-09-29", 7, "2025-10-15"],
    ["2026-02-12", 1, "2026-02-13"],
    ["2026-02-13", 1, "2026-02-14"],
    ["2026-02-13", 2, "2026-02-24"],
    ["2019-04-30", 1, "2019-05-05"],
    ["2018-12-28", 1, "2018-12-29"],
    ["2018-12-28", 2, "2019-01-02"],
    ["2026-10-01", 0, "2026-10-01"],
  ])("%s and %i working days is %s", (date, count, expected) => {
    expect(addWorkingDays(date, count)).toBe(expected);
  });

  test("adding is undone by counting, against a list of the published working days", () => {
    const working = dates.filter((date) => published.isWorkday(date));
    for (const [index, date] of dates.entries()) {
      if (index % 7 !== 0 || index > dates.length - 60) continue;
      for (const count of [1, 2, 3, 5, 7, 10, 20]) {
        const expected = working.filter((one) => one > date)[count - 1]!;
        expect(addWorkingDays(date, count)).toBe(expected);
        expect(workingDaysBetween(date, expected)).toBe(count);
      }
    }
  });

  test.each([[-1], [0.5], [Number.NaN]])("a count of %s is refused", (count) => {
    expect(() => addWorkingDays("2026-03-02", count)).toThrow("expected a whole number");
  });

  test("an end before its beginning is refused, the same day counts nothing", () => {
    expect(() => workingDaysBetween("2026-03-03", "2026-03-02")).toThrow("is before");
    expect(workingDaysBetween("2026-03-02", "2026-03-02")).toBe(0);
  });
});

describe("what is not announced is told, not guessed", () => {
  test("a year without a table, on both sides", () => {
    expect(() => isWorkingDay("2017-12-31")).toThrow("no official holidays are entered for 2017");
    expect(isWorkingDay("2018-01-02")).toBe(true);
    expect(() => addWorkingDays("2027-03-01", 1)).toThrow("no official holidays are entered for 2027");
  });

  test("the last week of the last year waits for the next notice", () => {
    expect(isWorkingDay("2026-12-24")).toBe(true);
    expect(() => isWorkingDay("2026-12-25")).toThrow(
      "can still be moved by the State Council's notice for 2027",
    );
    expect(() => addWorkingDays("2026-12-23", 2)).toThrow("2026-12-25");
  });

  test("a gap between years, a year twice and no year at all are refused", () => {
    const year = (of: number): HolidayYear => ({ year: of, notices: ["n"], off: [], worked: [] });
    expect(() => workingCalendar([year(2024), year(2026)])).toThrow("year 2026 does not follow 2024");
    expect(() => workingCalendar([year(2024), year(2024)])).toThrow("year 2024 does not follow 2024");
    expect(() => workingCalendar([])).toThrow("no year is given");
    expect(workingCalendar([year(2025), year(2024)]).to).toBe("2025-12-24");
  });
});
