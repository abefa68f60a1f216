import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

/** Encodings a delivery may have, by their name for TextDecoder; UTF-8 with or without a byte order mark. */
export type Encoding = "utf-8" | "gb18030";

/** What one look at a whole file says about it. */
export interface Inspection {
  encoding: Encoding;
  /** SHA-256 of the bytes on disk, in hexadecimal; of the compressed ones for .gz. */
  sha256: string;
  /** True = nothing but white space. */
  isEmpty: boolean;
  /** Bytes on disk; of the compressed ones for .gz. */
  bytes: number;
  /** Line ends of any kind, and at least as many as rows. */
  lines: number;
  /** A quote stands somewhere, so that a line need not be a row. */
  hasQuotes: boolean;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** True = packed, by its name. */
export const isPacked = (path: string): boolean => /\.gz$/i.test(path);

/** Bytes of a file with .gz taken off, chunk by chunk; a damaged archive throws. `onRaw` sees the bytes on disk. */
async function* bytesOf(path: string, onRaw?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const raw = createReadStream(path);
  if (onRaw) raw.on("data", (chunk) => onRaw(chunk as Buffer));
  // The error of either stream surfaces in the loop of the reader, so the callback has nothing to add.
  const body = isPacked(path) ? pipeline(raw, createGunzip(), () => undefined) : raw;
  for await (const chunk of body) yield chunk as Buffer;
}

/** Decoded text of a file, chunk by chunk; a byte order mark is dropped, an undecodable byte throws. */
export async function* textChunksOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytesOf(path)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

async function isDecodable(path: string, encoding: Encoding): Promise<boolean> {
  const chunks = textChunksOf(path, encoding);
  try {
    while (!(await chunks.next()).done);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * Look at a whole file once: hash, emptiness, NUL bytes, encoding (byte order mark, then strict UTF-8, then strict
 * GB18030). Throws a RangeError with a sentence when no encoding fits or the archive is damaged.
 */
export async function inspectFile(path: string): Promise<Inspection> {
  const hash = createHash("sha256");
  let isEmpty = true;
  let position = 0;
  let bytes = 0;
  let lines = 1;
  let hasQuotes = false;
  let isUtf = true;
  let rest: Buffer = Buffer.alloc(0);
  const ofRaw = (raw: Buffer) => {
    hash.update(raw);
    bytes += raw.length;
  };
  try {
    for await (const chunk of bytesOf(path, ofRaw)) {
      const nul = chunk.indexOf(0);
      if (nul >= 0) throw nulFound(position + nul, chunk);
      isEmpty &&= /^(?:\uFEFF)?\s*$/.test(chunk.toString("utf8"));
      hasQuotes ||= chunk.includes(QUOTE);
      lines += lineEndsIn(chunk);
      position += chunk.length;
      // Whole lines are looked at, so that no character is cut.
      const held = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = held.lastIndexOf(LINE_FEED) + 1;
      isUtf &&= isUtf8(held.subarray(0, end));
      rest = isUtf ? held.subarray(end) : rest;
    }
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const found = error instanceof Error ? error.message : String(error);
    throw new RangeError(`cannot be read (${found}); expected a whole file or gz archive; send it again`);
  }
  const sha256 = hash.digest("hex");
  if (isUtf && isUtf8(rest)) return { encoding: "utf-8", sha256, isEmpty, bytes, lines, hasQuotes };
  if (await isDecodable(path, "gb18030"))
    return { encoding: "gb18030", sha256, isEmpty, bytes, lines, hasQuotes };
  throw new RangeError("has bytes that are neither UTF-8 nor GB18030; expected UTF-8; save it as UTF-8");
}

/** Line feeds, and carriage returns that none follows; a pair that a chunk cuts counts as two. */
function lineEndsIn(chunk: Buffer): number {
  let ends = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) ends += 1;
  for (let at = chunk.indexOf(CARRIAGE_RETURN); at >= 0; at = chunk.indexOf(CARRIAGE_RETURN, at + 1))
    if (chunk[at + 1] !== LINE_FEED) ends += 1;
  return ends;
}

function nulFound(position: number, chunk: Buffer): RangeError {
  const isUtf16 =
    position < 4 && ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff));
  const found = isUtf16 ? "is UTF-16" : `has a NUL byte at position ${position}`;
  return new RangeError(`${found}; expected UTF-8 text; save it as UTF-8`);
}
