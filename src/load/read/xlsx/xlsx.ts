import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { LoadRefused } from "../../load-refused.ts";
import type { FileShape } from "../../source.ts";
import type { Inspection } from "../bytes.ts";
import { columnNames } from "../columns.ts";
import type { ArchiveLimits } from "./archive.ts";
import type { CellValue } from "./cell-text.ts";
import { cellText, CellUnreadable } from "./cell-text.ts";
import type { MergedCells, SheetRow } from "./sheet.ts";
import { columnLetters, sheetRows } from "./sheet.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import { readWorkbook } from "./workbook.ts";

/** A workbook on disk as a file of one shape. */
export interface WorkbookFile {
  name: string;
  path: string;
  shape: FileShape;
}

/** What one look at a workbook says about it, with sentences to tell: which sheet is read, and which are not. */
export interface WorkbookInspection extends Inspection {
  told: readonly string[];
}

/** Cells of one row; those after the header's last stay, so that they are missed by nobody. */
interface WorkbookRecord {
  cells: readonly string[];
  line: number;
  hasLineBreak: false;
}

/** Faults of one column are told together. */
const COLUMNS_TOLD_MAX = 10;

export const isWorkbook = (name: string): boolean => /\.xlsx$/i.test(name);

/**
 * Look at a whole workbook: hash, the sheet to read, and every cell of the columns that its shape reads. Throws
 * RangeError with a sentence on what is no workbook, on merged cells among the rows, and on cells that lost what they said.
 */
export async function inspectWorkbook(
  { name, path, shape }: WorkbookFile,
  limits?: ArchiveLimits,
): Promise<WorkbookInspection> {
  const workbook = await readWorkbook(path, limits);
  const sheet = sheetOf(workbook, shape);
  const faults = new Map<number, { first: string; count: number }>();
  const merged: MergedCells[] = [];
  const reading: Reading = {
    workbook,
    shape,
    onMerged: (one) => merged.push(one),
    onFault(column, line, sentence) {
      const known = faults.get(column);
      if (known) known.count += 1;
      else faults.set(column, { first: `cell ${columnLetters(column)}${line} ${sentence}`, count: 1 });
    },
  };
  let lines = 0;
  let headerLine = 0;
  for await (const record of recordsOfSheet(path, sheet, reading, limits)) {
    if (lines === 0) headerLine = record.line;
    lines += 1;
  }
  const where = `sheet "${sheet.name}"`;
  const sentences = [...faults.values()].slice(0, COLUMNS_TOLD_MAX).map(({ first, count }) => {
    return `${where}: ${first}${count > 1 ? `; so are ${count - 1} more cells of this column` : ""}`;
  });
  const mixed = merged.find(({ lastLine }) => lastLine >= headerLine && headerLine > 0);
  if (mixed) {
    sentences.push(
      `${where}: cells ${mixed.name} are merged, so all but the first are empty; expected one value a cell; unmerge and fill them`,
    );
  }
  if (sentences.length > 0) throw new RangeError(sentences.join("; "));
  const others = workbook.sheets.filter((one) => one !== sheet).map((one) => `"${one.name}"`);
  return {
    encoding: "utf-8",
    sha256: await sha256Of(path),
    isEmpty: lines === 0,
    bytes: statSync(path).size,
    lines,
    // Only the reader of workbooks can tell where rows end.
    hasQuotes: true,
    told: others.length > 0 ? [`${name}: ${where} is read; not read: ${others.join(", ")}`] : [],
  };
}

/** Records of the sheet that the shape reads, the header first. Throws LoadRefused on what cannot be read. */
export async function* recordsOfWorkbook({
  name,
  path,
  shape,
}: WorkbookFile): AsyncGenerator<WorkbookRecord> {
  try {
    const workbook = await readWorkbook(path);
    const reading: Reading = {
      workbook,
      shape,
      onMerged: () => undefined,
      onFault(column, line, sentence) {
        throw new RangeError(`cell ${columnLetters(column)}${line} ${sentence}`);
      },
    };
    yield* recordsOfSheet(path, sheetOf(workbook, shape), reading);
  } catch (error) {
    if (error instanceof RangeError) throw new LoadRefused([`${name}: ${error.message}`]);
    throw error;
  }
}

/** The sheet that the shape names, else the one named as the shape, else the first that is not hidden. */
function sheetOf({ sheets }: Workbook, shape: FileShape): Sheet {
  const named = sheets.find((sheet) => sheet.name === (shape.sheet ?? shape.id));
  const found = named ?? (shape.sheet === undefined ? sheets.find((sheet) => !sheet.isHidden) : undefined);
  const names = sheets.map((sheet) => `"${sheet.name}"`).join(", ") || "none";
  if (!found) throw new RangeError(`has no sheet "${shape.sheet ?? ""}"; found ${names}; name one of them`);
  if (found.part === null) {
    throw new RangeError(
      `has its sheet "${found.name}" outside of the file; expected it within; save it again`,
    );
  }
  return found;
}

interface Reading {
  workbook: Workbook;
  shape: FileShape;
  onMerged: (merged: MergedCells) => void;
  onFault: (column: number, line: number, sentence: string) => void;
}

async function* recordsOfSheet(
  path: string,
  sheet: Sheet,
  reading: Reading,
  limits?: ArchiveLimits,
): AsyncGenerator<WorkbookRecord> {
  let names: string[] | undefined;
  for await (const row of sheetRows(path, sheet.part!, reading.onMerged, limits)) {
    if (row.line < (reading.shape.headerLine ?? 1)) continue;
    const cells = textsOf(row, names, reading);
    if (cells.every((text) => text.trim() === "")) continue;
    names ??= columnNames(reading.shape, cells);
    yield { cells, line: row.line, hasLineBreak: false };
  }
}

/** Texts of one row, as many as the header has columns or more; before there is a header, this is it. */
function textsOf(
  { cells, line }: SheetRow,
  names: readonly string[] | undefined,
  reading: Reading,
): string[] {
  const texts = Array.from({ length: names?.length ?? 0 }, () => "");
  for (const [column, cell] of cells) {
    const name = names?.[column];
    const isRead = names === undefined || (name !== undefined && isColumn(reading.shape, name));
    const text = textOf(cell, name, reading, (sentence) => {
      if (isRead) reading.onFault(column, line, sentence);
    });
    if (text === "") continue;
    while (texts.length <= column) texts.push("");
    texts[column] = text;
  }
  return texts;
}

function isColumn({ columns, optionalColumns = [] }: FileShape, name: string): boolean {
  return columns.includes(name) || optionalColumns.includes(name);
}

function textOf(
  cell: CellValue,
  name: string | undefined,
  { workbook, shape }: Reading,
  onFault: (sentence: string) => void,
): string {
  try {
    const text = cellText(cell, workbook).replace(/\r\n?/g, "\n");
    if (cell.type === "n" && name !== undefined && shape.textColumns?.includes(name)) {
      onFault(
        `is a number, expected text: a number loses its leading zeros and all but 15 digits; format the column as ` +
          "text, enter it again and save",
      );
    }
    return text;
  } catch (error) {
    if (!(error instanceof CellUnreadable)) throw error;
    onFault(error.message);
    return "";
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
