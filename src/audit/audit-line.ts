import { createHash } from "node:crypto";
import canonicalizeModule from "canonicalize";

// The package is CommonJS without an ESM type for its default export.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string;

/** What is told to the record: who did what, to whom; `detail` is plain JSON without secrets or ID numbers. */
export interface AuditEntry {
  actor: string;
  action: string;
  subject?: string;
  detail?: Readonly<Record<string, unknown>>;
}

/** One line of the record: an entry with its number from 1, its instant, and the hash of the line before. */
export interface AuditLine extends AuditEntry {
  seq: number;
  /** Instant, UTC. */
  at: string;
  /** Hash of the line before; 64 zeros before the first. */
  prev: string;
  /** SHA-256 (hex) of the canonical JSON (RFC 8785) of this line without `hash`. */
  hash: string;
}

/** What the first line follows. */
export const GENESIS_HASH = "0".repeat(64);

/** Entry → line that follows `prev`. Throws TypeError where `detail` cannot be JSON, such as a bigint. */
export function chainedLine(entry: AuditEntry, seq: number, at: string, prev: string): AuditLine {
  const { actor, action, subject, detail } = entry;
  if (!actor || !action)
    throw new TypeError(`audit entry "${actor}" "${action}": expected an actor and an action`);
  const optional = {
    ...(subject === undefined ? {} : { subject }),
    ...(detail === undefined ? {} : { detail }),
  };
  const body = { seq, at, actor, action, ...optional, prev };
  return { ...body, hash: hashOf(body) };
}

/** Line → its text in the file, without the newline. */
export function textOfLine(line: AuditLine): string {
  return canonicalize(line);
}

/** Text → line when it is exactly what was written; otherwise what is wrong with it. */
export function readLine(text: string): AuditLine | { wrong: string } {
  let line: AuditLine;
  try {
    line = JSON.parse(text) as AuditLine;
  } catch {
    return { wrong: "not a line of JSON" };
  }
  if (typeof line !== "object" || line === null || !Number.isSafeInteger(line.seq))
    return { wrong: "no audit line" };
  const { hash, ...body } = line;
  if (hash !== hashOf(body)) return { wrong: `altered: its content no longer has the hash ${String(hash)}` };
  return textOfLine(line) === text ? line : { wrong: "altered: the spelling is not the canonical one" };
}

function hashOf(body: object): string {
  return createHash("sha256").update(canonicalize(body)).digest("hex");
}
