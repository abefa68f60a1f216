import { closeSync, openSync, writeSync } from "node:fs";
import type { ConstantColumn, ImportColumn, ImportRow, Stamp } from "./columns.ts";

/** Bytes gathered before they go to the disk. A line is put among them at once: text kept back as text is moved by every collection. */
const BUFFER_BYTES = 1 << 20;
/** Bytes that a character of text takes at most. */
const CHARACTER_BYTES_MAX = 3;

/** What stands in each line: numbers of nodes, properties, and what all lines have alike before and behind them. */
export interface ImportShape {
  ids: readonly string[];
  columns: readonly ImportColumn[];
  hasStatement: boolean;
  stamp: Stamp;
}

const STATEMENT = [{ header: "statementId" }, { header: "contentHash" }];

/** One CSV file of the import tool, header first. Text is always quoted: bare nothing means no property. */
export class ImportFile {
  readonly path: string;
  /** Whether a cell has a line break, which the import tool must be told. */
  isMultiline = false;
  readonly #handle: number;
  readonly #columns: readonly ImportColumn[];
  readonly #hasStatement: boolean;
  readonly #beginning: string;
  readonly #beforeStatement: string;
  readonly #ending: string;
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #waiting = 0;
  #isClosed = false;

  constructor(path: string, { ids, columns, hasStatement, stamp }: ImportShape) {
    this.path = path;
    this.#columns = columns;
    this.#hasStatement = hasStatement;
    this.#handle = openSync(path, "w", 0o600);
    this.#beginning = cellsOf(stamp.first);
    this.#beforeStatement = cellsOf(stamp.beforeStatement);
    this.#ending = `${cellsOf(stamp.last)}\n`;
    const said = [...columns, ...stamp.beforeStatement, ...(hasStatement ? STATEMENT : [])];
    const headers = [...ids, ...[...stamp.first, ...said, ...stamp.last].map(({ header }) => header)];
    this.#put(`${headers.join(",")}\n`);
  }

  /** One line: the numbers of its nodes, as text, and its properties. */
  write(numbers: string, { fact, derived, statementId, contentHash }: ImportRow): void {
    let line = numbers + this.#beginning;
    for (const { name, otherwise, isDerived } of this.#columns) {
      const value = ((isDerived ? derived : fact) as Record<string, unknown>)[name];
      if (value === null || value === undefined) line += otherwise === undefined ? "," : `,${otherwise}`;
      else if (typeof value === "string") line += this.#quoted(value);
      else line += `,${String(value)}`;
    }
    line += this.#beforeStatement;
    if (this.#hasStatement)
      line += statementId === undefined ? ",," : `${this.#quoted(statementId)},"${contentHash}"`;
    this.#put(line + this.#ending);
  }

  /** Calling it twice is harmless. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#flush();
    closeSync(this.#handle);
  }

  #quoted(value: string): string {
    if (!this.isMultiline && (value.includes("\n") || value.includes("\r"))) this.isMultiline = true;
    return value.includes('"') ? `,"${value.replaceAll('"', '""')}"` : `,"${value}"`;
  }

  #put(line: string): void {
    const bytesMax = line.length * CHARACTER_BYTES_MAX;
    if (bytesMax > this.#buffer.length - this.#waiting) this.#flush();
    if (bytesMax > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(bytesMax);
    this.#waiting += this.#buffer.write(line, this.#waiting);
  }

  #flush(): void {
    // One write may take less than all that is waiting.
    for (let at = 0; at < this.#waiting;) at += writeSync(this.#handle, this.#buffer, at, this.#waiting - at);
    this.#waiting = 0;
  }
}

const cellsOf = (constants: readonly ConstantColumn[]) => constants.map(({ value }) => `,${value}`).join("");
