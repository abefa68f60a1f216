import { north } from "./places/north.ts";
import { south } from "./places/south.ts";

/** An administrative division (行政区划), by its full name. */
export interface Place {
  readonly name: string;
  readonly parent: Place | null;
  readonly isCounty: boolean;
}

/** A division as it stands in a name, with or without the word that says its rank (厦门市, 厦门). */
export interface PlaceFound {
  readonly place: Place;
  /** Characters of the key it takes. */
  readonly length: number;
  /** Written without its rank: it may as well be a brand (东方, 和平). */
  readonly isShort: boolean;
}

const RANK = /(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|省|市|区|县|旗|盟)$/;
const PEOPLES =
  /(?:维吾尔|朝鲜族|满族|回族|蒙古族|蒙古|土家族|苗族|藏族|羌族|彝族|壮族|布依族|侗族|瑶族|白族|哈尼族|傣族|景颇族|傈僳族|拉祜族|佤族|布朗族|纳西族|普米族|怒族|独龙族|哈萨克|柯尔克孜|锡伯|塔吉克|畲族|黎族|达斡尔族|仡佬族|水族|毛南族|仫佬族|各族|东乡族|保安族|撒拉族|裕固族|土族|鄂温克族|鄂伦春|莫力达瓦|锡伯族|哈萨克族|蒙古自治)+$/;
/** Shorter, a word without its rank is too often something else. */
const SHORT_LENGTH_MIN = 2;

let placesByName: Map<string, { place: Place; isShort: boolean }[]> | undefined;
let lengthMax = 0;

function shortName(name: string): string {
  const bare = name.replace(RANK, "");
  const short = bare === "蒙古" ? bare : bare.replace(PEOPLES, "");
  return short === "" ? bare : short;
}

function enter(book: Map<string, { place: Place; isShort: boolean }[]>, place: Place): Place {
  const add = (name: string, isShort: boolean) => {
    if (name.length < SHORT_LENGTH_MIN) return;
    const known = book.get(name);
    if (known) known.push({ place, isShort });
    else book.set(name, [{ place, isShort }]);
    lengthMax = Math.max(lengthMax, name.length);
  };
  add(place.name, false);
  const short = shortName(place.name);
  if (short !== place.name) add(short, true);
  return place;
}

function openBook(): Map<string, { place: Place; isShort: boolean }[]> {
  const book = new Map<string, { place: Place; isShort: boolean }[]>();
  let province: Place | null = null;
  let above: Place | null = null;
  for (const line of `${north}${south}`.split("\n").filter((text) => text !== "")) {
    const isMore = line.startsWith("+");
    const [head, list] = isMore ? ["", line.slice(1)] : (line.split(":") as [string, string]);
    if (head.startsWith("#"))
      above = province = enter(book, { name: head.slice(1), parent: null, isCounty: false });
    else if (head === "-") above = province;
    else if (!isMore) above = enter(book, { name: head, parent: province, isCounty: false });
    for (const name of list.split(" ")) if (name !== "") enter(book, { name, parent: above, isCounty: true });
  }
  return book;
}

const isWithin = (place: Place, outer: Place): boolean =>
  place.parent !== null && (place.parent === outer || isWithin(place.parent, outer));

/** All divisions above a place, itself first. */
export function lineOf(place: Place): Place[] {
  return place.parent === null ? [place] : [place, ...lineOf(place.parent)];
}

/** Whether a division may stand without its rank and nothing before it: 晋江 (市) may, 思明 (区) only after 厦门. */
function mayStandShort({ name, isCounty }: Place): boolean {
  return !isCounty || name.endsWith("市");
}

/** The longest division that begins at `at` and lies within `after`, the one before it. */
export function placeAt(key: string, at: number, after: Place | null): PlaceFound | null {
  placesByName ??= openBook();
  for (let length = Math.min(lengthMax, key.length - at); length >= SHORT_LENGTH_MIN; length -= 1) {
    const known = placesByName.get(key.slice(at, at + length));
    const fit = known?.find(({ place, isShort }) =>
      after === null ? !isShort || mayStandShort(place) : isWithin(place, after),
    );
    if (fit) return { ...fit, length };
  }
  return null;
}

/** Every writing of every division, for tables. */
export function placeNames(): Iterable<string> {
  return (placesByName ??= openBook()).keys();
}
