import type { ArchiveLimits } from "./archive.ts";
import { archivePieces } from "./archive.ts";
import type { CellValue } from "./cell-text.ts";
import type { XmlTaker } from "./xml.ts";
import { xmlReader } from "./xml.ts";
import { textRuns } from "./workbook.ts";

/** One row of a sheet: its number as Excel shows it, and its cells by column, counted from 0. */
export interface SheetRow {
  line: number;
  cells: ReadonlyMap<number, CellValue>;
}

/** A range of merged cells, rows counted from 1 and columns from 0, ends included. */
export interface MergedCells {
  name: string;
  firstLine: number;
  lastLine: number;
  firstColumn: number;
  lastColumn: number;
}

/** Rows and columns of the largest sheet there can be. */
const LINES_MAX = 1_048_576;
const COLUMNS_MAX = 16_384;
const CELLS_MAX = 50_000_000;
/** Text of one row, which is held: a row of a csv may have a million bytes. */
const ROW_CHARACTERS_MAX = 4 << 20;
/** Ranges of merged cells, which are held; one below the header is refused in any case. */
const MERGED_MAX = 65_536;

/**
 * Rows of one sheet that have cells, in order; `onMerged` is told of merged cells, which stand after all rows. Throws
 * RangeError with a sentence on what no sheet has.
 */
export async function* sheetRows(
  path: string,
  part: string,
  onMerged: (merged: MergedCells) => void,
  limits?: ArchiveLimits,
): AsyncGenerator<SheetRow> {
  const rows: SheetRow[] = [];
  const reader = xmlReader(
    part,
    sheetTaker((row) => rows.push(row), onMerged),
  );
  let isWhole = false;
  for await (const { bytes, isLast } of archivePieces(path, (name) => name === part, limits)) {
    reader.write(bytes);
    if (isLast) reader.end();
    isWhole ||= isLast;
    yield* rows.splice(0);
  }
  if (!isWhole)
    throw new RangeError(`has no ${part}; expected the sheet that the workbook names; save it again`);
}

interface OpenCell extends CellValue {
  column: number;
}

function sheetTaker(takeRow: (row: SheetRow) => void, onMerged: (merged: MergedCells) => void): XmlTaker {
  let line = 0;
  let column = -1;
  let cellCount = 0;
  let cells = new Map<number, CellValue>();
  let cell: OpenCell | null = null;
  let isValue = false;
  let rowCharacters = 0;
  let mergedCount = 0;
  const add = (text: string): void => {
    if (!cell) return;
    rowCharacters += text.length;
    if (rowCharacters > ROW_CHARACTERS_MAX) {
      throw new RangeError(
        `has more than ${ROW_CHARACTERS_MAX >> 20} Mi characters in row ${line}; expected one record a row`,
      );
    }
    cell.text += text;
  };
  const run = textRuns(add);
  return {
    open(name, attributes) {
      run.open!(name, attributes);
      if (name === "row") {
        line = lineAfter(line, attributes["r"]);
        column = -1;
        rowCharacters = 0;
        cells = new Map();
      } else if (name === "c") {
        column = columnAfter(column, line, attributes["r"]);
        const { t: type = "n", s: style = "0" } = attributes;
        cell = { column, type, style: Number(style), text: "", hasFormula: false };
      } else if (name === "v") isValue = true;
      else if (name === "f" && cell) cell.hasFormula = true;
      else if (name === "mergeCell") {
        mergedCount += 1;
        if (mergedCount > MERGED_MAX) {
          throw new RangeError(`has more than ${MERGED_MAX} ranges of merged cells; unmerge and fill them`);
        }
        onMerged(mergedCells(attributes["ref"] ?? ""));
      }
    },
    text(text) {
      if (isValue) add(text);
      else run.text!(text);
    },
    close(name) {
      run.close!(name);
      if (name === "v") isValue = false;
      else if (name === "c" && cell) {
        if (cell.text !== "" || cell.hasFormula) cells.set(cell.column, cell);
        cell = null;
        cellCount += 1;
        if (cellCount > CELLS_MAX) throw new RangeError(`has more than ${CELLS_MAX} cells; send it as CSV`);
      } else if (name === "row" && cells.size > 0) takeRow({ line, cells });
    },
  };
}

function lineAfter(line: number, stated: string | undefined): number {
  const next = stated === undefined ? line + 1 : Number(stated);
  if (Number.isInteger(next) && next > line && next <= LINES_MAX) return next;
  throw new RangeError(
    `has row "${stated ?? next}" after row ${line}; expected rows in order; save it again`,
  );
}

function columnAfter(column: number, line: number, stated: string | undefined): number {
  if (stated === undefined) return column + 1;
  const place = placeOf(stated);
  if (place && place.line === line && place.column > column) return place.column;
  throw new RangeError(`has cell "${stated.slice(0, 20)}" out of its place in row ${line}; save it again`);
}

function mergedCells(name: string): MergedCells {
  const [first, last = first] = name.split(":").map(placeOf);
  if (!first || !last)
    throw new RangeError(`has merged cells "${name.slice(0, 40)}"; expected such as A2:B3`);
  return {
    name,
    firstLine: first.line,
    lastLine: last.line,
    firstColumn: first.column,
    lastColumn: last.column,
  };
}

/** "B12" → line 12, column 1. */
function placeOf(text: string): { line: number; column: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text);
  if (!match) return undefined;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return column < COLUMNS_MAX ? { line: Number(match[2]), column } : undefined;
}

/** 1 → "B", 27 → "AB". */
export function columnLetters(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : columnLetters((column - rest) / 26 - 1) + letter;
}
