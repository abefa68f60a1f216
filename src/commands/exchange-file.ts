import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** Whether a file's name asks for one list of JSON, and not for an object a line. */
export function isListFile(path: string): boolean {
  return !/\.(jsonl|ndjson)(\.gz)?$/.test(path);
}

/**
 * Write entries to a file beside the place and put it there when it is whole: a reader sees the old file or all of the
 * new one. One entry a line, within brackets where it is a list. A failure leaves nothing.
 */
export async function writeEntries(
  path: string,
  entries: AsyncIterable<object>,
  isList: boolean,
): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  const text = Readable.from(isList ? listText(entries) : lineText(entries));
  // What is exported may name persons: for the owner alone, who gives it on.
  const file = createWriteStream(unfinished, { mode: 0o600, flush: true });
  try {
    if (path.endsWith(".gz")) await pipeline(text, createGzip(), file);
    else await pipeline(text, file);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* lineText(entries: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

async function* listText(entries: AsyncIterable<object>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const entry of entries) {
    yield `${before}${JSON.stringify(entry)}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
