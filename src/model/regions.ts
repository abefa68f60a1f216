import type { IsoDate } from "./dates.ts";
import { regionTable } from "./region-table.ts";

/**
 * A division of GB/T 2260 under one of its names. Periods are those of published tables: in force for certain from
 * the table of `since` (2002-12: or before), and by `until`, the month of the first table without it, no longer.
 */
export interface Region {
  regionCode: string;
  name: string;
  /** YYYY-MM. */
  since: string;
  /** YYYY-MM; null = in force. */
  until: string | null;
  /** Divisions its area lies in since, or its own code where it was renamed; empty where none is known. */
  successors: readonly string[];
}

const WORD = /^(\d{4})(\D+?)(?:\+(\d{4}))?(?:-(\d{4}))?(?:>([\d,]+))?$/;
const monthOf = (yymm: string) => `20${yymm.slice(0, 2)}-${yymm.slice(2)}`;
const WHOLE_COUNTRY = "100000";
const byCode = new Map<string, Region[]>();
for (const line of regionTable.split("\n")) {
  const [province, ...words] = line.split(" ") as [string, ...string[]];
  for (const word of words) {
    const [, last4, name, since, until, after] = WORD.exec(word)!;
    const region = {
      regionCode: province + last4!,
      name: name!,
      since: since ? monthOf(since) : "2002-12",
      until: until ? monthOf(until) : null,
      successors: after ? after.split(",").map((code) => (code.length === 4 ? province + code : code)) : [],
    };
    byCode.set(region.regionCode, [...(byCode.get(region.regionCode) ?? []), region]);
  }
}

/** Every code for which `isListedRegion` holds. */
export const regionCodesListed: readonly string[] = [WHOLE_COUNTRY, ...byCode.keys()];

/** Names of the divisions in force by code, the whole country: province, city and county. */
export const regionNames: Readonly<Record<string, string>> = Object.fromEntries(
  [...byCode.values()].flat().flatMap((one) => (one.until === null ? [[one.regionCode, one.name]] : [])),
);

/** Every name a code has had, oldest first; empty for a code that no table since 2002-12 lists. */
export function regionsOf(regionCode: string): readonly Region[] {
  return byCode.get(regionCode) ?? [];
}

/** Whether any table since 2002-12 lists a code, or it is that of the whole country (100000), a registrar's region. */
export function isListedRegion(regionCode: string): boolean {
  return regionCode === WHOLE_COUNTRY || byCode.has(regionCode);
}

/** The division a code named on a date, as far as tables tell; without a date, the one it named last. */
export function regionOf(regionCode: string, on?: IsoDate): Region | null {
  const regions = regionsOf(regionCode);
  const month = on?.slice(0, 7);
  if (month === undefined) return regions.find(({ until }) => until === null) ?? regions.at(-1) ?? null;
  return regions.find(({ since, until }) => since <= month && (until === null || month < until)) ?? null;
}

/**
 * Codes of the divisions in force on a date where this one's area lies then: itself, also before it began, or what
 * succeeded it, step by step. Empty for a code that no table lists, or whose successor none tells.
 */
export function regionCodesOn(regionCode: string, on: IsoDate): readonly string[] {
  const month = on.slice(0, 7);
  const found = new Set<string>();
  const seen = new Set<string>();
  const follow = (code: string): void => {
    if (seen.has(code)) return;
    seen.add(code);
    const revoked = regionsOf(code).findLast(({ until }) => until !== null && until <= month);
    if (regionOf(code, on) || (!revoked && byCode.has(code))) found.add(code);
    else revoked?.successors.forEach(follow);
  };
  follow(regionCode);
  return [...found].sort();
}

/** Codes of the divisions in force where this one's area lies now. */
export function regionCodesNow(regionCode: string): readonly string[] {
  return regionCodesOn(regionCode, "9999-12-31");
}

/** Codes that have named a division that was revoked, or renamed, by any date. */
export const regionCodesRevoked: readonly string[] = [...byCode]
  .filter(([, regions]) => regions.some(({ until }) => until !== null))
  .map(([code]) => code);

/** Groups of a table that are no names by themselves: a province's 市辖区, or what it governs directly. */
const GROUP = /^(?:市辖区|县|市)$|直辖/;

/**
 * "350203" → "厦门市思明区", "110105" → "北京市朝阳区", "341402" → "巢湖市居巢区(已撤销)", as of a date where one is
 * given; an unknown code stands for itself.
 */
export function regionNameZh(regionCode: string, on?: IsoDate): string {
  const region = regionOf(regionCode, on) ?? regionOf(regionCode);
  if (!region) return regionCode;
  const name = `${nameAbove(region)}${region.name}`;
  const isRevoked = region.until !== null && (on === undefined || region.until <= on.slice(0, 7));
  return isRevoked ? `${name}（已撤销）` : name;
}

/** The city's name, as it was when the division was last in force; the province's where the city is but a group. */
function nameAbove({ regionCode, name, until }: Region): string {
  const [provinceCode, cityCode] = [`${regionCode.slice(0, 2)}0000`, `${regionCode.slice(0, 4)}00`];
  const above = (code: string) => {
    const regions = regionsOf(code);
    return regions.findLast((one) => until === null || one.since < until) ?? regions.at(-1);
  };
  if (regionCode === provinceCode) return "";
  const city = regionCode === cityCode ? undefined : above(cityCode);
  if (city && !GROUP.test(city.name)) return city.name;
  const needsProvince = city !== undefined || GROUP.test(name);
  return needsProvince ? (above(provinceCode)?.name ?? "") : "";
}
