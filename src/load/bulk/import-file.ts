import { closeSync, openSync, writeSync } from "node:fs";
import type { GraphRow, ImportColumn } from "./columns.ts";

/** Characters gathered before they go to the disk. */
const FLUSH_CHARACTERS = 1 << 20;

/** One CSV file of the import tool, header first. Text is always quoted: bare nothing means no property. */
export class ImportFile {
  readonly path: string;
  /** Whether a cell has a line break, which the import tool must be told. */
  isMultiline = false;
  readonly #handle: number;
  readonly #columns: readonly ImportColumn[];
  #waiting: string;
  #isClosed = false;

  constructor(path: string, columns: readonly ImportColumn[]) {
    this.path = path;
    this.#columns = columns;
    this.#handle = openSync(path, "w", 0o600);
    this.#waiting = `${columns.map(({ header }) => header).join(",")}\n`;
  }

  write(row: GraphRow): void {
    let line = "";
    for (const { of } of this.#columns) line += `${this.#cellOf(of(row))},`;
    this.#waiting += `${line.slice(0, -1)}\n`;
    if (this.#waiting.length >= FLUSH_CHARACTERS) this.#flush();
  }

  /** Calling it twice is harmless. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#flush();
    closeSync(this.#handle);
  }

  #cellOf(value: unknown): string {
    if (value === null || value === undefined) return "";
    if (typeof value !== "string") return String(value);
    if (!this.isMultiline && (value.includes("\n") || value.includes("\r"))) this.isMultiline = true;
    return value.includes('"') ? `"${value.replaceAll('"', '""')}"` : `"${value}"`;
  }

  #flush(): void {
    // One write may take less than all of a large text.
    const bytes = Buffer.from(this.#waiting, "utf8");
    for (let at = 0; at < bytes.length;) at += writeSync(this.#handle, bytes, at);
    this.#waiting = "";
  }
}
