import type { Graph } from "../graph/graph.ts";
import { nameKey } from "../names/folding.ts";
import { initialsAsked } from "../names/initials.ts";
import { isOnlyPlaceAndForm } from "../names/split.ts";
import { readKeptPersons } from "./kept-persons.ts";
import type { Moment } from "./moment.ts";
import type { TextAsked } from "./search-then.ts";
import { waysThen } from "./search-then.ts";

/** By what a text found a subject, in the order in which hits are shown. */
export const searchWays = [
  "CODE",
  "ORGANISATION_CODE",
  "NAME",
  "FORMER_NAME",
  "CODE_START",
  "NAME_START",
  "INITIALS",
  "NAME_PART",
  "FORMER_NAME_PART",
] as const;
export type SearchWay = (typeof searchWays)[number];

export interface SearchHit {
  id: string;
  matchedBy: SearchWay;
  /** Who the text found, where that one was merged into the hit (同一主体认定). */
  mergedFromId: string | null;
}

/** Hits, best first, and how many there are: at least `total` where `totalIsExact` is false. */
export interface SearchAnswer {
  hits: SearchHit[];
  total: number;
  totalIsExact: boolean;
  /** Why there may be more, or why nothing was looked for; null = these are all. */
  whyZh: string | null;
}

/** Hits of one way that are looked at; a page has no more, and it bounds what a search costs. */
export const WAY_HITS_MAX = 200;
/** Fewer characters of a code say nothing: six are the region of the register. */
const CODE_START_MIN = 6;
const CODE_LENGTH = 18;
/** Two letters are the beginning of a tenth of all names. */
const INITIALS_MIN = 2;

interface Row {
  id: string;
  name: string;
  otherNames: string | null;
  whole?: boolean;
}

/**
 * Subjects that a text finds: by code, by name in any writing, by a former name, by pinyin initials. Each way asks one
 * index for at most WAY_HITS_MAX hits, so that no text reads the register. Indexes hold the names and codes of today
 * with the former names; at an `isEarlier` moment who is found is held against what was known and borne then, and the
 * answer says that who was called so then and is not found by today's words may be missing.
 */
export async function searchSubjects(
  graph: Graph,
  text: string,
  limit: number,
  at: Moment & { isEarlier?: boolean },
): Promise<SearchAnswer> {
  const { knownAt } = at;
  const key = nameKey(text);
  if (key === "") return { hits: [], total: 0, totalIsExact: true, whyZh: null };
  const asks = waysOf(text, key);
  const answers = await Promise.all(
    asks.ways.map(async ({ query, params, wayOf }) => {
      const rows = await graph.read<Row>(`read/${query}`, { ...params, limit: WAY_HITS_MAX + 1, knownAt });
      return { rows, wayOf };
    }),
  );
  const best = new Map<string, SearchHit>();
  let isCut = false;
  for (const { rows, wayOf } of answers) {
    isCut ||= rows.length > WAY_HITS_MAX;
    for (const row of rows.slice(0, WAY_HITS_MAX)) {
      const matchedBy = wayOf(row);
      if (!matchedBy) continue;
      const hit = { id: row.id, matchedBy, mergedFromId: null };
      const known = best.get(row.id);
      if (!known || rankOf(hit) < rankOf(known)) best.set(row.id, hit);
    }
  }
  const then = at.isEarlier ? await waysThen(graph, [...best.keys()], askedOf(text, key), at) : null;
  const standing = then
    ? [...best.values()].flatMap((hit) => {
        const matchedBy = then.get(hit.id);
        return matchedBy ? [{ ...hit, matchedBy }] : [];
      })
    : [...best.values()];
  // The order of each way stands within a rank: sorting keeps it.
  const found = standing.sort((a, b) => rankOf(a) - rankOf(b));
  const hits = keptHits(found, await readKeptPersons(graph, [...best.keys()], { knownAt }));
  const cutZh = isCut ? `只查看了每种方式的前 ${WAY_HITS_MAX} 个主体，请输入更多文字` : null;
  const thenZh = then ? earlierZh(best.size - standing.length) : null;
  const whyZh = [asks.whyZh ?? cutZh, thenZh].filter((why) => why !== null).join("；") || null;
  return { hits: hits.slice(0, limit), total: hits.length, totalIsExact: whyZh === null, whyZh };
}

/** What a search of an earlier moment can tell, and who is left out of it. */
function earlierZh(left: number): string {
  const out = left > 0 ? `；另有 ${left} 个主体当时尚无此名称或代码，未列出` : "";
  return `按所查时间核对：只在现有名称、曾用名和代码的索引中查找，当时所用而现已不载的名称或代码可能查不到${out}`;
}

/** A hit that was merged leads to the one who is kept, who is answered once: by what ranks best, first of all by its own. */
function keptHits(found: readonly SearchHit[], kept: ReadonlyMap<string, string>): SearchHit[] {
  const hits = new Map<string, SearchHit>();
  for (const hit of found) {
    const keptId = kept.get(hit.id);
    const led = keptId === undefined ? hit : { ...hit, id: keptId, mergedFromId: hit.id };
    const known = hits.get(led.id);
    const isOwn = led.mergedFromId === null && known?.matchedBy === led.matchedBy;
    if (!known || isOwn) hits.set(led.id, led);
  }
  return [...hits.values()];
}

const rankOf = ({ matchedBy }: SearchHit) => searchWays.indexOf(matchedBy);

interface Ask {
  query: "search-by-code" | "search-by-code-start" | "search-by-initials" | "search-by-name";
  params: Record<string, unknown>;
  /** By what a row was found; null = it is none of those asked for. */
  wayOf: (row: Row) => SearchWay | null;
}

/** The same text in the forms that are held against what was told of a subject. */
function askedOf(text: string, key: string): TextAsked {
  const trimmed = text.normalize("NFKC").trim();
  return {
    key,
    codes: [trimmed, key],
    codeStart: isCodeStart(key) ? key : null,
    initials: trimmed.length < INITIALS_MIN ? [] : initialsAsked(trimmed),
    words: isOnlyPlaceAndForm(key) ? [] : wordKeys(text),
  };
}

const wordKeys = (text: string): string[] =>
  text
    .split(/\s+/u)
    .map(nameKey)
    .filter((word) => word !== "");

/** The ways a text can find somebody; `whyZh` when it is too wide to look for as a name. */
function waysOf(text: string, key: string): { ways: Ask[]; whyZh: string | null } {
  const trimmed = text.normalize("NFKC").trim();
  const ways: Ask[] = [];
  // An id may be any text; a code is written in capitals, and an organisation code may have its dash.
  for (const code of new Set([trimmed, key]))
    ways.push({
      query: "search-by-code",
      params: { code },
      wayOf: (row) => (row.whole ? "CODE" : "ORGANISATION_CODE"),
    });
  if (isCodeStart(key))
    ways.push({ query: "search-by-code-start", params: { codeStart: key }, wayOf: () => "CODE_START" });
  const starts = trimmed.length < INITIALS_MIN ? [] : initialsAsked(trimmed);
  if (starts.length > 0)
    ways.push({ query: "search-by-initials", params: { starts }, wayOf: () => "INITIALS" });
  const isWide = isOnlyPlaceAndForm(key);
  ways.push({
    query: "search-by-name",
    params: { words: wordsOf(text, key) },
    wayOf: (row) => nameWay(row, key, isWide),
  });
  return { ways, whyZh: isWide ? `“${trimmed}”只有地名或组织形式，只列出全名如此的主体，请加上字号` : null };
}

/** The first characters of a code: digits and letters of its alphabet, six to seventeen of them. */
function isCodeStart(key: string): boolean {
  const { length } = key;
  return (
    length >= CODE_START_MIN && length < CODE_LENGTH && /^[1-9ANY][1-59]\d{4}[0-9A-HJ-NP-RTUW-Y]*$/.test(key)
  );
}

/** The text as one phrase, since the index cuts names into pairs of characters; or all of its words, wherever they stand. */
function wordsOf(text: string, key: string): string {
  const phrase = (word: string) => `"${word.replace(/["\\]/g, " ")}"`;
  const words = wordKeys(text);
  return words.length < 2 ? phrase(key) : `${phrase(key)} OR (${words.map(phrase).join(" AND ")})`;
}

/** A name of which the text is a part counts unless the text is too wide; the index gives whole names first. */
function nameWay({ name, otherNames }: Row, key: string, isWide: boolean): SearchWay | null {
  const own = nameKey(name);
  if (own === key) return "NAME";
  const others = (otherNames ?? "").split("|").map((other) => nameKey(other));
  if (others.includes(key)) return "FORMER_NAME";
  if (isWide) return null;
  if (own.startsWith(key)) return "NAME_START";
  const isFormer = !own.includes(key) && others.some((other) => other.includes(key));
  return isFormer ? "FORMER_NAME_PART" : "NAME_PART";
}
