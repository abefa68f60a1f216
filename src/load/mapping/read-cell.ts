import { hash } from "node:crypto";
import { dayAfter, dayNumberHint, isoDateFromWritten, parseIsoDate } from "../../model/dates.ts";
import { isIdNumber, isWholeIdNumber, maskIdNumbers } from "../../model/id-number.ts";
import { fenFromWanYuan, fenFromYuan, parseFen } from "../../model/money.ts";
import { percentTextFromPpm } from "../../model/shares.ts";
import { isUsccForm, usccStatus } from "../../model/uscc.ts";
import { CellFault } from "../check/cells.ts";
import type { Cells } from "../source.ts";
import { organisationCodeIn, registrationNumberIn } from "../sources/organisation-numbers.ts";
import type { ColumnReading, Reading } from "./reading.ts";

/** No cell may be longer; a mapping could put one column together thousands of times. */
const TOGETHER_CHARACTERS_MAX = 1_000_000;
/** Texts of a map that a reason names. */
const MAPPED_TOLD_MAX = 20;

/** Text of a reading in one line; "" = nothing stated. Throws CellFault with the column of the file. */
export function readCell(one: Reading, cells: Cells, blank: ReadonlySet<string>): string {
  if (typeof one === "string") return cellIn(one, cells, blank);
  if ("column" in one) {
    const isRead = (one.when ?? []).every((condition) => readCell(condition, cells, blank) !== "");
    return isRead ? columnText(one, cellIn(one.column, cells, blank)) : "";
  }
  if ("constant" in one) return one.constant;
  const texts = ("join" in one ? one.join : "first" in one ? one.first : one.digest).map(
    // Of several the first that is there counts, so what comes after it need not be understood.
    (part) => () => readCell(part, cells, blank),
  );
  if ("first" in one) {
    for (const text of texts) {
      const found = text();
      if (found !== "") return one.map ? firstMapped(found, one.map) : found;
    }
    return "";
  }
  const parts = texts.map((text) => text());
  const between = "join" in one ? (one.with ?? "") : "";
  const characters = parts.reduce((sum, part) => sum + part.length + between.length, 0);
  if (characters > TOGETHER_CHARACTERS_MAX) {
    const expected = `expected at most ${TOGETHER_CHARACTERS_MAX}`;
    throw new CellFault("", "", `is put together of ${characters} characters, ${expected}`);
  }
  if ("join" in one) return parts.includes("") ? "" : parts.join(between);
  return digestOf(one.prefix, parts);
}

/** Whether a row is made of a line; a condition that is not understood makes one, which it keeps out. */
export function isMade(
  { when = [] }: { when?: readonly Reading[] | undefined },
  cells: Cells,
  blank: ReadonlySet<string>,
): boolean | CellFault {
  try {
    return when.every((one) => readCell(one, cells, blank) !== "");
  } catch (error) {
    if (error instanceof CellFault) return error;
    throw error;
  }
}

/** Text of a column of the file, trimmed; "" where nothing is stated. */
export function cellIn(column: string, cells: Cells, blank: ReadonlySet<string>): string {
  // A header can be called as anything is that every object has.
  const text = Object.hasOwn(cells, column) ? cells[column]!.trim() : "";
  return blank.has(text) ? "" : text;
}

/** Sixteen digits of a hash. Never of an ID number: there are few enough of them to try all. */
function digestOf(prefix: string, parts: readonly string[]): string {
  for (const part of parts) {
    if (maskIdNumbers(part) !== part)
      throw new CellFault("", part, "an ID number stands where an id is made");
  }
  return parts.every((part) => part === "")
    ? ""
    : `${prefix}-${hash("sha256", JSON.stringify(parts)).slice(0, 16)}`;
}

function columnText(one: ColumnReading, text: string): string {
  if (text === "") return "";
  try {
    const read = readers[one.as ?? "text"](text, one);
    return one.map && read !== "" ? mapped(read, one.map) : read;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (one.otherwise !== undefined) return one.otherwise;
    throw new CellFault(one.column, text, error.message);
  }
}

function firstMapped(text: string, map: Readonly<Record<string, string>>): string {
  try {
    return mapped(text, map);
  } catch (error) {
    if (error instanceof RangeError) throw new CellFault("", text, error.message);
    throw error;
  }
}

function mapped(text: string, map: Readonly<Record<string, string>>): string {
  const found = Object.hasOwn(map, text) ? map[text] : map["*"];
  if (found !== undefined) return found;
  const known = Object.keys(map);
  const more = known.length > MAPPED_TOLD_MAX ? ` and ${known.length - MAPPED_TOLD_MAX} more` : "";
  const named = known.slice(0, MAPPED_TOLD_MAX).join(", ");
  throw new RangeError(`is not in the map, expected one of ${named}${more}`);
}

const readers: Readonly<
  Record<NonNullable<ColumnReading["as"]> | "text", (text: string, one: ColumnReading) => string>
> = {
  text: (text) => text,
  code: codeText,
  heldCode: (text) => {
    const code = codeText(text);
    const isHeld = isUsccForm(code) && usccStatus(code) !== "wrong";
    return isHeld && !isIdNumber(code) ? code : "";
  },
  organisationCode: organisationCodeIn,
  registrationNumber: registrationNumberIn,
  idNumber: (text) => {
    const number = codeText(text);
    return isWholeIdNumber(number) ? number : "";
  },
  list: (text) =>
    text
      .split(/[;；、\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== "")
      .join(";"),
  date: (text, { format }) => dateText(text.normalize("NFKC"), format),
  lastDay: (text, { format }) => dayAfter(dateText(text.normalize("NFKC"), format)),
  amount: (text, { unit = "yuan" }) => amountText(text.normalize("NFKC"), unit),
  share: (text, { unit = "percent" }) => shareText(text.normalize("NFKC"), unit),
};

function codeText(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
}

function dateText(text: string, format: ColumnReading["format"]): string {
  if (format === undefined) {
    const expected = "expected a day with the year first, such as 2025-03-01 or 2025年3月1日";
    return expecting(expected + dayNumberHint(text), () => isoDateFromWritten(text));
  }
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!match) throw new RangeError(`expected a day as ${format}`);
  const [day, month] = format === "DD/MM/YYYY" ? [match[1]!, match[3]!] : [match[3]!, match[1]!];
  return expecting(`expected a day that exists, as ${format}`, () =>
    parseIsoDate(`${match[4]}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`),
  );
}

/** Registers write units beside amounts: "500万元人民币", "1000.000000万人民币". Another currency is none of ours. */
function amountText(text: string, unit: string): string {
  const match = /^(?:人民币)?([\d,.]+)(万)?(元)?(?:人民币)?$/.exec(text.replace(/\s/g, ""));
  const amount = match?.[1] ?? "";
  const own = match?.[2] ? "wanYuan" : match?.[3] ? "yuan" : unit;
  const parse = own === "wanYuan" ? fenFromWanYuan : own === "yuan" ? fenFromYuan : parseFen;
  const name =
    own === "wanYuan"
      ? "万元, at most 6 decimals"
      : own === "yuan"
        ? "yuan, at most 2 decimals"
        : "whole fen";
  return expecting(`expected an amount in ${name}`, () => String(parse(amount)));
}

/** Plain percent, rounded half up to the millionth part (contract 2.2). */
function shareText(text: string, unit: string): string {
  const match = /^(\d{1,3})(?:\.(\d{1,20}))?(%?)$/.exec(text);
  if (!match) throw new RangeError("expected a share such as 33.3333 or 33.3333%");
  const places = match[3] === "%" || unit === "percent" ? 4 : 6;
  const decimals = (match[2] ?? "").padEnd(places + 1, "0");
  const ppm = Number(match[1]! + decimals.slice(0, places)) + (decimals[places]! >= "5" ? 1 : 0);
  return percentTextFromPpm(ppm);
}

function expecting(sentence: string, parse: () => string): string {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(sentence);
    throw error;
  }
}
