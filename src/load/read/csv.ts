import { Readable, pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { LoadRefused } from "../load-refused.ts";
import type { Cells, FileShape, RawRow } from "../source.ts";
import type { Encoding } from "./bytes.ts";
import { textChunksOf } from "./bytes.ts";
import { columnNames } from "./columns.ts";
import { isWorkbook, recordsOfWorkbook } from "./xlsx/xlsx.ts";

/** A delimited file on disk, with what inspection found. */
export interface CsvFile {
  name: string;
  path: string;
  encoding: Encoding;
  shape: FileShape;
}

/** Longer records are a quote that was never closed, not a row. */
const ROW_BYTES_MAX = 1_000_000;

interface Parsed {
  record: string[];
  info: { lines: number };
}

function recordsOf(file: CsvFile): AsyncIterable<Parsed> {
  const parser = parse({
    delimiter: file.shape.delimiter ?? ",",
    info: true,
    record_delimiter: "\n",
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: ROW_BYTES_MAX,
  });
  // An error of either side surfaces in the loop of the reader.
  return pipeline(Readable.from(linesEndedAlike(file)), parser, () => undefined);
}

/** Text with every line end as "\n": the parser's line numbers go astray on mixed ones. */
async function* linesEndedAlike(file: CsvFile): AsyncGenerator<string> {
  let held = "";
  for await (const chunk of textChunksOf(file.path, file.encoding)) {
    const text = held + chunk;
    held = text.endsWith("\r") ? "\r" : "";
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");
  }
  if (held !== "") yield "\n";
}

/** Column names of the first line, by the shape where it knows the header. */
export async function headerOf(file: CsvFile): Promise<string[]> {
  for await (const { cells } of recordsOfCsv(file)) return columnNames(file.shape, cells);
  return [];
}

/** One record as it stands: its cells, untrimmed, and the line of its first one. */
export interface CsvRecord {
  cells: readonly string[];
  line: number;
  /** A cell goes on over several lines. */
  hasLineBreak: boolean;
}

/** Records of a file, delimited text or a workbook, from the header on. */
export async function* recordsOfCsv(file: CsvFile): AsyncGenerator<CsvRecord> {
  if (isWorkbook(file.path)) {
    yield* recordsOfWorkbook(file);
    return;
  }
  for await (const { record, info } of placed(file)) {
    const linesInside = record.reduce(
      (total, cell) => total + (cell.includes("\n") ? cell.split("\n").length - 1 : 0),
      0,
    );
    const line = info.lines - linesInside;
    if (line < (file.shape.headerLine ?? 1)) continue;
    yield { cells: record, line, hasLineBreak: linesInside > 0 };
  }
}

/** Rows of a file under its header's names. */
export async function* rowsOfCsv(file: CsvFile): AsyncGenerator<RawRow> {
  let header: string[] | undefined;
  for await (const record of recordsOfCsv(file)) {
    if (header) yield rowOf(file.name, header, record);
    else header = columnNames(file.shape, record.cells);
  }
}

/** A record under its header's names; its line counts after `linesBefore`. A quote that is not closed refuses the delivery: it swallows rows. */
export function rowOf(file: string, header: readonly string[], record: CsvRecord, linesBefore = 0): RawRow {
  const { hasLineBreak } = record;
  const line = record.line + linesBefore;
  const cells = cellsOf(header, record.cells);
  if (record.cells.length === header.length) return { file, line, cells };
  const found = `row has ${record.cells.length} cells, expected ${header.length} as in the header`;
  if (hasLineBreak) throw new LoadRefused([`${file}:${line} ${found}; a quote is not closed; send it again`]);
  return { file, line, cells, broken: found };
}

/** Throw LoadRefused for cells of a row that the CSV reader would not read: it counts bytes of one and characters of those before. */
export function expectRowLength(file: string, cells: readonly string[]): void {
  let before = 0;
  for (const cell of cells) {
    if (before + Buffer.byteLength(cell) > ROW_BYTES_MAX + 1) throw tooLong(file);
    before += cell.length;
  }
}

function tooLong(file: string): LoadRefused {
  return new LoadRefused([
    `${file}: a row has more than ${ROW_BYTES_MAX} bytes; expected CSV after RFC 4180; send it again`,
  ]);
}

function cellsOf(header: readonly string[], record: readonly string[]): Cells {
  const cells: Record<string, string> = {};
  for (let index = 0; index < header.length; index += 1) cells[header[index]!] = record[index]?.trim() ?? "";
  return cells;
}

async function* placed(file: CsvFile): AsyncGenerator<Parsed> {
  try {
    yield* recordsOf(file);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === "CSV_MAX_RECORD_SIZE") throw tooLong(file.name);
    throw new LoadRefused([`${file.name}: ${error.message}; expected CSV after RFC 4180; send it again`]);
  }
}
