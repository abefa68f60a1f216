import { maskAnyIdNumber } from "../model/id-number.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { Fact, Note } from "./check/facts.ts";
import type { QuarantinedLine } from "./quarantine.ts";
import { CodeFaultBook } from "./codes-kept-out.ts";
import type { LoadMode } from "./read/manifest.ts";
import type { RawRow, TableName } from "./source.ts";

/** Rows of one file, counted; they add up: read = written + unchanged + repeated + quarantined. */
export interface FileCount {
  file: string;
  table: TableName;
  rowsRead: number;
  rowsWritten: number;
  rowsUnchanged: number;
  rowsRepeated: number;
  rowsQuarantined: number;
}

/** Versions of one table that this load closed: changed rows, and what a full delivery no longer says. */
export interface TableCount {
  table: TableName;
  rowsSuperseded: number;
}

/** What the graph keeps of the account of a load. */
export interface LoadAccount {
  loadId: string;
  mode: LoadMode;
  asOf: IsoDate;
  /** The instant of knowledge of everything written; null when nothing was. */
  recordedAt: IsoInstant | null;
  files: readonly FileCount[];
  tables: readonly TableCount[];
  /** Things accepted and told, one sentence each. */
  reports: readonly string[];
}

/** Account of one load, as the command line prints it. */
export interface LoadReport extends LoadAccount {
  sourceId: string;
  deliveryId: string;
  /** `repeated`: the delivery had been completed before, so nothing was done. */
  outcome: "complete" | "repeated" | "dryRun";
  /** Of a repeated delivery, the account of the load that completed it. */
  before: LoadAccount | null;
  /** True = repeated, but with other files than those that were loaded. */
  otherContent: boolean;
  /** True = the graph already said all of this. */
  unchanged: boolean;
  quarantinePaths: readonly string[];
  /** First rows of each table as they were understood; dry runs only. */
  samples: readonly { table: TableName; facts: readonly Fact[] }[];
  /** First rows of each table that would be kept out; dry runs only. */
  quarantineSamples: readonly QuarantinedLine[];
}

/** Different notes told at most; a hostile file could make one a row. */
const NOTES_MAX = 200;

interface Told {
  count: number;
  place: Place;
  value: string;
}

/** Where a row stands. */
type Place = Pick<RawRow, "file" | "line">;

/** Notes of one key are told once: those of a kind, or of a kind and value where the value is unknown to us. */
export function noteKey({ what, value }: Note): string {
  return what.startsWith("unknown") ? `${what}: ${value}` : what;
}

/** Counts and notes of a load while it goes on. */
export class Tally {
  /** Faults of codes whose rows are kept out. */
  readonly codes = new CodeFaultBook();
  readonly #files = new Map<string, FileCount>();
  readonly #superseded = new Map<TableName, number>();
  readonly #told = new Map<string, Told>();
  readonly #sentences: string[] = [];
  #notesLeftOut = 0;

  file(table: TableName, file: string): FileCount {
    const key = `${table} ${file}`;
    let count = this.#files.get(key);
    if (!count) {
      const none = { rowsRead: 0, rowsWritten: 0, rowsUnchanged: 0, rowsRepeated: 0, rowsQuarantined: 0 };
      count = { file, table, ...none };
      this.#files.set(key, count);
    }
    return count;
  }

  superseded(table: TableName, rows: number): void {
    this.#superseded.set(table, (this.#superseded.get(table) ?? 0) + rows);
  }

  /** A note on a row, or on so many of which this is the first: told once a key, with a count and the first place. */
  note({ file, line }: Place, note: Note, count = 1): void {
    const key = noteKey(note);
    const told = this.#told.get(key);
    if (!told && this.#told.size >= NOTES_MAX) {
      this.#notesLeftOut += count;
      return;
    }
    const isFirst = !told || (told.place.file === file && line < told.place.line);
    const { place, value } = isFirst ? { place: { file, line }, value: note.value } : told;
    this.#told.set(key, { count: (told?.count ?? 0) + count, place, value });
  }

  say(sentence: string): void {
    this.#sentences.push(sentence);
  }

  reports(): string[] {
    const files = this.files().map(({ file }) => file);
    const inOrder = [...this.#told].sort(
      ([, { place: a }], [, { place: b }]) =>
        files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line,
    );
    const told = inOrder.map(([key, { count, place, value }]) => {
      const example = key.endsWith(`: ${value}`) ? "" : ` "${value}"`;
      return `${place.file}:${place.line} ${key}${example}${count > 1 ? ` and ${count - 1} more` : ""}`;
    });
    const leftOut =
      this.#notesLeftOut > 0 ? [`${this.#notesLeftOut} more rows were noted in other ways`] : [];
    return [...this.#sentences, ...told, ...leftOut].map(maskAnyIdNumber);
  }

  files(): FileCount[] {
    return [...this.#files.values()];
  }

  tables(): TableCount[] {
    return [...this.#superseded].map(([table, rowsSuperseded]) => ({ table, rowsSuperseded }));
  }

  sum(field: Exclude<keyof FileCount, "file" | "table">): number {
    return this.files().reduce((total, count) => total + count[field], 0);
  }

  /** Rows of one table that were read. */
  rowsRead(table: TableName): number {
    return this.files().reduce((total, count) => total + (count.table === table ? count.rowsRead : 0), 0);
  }

  rowsSuperseded(): number {
    return this.tables().reduce((total, count) => total + count.rowsSuperseded, 0);
  }
}
