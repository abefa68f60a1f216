import { isKeyDoubtful, nameKey, personKeys } from "./folding.ts";
import type { Place } from "./place-book.ts";
import { lineOf } from "./place-book.ts";
import type { NameParts } from "./split.ts";
import { splitName } from "./split.ts";
import type { FormClass } from "./words.ts";
import { NUMERALS } from "./words.ts";

/** Whether two names are one name. `possible` asks for a second attribute: address, phone, who leads it. */
export type SameName = "same" | "possible" | "different";

/** A decision about two names, with the reason in words. */
export interface NameDecision {
  decision: SameName;
  /** 0..1, see `likenessOf`. */
  likenessRatio: number;
  whyZh: string;
}

/** From here on brand and trade are near enough to look again; test/names/pairs.txt says what it finds and misses. */
const NEAR_RATIO_MIN = 0.6;

/** Likeness of two texts, 0..1: shared pairs of neighbouring characters (Dice); of single characters only equality counts. */
export function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const [pairsA, pairsB] = [pairsOf(a), pairsOf(b)];
  const total = a.length + b.length - 2;
  if (a.length < 2 || b.length < 2) return 0;
  let shared = 0;
  for (const [pair, count] of pairsA) shared += Math.min(count, pairsB.get(pair) ?? 0);
  return (2 * shared) / total;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Decide whether two names of organisations are one. */
export function decideOrganisationNames(a: string, b: string): NameDecision {
  if (nameKey(a) === nameKey(b)) {
    return isKeyDoubtful(a, b)
      ? told("possible", 1, "仅差简体中也使用的字（如乾与干）")
      : told("same", 1, "名称写法归一后相同");
  }
  return decideParts(splitName(a), splitName(b));
}

/** Decide whether two names of persons are one: never more than possible, since many persons share a name. */
export function decidePersonNames(a: string, b: string): NameDecision {
  const other = new Set(personKeys(b));
  if (personKeys(a)[0] === personKeys(b)[0]) return told("possible", 1, "姓名相同，重名常见，须有第二项信息");
  if (personKeys(a).some((key) => other.has(key)))
    return told("possible", 1, "姓名简繁转换后相同，须有第二项信息");
  return told("different", 0, "姓名不同");
}

const told = (decision: SameName, likenessRatio: number, whyZh: string): NameDecision => ({
  decision,
  likenessRatio,
  whyZh,
});

/**
 * Whether two names differ in one character of the brand alone (字号一字之差), written otherwise, left out or added: a slip,
 * or two firms. It decides nothing; something else that the two have in common makes them candidates.
 */
export function isBrandSlip(a: string, b: string): boolean {
  const [one, other] = [splitName(a), splitName(b)];
  return (
    !comparedFrames(one, other).whyZh && one.trade === other.trade && areOneApart(one.brand, other.brand)
  );
}

/** Whether one character changed, left out or added makes one text of the other; both have at least two. */
function areOneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [[...a], [...b]] : [[...b], [...a]];
  if (a === b || short.length < 2 || long.length - short.length > 1) return false;
  const at = long.findIndex((character, index) => character !== short[index]);
  const rest = long.slice(at + 1).join("");
  return rest === short.slice(short.length === long.length ? at + 1 : at).join("");
}

/** All but brand and trade of two names: why they tell two apart, or the doubts that they leave. */
function comparedFrames(a: NameParts, b: NameParts): { whyZh?: string; doubts: readonly string[] } {
  const apart = (whyZh: string) => ({ whyZh, doubts: [] });
  if ((a.branch === "") !== (b.branch === "")) return apart("一方为分支机构，分支机构不等于总公司");
  if (a.branch !== b.branch) {
    const [ownA, ownB] = [a.branch, b.branch].map((branch) => branch.replace(/[省市区县]/g, ""));
    if (ownA !== ownB) return apart("同为分支机构，但所指不同");
  }
  if (numeralsOf(a.brand + a.trade) !== numeralsOf(b.brand + b.trade)) return apart("序数不同");
  if (a.isGroup !== b.isGroup) return apart("一方为集团");
  const places = placesAgree(a.places, b.places);
  if (places === "different") return apart("行政区划不同");
  const forms = formsAgree(a, b);
  if (forms === "different") return apart("组织形式不同");
  const doubts = [
    ...(places === "possible" ? ["行政区划一方未写全"] : []),
    ...(a.realm !== b.realm ? ["一方带（中国）等字样"] : []),
    ...(forms === "possible" ? ["组织形式一方未写全或已改制"] : []),
  ];
  return { doubts };
}

function decideParts(a: NameParts, b: NameParts): NameDecision {
  const [stemA, stemB] = [a.brand + a.trade, b.brand + b.trade];
  const likeness = likenessOf(stemA, stemB);
  const different = (why: string) => told("different", likeness, why);
  const { whyZh, doubts } = comparedFrames(a, b);
  if (whyZh) return different(whyZh);
  if (stemA === stemB) {
    return doubts.length === 0
      ? told("same", 1, "区划、字号、行业、组织形式均相同")
      : told("possible", 1, `字号与行业相同，但${doubts.join("、")}`);
  }
  if (a.brand === b.brand && a.brand !== "") {
    const [short, long] = a.trade.length < b.trade.length ? [a.trade, b.trade] : [b.trade, a.trade];
    const isPart = long.startsWith(short) || long.endsWith(short);
    return isPart ? told("possible", likeness, "字号相同，行业一方未写全") : different("字号相同，行业不同");
  }
  if (likeness < NEAR_RATIO_MIN) return different("字号不同");
  return told("possible", likeness, "字号与行业相近");
}

/** 第一 and 1 are one numeral. */
function numeralsOf(text: string): string {
  const written = [...text.matchAll(NUMERALS)].map(([one]) => one.replace("第", ""));
  return written.map((one) => one.replace(/\d/g, (digit) => "零一二三四五六七八九"[Number(digit)]!)).join();
}

/** Divisions above a narrower one may be left out; a narrower one makes a doubt; two of one rank tell firms apart. */
function placesAgree(a: readonly Place[], b: readonly Place[]): SameName {
  const [narrowA, narrowB] = [a.at(-1), b.at(-1)];
  if (narrowA?.name === narrowB?.name) {
    // 鼓楼区 is in four cities: by itself it may be any of them.
    if (narrowA === narrowB) return "same";
    return a.length === 1 || b.length === 1 ? "possible" : "different";
  }
  const isWrittenIn = (outer: readonly Place[], inner: readonly Place[]) =>
    outer.every(({ name }) => inner.some((place) => lineOf(place).some((above) => above.name === name)));
  const [wide, narrow] = a.length <= b.length ? [a, b] : [b, a];
  if (wide.length === 0) return "possible";
  const isStated = narrow.some(({ name }) => name === wide.at(-1)!.name);
  return isStated && isWrittenIn(wide, narrow) ? "possible" : "different";
}

/** Forms that one source writes whole and another short, or that a firm changes into (改制). */
const related: readonly (readonly FormClass[])[] = [
  ["limited", "shares", "company"],
  ["limited", "group"],
  ["shares", "group"],
  ["partnership", "limitedPartnership"],
  ["partnership", "generalPartnership"],
];

function formsAgree(a: NameParts, b: NameParts): SameName {
  if (a.formClass === b.formClass) return a.formClass !== "other" || a.form === b.form ? "same" : "different";
  if (a.formClass === "none" || b.formClass === "none") return "possible";
  const isRelated = related.some((set) => set.includes(a.formClass) && set.includes(b.formClass));
  return isRelated ? "possible" : "different";
}
