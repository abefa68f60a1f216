import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LoadBusy, LoadRefused } from "../load/load-refused.ts";
import { mappedSource } from "../load/mapping/mapped-source.ts";
import { readMapping } from "../load/mapping/mapping.ts";
import { kindOf } from "../load/read/plain-file.ts";
import type { Source } from "../load/source.ts";
import { maskAnyIdNumber } from "../model/id-number.ts";
import type { Intake } from "./intake.ts";

/** Time between two looks; a delivery that did not change from one to the next is whole. */
const LOOK_MS = 10_000;
/** Names of files that are still being written. */
const UNFINISHED = /^\.|\.(part|tmp|crdownload|filepart)$/i;

/** In a folder of its own it says how deliveries beside it are read (../load/mapping/README.md). */
const MAPPING_FILE = "mapping.json";

/** A watched folder with a folder for each source. */
export interface InboxParts {
  directory: string;
  sources: Readonly<Record<string, () => Source>>;
  takeFolder: Intake["takeFolder"];
  tell: (sentence: string) => void;
}

/** A folder that is watched until it is closed. */
export interface Inbox {
  /** One look now; resolves when what was whole is taken. */
  look: () => Promise<void>;
  close: () => Promise<void>;
}

/** What stands beside a delivery that was taken or refused. */
export interface InboxAccount {
  outcome: string;
  sentences: readonly string[];
  report: object | null;
  /** Name under which the delivery came, where it is too long to be kept. */
  deliveredAs?: string;
}

/** Open a watched folder: a place for each source, looked at every ten seconds; `everyMs` is for tests. */
export function openInbox(parts: InboxParts, everyMs = LOOK_MS): Inbox {
  for (const name of Object.keys(parts.sources)) {
    mkdirSync(join(parts.directory, name), { recursive: true, mode: 0o700 });
  }
  const seenBefore = new Map<string, string>();
  const told = new Set<string>();
  let isClosed = false;
  let looking: Promise<void> = Promise.resolve();
  const tellOnce = (sentence: string): void => {
    if (!told.has(sentence)) parts.tell(sentence);
    told.add(sentence);
  };

  /** What fails at one place is told once and tried again; the places behind it are looked at all the same. */
  async function apart(where: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      tellOnce(`${where}: tried again later, ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function lookAround(): Promise<void> {
    for (const reader of readersIn(parts, tellOnce)) {
      await apart(`inbox ${reader.sourceName}`, async () => {
        for (const delivery of deliveriesIn(parts.directory, reader, tellOnce)) {
          const where = `inbox ${reader.sourceName}/${maskAnyIdNumber(delivery.name)}`;
          await apart(where, () => lookAt(delivery, where));
        }
      });
    }
  }

  async function lookAt(delivery: DeliveryPlace, where: string): Promise<void> {
    const seen = fingerprintOf(delivery.path);
    const isWhole = seen !== null && seenBefore.get(delivery.path) === seen;
    if (seen === null) seenBefore.delete(delivery.path);
    else seenBefore.set(delivery.path, seen);
    if (isWhole && !isClosed) await take(delivery, where);
  }

  async function take(delivery: DeliveryPlace, where: string): Promise<void> {
    try {
      const { report, ripple } = await parts.takeFolder(delivery.path, delivery.source());
      const account = { outcome: report.outcome, sentences: report.reports, report: { ...report, ripple } };
      putAway(parts.directory, delivery, ".loaded", account);
      parts.tell(`${where}: ${report.outcome}, delivery ${report.deliveryId} of ${report.sourceId}`);
    } catch (error) {
      if (!(error instanceof LoadRefused) || error instanceof LoadBusy) throw error;
      const account = { outcome: "refused", sentences: error.sentences, report: null };
      putAway(parts.directory, delivery, ".refused", account);
      parts.tell(`${where}: refused, ${error.sentences.join("; ")}`);
    }
  }

  const look = (): Promise<void> => {
    looking = looking.then(async () => {
      if (!isClosed) await lookAround();
    });
    return looking;
  };
  // A look that fails, such as on a share that went away, is told once, and the next one tries again.
  const timer = setInterval(() => {
    void look().catch((error: Error) => {
      looking = Promise.resolve();
      tellOnce(`inbox ${parts.directory}: ${error.message}`);
    });
  }, everyMs);
  return {
    look,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await looking.catch(() => undefined);
    },
  };
}

/** A folder of the inbox and how what lies in it is read. */
interface Reader {
  sourceName: string;
  source: () => Source;
}

interface DeliveryPlace extends Reader {
  name: string;
  path: string;
}

function readersIn({ directory, sources }: InboxParts, tellOnce: (sentence: string) => void): Reader[] {
  const folders = readdirSync(directory, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith("."),
  );
  return folders.flatMap(({ name: sourceName }): Reader[] => {
    const known = Object.hasOwn(sources, sourceName) ? sources[sourceName] : undefined;
    if (known) return [{ sourceName, source: known }];
    const mapping = join(directory, sourceName, MAPPING_FILE);
    if (existsSync(mapping)) return [{ sourceName, source: () => mappedSource(readMapping(mapping)) }];
    const names = Object.keys(sources).join(", ");
    tellOnce(
      `inbox ${sourceName}: expected a source (${names}), or a folder with a ${MAPPING_FILE} of its own`,
    );
    return [];
  });
}

function deliveriesIn(
  directory: string,
  { sourceName, source }: Reader,
  tellOnce: (sentence: string) => void,
): DeliveryPlace[] {
  const entries = readdirSync(join(directory, sourceName), { withFileTypes: true });
  const loose = entries.filter(
    (entry) => !entry.isDirectory() && entry.name !== MAPPING_FILE && !UNFINISHED.test(entry.name),
  );
  for (const entry of loose) {
    const remedy = entry.isFile() ? "put it into one" : "put one in its place";
    tellOnce(
      `inbox ${sourceName}/${maskAnyIdNumber(entry.name)}: ${kindOf(entry)}, expected a folder for each delivery; ${remedy}`,
    );
  }
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => ({ sourceName, source, name, path: join(directory, sourceName, name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Names, sizes and times of what lies in a delivery, of links their own; null while it is empty or being written. */
function fingerprintOf(path: string): string | null {
  const names = readdirSync(path).sort();
  if (names.length === 0 || names.some((name) => UNFINISHED.test(name))) return null;
  return names
    .map((name) => {
      const { size, mtimeMs } = lstatSync(join(path, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join("\n");
}

/** Move a delivery away with its account; the account comes first, so that no delivery lies there without one. */
function putAway(
  directory: string,
  { sourceName, name, path }: DeliveryPlace,
  shelf: ".loaded" | ".refused",
  account: InboxAccount,
): void {
  const place = join(directory, shelf, sourceName);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const shown = maskAnyIdNumber(name);
  let [target, copy] = [shelfName(shown, 1), 1];
  while (existsSync(join(place, target))) target = shelfName(shown, (copy += 1));
  const told = target.startsWith(shown) ? account : { ...account, deliveredAs: shown };
  writeFileSync(join(place, target + ACCOUNT_ENDING), `${JSON.stringify(told, null, 2)}\n`, { mode: 0o600 });
  renameSync(path, join(place, target));
}

const ACCOUNT_ENDING = ".account.json";
/** Bytes of UTF-8 that a file system takes as one name; a Chinese character is three. */
const NAME_BYTES_MAX = 255;

/**
 * Name of a delivery where it is put away, with room for the ending of its account: as it came, or its beginning with a
 * hash of all of it; the account then says how it was called.
 */
export function shelfName(name: string, copy: number): string {
  const number = copy === 1 ? "" : `-${copy}`;
  const room = NAME_BYTES_MAX - Buffer.byteLength(number + ACCOUNT_ENDING);
  if (Buffer.byteLength(name) <= room) return name + number;
  const mark = `~${createHash("sha256").update(name).digest("hex").slice(0, 12)}`;
  let start = "";
  for (const character of name) {
    if (Buffer.byteLength(start + character + mark) > room) break;
    start += character;
  }
  return start + mark + number;
}
