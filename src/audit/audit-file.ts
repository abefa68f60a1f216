import { open, readFile, rename } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { GENESIS_HASH, readLine } from "./audit-line.ts";
import type { AuditLine } from "./audit-line.ts";

/** The newest line that is surely on disk, kept beside the record so that a cut tail is noticed. */
export interface AuditHead {
  seq: number;
  hash: string;
}

/** The head of an empty record. */
export const EMPTY_HEAD: AuditHead = { seq: 0, hash: GENESIS_HASH };

const NEWLINE = 0x0a;
const CHUNK_BYTES = 65_536;

/** Where the record of a home lives. */
export function auditPaths(home: string): { folder: string; log: string; head: string; lock: string } {
  const folder = join(home, "audit");
  return {
    folder,
    log: join(folder, "audit.ndjson"),
    head: join(folder, "head.json"),
    lock: join(folder, "audit.lock"),
  };
}

/** The head file's content; undefined when there is none or it is no head. */
export async function readHead(path: string): Promise<AuditHead | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "null";
    throw error;
  });
  try {
    const { seq, hash } = JSON.parse(text) as AuditHead;
    return Number.isSafeInteger(seq) && typeof hash === "string" ? { seq, hash } : undefined;
  } catch {
    return undefined;
  }
}

/** Replace the head whole: a kill leaves the old one or the new one. */
export async function writeHead(path: string, head: AuditHead): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(head)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/** The end of the record: last whole line, bytes up to its newline, and what follows without one. */
export interface AuditTail {
  last: AuditLine | undefined;
  wholeBytes: number;
  torn: Buffer;
  /** Whether the line that the head names stands where it should. */
  headHolds: boolean;
}

/**
 * Read backwards until the last whole line and the head's line are seen; cost is the tail, not the record.
 * Throws when the last whole line is not one this program wrote.
 */
export async function readTail(file: FileHandle, path: string, head: AuditHead): Promise<AuditTail> {
  const { size } = await file.stat();
  for (let length = Math.min(CHUNK_BYTES, size); ; length = Math.min(length * 4, size)) {
    const bytes = Buffer.alloc(length);
    await file.read(bytes, 0, length, size - length);
    const whole = bytes.lastIndexOf(NEWLINE) + 1;
    const texts = bytes.subarray(0, whole).toString("utf8").split("\n").slice(0, -1);
    // A first piece that begins amid a line is left out, unless the piece is the whole file.
    const lines = length === size ? texts : texts.slice(1);
    const lastText = lines.at(-1);
    if (lastText === undefined && length < size) continue;
    const last = lastText === undefined ? undefined : wholeLine(lastText, path);
    const steps = (last?.seq ?? 0) - head.seq;
    if (steps >= lines.length && length < size) continue;
    const atHead = steps >= 0 ? lines[lines.length - 1 - steps] : undefined;
    const headHolds = head.seq === 0 || (atHead !== undefined && atHead.includes(`"hash":"${head.hash}"`));
    return { last, wholeBytes: size - length + whole, torn: bytes.subarray(whole), headHolds };
  }
}

function wholeLine(text: string, path: string): AuditLine {
  const line = readLine(text);
  if ("wrong" in line) {
    throw new Error(
      `${path}: the last line is ${line.wrong}; run \`credit-graph audit verify\`, then move the folder aside ` +
        `and keep it: a new record begins with the next start`,
    );
  }
  return line;
}
