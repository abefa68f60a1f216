import type { LoadMode } from "./read/manifest.ts";

/** The tables of a delivery (contract 2.2, and steps of listing procedures), in the order they are loaded: subjects before what refers to them. */
export const tableNames = [
  "subjects",
  "shareholdings",
  "positions",
  "links",
  "listings",
  "penalties",
  "records",
  "listing-steps",
] as const;
export type TableName = (typeof tableNames)[number];

/** Text of one row by canonical column; a missing or empty cell means unknown. */
export type Cells = Readonly<Record<string, string>>;

/** One row as the source states it, with the place it stands; `line` is the row's first line, the header is line 1. */
export interface RawRow {
  file: string;
  line: number;
  cells: Cells;
  /** Why the row cannot be read at all (such as a wrong number of cells); it is quarantined with this reason. */
  broken?: string;
  /** The cell that `broken` is about, by its name in the file. */
  at?: { column: string; value: string; isMalformedCode?: boolean };
  /** A credit code that the source read and does not take, because it has no form or does not hold; for counts alone. */
  lostCode?: string;
  /** The person's ID number under seal, only of rows that identity/keyed-row.ts keyed. */
  sealed?: string;
}

/** One kind of file a source is made of. */
export interface FileShape {
  /** Name within the source, such as "shareholdings"; what `feeds` and `rowsOf` say. */
  id: string;
  /** Matches the whole file name after a `.gz` ending was taken off; a workbook `.xlsx` counts as its `.csv`. */
  pattern: RegExp;
  format: "csv" | "text";
  /** Field separator of a csv file; comma unless told. */
  delimiter?: string;
  /** Header columns whose absence refuses the delivery; csv only. */
  columns: readonly string[];
  /** Columns that may be there; any other is reported. */
  optionalColumns?: readonly string[];
  /**
   * Column → the headers it may have in a file, its own name left out; spaces, width and case do not matter. Rows come
   * under the column's name.
   */
  headers?: Readonly<Record<string, readonly string[]>>;
  /** Columns whose cells in a workbook must be text, because a number loses what they say: codes, phone numbers. */
  textColumns?: readonly string[];
  /** Line of the header; the first with anything in it unless told. */
  headerLine?: number;
  /** Sheet of a workbook; unless told the one named as the shape, else the first that is not hidden. */
  sheet?: string;
  /** What a file of this shape is called, for the refusal of a folder that has none. */
  called?: string;
}

/** One line of a text file; `line` counts from 1. */
export interface TextLine {
  file: string;
  line: number;
  text: string;
}

/** The files of one delivery, already checked for encoding, emptiness and header. */
export interface DeliveryFiles {
  /** Names of the files present for a shape, sorted; empty when there is none. */
  filesOf(shapeId: string): readonly string[];
  /** Rows of every file of a csv shape, file by file; each call reads the disk again. */
  rowsOf(shapeId: string): AsyncGenerator<RawRow>;
  /** Whole decoded text of every file of a text shape (JSON), file by file. */
  textsOf(shapeId: string): AsyncGenerator<{ file: string; text: string }>;
  /** Values of every file of a text shape, of any size: elements of one JSON list, or one value a line. */
  valuesOf(shapeId: string): AsyncGenerator<TextLine>;
  /** Lines of every file of a text shape, file by file, for files that need not fit in memory; blank ones are left out. */
  linesOf(shapeId: string): AsyncGenerator<TextLine>;
}

/** A source: which files it is made of, and how they become canonical rows. Checks and writing are the same for all. */
export interface Source {
  id: string;
  nameZh: string;
  /** `sourceId` of a delivery without delivery.json. */
  defaultSourceId: string;
  /** How a delivery is taken that says nothing of it: delta where agencies send what is new; full unless told. */
  defaultMode?: LoadMode;
  files: readonly FileShape[];
  /**
   * Table → the shapes that feed it. A table is loaded when at least one of its files is present, and swept by a
   * full delivery only when every shape that feeds it has a file.
   */
  feeds: Readonly<Partial<Record<TableName, readonly string[]>>>;
  /** What every account of a delivery says, a sentence each: what of the data is not taken, and why. */
  says?: readonly string[];
  /** What the account of this delivery says beside `says`: what stands in its files and is not taken, with counts. */
  leavesOut?(files: DeliveryFiles): Promise<readonly string[]>;
  /** Rows of one table in the bundle's columns (tables.ts); called twice, and must give the same rows each time. */
  rows(table: TableName, files: DeliveryFiles): AsyncIterable<RawRow>;
}
