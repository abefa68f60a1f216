import { closeSync, openSync, writeSync } from "node:fs";
import type { ConstantColumn, ImportColumn, ImportRow, Stamp } from "./columns.ts";

/** Characters gathered before they go to the disk. */
const FLUSH_CHARACTERS = 1 << 20;

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
  #waiting: string;
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
    this.#waiting = `${headers.join(",")}\n`;
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
    this.#waiting += line + this.#ending;
    if (this.#waiting.length >= FLUSH_CHARACTERS) this.#flush();
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

  #flush(): void {
    // One write may take less than all of a large text.
    const bytes = Buffer.from(this.#waiting, "utf8");
    for (let at = 0; at < bytes.length;) at += writeSync(this.#handle, bytes, at);
    this.#waiting = "";
  }
}

const cellsOf = (constants: readonly ConstantColumn[]) => constants.map(({ value }) => `,${value}`).join("");
