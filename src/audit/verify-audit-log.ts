import { createReadStream } from "node:fs";
import { auditPaths, EMPTY_HEAD, readHead } from "./audit-file.ts";
import { GENESIS_HASH, readLine } from "./audit-line.ts";
import type { AuditLine } from "./audit-line.ts";
import { GAP_ACTION } from "./audit-log.ts";

/** What verification says: the whole chain holds, or the first line that does not, and why. */
export type AuditVerdict =
  { ok: true; lines: number; hash: string; tornBytes: number } | { ok: false; line: number; what: string };

const NEWLINE = 0x0a;

/**
 * Read the whole record and name the first altered, missing or reordered line (numbered from 1 in the file).
 * Cost: one pass. Works beside a running service: the head is read first, so the record is never behind it.
 */
export async function verifyAuditLog(home: string): Promise<AuditVerdict> {
  const paths = auditPaths(home);
  const head = await readHead(paths.head);
  let before: AuditLine | undefined;
  let number = 0;
  let headHash: string | undefined = EMPTY_HEAD.hash;
  const rest = { bytes: 0 };
  for await (const text of textsOf(paths.log, rest)) {
    number += 1;
    const line = readLine(text);
    if ("wrong" in line) return { ok: false, line: number, what: line.wrong };
    const broken = whatIsBroken(line, before);
    if (broken) return { ok: false, line: number, what: broken };
    if (line.seq === head?.seq) headHash = line.hash;
    before = line;
  }
  if (!head && before) return { ok: false, line: number, what: "head.json is missing or unreadable" };
  const missing = (head?.seq ?? 0) - (before?.seq ?? 0);
  if (missing > 0)
    return { ok: false, line: number + 1, what: `missing: ${missing} line(s) were cut off the end` };
  if (head && headHash !== head.hash) {
    return { ok: false, line: head.seq, what: "replaced: head.json knows this line with another hash" };
  }
  return { ok: true, lines: number, hash: before?.hash ?? GENESIS_HASH, tornBytes: rest.bytes };
}

function whatIsBroken(line: AuditLine, before: AuditLine | undefined): string | undefined {
  const expected = (before?.seq ?? 0) + 1;
  if (line.seq > expected)
    return `missing: line ${expected}${line.seq - 1 > expected ? ` to ${line.seq - 1}` : ""}`;
  if (line.seq < expected)
    return `reordered or repeated: number ${line.seq} stands where ${expected} is expected`;
  if (line.prev !== (before?.hash ?? GENESIS_HASH)) return "replaced: it does not follow the line before it";
  if (line.action === GAP_ACTION)
    return `missing: the record was opened without its newest lines, see this line`;
  return undefined;
}

/** Lines of a file by newline alone (readline would also split at U+2028); `rest` gets what follows the last. */
async function* textsOf(path: string, rest: { bytes: number }): AsyncGenerator<string> {
  let open = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      open = Buffer.concat([open, chunk]);
      let start = 0;
      for (let end = open.indexOf(NEWLINE); end >= 0; end = open.indexOf(NEWLINE, start)) {
        yield open.subarray(start, end).toString("utf8");
        start = end + 1;
      }
      open = open.subarray(start);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  rest.bytes = open.length;
}
