import { createHash } from "node:crypto";
import { dayFromIsoDate, isoDateFromDay } from "../model/dates.ts";
import type { IsoDate } from "../model/dates.ts";

/** Hexadecimal SHA-256 of a key, 64 digits: the only source of variety, so that nothing depends on order. */
export function digestOf(key: string): string {
  return createHash("sha256").update(`seed region: ${key}`).digest("hex");
}

/** A whole number from 0 up to `count` − 1, the same for the same key for ever. */
export function chance(key: string, count: number): number {
  return Number.parseInt(digestOf(key).slice(0, 12), 16) % count;
}

/** One member of a list by key; throws a RangeError on an empty list, because there is nothing to choose. */
export function pick<T>(key: string, list: readonly T[]): T {
  if (list.length === 0) throw new RangeError(`pick "${key}": the list is empty, expected a member`);
  return list[chance(key, list.length)]!;
}

/** A calendar date from the first to the last, both included, by key. */
export function dateBetween(key: string, first: IsoDate, last: IsoDate): IsoDate {
  const firstDay = dayFromIsoDate(first);
  return isoDateFromDay(firstDay + chance(key, dayFromIsoDate(last) - firstDay + 1));
}
