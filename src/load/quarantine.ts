import { hash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { maskAnyIdNumber } from "../model/id-number.ts";
import type { QuarantinedRow } from "./check/check-row.ts";
import type { TableName } from "./source.ts";
import { tableNames } from "./source.ts";
import { tableShapes } from "./tables.ts";

/** Personal identifiers never leave the delivery by way of a log or a quarantine file. */
const MASKED_COLUMNS = ["idDigest", "idNumber"];
const MASK = "***";
/** File systems take 255 bytes in one name. */
const FOLDER_BYTES_MAX = 200;

/** Where quarantined rows go; each keeps its columns and gains file, line, column, value, reason. */
export interface Quarantine {
  add(table: TableName, quarantined: QuarantinedRow): void;
  /** Put the files under their names; returns their paths. */
  keep(): string[];
  /** Remove what was written so far. */
  discard(): void;
}

/** A quarantined row as its sender is told of it, with personal identifiers masked. */
export interface QuarantinedLine {
  table: TableName;
  file: string;
  line: number;
  /** The row's key, such as its statementId; empty where it has none. */
  key: string;
  column: string;
  value: string;
  reason: string;
}

/** The same quarantine, which also tells of each row. */
export function toldQuarantine(quarantine: Quarantine, tell: (line: QuarantinedLine) => void): Quarantine {
  return {
    ...quarantine,
    add(table, quarantined) {
      quarantine.add(table, quarantined);
      tell(lineTold(table, quarantined));
    },
  };
}

function lineTold(table: TableName, { row, column, value, reason }: QuarantinedRow): QuarantinedLine {
  const { file, line, cells } = row;
  const key = cells[tableShapes[table].key] ?? "";
  const shown = [file, key, column, maskedValue(column, value), reason].map(maskAnyIdNumber);
  const [fileShown, keyShown, columnShown, valueShown, reasonShown] = shown as [
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    ...{ table, file: fileShown, line, key: keyShown },
    ...{ column: columnShown, value: valueShown, reason: reasonShown },
  };
}

function maskedValue(column: string, value: string): string {
  return MASKED_COLUMNS.includes(column) && value !== "" ? MASK : value;
}

interface OpenFile {
  handle: number;
  path: string;
}

/** Folder of a delivery's quarantine files; names are safe as parts of a path because the manifest checks them. */
export function quarantineDirectory(home: string, sourceId: string, deliveryId: string): string {
  return join(home, "quarantine", sourceId, folderName(deliveryId));
}

/** A Chinese character takes nine of an address: long names are cut, and told apart by a hash. */
function folderName(deliveryId: string): string {
  const name = encodeURIComponent(deliveryId);
  if (name.length <= FOLDER_BYTES_MAX) return name;
  const mark = `~${hash("sha256", deliveryId).slice(0, 16)}`;
  return name.slice(0, FOLDER_BYTES_MAX - mark.length) + mark;
}

/** Quarantine on disk: `<table>.quarantine.csv`, one a table, appearing whole by rename. */
export function openQuarantine(directory: string): Quarantine {
  const files = new Map<TableName, OpenFile>();
  const partOf = (path: string) => `${path}.part`;
  const open = (table: TableName): OpenFile => {
    mkdirSync(directory, { recursive: true });
    const path = join(directory, `${table}.quarantine.csv`);
    const file = { path, handle: openSync(partOf(path), "w") };
    writeSync(
      file.handle,
      stringify([[...tableShapes[table].columns, ...optionalOf(table), ...placeColumns]]),
    );
    files.set(table, file);
    return file;
  };
  return {
    add(table, quarantined) {
      const file = files.get(table) ?? open(table);
      writeSync(file.handle, stringify([lineOf(table, quarantined)], { escape_formulas: true }));
    },
    keep() {
      for (const { handle, path } of files.values()) {
        closeSync(handle);
        renameSync(partOf(path), path);
      }
      return [...files.values()].map((file) => file.path);
    },
    discard() {
      for (const { handle, path } of files.values()) {
        closeSync(handle);
        rmSync(partOf(path), { force: true });
      }
    },
  };
}

/** The rows of a delivery that were kept out, as they were told, from the files that its load left. */
export function keptQuarantine(directory: string): QuarantinedLine[] {
  return tableNames.flatMap((table) => {
    const path = join(directory, `${table}.quarantine.csv`);
    if (!existsSync(path)) return [];
    const rows = parse<Record<string, string>>(readFileSync(path, "utf8"), { columns: true });
    return rows.map((row): QuarantinedLine => {
      const text = (column: string) => (row[column] ?? "").replace(ESCAPED, "");
      const told = { column: text("column"), value: text("value"), reason: text("reason") };
      return {
        table,
        file: text("file"),
        line: Number(row["line"]),
        key: text(tableShapes[table].key),
        ...told,
      };
    });
  });
}

/** Quarantine of a dry run: nothing is written, and the first rows of each table are kept to be shown. */
export function sampleQuarantine(rowsMax: number): Quarantine & { samples: readonly QuarantinedLine[] } {
  const samples: QuarantinedLine[] = [];
  const nowhere: Quarantine = { add: () => undefined, keep: () => [], discard: () => undefined };
  const quarantine = toldQuarantine(nowhere, (line) => {
    const shown = samples.filter((sample) => sample.table === line.table).length;
    if (shown < rowsMax) samples.push(line);
  });
  return { ...quarantine, samples };
}

const placeColumns = ["file", "line", "column", "value", "reason"];

function optionalOf(table: TableName): readonly string[] {
  return tableShapes[table].optionalColumns;
}

function lineOf(table: TableName, { row, column, value, reason }: QuarantinedRow): string[] {
  const own = [...tableShapes[table].columns, ...optionalOf(table)].map((name) => {
    const text = row.cells[name] ?? "";
    return maskedValue(name, text);
  });
  const place = [row.file, String(row.line), column, maskedValue(column, value), reason];
  // What looks escaped gets an apostrophe of its own, so that reading takes off what writing put on.
  return [...own, ...place].map((text) => maskAnyIdNumber(text).replace(ESCAPED, "'$&"));
}

/** An apostrophe before what a spreadsheet would take for a formula, as the writer puts it there. */
const ESCAPED = /^'(?='*[=+\-@\t\r＝＋－＠])/;
