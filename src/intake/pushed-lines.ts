import { isUtf8 } from "node:buffer";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import type { Manifest } from "../load/read/manifest.ts";
import { readLine, statedLines } from "../load/sources/json-lines.ts";
import type { TableName } from "../load/source.ts";

/** Bytes of lines that one push may bring, gzip taken off. */
export const PUSH_BYTES_MAX = 64 * 1024 * 1024;
/** Lines that are no rows, named at most. */
const FAULTS_MAX = 20;
const LINES_AT_ONCE = 1_000;

/** A push that is no delivery; nothing was done. `status` is HTTP's. */
export class PushUnfit extends Error {
  readonly status: 400 | 413;
  readonly sentences: readonly string[];

  constructor(status: 400 | 413, sentences: readonly string[]) {
    super(sentences.join("; "));
    this.name = "PushUnfit";
    this.status = status;
    this.sentences = sentences;
  }
}

/** A push on disk, ready to be loaded as a folder. */
export interface SpooledPush {
  directory: string;
  tables: readonly TableName[];
  /** Numbers of the lines that state a row, from 1; blank lines are none. */
  lines: readonly number[];
  discard: () => void;
}

/** Folder of pushes under way; what a killed service left there is removed at its next start. */
export function emptySpool(home: string): void {
  rmSync(join(home, "spool"), { recursive: true, force: true });
}

/** Write a body to disk as a delivery, and look at each of its lines. Throws PushUnfit. */
export async function spoolPush(
  home: string,
  manifest: Manifest,
  body: AsyncIterable<Uint8Array>,
): Promise<SpooledPush> {
  mkdirSync(join(home, "spool"), { recursive: true, mode: 0o700 });
  const directory = mkdtempSync(join(home, "spool", "push-"));
  const discard = (): void => rmSync(directory, { recursive: true, force: true });
  try {
    const path = join(directory, "delivery.jsonl");
    await pipeline(Readable.from(body), bounded(), createWriteStream(path, { mode: 0o600 }));
    const looked = await lookAt(path);
    writeFileSync(join(directory, "delivery.json"), JSON.stringify(manifest), { mode: 0o600 });
    return { directory, ...looked, discard };
  } catch (error) {
    discard();
    throw error;
  }
}

function bounded(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes <= PUSH_BYTES_MAX) return done(null, chunk);
      const found = `more than ${PUSH_BYTES_MAX} bytes of lines; send several deltas, or load a folder`;
      return done(new PushUnfit(413, [found]));
    },
  });
}

async function lookAt(path: string): Promise<Pick<SpooledPush, "tables" | "lines">> {
  const bytes = await readFile(path);
  // The load would take it for GB18030, and lines would be others than those looked at here.
  if (!isUtf8(bytes)) {
    const found = `line ${lineThatIsNot(bytes)} has bytes that are no UTF-8`;
    throw new PushUnfit(400, [`${found}; expected JSON in UTF-8`]);
  }
  const tables = new Set<TableName>();
  const lines: number[] = [];
  const faults: string[] = [];
  for (const { line, stated } of statedLines(new TextDecoder().decode(bytes))) {
    const read = readLine(stated);
    if (typeof read === "string") faults.push(`line ${line} ${read}`);
    else {
      tables.add(read.table);
      lines.push(line);
    }
    if (faults.length === FAULTS_MAX) break;
    // Others are answered meanwhile.
    if (lines.length % LINES_AT_ONCE === 0) await setImmediate();
  }
  if (faults.length > 0) throw new PushUnfit(400, faults);
  if (lines.length === 0)
    throw new PushUnfit(400, ["the body states no row; expected one JSON object a line"]);
  return { tables: [...tables], lines };
}

/** Number of the first line that is no UTF-8. */
function lineThatIsNot(bytes: Buffer): number {
  let [line, start] = [1, 0];
  for (let end = bytes.indexOf("\n"); end >= 0; end = bytes.indexOf("\n", start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    [line, start] = [line + 1, end + 1];
  }
  return line;
}
