import { createRequire } from "node:module";
import type { pinyin as Pinyin } from "pinyin-pro";
import { nameKey } from "./folding.ts";
import { placeNames } from "./place-book.ts";
import { tradeWords, placeOfWorkWords } from "./words.ts";

/**
 * Characters of which more than one initial is alive in names. The library knows 1,953 characters of several, nearly all
 * by readings that no name has (信 shēn, 广 ān); those count by their first reading.
 */
const LIVING =
  "厦长重行乐朝曾单会车参藏传调弹降校省系盛率圈卡翟仇解查盖区召折尉种晟莘茜俞覃宿咖伽茄裳拓畜囤澄铅浒荥枞番堡泊铺柏褚谌食识殖似塞属数说稽巷夹角奇期栖";
/** Where the library's first reading is not the one that names mean. */
const WORDS =
  "银行 商行 车行 分行 支行 典当行 拍卖行 洋行 行业 五金行 茶行 会计 会展 会所 协会 商会 大厦 广厦 音乐 乐器 乐园 快乐 欢乐 可乐 " +
  "重工 重型 贵重 重新 长江 长城 长远 长安 成长 家长 行长 校长 朝阳 王朝 调味 调查 空调 藏品 宝藏 传媒 传播 传奇 盛世 昌盛 汽车 车辆 " +
  "学校 校园 省级 系统 系列 率先 咖啡 咖喱 数码 数据 数字 参与 人参 海参 石油 石材 合作 其他 食品 识别 养殖 小区 地区 番茄 查询 调控 " +
  "解放 解决 种植 种子 种业 畜牧 单位 简单 城堡 古堡 汉堡 泊位 店铺 旺铺 角色 奇迹 期货";
/** Longer, nobody types them; enough for any name to be told from its like. */
const LETTERS_MAX = 24;

type Read = typeof Pinyin;
let libraryRead: Read | undefined;
/** The library is two megabytes of dictionaries: loaded when the first name needs it, not with every command. */
function read(): Read {
  libraryRead ??= (createRequire(import.meta.url)("pinyin-pro") as { pinyin: Read }).pinyin;
  return libraryRead;
}

const letterOf = (reading: string) => /^[a-z]/.exec(reading)?.[0] ?? "";

/** Initial of each character of a word, as the word is read. */
function wordLetters(word: string): string[] {
  return read()(word, { type: "array", toneType: "none" }).map(letterOf);
}

const living = new Set(LIVING);
/** By UTF-16 unit; filled as characters are met. "" = no Chinese character. */
const lettersByUnit: (string | undefined)[] = [];
let wordInitials: Map<string, string> | undefined;

function lettersOf(unit: number): string {
  const known = lettersByUnit[unit];
  if (known !== undefined) return known;
  const character = String.fromCharCode(unit);
  let letters = /[0-9a-z]/i.test(character) ? character.toLowerCase() : "";
  if (/\p{Script=Han}/u.test(character)) {
    const readings = read()(character, { multiple: true, type: "array", toneType: "none" });
    const all = [...new Set(readings.map(letterOf))].filter((letter) => letter !== "");
    letters = living.has(character) && all.length > 1 ? all.sort().join("").toUpperCase() : (all[0] ?? "");
  }
  return (lettersByUnit[unit] = letters);
}

/** Pairs of characters with a living one, and its initial in that word: 厦门 x m, 银行 y h. */
function words(): Map<string, string> {
  if (wordInitials) return wordInitials;
  wordInitials = new Map();
  for (const word of [...WORDS.split(" "), ...placeNames(), ...tradeWords, ...placeOfWorkWords]) {
    if (![...word].some((character) => living.has(character))) continue;
    const letters = wordLetters(word);
    for (let at = 0; at + 1 < word.length; at += 1) {
      const pair = word.slice(at, at + 2);
      if (!wordInitials.has(pair)) wordInitials.set(pair, `${letters[at]}${letters[at + 1]}`);
    }
  }
  return wordInitials;
}

/**
 * Pinyin initials of an organisation's name as they are stored: a small letter a character, digits as they are; a
 * character of several living readings that no known word decides has all its letters, large and in order (HX).
 * 厦门南方贸易 → "xmnfmy", 乐行贸易 → "LYHXmy". Other characters are left out. At most 24 letters.
 */
export function initialsOf(name: string): string {
  return initialsOfKey(nameKey(name));
}

/** The same of a name that is folded already. */
export function initialsOfKey(key: string): string {
  let initials = "";
  for (let at = 0; at < key.length && initials.length < LETTERS_MAX; at += 1) {
    const letters = lettersOf(key.charCodeAt(at));
    initials += letters.length < 2 ? letters : (inWord(key, at) ?? letters);
  }
  return initials;
}

function inWord(key: string, at: number): string | undefined {
  const after = words().get(key.slice(at, at + 2));
  if (after !== undefined) return after[0];
  return at > 0 ? words().get(key.slice(at - 1, at + 1))?.[1] : undefined;
}

/** Letters typed beyond this many are not needed to find a name. */
const TYPED_MAX = 12;
/** Characters of several readings that typed letters may stand for at once: more would ask the index a thousand times. */
const SEVERAL_MAX = 2;

/**
 * Typed initials → beginnings of stored ones to look for: as typed, and with up to two of the letters as one of the
 * readings of a character that has several. Empty when the text is no initials.
 */
export function initialsAsked(text: string): string[] {
  const typed = text.trim().toLowerCase();
  if (!/^[0-9a-z]*[a-z][0-9a-z]*$/.test(typed)) return [];
  let asked = [{ stored: "", several: 0 }];
  for (const letter of typed.slice(0, TYPED_MAX)) {
    const sets = severalWith(letter);
    asked = asked.flatMap(({ stored, several }) => [
      { stored: stored + letter, several },
      ...(several < SEVERAL_MAX ? sets : []).map((set) => ({ stored: stored + set, several: several + 1 })),
    ]);
  }
  return asked.map(({ stored }) => stored);
}

let setsByLetter: Map<string, string[]> | undefined;
function severalWith(letter: string): string[] {
  if (!setsByLetter) {
    setsByLetter = new Map();
    const sets = new Set([...living].map((character) => lettersOf(character.charCodeAt(0))));
    for (const set of sets) {
      if (set.length < 2) continue;
      for (const one of set.toLowerCase()) setsByLetter.set(one, [...(setsByLetter.get(one) ?? []), set]);
    }
  }
  return setsByLetter.get(letter) ?? [];
}
