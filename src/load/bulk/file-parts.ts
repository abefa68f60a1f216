import { closeSync, openSync, readSync } from "node:fs";
import { isPacked } from "../read/bytes.ts";
import type { CsvRecord } from "../read/csv.ts";
import { expectRowLength, recordsOfCsv } from "../read/csv.ts";
import type { PlacedFile } from "../read/delivery.ts";
import { isWorkbook } from "../read/xlsx/xlsx.ts";

/** Bytes read and split at once. */
const PART_BYTES = 8 << 20;
/** No sound line is so long: the file ends its lines otherwise, or not at all. */
const LINE_BYTES_MAX = 8 << 20;
/** Shorter lines than this need no count of their bytes. */
const LINE_CHARACTERS_SHORT = 250_000;
const LINE_FEED = 10;

/** A part of a file that ends with a line, or all of it; `whole` = only the CSV reader can tell where rows end. */
export interface FilePart {
  file: PlacedFile;
  from: number;
  to: number;
  isFirst: boolean;
  isWhole: boolean;
}

/** Parts of a CSV file that threads can read side by side: one with quotes, in .gz or without line feeds is one. */
export function partsOf(file: PlacedFile, partBytes = PART_BYTES): FilePart[] {
  const whole = [{ file, from: 0, to: file.bytes, isFirst: true, isWhole: true }];
  if (file.hasQuotes || isPacked(file.path) || isWorkbook(file.path)) return whole;
  const handle = openSync(file.path, "r");
  try {
    const parts: FilePart[] = [];
    for (let from = 0; from < file.bytes;) {
      const to = lineEndAfter(handle, Math.min(from + partBytes, file.bytes), file.bytes);
      if (to - from > partBytes + LINE_BYTES_MAX) return whole;
      parts.push({ file, from, to, isFirst: from === 0, isWhole: false });
      from = to;
    }
    return parts;
  } finally {
    closeSync(handle);
  }
}

function lineEndAfter(handle: number, position: number, bytes: number): number {
  const window = Buffer.allocUnsafe(1 << 16);
  for (let at = position; at < bytes;) {
    const length = readSync(handle, window, 0, window.length, at);
    const found = window.subarray(0, length).indexOf(LINE_FEED);
    if (found >= 0) return at + found + 1;
    at += length;
  }
  return bytes;
}

/**
 * Give every record of a part with its line, counted from the part's first as 1 (in a whole file, from the file's).
 * The header is left out; who needs the first cells alone says how many, and gets no fewer. Returns the lines the part
 * has.
 */
export async function eachRecord(
  part: FilePart,
  take: (record: CsvRecord) => void,
  cellsMax?: number,
): Promise<number> {
  if (part.isWhole) {
    let isHeader = true;
    for await (const record of recordsOfCsv(part.file)) {
      if (!isHeader) take(record);
      isHeader = false;
    }
    return 0;
  }
  const text = textOf(part);
  let isHeader = part.isFirst;
  let line = 0;
  for (let from = 0, to = 0; from < text.length; from = to + 1) {
    to = text.indexOf("\n", from);
    if (to < 0) to = text.length;
    line += 1;
    if (to === from) continue;
    const row = text.slice(from, to);
    if (row.length > LINE_CHARACTERS_SHORT) expectRowLength(part.file.name, row.split(","));
    if (isHeader) isHeader = false;
    else take({ cells: row.split(",", cellsMax), line, hasLineBreak: false });
  }
  return line;
}

/** Text of a part, every line end as "\n". Byte order mark: only the first part may have one. */
function textOf({ file, from, to, isFirst }: FilePart): string {
  const bytes = Buffer.allocUnsafe(to - from);
  const handle = openSync(file.path, "r");
  try {
    for (let at = 0; at < bytes.length;) {
      const length = readSync(handle, bytes, at, bytes.length - at, from + at);
      if (length === 0) throw new Error(`${file.name}: became shorter while it was read; send it again`);
      at += length;
    }
  } finally {
    closeSync(handle);
  }
  const text = new TextDecoder(file.encoding, { fatal: true, ignoreBOM: !isFirst }).decode(bytes);
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
