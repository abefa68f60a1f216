import { mkdir, open, writeFile } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { auditPaths, EMPTY_HEAD, readHead, readTail, writeHead } from "./audit-file.ts";
import type { AuditHead, AuditTail } from "./audit-file.ts";
import { chainedLine, GENESIS_HASH, textOfLine } from "./audit-line.ts";
import type { AuditEntry, AuditLine } from "./audit-line.ts";
import { whileLocked } from "./audit-lock.ts";

/** Action of the line that says: the newest lines were missing when the record was opened. */
export const GAP_ACTION = "audit.gapFound";
/** Action of the line that says: a half-written line was set aside when the record was opened. */
export const TORN_ACTION = "audit.tornLineSetAside";

/** The append-only record of who saw and did what (审计). */
export interface AuditLog {
  /** Append one entry; resolves with its line when it is on disk, rejects when it could not be written. */
  record: (entry: AuditEntry) => Promise<AuditLine>;
  /** Wait for what is under way and let go of the file; later entries are refused. */
  close: () => Promise<void>;
  /** What was found and mended at opening, in sentences; empty when nothing was. */
  told: readonly string[];
}

interface Waiting {
  entry: AuditEntry;
  resolve: (line: AuditLine) => void;
  reject: (error: unknown) => void;
}

/**
 * Open the record of a home, or begin it. A line torn by a kill goes to a side file; a missing tail is told in the
 * chain itself, so that `verifyAuditLog` keeps naming it. Throws when the last line was altered.
 */
export async function openAuditLog(home: string, clock: () => Date): Promise<AuditLog> {
  const paths = auditPaths(home);
  await mkdir(paths.folder, { recursive: true, mode: 0o700 });
  const file = await open(paths.log, "a+", 0o600);
  const log = new AppendingLog(paths, file, clock);
  try {
    await whileLocked(paths.lock, () => log.begin());
  } catch (error) {
    await file.close();
    throw error;
  }
  return log;
}

class AppendingLog implements AuditLog {
  readonly told: string[] = [];
  readonly #paths: ReturnType<typeof auditPaths>;
  readonly #file: FileHandle;
  readonly #clock: () => Date;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | undefined;
  #closed = false;
  #head: AuditHead = EMPTY_HEAD;
  #endBytes = 0;

  constructor(paths: ReturnType<typeof auditPaths>, file: FileHandle, clock: () => Date) {
    this.#paths = paths;
    this.#file = file;
    this.#clock = clock;
  }

  record = (entry: AuditEntry): Promise<AuditLine> => {
    if (this.#closed)
      return Promise.reject(new Error(`${this.#paths.log}: closed; "${entry.action}" was not recorded`));
    return new Promise((resolve, reject) => {
      try {
        // Made once before its turn, so that an entry that cannot be JSON fails alone, not with its batch.
        textOfLine(chainedLine(entry, 1, "", GENESIS_HASH));
      } catch (error) {
        reject(error instanceof Error ? error : new TypeError(String(error)));
        return;
      }
      this.#waiting.push({ entry: structuredClone(entry), resolve, reject });
      this.#flushing ??= this.#flush();
    });
  };

  close = async (): Promise<void> => {
    if (this.#closed) return;
    this.#closed = true;
    await this.#flushing;
    await this.#file.close();
  };

  /** Under the lock: set a torn line aside, tell a missing tail, and follow what is last now. */
  async mend(known: AuditHead | undefined): Promise<void> {
    const tail = await readTail(this.#file, this.#paths.log, known ?? EMPTY_HEAD);
    this.#head = tail.last ? { seq: tail.last.seq, hash: tail.last.hash } : EMPTY_HEAD;
    this.#endBytes = tail.wholeBytes;
    const entries: AuditEntry[] = [];
    if (tail.torn.length > 0) entries.push(await this.#setAside(tail));
    if (!tail.headHolds || (known === undefined && tail.last !== undefined)) {
      const found = { seq: this.#head.seq, hash: this.#head.hash, expected: known ?? null };
      entries.push({ actor: "system", action: GAP_ACTION, detail: found });
      this.told.push(
        `${this.#paths.log}: ends with line ${this.#head.seq}, head.json says ${known ? `line ${known.seq}` : "nothing"}; ` +
          `lines were removed or replaced: keep a copy and run \`credit-graph audit verify\``,
      );
    }
    await this.#append(entries);
  }

  /** Under the lock, at opening: as `mend`, and a record without a head gets one. */
  async begin(): Promise<void> {
    await this.mend(await readHead(this.#paths.head));
    await writeHead(this.#paths.head, this.#head);
  }

  async #setAside(tail: AuditTail): Promise<AuditEntry> {
    const name = `torn-after-${this.#head.seq}-${this.#clock().getTime()}.txt`;
    await writeFile(join(this.#paths.folder, name), tail.torn, { mode: 0o600, flush: true });
    await this.#file.truncate(tail.wholeBytes);
    this.told.push(
      `${this.#paths.log}: a half-written last line (${tail.torn.length} bytes) was moved to ${name}`,
    );
    return { actor: "system", action: TORN_ACTION, detail: { bytes: tail.torn.length, file: name } };
  }

  /** Whatever gathered while the last batch was being written goes out with one fsync. */
  async #flush(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        const lines = await whileLocked(this.#paths.lock, async () => {
          await this.#catchUp();
          return this.#append(batch.map(({ entry }) => entry));
        });
        batch.forEach(({ resolve }, index) => resolve(lines[index]!));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    // In the same turn as the last look at the queue, or an entry told just now would wait for ever.
    this.#flushing = undefined;
  }

  /** Another process may have appended since, or been killed while it did: follow its last line, not ours. */
  async #catchUp(): Promise<void> {
    const { size } = await this.#file.stat();
    if (size !== this.#endBytes) await this.mend(this.#head);
  }

  async #append(entries: readonly AuditEntry[]): Promise<AuditLine[]> {
    if (entries.length === 0) return [];
    const lines: AuditLine[] = [];
    let head = this.#head;
    for (const entry of entries) {
      const line = chainedLine(entry, head.seq + 1, this.#clock().toISOString(), head.hash);
      lines.push(line);
      head = { seq: line.seq, hash: line.hash };
    }
    const bytes = Buffer.from(lines.map((line) => `${textOfLine(line)}\n`).join(""));
    try {
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
    } catch (error) {
      // Part of the batch may stand there (a full disk): take it back, nobody was told that it is recorded.
      await this.#file.truncate(this.#endBytes);
      throw new Error(`${this.#paths.log}: ${lines.length} lines were not written`, { cause: error });
    }
    this.#head = head;
    this.#endBytes += bytes.length;
    await writeHead(this.#paths.head, head);
    return lines;
  }
}
