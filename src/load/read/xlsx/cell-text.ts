import { isoDateFromDay } from "../../../model/dates.ts";
import type { NumberStyle } from "./styles.ts";
import type { Workbook } from "./workbook.ts";
import { unescaped } from "./workbook.ts";

/** A cell as the sheet states it. */
export interface CellValue {
  /** Kind of value: n number, s shared text, str and inlineStr text, b, e error, d date. */
  type: string;
  style: number;
  /** The value's own text; of a formula the one that was computed last. */
  text: string;
  hasFormula: boolean;
}

/** A cell that says something else than what was meant, with what to do about it. */
export class CellUnreadable extends RangeError {}

const DAY_SECONDS = 86_400;
/** Days from 1970-01-01 to day 0 of either count; 1900-02-29, which never was, is day 60 of the first. */
const DAY_ZERO_1900 = -25_569;
const DAY_ZERO_1904 = -24_107;
const DAY_THAT_NEVER_WAS = 60;
const DAY_MAX = 2_958_465;
/** A number in a sheet has 15 digits; whatever had more has lost the rest. */
const DIGITS_MAX = 15;

/** Text of a cell as people see it in the sheet, dates as YYYY-MM-DD. Throws CellUnreadable. */
export function cellText(cell: CellValue, workbook: Workbook): string {
  const { type, text, hasFormula } = cell;
  if (text === "" && hasFormula) {
    throw new CellUnreadable(
      "is a formula without a value; open the file in Excel or WPS, save it and send it again",
    );
  }
  switch (type) {
    case "s":
      return sharedText(text, workbook);
    case "b":
      return text === "1" ? "true" : "false";
    case "e":
      throw new CellUnreadable(`is the error ${text.slice(0, 20)}; mend the formula or leave the cell empty`);
    case "n":
      return numberText(text, workbook.styles[cell.style] ?? "plain", workbook.is1904);
    default:
      return checkedText(unescaped(text));
  }
}

function sharedText(text: string, { sharedTexts }: Workbook): string {
  const found = /^\d+$/.test(text) ? sharedTexts[Number(text)] : undefined;
  if (found === undefined)
    throw new CellUnreadable(`refers to a text that is not there; save the file again`);
  return checkedText(found);
}

function checkedText(text: string): string {
  if (text.includes("\u0000")) throw new CellUnreadable("has a NUL character; type its text anew");
  if (/^\d(?:\.\d+)?E\+?\d{2}$/i.test(text.trim())) throw shortened(text.trim());
  return text;
}

function shortened(text: string): CellUnreadable {
  return new CellUnreadable(
    `is the number ${text}, of which a sheet keeps ${DIGITS_MAX} digits; format the column as text, enter it again ` +
      "from the original (not from this file) and save",
  );
}

function numberText(text: string, style: NumberStyle, is1904: boolean): string {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) {
    throw new CellUnreadable(`is no number: "${text.slice(0, 40)}"; save the file again`);
  }
  if (style === "date" && Math.abs(number) >= 1) return dateText(number, is1904);
  if (Math.abs(number) >= 10 ** DIGITS_MAX) throw shortened(text);
  // Sheets show 15 digits of a number: 33.33 is stored as 33.329999999999998.
  return style === "percent" ? `${plainText(number * 100)}%` : plainText(number);
}

/** A number without an exponent, 15 digits at most. */
export function plainText(number: number): string {
  const text = String(Number(number.toPrecision(DIGITS_MAX)));
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  return match ? `${match[1]}0.${"0".repeat(Number(match[4]) - 1)}${match[2]}${match[3] ?? ""}` : text;
}

/** Day count of a sheet → YYYY-MM-DD, with the time where it has one. */
export function dateText(serial: number, is1904: boolean): string {
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (day < 0 || day > DAY_MAX || (!is1904 && day === DAY_THAT_NEVER_WAS)) {
    throw new CellUnreadable(`is the day number ${serial}, which is no day; enter the date again`);
  }
  const zero = is1904 ? DAY_ZERO_1904 : day < DAY_THAT_NEVER_WAS ? DAY_ZERO_1900 + 1 : DAY_ZERO_1900;
  const date = isoDateFromDay(zero + day);
  const rest = seconds - day * DAY_SECONDS;
  if (rest === 0) return date;
  const parts = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return `${date} ${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
}
