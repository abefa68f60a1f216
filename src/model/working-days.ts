import type { IsoDate } from "./dates.ts";
import { dayFromIsoDate, isoDateFromDay, parseIsoDate } from "./dates.ts";
import type { AddedLaw } from "./law.ts";
import { tableInForce } from "./law.ts";
import type { HolidayYear } from "./official-holidays.ts";
import { holidaysWith } from "./official-holidays.ts";

/** Working days (工作日) of China, as far as the years are announced. A date beyond them throws a RangeError. */
export interface WorkingCalendar {
  /** First and last date it answers for. */
  from: IsoDate;
  to: IsoDate;
  isWorkingDay: (date: IsoDate) => boolean;
  /** The n-th working day after a date, which is itself not counted (民法典 art. 201); 0 = the date itself. */
  addWorkingDays: (date: IsoDate, count: number) => IsoDate;
  /** Working days in (from, to]: the first date is not counted, the last is. */
  workingDaysBetween: (from: IsoDate, to: IsoDate) => number;
}

/** From this day of December on, the notice of the next year may still move a day. */
const LAST_WEEK = "12-25";

/** Calendar of years that follow one another without a gap; throws where one is missing or stands twice. */
export function workingCalendar(years: readonly HolidayYear[]): WorkingCalendar {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  if (sorted.length === 0) throw new RangeError("working days: no year is given, expected one at least");
  sorted.forEach(({ year }, index) => {
    if (year === sorted[0]!.year + index) return;
    throw new RangeError(`working days: year ${year} does not follow ${sorted[index - 1]!.year}`);
  });
  const off = new Set(sorted.flatMap((one) => one.off.flatMap(daysOfSpan)));
  const worked = new Set(sorted.flatMap((one) => one.worked.map(dayFromIsoDate)));
  const firstDay = dayFromIsoDate(`${sorted[0]!.year}-01-01`);
  const lastYear = sorted.at(-1)!.year;
  const lastDay = dayFromIsoDate(`${lastYear}-${LAST_WEEK}`) - 1;

  const works = (day: number): boolean => {
    if (day < firstDay || day > lastDay) throw unknownDay(isoDateFromDay(day), sorted);
    return worked.has(day) || (!off.has(day) && !isWeekend(day));
  };
  const dayOf = (date: IsoDate): number => dayFromIsoDate(parseIsoDate(date));
  return {
    from: isoDateFromDay(firstDay),
    to: isoDateFromDay(lastDay),
    isWorkingDay: (date) => works(dayOf(date)),
    addWorkingDays(date, count) {
      if (!Number.isInteger(count) || count < 0) {
        throw new RangeError(`working days: count is ${count}, expected a whole number of 0 or more`);
      }
      let day = dayOf(date);
      for (let left = count; left > 0;) if (works((day += 1))) left -= 1;
      return isoDateFromDay(day);
    },
    workingDaysBetween(from, to) {
      const end = dayOf(to);
      const start = dayOf(from);
      if (end < start)
        throw new RangeError(`working days: ${to} is before ${from}, expected the same or later`);
      let count = 0;
      for (let day = start + 1; day <= end; day += 1) if (works(day)) count += 1;
      return count;
    },
  };
}

/** 1970-01-01 was a Thursday, so the remainder is 2 on Saturdays and 3 on Sundays; day = days since then. */
export const isWeekend = (day: number): boolean => day % 7 === 2 || day % 7 === 3;

/** Days since 1970-01-01 of `2026-01-01` or `2026-01-01..2026-01-03`, both ends inclusive. */
export function daysOfSpan(span: string): number[] {
  const [from, to = from] = span.split("..") as [IsoDate, IsoDate?];
  const start = dayFromIsoDate(from);
  return Array.from({ length: dayFromIsoDate(to) - start + 1 }, (_, index) => start + index);
}

function unknownDay(date: IsoDate, years: readonly HolidayYear[]): RangeError {
  const [first, last] = [years[0]!.year, years.at(-1)!.year];
  const isLastWeek = date.startsWith(`${last}-`);
  const found = isLastWeek
    ? `${date} can still be moved by the State Council's notice for ${last + 1}, which is not entered`
    : `${date}: no official holidays are entered for ${date.slice(0, 4)}`;
  return new RangeError(
    `working days: ${found}; entered are ${first} to ${last}; enter the notice in law.json`,
  );
}

const calendar = tableInForce(({ holidays }) => workingCalendar(holidaysWith(holidays)));

/** The calendar of the years in force, or of another law's. */
export const isWorkingDay: WorkingCalendar["isWorkingDay"] = (date) => calendar().isWorkingDay(date);
export const addWorkingDays = (date: IsoDate, count: number, law?: AddedLaw): IsoDate =>
  calendar(law).addWorkingDays(date, count);
export const workingDaysBetween = (from: IsoDate, to: IsoDate, law?: AddedLaw): number =>
  calendar(law).workingDaysBetween(from, to);

/** Holidays should be entered for so many working days ahead: three times the longest clock of the law. */
export const HOLIDAYS_AHEAD_DAYS = 60;

/** Last date that working days are counted to, and whether it lies less than HOLIDAYS_AHEAD_DAYS ahead of a date. */
export function holidaysEnteredTo(on: IsoDate): { to: IsoDate; endsSoon: boolean } {
  const { from, to, workingDaysBetween: between } = calendar();
  return { to, endsSoon: on > to || (on >= from && between(on, to) < HOLIDAYS_AHEAD_DAYS) };
}
