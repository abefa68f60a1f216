import type { IsoDate } from "./dates.ts";
import { dayFromIsoDate, isoDateFromDay } from "./dates.ts";
import type { Added, AddedLaw, DatedRow } from "./law.ts";
import { builtInLists } from "./list-catalogue.ts";
import type { HolidayYear } from "./official-holidays.ts";
import { holidaysWith } from "./official-holidays.ts";
import type { PeriodRule } from "./period-rules.ts";
import { builtInPeriodRules, periodRulesWith } from "./period-rules.ts";
import { builtInRepairBars } from "./repair-bars.ts";
import { daysOfSpan, isWeekend } from "./working-days.ts";

/**
 * What keeps law that was entered from being put in force beside the built-in tables, a sentence each: where, what was
 * found, what is expected; empty = it may be. Its fields must have their forms already (dates that exist, known words).
 */
export function lawFaults(added: AddedLaw): string[] {
  return [
    ...holidayFaults(added.holidays),
    ...periodFaults(added),
    ...rowFaults("repairBars", builtInRepairBars, added.repairBars),
    ...severeFaults(added),
  ];
}

function holidayFaults(added: readonly HolidayYear[]): string[] {
  const faults = added.flatMap((one, index) => [
    ...(added.findIndex(({ year }) => year === one.year) < index
      ? [`holidays[${index}].year: ${one.year} stands twice, expected each year once`]
      : []),
    ...yearFaults(one, `holidays[${index}]`),
  ]);
  if (faults.length > 0) return faults;
  const years = holidaysWith(added);
  const gap = years.findIndex(({ year }, index) => index > 0 && years[index - 1]!.year + 1 < year);
  if (gap > 0) {
    const [before, { year }] = [years[gap - 1]!.year, years[gap]!];
    return [`holidays: ${year} follows ${before}, expected ${before + 1}: years are entered without a gap`];
  }
  const off = new Map(years.flatMap((one) => one.off.flatMap(daysOfSpan).map((day) => [day, one.year])));
  return years.flatMap(({ year, worked }) =>
    worked
      .filter((date) => off.has(dayFromIsoDate(date)))
      .map((date) => `holidays: ${date} is worked by ${year} and off by ${off.get(dayFromIsoDate(date))}`),
  );
}

/** A notice may reach into the last week of the year before. */
function yearFaults({ year, off, worked }: HolidayYear, place: string): string[] {
  const [first, last] = [`${year - 1}-12-25`, `${year}-12-31`];
  const taken = new Set<number>();
  const faults: string[] = [];
  const enter = (date: IsoDate, where: string) => {
    const day = dayFromIsoDate(date);
    if (date < first || date > last) faults.push(`${where}: ${date}, expected ${first} to ${last}`);
    if (taken.has(day)) faults.push(`${where}: ${date} stands twice in ${year}, expected each day once`);
    taken.add(day);
  };
  off.forEach((span, index) => {
    const where = `${place}.off[${index}]`;
    const [from, to = from] = span.split("..") as [IsoDate, IsoDate?];
    if (to < from) faults.push(`${where}: "${span}" ends before it begins`);
    else if (from < first || to > last) faults.push(`${where}: "${span}", expected ${first} to ${last}`);
    else for (const day of daysOfSpan(span)) enter(isoDateFromDay(day), where);
  });
  worked.forEach((date, index) => {
    const where = `${place}.worked[${index}]`;
    if (!isWeekend(dayFromIsoDate(date))) {
      faults.push(`${where}: ${date} is a working day anyway, expected a Saturday or Sunday`);
    }
    enter(date, where);
  });
  return faults;
}

/** Ids, spans and what is superseded, of any table of dated rows. */
function rowFaults<Row extends DatedRow>(
  table: string,
  builtIn: readonly DatedRow[],
  added: readonly Added<Row>[],
): string[] {
  const ids = new Set(builtIn.map(({ id }) => id));
  const faults = added.flatMap((rule, index) => {
    const place = `${table}[${index}]`;
    const isTwice = ids.has(rule.id);
    ids.add(rule.id);
    return [
      ...(isTwice ? [`${place}.id: "${rule.id}" is another rule's, expected an id of its own`] : []),
      ...spanFaults(rule, place),
    ];
  });
  const unknown = added.flatMap(({ id: own, supersedes }, index) =>
    supersedes
      .filter((id) => id === own || !ids.has(id))
      .map((id) => `${table}[${index}].supersedes: "${id}", expected the id of another rule`),
  );
  return [...faults, ...unknown];
}

function periodFaults({ periodRules: added }: AddedLaw): string[] {
  const faults = added.flatMap((rule, index) => {
    const place = `periodRules[${index}]`;
    return [
      ...(rule.monthsMin !== null && rule.monthsMin >= rule.monthsMax
        ? [`${place}.monthsMin: ${rule.monthsMin}, expected less than monthsMax ${rule.monthsMax}`]
        : []),
      ...listFaults(rule.listCodes, `${place}.listCodes`),
    ];
  });
  const all = [...rowFaults("periodRules", builtInPeriodRules, added), ...faults];
  return all.length > 0 ? all : twoAtOnce(periodRulesWith(added));
}

/**
 * Two rules that say the same of the same at once: which of them is meant, the operator has to say. A built-in one that
 * stands back behind a newer one asks nobody.
 */
function twoAtOnce(rules: readonly PeriodRule[]): string[] {
  const scopeOf = ({ effect, jurisdiction, authority, ...of }: PeriodRule) =>
    JSON.stringify([effect, jurisdiction, authority, of.classes, of.listCodes, of.penaltyTypes].map(sorted));
  const meeting = (of: readonly PeriodRule[]) =>
    pairs(of).filter(([one, two]) => scopeOf(one) === scopeOf(two) && meet(one, two));
  const older = meeting(builtInPeriodRules).map(([one, two]) => (one.from < two.from ? one : two).id);
  return meeting(rules)
    .filter((pair) => !pair.some(({ id }) => older.includes(id)))
    .map(
      ([one, two]) =>
        `periodRules: "${two.id}" and "${one.id}" speak of the same and overlap (${spanText(one)}, ` +
        `${spanText(two)}): expected the later to name the earlier in supersedes`,
    );
}

function severeFaults({ severe }: AddedLaw): string[] {
  const red = builtInLists.filter((list) => list.red).map(({ listCode }) => listCode);
  const faults = severe.flatMap((span, index) => [
    ...listFaults([span.listCode], `severe[${index}].listCode`),
    ...(red.includes(span.listCode)
      ? [`severe[${index}].listCode: "${span.listCode}" is a positive list and never severe`]
      : []),
    ...spanFaults(span, `severe[${index}]`),
  ]);
  const spans = [
    ...builtInLists.flatMap(({ listCode, severe: own }) => own.map((span) => ({ ...span, listCode }))),
    ...severe,
  ];
  const overlapping = pairs(spans)
    .filter(([one, two]) => one.listCode === two.listCode && one.jurisdiction === two.jurisdiction)
    .filter(([one, two]) => meet(one, two))
    .map(
      ([one, two]) =>
        `severe: "${two.listCode}" ${spanText(two)} overlaps ${spanText(one)} of jurisdiction ` +
        `${one.jurisdiction} (${one.basis}): expected spans apart`,
    );
  return [...faults, ...overlapping];
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value);

interface Span {
  from: IsoDate;
  to: IsoDate | null;
}

const meet = (one: Span, two: Span): boolean =>
  (two.to === null || one.from < two.to) && (one.to === null || two.from < one.to);
const spanText = ({ from, to }: Span): string => `${from} to ${to ?? "now"}`;
const spanFaults = ({ from, to }: Span, place: string): string[] =>
  to !== null && to <= from ? [`${place}.to: ${to}, expected a day after from ${from}, or null`] : [];

function listFaults(listCodes: readonly string[], place: string): string[] {
  const known = builtInLists.map(({ listCode }) => listCode);
  return listCodes
    .filter((code) => !known.includes(code))
    .map((code) => `${place}: "${code}", expected one of ${known.join(", ")}`);
}

function pairs<T>(rows: readonly T[]): [T, T][] {
  return rows.flatMap((one, index) => rows.slice(index + 1).map((two): [T, T] => [one, two]));
}
