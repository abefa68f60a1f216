import { clockFaults } from "./clock-faults.ts";
import type { IsoDate } from "./dates.ts";
import { dayFromIsoDate, isoDateFromDay } from "./dates.ts";
import type { AddedLaw, AddedSevereSpan } from "./law.ts";
import { builtInLists, listsWith } from "./list-catalogue.ts";
import type { HolidayYear } from "./official-holidays.ts";
import { holidaysWith } from "./official-holidays.ts";
import type { PeriodRule } from "./period-rule.ts";
import { builtInPeriodRules, periodRulesWith } from "./period-rules.ts";
import { builtInRepairBars } from "./repair-bars.ts";
import { listFaults, meet, pairs, rowFaults, sorted, spanFaults, spanText, twoAtOnce } from "./row-faults.ts";
import { isUsccForm, usccStatus } from "./uscc.ts";
import { daysOfSpan, isWeekend } from "./working-days.ts";

/**
 * What keeps law that was entered from being put in force beside the built-in tables, a sentence each: where, what was
 * found, what is expected; empty = it may be. Its fields must have their forms already (dates that exist, known words).
 */
export function lawFaults(added: AddedLaw): string[] {
  return [
    ...holidayFaults(added.holidays),
    ...catalogueFaults(added),
    ...periodFaults(added),
    ...rowFaults("repairBars", builtInRepairBars, added.repairBars),
    ...clockFaults(added),
    ...severeFaults(added),
    ...pilotFaults(added),
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

function periodFaults({ periodRules: added, lists }: AddedLaw): string[] {
  const faults = added.flatMap((rule, index) => {
    const place = `periodRules[${index}]`;
    return [
      ...(rule.monthsMin !== null && rule.monthsMax !== null && rule.monthsMin >= rule.monthsMax
        ? [`${place}.monthsMin: ${rule.monthsMin}, expected less than monthsMax ${rule.monthsMax}`]
        : []),
      ...(rule.monthsMax === null && !rule.needsCorrection
        ? [`${place}.monthsMax: null, expected months, or needsCorrection true: else nothing ends it`]
        : []),
      ...listFaults(rule.listCodes, lists, `${place}.listCodes`),
    ];
  });
  const all = [...rowFaults("periodRules", builtInPeriodRules, added), ...faults];
  const tables = { builtIn: builtInPeriodRules, rows: periodRulesWith(added) };
  return all.length > 0 ? all : twoAtOnce("periodRules", tables, saysOfTheSame);
}

function saysOfTheSame(one: PeriodRule, two: PeriodRule): boolean {
  const scopeOf = ({ effect, jurisdiction, authority, ...of }: PeriodRule) =>
    JSON.stringify(
      [effect, jurisdiction, authority, of.onlyWhere, of.classes, of.listCodes, of.penaltyTypes].map(sorted),
    );
  return scopeOf(one) === scopeOf(two);
}

function severeFaults({ severe, lists }: AddedLaw): string[] {
  const red = listsWith({ lists, severe: [] }).filter((list) => list.red);
  const faults = severe.flatMap((span, index) => [
    ...listFaults([span.listCode], lists, `severe[${index}].listCode`),
    ...(red.some(({ listCode }) => listCode === span.listCode)
      ? [`severe[${index}].listCode: "${span.listCode}" is a positive list and never severe`]
      : []),
    ...spanFaults(span, `severe[${index}]`),
    ...supersedeFaults(span, `severe[${index}]`),
  ]);
  const overlapping = listsWith({ lists, severe }).flatMap(({ listCode, severe: spans }) =>
    pairs(spans)
      .filter(([one, two]) => one.jurisdiction === two.jurisdiction && meet(one, two))
      .map(
        ([one, two]) =>
          `severe: "${listCode}" ${spanText(two)} overlaps ${spanText(one)} of jurisdiction ` +
          `${one.jurisdiction} (${one.basis}): expected spans apart, or the later one to supersede it`,
      ),
  );
  return [...faults, ...overlapping];
}

function supersedeFaults({ listCode, supersedes, counts, to }: AddedSevereSpan, place: string): string[] {
  const own = builtInLists.find((list) => list.listCode === listCode)?.severe ?? [];
  const unknown = supersedes
    .filter((code) => !own.some(({ jurisdiction }) => jurisdiction === code))
    .map(
      (code) => `${place}.supersedes: "${code}", expected a jurisdiction of a built-in span of "${listCode}"`,
    );
  if (counts || (supersedes.length > 0 && to === null)) return unknown;
  return [...unknown, `${place}.counts: false, expected beside supersedes and without a last day`];
}

function catalogueFaults({ lists }: AddedLaw): string[] {
  const codes = [...builtInLists, ...lists].map(({ listCode }) => listCode);
  return lists.flatMap(({ listCode, bases }, index) => [
    ...(codes.indexOf(listCode) < builtInLists.length + index
      ? [`lists[${index}].listCode: "${listCode}" is another list's, expected a code of its own`]
      : []),
    ...bases.flatMap((basis, at) => spanFaults(basis, `lists[${index}].bases[${at}]`)),
  ]);
}

/** A pilot code has the form, its organisation code holds and begins with M; what holds by itself needs no entry. */
function pilotFaults({ pilotCodes: added }: AddedLaw): string[] {
  return added.flatMap(({ code }, index) => {
    const place = `pilotCodes[${index}].code: "${code}"`;
    if (!isUsccForm(code)) return [`${place}, expected 18 characters of GB 32100`];
    if (usccStatus(code) === "valid")
      return [`${place} holds by itself, expected a code whose check character fails`];
    if (added.findIndex((one) => one.code === code) < index) return [`${place} stands twice`];
    return usccStatus(code, () => true) === "legacyException"
      ? []
      : [`${place}, expected an organisation code that holds and begins with M`];
  });
}
