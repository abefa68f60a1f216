import { Converter } from "opencc-js/t2cn";
import { to } from "opencc-js/preset/t2cn";

/** In the table: the character goes, or the libraries must see the whole name. */
const DROPPED = 0;
const SLOW = 0xffff;
const UNITS = 0x10000;
/** Longer names are no names; they take the slow way rather than a large buffer. */
const FAST_CHARACTERS_MAX = 512;

const INVISIBLE = /[\s\p{Cc}\p{Cf}\u115f\u1160\u3164\ufe00-\ufe0f]/gu;
const OPENING = /[〔【［〖〘「『《〈{[]/g;
const CLOSING = /[〕】］〗〙」』》〉}\]]/g;
/** Points, dashes, quotes: what stands inside names without meaning. `&`, `+`, `/` mean something and stay. */
const INNER = /[·•・‧∙⋅ㆍ\-‐‑‒–—―−_.,。、'"‘’“”`]/g;
/** Writings of zero; 零 stands for all. */
const ZERO = /[〇○◯]/g;

/** Traditional → simplified, for match keys only: a name is never shown like this. */
const simplified = Converter({ from: "t", to: "cn" });

/** The definition of a key, by the libraries, about 10 µs; `nameKey` answers the same from a table. */
function foldedWhole(name: string): string {
  return simplified(marksFolded(name.normalize("NFKC")).replace(ZERO, "零"))
    .toUpperCase()
    .replaceAll("()", "");
}

/** Text without invisible characters and inner marks, in round brackets. */
export const marksFolded = (text: string) =>
  text.replace(INVISIBLE, "").replace(OPENING, "(").replace(CLOSING, ")").replace(INNER, "");

/**
 * Match key of a name (名称匹配键): one writing for all widths, brackets, traditional and simplified forms, cases, inner
 * marks and zeros. Never shown. Equal keys of organisations mean one name; of persons they mean nothing yet.
 */
export function nameKey(name: string): string {
  const { length } = name;
  if (length > FAST_CHARACTERS_MAX) return foldedWhole(name);
  const table = (foldTable ??= buildTable());
  let kept = 0;
  let isSame = true;
  for (let at = 0; at < length; at += 1) {
    const unit = name.charCodeAt(at);
    const folded = table[unit]!;
    if (folded === SLOW) return foldedWhole(name);
    if (folded !== unit) isSame = false;
    if (folded === DROPPED) continue;
    buffer[kept] = folded;
    kept += 1;
  }
  if (isSame && !name.includes("()")) return name;
  const key = String.fromCharCode.apply(null, buffer.subarray(0, kept) as unknown as number[]);
  return key.includes("()") ? key.replaceAll("()", "") : key;
}

const buffer = new Uint16Array(FAST_CHARACTERS_MAX);
let foldTable: Uint16Array | undefined;
/** Characters that a phrase keeps from becoming what they become alone (乾 of 乾隆), as far as the library knows. */
let inPhrases: Set<string> | undefined;

/** What each UTF-16 unit becomes; made once, in a tenth of a second, by asking the libraries about every one. */
function buildTable(): Uint16Array {
  const table = new Uint16Array(UNITS).fill(SLOW);
  const plain: number[] = [];
  for (let unit = 1; unit < UNITS; unit += 1) {
    const text = String.fromCharCode(unit);
    const composed = text.normalize("NFKC");
    // Half a pair, a mark that joins the character before it, or one character that becomes several.
    if (/[\p{Cs}\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u.test(composed)) continue;
    const folded = marksFolded(composed).replace(ZERO, "零");
    if (folded === "") table[unit] = DROPPED;
    else if (folded.length === 1) {
      plain.push(unit);
      table[unit] = folded.charCodeAt(0);
    }
  }
  const before = plain.map((unit) => String.fromCharCode(table[unit]!));
  const after = simplified(before.join("\n")).split("\n");
  inPhrases ??= charactersOfPhrases();
  for (const [index, unit] of plain.entries()) {
    const folded = after[index]!.toUpperCase();
    const isAlone = folded.length === 1 && !inPhrases.has(before[index]!);
    table[unit] = isAlone ? folded.charCodeAt(0) : SLOW;
  }
  table[0] = DROPPED;
  return table;
}

function charactersOfPhrases(): Set<string> {
  const [phrases] = to["cn"]![0] as readonly string[];
  const found = new Set<string>();
  for (const entry of phrases!.split("|")) {
    const [from = "", into = ""] = entry.split(" ");
    const target = [...into];
    for (const [at, character] of [...from].entries())
      if (simplified(character) !== target[at]) found.add(character);
  }
  return found;
}

/** The key with the script as written. */
const writtenKey = (name: string) => marksFolded(name.normalize("NFKC")).replace(ZERO, "零").toUpperCase();

/** The name as it stands and as it folds: 於 and 于 are two surnames, so a person is looked for under both. */
export function personKeys(name: string): readonly string[] {
  const [written, key] = [writtenKey(name), nameKey(name)];
  return written === key ? [key] : [written, key];
}

/**
 * Whether two names of one key differ only in characters that simplified writing has too (乾照, 干照): these may be two
 * names, where 乾燥設備 and 干燥设备 are one in two scripts.
 */
export function isKeyDoubtful(a: string, b: string): boolean {
  const [writtenA, writtenB] = [[...writtenKey(a)], [...writtenKey(b)]];
  inPhrases ??= charactersOfPhrases();
  const others = writtenA.flatMap((character, at) =>
    character === writtenB[at] ? [] : [[character, writtenB[at]!]],
  );
  return others.length > 0 && others.every((pair) => pair.some((character) => inPhrases!.has(character)));
}
