import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  fsyncSync,
  fstatSync,
  readFileSync,
  readdirSync,
  readSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { isPersonKey, secretIdOf } from "../model/person-key.ts";

/** One person's number under seal. */
export interface Seal {
  personKey: string;
  sealed: string;
}

const PENDING = "pending-";
/** Text held for one bucket before it is written. */
const HELD_CHARACTERS_MAX = 64 * 1024;

/**
 * Sealed ID numbers on disk, apart from the graph: a folder a secret, 256 files in it by the digest's first byte, a line
 * a person. What a load seals waits in a folder of its own until the load is in, so a load taken back leaves nothing.
 */
export class Vault {
  readonly #folder: string;

  constructor(home: string) {
    this.#folder = join(home, "vault");
  }

  /** Seals of one load, to be kept once it is in. */
  pendingOf(loadId: string): PendingSeals {
    return new PendingSeals(join(this.#folder, PENDING + loadId));
  }

  /** Loads whose seals wait to be kept or left. */
  pendingLoads(): string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .filter((name) => name.startsWith(PENDING))
      .map((name) => name.slice(PENDING.length));
  }

  /** Keep what a load sealed. It may be killed and called again at any moment. */
  settle(loadId: string): void {
    const pending = join(this.#folder, PENDING + loadId);
    if (!existsSync(pending)) return;
    for (const name of readdirSync(pending)) {
      const path = join(pending, name);
      this.keep(sealsIn(path));
      rmSync(path);
    }
    rmSync(pending, { recursive: true });
  }

  /** Forget what a load sealed. */
  leave(loadId: string): void {
    rmSync(join(this.#folder, PENDING + loadId), { recursive: true, force: true });
  }

  /** Add seals; a key that has one keeps it. On disk when it returns. */
  keep(seals: readonly Seal[]): void {
    const byPath = new Map<string, Seal[]>();
    for (const seal of seals) {
      const path = this.#pathOf(seal.personKey);
      byPath.set(path, [...(byPath.get(path) ?? []), seal]);
    }
    for (const [path, ones] of byPath) {
      const known = new Set(sealsIn(path).map(({ personKey }) => personKey));
      const fresh = ones.filter(({ personKey }) => !known.has(personKey) && known.add(personKey));
      if (fresh.length > 0) appendLines(path, fresh.map(lineOf).join(""));
    }
  }

  /** The seal of a person; undefined where there is none. */
  sealOf(personKey: string): string | undefined {
    return sealsIn(this.#pathOf(personKey)).find((seal) => seal.personKey === personKey)?.sealed;
  }

  /** Names of the secrets that seals lie under. */
  secretIds(): string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder).filter((name) => !name.startsWith(PENDING));
  }

  /** Seals of one secret, file by file. */
  *sealsUnder(secretId: string): Generator<readonly Seal[]> {
    const folder = join(this.#folder, secretId);
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder).sort()) yield sealsIn(join(folder, name));
  }

  /** Remove all seals of one secret, after a rotation. */
  dropUnder(secretId: string): void {
    rmSync(join(this.#folder, secretId), { recursive: true, force: true });
  }

  #pathOf(personKey: string): string {
    return join(this.#folder, secretIdOf(personKey), bucketOf(personKey));
  }
}

/** Seals of a load under way. */
export class PendingSeals {
  readonly #folder: string;
  readonly #held = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(seal: Seal): void {
    const bucket = bucketOf(seal.personKey);
    const text = (this.#held.get(bucket) ?? "") + lineOf(seal);
    this.#held.set(bucket, text);
    if (text.length >= HELD_CHARACTERS_MAX) this.#flush(bucket);
  }

  /** All on disk; to be called before the load is complete. */
  close(): void {
    for (const bucket of [...this.#held.keys()]) this.#flush(bucket);
  }

  #flush(bucket: string): void {
    appendLines(join(this.#folder, bucket), this.#held.get(bucket)!);
    this.#held.delete(bucket);
  }
}

/** First byte of the digest, in hexadecimal. */
function bucketOf(personKey: string): string {
  const digest = personKey.slice(personKey.indexOf(":") + 1);
  return Buffer.from(digest, "base64url").subarray(0, 1).toString("hex");
}

const lineOf = ({ personKey, sealed }: Seal) => `${personKey} ${sealed}\n`;

/** A line that a kill cut short is no seal. */
function sealsIn(path: string): Seal[] {
  if (!existsSync(path)) return [];
  const seals: Seal[] = [];
  for (const line of readFileSync(path, "utf8").split("\n").slice(0, -1)) {
    const [personKey = "", sealed = ""] = line.split(" ");
    if (isPersonKey(personKey) && sealed !== "") seals.push({ personKey, sealed });
  }
  return seals;
}

function appendLines(path: string, text: string): void {
  mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
  const handle = openSync(path, "a+", 0o600);
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    // After a line that a kill cut short a new one begins.
    const isCut = size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last.toString() !== "\n";
    appendFileSync(handle, (isCut ? "\n" : "") + text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
