/** Calendar dates as ISO text `YYYY-MM-DD`: the only form that crosses a room's door. */
export type IsoDate = string;
/** Instants as ISO text in UTC with milliseconds, `YYYY-MM-DDTHH:mm:ss.SSSZ`. */
export type IsoInstant = string;

/** Stored in place of an unknown start, so that one comparison serves dated and undated facts. */
export const DATE_MIN: IsoDate = "0001-01-01";
/** Stored in place of an open end. */
export const DATE_MAX: IsoDate = "9999-12-31";
/** Stored in `supersededAt` of what is still believed. */
export const INSTANT_MAX: IsoInstant = "9999-12-31T00:00:00.000Z";

const form = /^\d{4}-\d{2}-\d{2}$/;

/** Text → calendar date. Throws when the text is not `YYYY-MM-DD` or the day does not exist. */
export function parseIsoDate(text: string): IsoDate {
  if (!form.test(text)) throw new RangeError(`date "${text}": expected YYYY-MM-DD`);
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
    throw new RangeError(`date "${text}": there is no such day`);
  }
  return text;
}

/** What to say beside a refused day that may be one as a sheet counts it, such as 46342; "" of any other text. */
export function dayNumberHint(text: string): string {
  return /^[2-6]\d{4}(\.\d+)?$/.test(text)
    ? "; it may be a day as a sheet counts it: format its column as a date there"
    : "";
}

/** Year first, apart by one kind of sign or none at all; a time of day may follow. */
const writtenForm =
  /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]|(\d{2})(\d{2}))(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;

/**
 * A date as people and tools write it → calendar date: 2025-03-01, 2025/3/1, 2025.3.1, 2025年3月1日, 20250301, with or
 * without a time of day. Throws on any other: where the year is not first, day and month can be taken for each other.
 */
export function isoDateFromWritten(text: string): IsoDate {
  const match = writtenForm.exec(text.trim());
  if (!match) {
    throw new RangeError(
      `date "${text}": expected the year first, such as 2025-03-01, 2025/3/1 or 2025年3月1日`,
    );
  }
  const [month, day] = [match[3] ?? match[5] ?? match[7]!, match[4] ?? match[6] ?? match[8]!];
  return parseIsoDate(`${match[1]}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month; a load asks for tens of millions of dates, and Date objects would be most of its time. */
function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : DAYS[month - 1]!;
}

/** Days since 1970-01-01. */
export function dayFromIsoDate(date: IsoDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** Days since 1970-01-01 → calendar date. */
export function isoDateFromDay(day: number): IsoDate {
  const date = new Date(day * 86_400_000);
  return `${String(date.getUTCFullYear()).padStart(4, "0")}-${date.toISOString().slice(-19, -14)}`;
}

/** The calendar date in China (Asia/Shanghai, UTC+8, no daylight saving) at an instant. */
export function chinaDate(instant: Date): IsoDate {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The last millisecond of a calendar date in China. */
export function lastInstantOf(date: IsoDate): IsoInstant {
  return new Date(Date.parse(`${date}T16:00:00.000Z`) - 1).toISOString();
}

/** The same day so many calendar months later, or the last day of that month where it has no such day. */
export function monthsAfter(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const [endYear, endMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const lastDay = new Date(Date.UTC(endYear, endMonth, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(endYear).padStart(4, "0")}-${two(endMonth)}-${two(Math.min(day, lastDay))}`;
}

/**
 * First day after a period of calendar months (民法典 art. 201, 202): the day it starts on is not counted, it ends with
 * the day of the same number, or with the month where there is none.
 */
export function dayAfterMonths(date: IsoDate, months: number): IsoDate {
  return dayAfter(monthsAfter(date, months));
}

/**
 * First day on which what lasts to a day no longer holds: the last day of a period counts to its end, 24:00 (民法典
 * art. 203). The greatest day stands for no end, and has none after it.
 */
export function dayAfter(lastDay: IsoDate): IsoDate {
  return lastDay === DATE_MAX ? lastDay : isoDateFromDay(dayFromIsoDate(lastDay) + 1);
}
