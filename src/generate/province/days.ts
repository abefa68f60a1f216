import { dayFromIsoDate, isoDateFromDay } from "../../model/dates.ts";
import type { IsoDate } from "../../model/dates.ts";

/** World date that a generated province speaks about. */
export const AS_OF: IsoDate = "2026-06-30";
/** The same as a day, counted from 1970-01-01. */
export const AS_OF_DAY = dayFromIsoDate(AS_OF);
/** First day on which anything of the background is registered. */
export const FIRST_DAY = dayFromIsoDate("1996-01-01");
/** Listings of the background begin on this day or later. */
export const LISTINGS_FIRST_DAY = dayFromIsoDate("2021-09-01");
const FIRST_TEXT_DAY = dayFromIsoDate("1990-01-01");

const texts: readonly IsoDate[] = Array.from({ length: AS_OF_DAY - FIRST_TEXT_DAY + 1 }, (_, at) =>
  isoDateFromDay(FIRST_TEXT_DAY + at),
);

/** Date text of a day from 1990 to the province's own date; read from a table, because rows ask millions of times. */
export function dayText(day: number): IsoDate {
  const text = texts[day - FIRST_TEXT_DAY];
  if (text === undefined) throw new RangeError(`day ${day}: expected 1990-01-01 to ${AS_OF}`);
  return text;
}
