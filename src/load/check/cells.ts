import type { IsoDate } from "../../model/dates.ts";
import { DATE_MAX, DATE_MIN, dayNumberHint, parseIsoDate } from "../../model/dates.ts";
import type { Fen } from "../../model/money.ts";
import { parseFen } from "../../model/money.ts";
import { ppmFromPercentText } from "../../model/shares.ts";
import type { Cells } from "../source.ts";

/** One cell that quarantines its row: which column, what stands there, and what was expected. */
export class CellFault extends Error {
  readonly column: string;
  readonly value: string;

  constructor(column: string, value: string, reason: string) {
    super(reason);
    this.name = "CellFault";
    this.column = column;
    this.value = value;
  }
}

/** A credit code of another length or alphabet, or another number in its place. */
export class MalformedCode extends CellFault {}

/** Keys stand in indexes of the graph, which refuse values of more than 8 KB. */
const KEY_CHARACTERS_MAX = 200;
/** Longer text is a broken row or an attack, not a name or an address. */
const TEXT_CHARACTERS_MAX = 4_000;
/** Facts and contents of decisions are told at length. */
const LONG_CHARACTERS_MAX = 20_000;
/** A character has at most 4 bytes in an index. */
const INDEXED_CHARACTERS_MAX = 1_000;
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/;

/** Text of a cell, "" when the cell or the column is missing. */
export function cell(cells: Cells, column: string): string {
  const value = cells[column] ?? "";
  // JSON can say half a character (a lone surrogate); the graph would store another text than was checked.
  if (value.isWellFormed()) return value;
  throw new CellFault(column, value.toWellFormed(), "has half a character, expected whole ones");
}

/** A key or code that must be there: one line, at most 200 characters. */
export function keyOf(cells: Cells, column: string): string {
  const value = cell(cells, column);
  if (value === "") throw new CellFault(column, value, "is empty, expected a value");
  return checkedKey(column, value);
}

/** A key or code that may be missing; null when it is. */
export function optionalKey(cells: Cells, column: string): string | null {
  const value = cell(cells, column);
  return value === "" ? null : checkedKey(column, value);
}

function checkedKey(column: string, value: string): string {
  if (value.length > KEY_CHARACTERS_MAX) {
    throw new CellFault(
      column,
      value,
      `has ${value.length} characters, expected at most ${KEY_CHARACTERS_MAX}`,
    );
  }
  if (CONTROL.test(value))
    throw new CellFault(column, value, "has control characters, expected one line of text");
  return value;
}

/** Free text; null when empty. */
export function optionalText(
  cells: Cells,
  column: string,
  charactersMax = TEXT_CHARACTERS_MAX,
): string | null {
  const value = cell(cells, column);
  if (value.length <= charactersMax) return value === "" ? null : value;
  throw new CellFault(column, value, `has ${value.length} characters, expected at most ${charactersMax}`);
}

/** Long texts and keys of columns that most sources leave out: absent where empty, so that the row hashes as without them. */
export function statedParts<Name extends string>(
  cells: Cells,
  texts: readonly Name[],
  keys: readonly Name[],
): Partial<Record<Name, string>> {
  const parts: Record<string, string> = {};
  for (const column of texts) {
    const text = optionalText(cells, column, LONG_CHARACTERS_MAX);
    if (text !== null) parts[column] = text;
  }
  for (const column of keys) {
    const key = optionalKey(cells, column);
    if (key !== null) parts[column] = key;
  }
  return parts as Partial<Record<Name, string>>;
}

/** Text that subjects are looked up by; null when empty. Its index refuses values of more than 8 KB. */
export function optionalIndexedText(cells: Cells, column: string): string | null {
  return optionalText(cells, column, INDEXED_CHARACTERS_MAX);
}

/** A calendar date; null when empty. Any other writing than YYYY-MM-DD is ambiguous and a fault. */
export function optionalDate(cells: Cells, column: string): IsoDate | null {
  const expected = (text: string) => `expected a date that exists, written YYYY-MM-DD${dayNumberHint(text)}`;
  return optionally(cells, column, parseIsoDate, expected);
}

/**
 * Dates of columns that most sources leave out, none before `from`: absent where empty, so that the row hashes as without
 * them.
 */
export function statedDays<Name extends string>(
  cells: Cells,
  columns: readonly Name[],
  from: string,
): Partial<Record<Name, IsoDate>> {
  const days = columns.map((column) => [column, periodOf(cells, from, column).to] as const);
  return Object.fromEntries(days.filter(([, day]) => day !== null)) as Partial<Record<Name, IsoDate>>;
}

/** A calendar date that must be there, and be a day: the first and last ones stand for no day in most registers. */
export function dateOf(cells: Cells, column: string): IsoDate {
  const text = keyOf(cells, column);
  const day = optionalDate(cells, column)!;
  if (day !== DATE_MIN && day !== DATE_MAX) return day;
  throw new CellFault(column, text, "stands for an unknown day or none, expected the day itself");
}

/** An amount in whole fen; null when empty. */
export function optionalFen(cells: Cells, column: string): Fen | null {
  return optionally(cells, column, parseFen, "expected whole fen, digits only, at most 18 of them");
}

/** A share in ppm from plain percent text; null when empty. */
export function optionalPpm(cells: Cells, column: string): number | null {
  return optionally(
    cells,
    column,
    ppmFromPercentText,
    "expected plain percent, 0 to 100, at most 4 decimals",
  );
}

function optionally<T>(
  cells: Cells,
  column: string,
  parse: (text: string) => T,
  expected: string | ((text: string) => string),
): T | null {
  const value = cell(cells, column);
  if (value === "") return null;
  try {
    return parse(value);
  } catch (cause) {
    // The model's sentence repeats the value; the quarantine has a column of its own for it.
    if (cause instanceof RangeError)
      throw new CellFault(column, value, typeof expected === "string" ? expected : expected(value));
    throw cause;
  }
}

/** The two ends of a half-open period; an end before its start is a fault. */
export function periodOf(
  cells: Cells,
  from: string,
  to: string,
): { from: IsoDate | null; to: IsoDate | null } {
  const period = { from: optionalDate(cells, from), to: optionalDate(cells, to) };
  if (period.from !== null && period.to !== null && period.to < period.from) {
    throw new CellFault(to, period.to, `is before ${from} ${period.from}, expected the same day or later`);
  }
  return period;
}
