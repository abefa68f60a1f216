import { nameKey } from "./folding.ts";
import type { Place, PlaceFound } from "./place-book.ts";
import { placeAt } from "./place-book.ts";
import type { FormClass } from "./words.ts";
import { branchWords, formWords, placeOfWorkWords, tradeWords } from "./words.ts";

/** What an organisation's name is made of: 行政区划 + 字号 + 行业 + 组织形式, and what part of another it is. */
export interface NameParts {
  /** Divisions as written, wide to narrow: in front, or in brackets. */
  places: readonly Place[];
  /** In brackets, but no division of the country: (中国). */
  realm: string;
  brand: string;
  trade: string;
  /** The word of the form, with 有限责任公司 as 有限公司. */
  form: string;
  formClass: FormClass;
  isGroup: boolean;
  /** A branch's own words (漳州分公司), "" where it is an organisation by itself. The other parts are its head's. */
  branch: string;
}

const byLength = (a: string, b: string) => b.length - a.length;
const forms = [...formWords].sort(([a], [b]) => byLength(a, b));
const works = [...placeOfWorkWords].sort(byLength);
const trades = [...tradeWords].sort(byLength);
const branches = [...branchWords].sort(byLength);

/** Words that make a branch only behind a whole name: 营业部 may be a shop of its own. */
const BRANCH_BEHIND_HEAD = /^(营业|项目)/;
/** Up to the last word that can end a head's name. */
const HEAD =
  /^.*(?:公司|银行|信用社|合作社|事务所|企业(?:\([^)]*合伙\))?|集团|中心|学校|医院|研究院|[店厂行部馆院])/;
const GROUP = /\(集团\)$|集团$/;
const REALM = /^(中国|大陆|亚洲|国际|全国)$/;

/** Name → its parts. Total: what no table knows stays in the brand. */
export function splitName(name: string): NameParts {
  const key = nameKey(name);
  const { head, branch } = branchOf(key);
  const { form, formClass, rest } = formOf(head);
  const isGroup = formClass === "group" || GROUP.test(rest);
  const { bare, inBrackets, realm } = bracketsOf(rest.replace(GROUP, ""));
  const ahead = placesAhead(bare);
  let stem = bare.slice(ahead.length);
  let { brand, trade } = tradeOf(stem);
  // 沈阳和平贸易: with nothing else for a brand, a county without its rank was the brand.
  const last = ahead.found.at(-1);
  if (brand === "" && last?.isShort && last.place.isCounty) {
    ahead.found.pop();
    stem = bare.slice(ahead.length - last.length);
    ({ brand, trade } = tradeOf(stem));
  }
  const places = [...ahead.found.map(({ place }) => place), ...inBrackets];
  return { places, realm, brand, trade, form, formClass, isGroup, branch };
}

function branchOf(key: string): { head: string; branch: string } {
  const word = branches.find((one) => key.endsWith(one));
  if (word === undefined) return { head: key, branch: "" };
  const before = key.slice(0, -word.length);
  const head = HEAD.exec(before)?.[0] ?? "";
  if (head === "" && BRANCH_BEHIND_HEAD.test(word)) return { head: key, branch: "" };
  return head === "" ? { head: before, branch: word } : { head, branch: key.slice(head.length) };
}

function formOf(head: string): { form: string; formClass: FormClass; rest: string } {
  for (const [word, formClass] of forms) {
    if (!head.endsWith(word)) continue;
    const rest = head.slice(0, -word.length);
    return { form: formClass === "limited" ? "有限公司" : word, formClass, rest };
  }
  const work = works.find((word) => head.endsWith(word) && head.length > word.length);
  if (work === undefined) return { form: "", formClass: "none", rest: head };
  return { form: work, formClass: "other", rest: head.slice(0, -work.length) };
}

/** Divisions in brackets are places, other brackets stay text of the brand. */
function bracketsOf(stem: string): { bare: string; inBrackets: Place[]; realm: string } {
  const inBrackets: Place[] = [];
  let realm = "";
  const bare = stem.replace(/\(([^()]*)\)/g, (_, inside: string) => {
    const { found, length } = placesAhead(inside);
    if (length === inside.length && found.length > 0) inBrackets.push(...found.map(({ place }) => place));
    else if (REALM.test(inside)) realm = inside;
    else return inside;
    return "";
  });
  return { bare, inBrackets, realm };
}

function placesAhead(text: string): { found: PlaceFound[]; length: number } {
  const found: PlaceFound[] = [];
  let length = 0;
  for (;;) {
    const next = placeAt(text, length, found.at(-1)?.place ?? null);
    if (next === null) return { found, length };
    found.push(next);
    length += next.length;
  }
}

/** Trades are taken from the end, as many as there are. */
function tradeOf(stem: string): { brand: string; trade: string } {
  let brand = stem;
  for (;;) {
    const word = trades.find((one) => brand.endsWith(one));
    if (word === undefined) return { brand, trade: stem.slice(brand.length) };
    brand = brand.slice(0, -word.length);
  }
}

/** Whether a text names nobody: divisions and a company's form alone (厦门, 有限公司, 厦门市有限公司). */
export function isOnlyPlaceAndForm(text: string): boolean {
  const { brand, trade, formClass, branch } = splitName(text);
  return brand === "" && trade === "" && formClass !== "other" && branch === "";
}
