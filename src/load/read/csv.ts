import { Readable, pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { LoadRefused } from "../load-refused.ts";
import type { Cells, FileShape, RawRow } from "../source.ts";
import type { Encoding } from "./bytes.ts";
import { textChunksOf } from "./bytes.ts";

/** A delimited file on disk, with what inspection found. */
export interface CsvFile {
  name: string;
  path: string;
  encoding: Encoding;
  shape: FileShape;
}

/** Longer records are a quote that was never closed, not a row. */
const RECORD_CHARACTERS_MAX = 1_000_000;

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
    max_record_size: RECORD_CHARACTERS_MAX,
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

/** Column names of the first line, trimmed. */
export async function headerOf(file: CsvFile): Promise<string[]> {
  for await (const { record } of placed(file)) return record.map((cell) => cell.trim());
  return [];
}

/** Rows of a file under its header's names. A quote that is not closed refuses the delivery: it swallows rows. */
export async function* rowsOfCsv(file: CsvFile): AsyncGenerator<RawRow> {
  let header: string[] | undefined;
  for await (const { record, info } of placed(file)) {
    if (!header) {
      header = record.map((cell) => cell.trim());
      continue;
    }
    const linesInside = record.reduce(
      (total, cell) => total + (cell.includes("\n") ? cell.split("\n").length - 1 : 0),
      0,
    );
    const line = info.lines - linesInside;
    const cells = cellsOf(header, record);
    if (record.length === header.length) {
      yield { file: file.name, line, cells };
      continue;
    }
    const found = `row has ${record.length} cells, expected ${header.length} as in the header`;
    if (linesInside > 0)
      throw new LoadRefused([`${file.name}:${line} ${found}; a quote is not closed; send it again`]);
    yield { file: file.name, line, cells, broken: found };
  }
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
    throw new LoadRefused([`${file.name}: ${error.message}; expected CSV after RFC 4180; send it again`]);
  }
}
