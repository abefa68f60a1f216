import { maskedStart } from "../../model/id-number.ts";
import type { Cells, DeliveryFiles, RawRow, Source, TableName } from "../source.ts";
import { tableNames } from "../source.ts";
import { tableShapes } from "../tables.ts";

/** Digits from which a JSON number may have lost some: a code or an ID number must come as text. */
const DIGITS_SURE = 15;
/** Faults of a row that its reason names, and characters of a sender's word that it repeats. */
const [FAULTS_TOLD_MAX, WORD_CHARACTERS_MAX] = [20, 80];

/** One line as a sender states it. */
export interface StatedLine {
  table: TableName;
  cells: Cells;
  /** Why the row cannot be read, although its line says which table it is of. */
  broken?: string;
}

/**
 * Lines of JSON, each an object with `table` and the cells of one row under the bundle's names:
 * `{"table":"listings","listingId":"…","subjectId":"…",…}`. `tables` are those that the lines speak of; only they are
 * present, so a full delivery closes nothing of the others.
 */
export function jsonLinesSource(tables: readonly TableName[]): Source {
  return {
    id: "jsonLines",
    nameZh: "JSON 行",
    defaultSourceId: "default",
    files: [{ id: "lines", pattern: /^delivery\.jsonl$/, format: "text", columns: [] }],
    feeds: Object.fromEntries(tables.map((table) => [table, ["lines"]])),
    rows: rowsOf,
  };
}

/** Lines of a text with their numbers from 1; blank ones are left out. */
export function* statedLines(text: string): Generator<{ line: number; stated: string }> {
  let [line, start] = [0, 0];
  while (start < text.length) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    line += 1;
    // A body may be nothing but line ends, millions of them.
    const stated = end > start ? text.slice(start, end) : "";
    if (stated.trim() !== "") yield { line, stated };
    start = end + 1;
  }
}

async function* rowsOf(table: TableName, files: DeliveryFiles): AsyncGenerator<RawRow> {
  const name = JSON.stringify(table);
  for await (const { file, text } of files.textsOf("lines")) {
    for (const { line, stated } of statedLines(text)) {
      // Most lines are of another table; only those that name this one are parsed, and those with a letter escaped.
      if (!stated.includes(name) && !stated.includes("\\u")) continue;
      const read = readLine(stated);
      if (typeof read === "string" || read.table !== table) continue;
      const { cells, broken } = read;
      yield { file, line, cells, ...(broken !== undefined && { broken }) };
    }
  }
}

/** Text of one line → the row it states, or in words why it is none. */
export function readLine(text: string): StatedLine | string {
  let stated: unknown;
  try {
    stated = JSON.parse(text);
  } catch {
    return "is not JSON, expected one object a line";
  }
  if (typeof stated !== "object" || stated === null || Array.isArray(stated)) {
    return "is JSON of another kind, expected an object";
  }
  const { table, ...fields } = stated as Record<string, unknown>;
  if (typeof table !== "string" || !(tableNames as readonly string[]).includes(table)) {
    const found = typeof table === "string" ? JSON.stringify(wordOf(table)) : kindOf(table);
    return `has the table ${found}, expected one of ${tableNames.join(", ")}`;
  }
  return { table: table as TableName, ...cellsOf(table as TableName, fields) };
}

function cellsOf(table: TableName, fields: Record<string, unknown>): Pick<StatedLine, "cells" | "broken"> {
  const { columns, optionalColumns } = tableShapes[table];
  const cells: Record<string, string> = {};
  const faults: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const known = columns.includes(name) || optionalColumns.includes(name);
    const text = known ? textOf(value) : undefined;
    if (text !== undefined) cells[name] = text.trim();
    else if (!known) faults.push(`field ${wordOf(name)} is not known to ${table}`);
    else faults.push(`${name} is ${kindOf(value)}, expected text`);
  }
  if (faults.length === 0) return { cells };
  const more = faults.length > FAULTS_TOLD_MAX ? `; and ${faults.length - FAULTS_TOLD_MAX} more` : "";
  return { cells, broken: faults.slice(0, FAULTS_TOLD_MAX).join("; ") + more };
}

/** Text of a cell; undefined where the value may not be what the sender meant. */
function textOf(value: unknown): string | undefined {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value !== "number") return undefined;
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, "").length <= DIGITS_SURE ? text : undefined;
}

/** A word of the sender's, as a sentence repeats it. */
const wordOf = (text: string): string => maskedStart(text, WORD_CHARACTERS_MAX);

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "number") return "a number that may have lost digits";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}
