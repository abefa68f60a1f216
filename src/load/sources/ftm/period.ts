import type { FtmEntity } from "./entity.ts";
import { valuesOf } from "./entity.ts";

const DAY = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const YEAR = /^\d{4}$/;

/** Whether a date is a month or a year only. */
export function isPartial(date: string): boolean {
  return MONTH.test(date) || YEAR.test(date);
}

/** The first day that a date can mean; text of another form stays as it is, for the check to refuse. */
export function firstDay(date: string): string {
  if (YEAR.test(date)) return `${date}-01-01`;
  return MONTH.test(date) ? `${date}-01` : (DAY.exec(date)?.[1] ?? date);
}

/** The last day that a date can mean. */
export function lastDay(date: string): string {
  if (YEAR.test(date)) return `${date}-12-31`;
  const month = MONTH.exec(date);
  if (!month) return DAY.exec(date)?.[1] ?? date;
  const days = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate();
  return `${date}-${days}`;
}

/** Of several starts the earliest counts, "" = none. */
export function startOf(entity: FtmEntity, ...names: readonly string[]): string {
  for (const name of names) {
    const [first] = valuesOf(entity, name).map(firstDay).sort();
    if (first !== undefined) return first;
  }
  return "";
}

/** Of several ends the latest counts, "" = none. */
export function endOf(entity: FtmEntity, name: string): string {
  return valuesOf(entity, name).map(lastDay).sort().at(-1) ?? "";
}
