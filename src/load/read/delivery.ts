import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { maskAnyIdNumber } from "../../model/id-number.ts";
import type { DenyList, NamedPlace } from "../check/denied-names.ts";
import { strictDenyList } from "../check/denied-names.ts";
import { LoadRefused } from "../load-refused.ts";
import type { DeliveryFiles, FileShape, Source, TableName } from "../source.ts";
import { tableNames } from "../source.ts";
import type { Inspection } from "./bytes.ts";
import { inspectFile, textChunksOf } from "./bytes.ts";
import { columnTitle } from "./columns.ts";
import type { CsvFile } from "./csv.ts";
import { headerOf, rowsOfCsv } from "./csv.ts";
import { jsonValuesOf } from "./json-values.ts";
import { linesOfText } from "./lines.ts";
import { notPlain } from "./plain-file.ts";
import { inspectWorkbook, isWorkbook } from "./xlsx/xlsx.ts";

/** A delivery whose files hold: readable, decodable, with their columns. Nothing of their rows is checked yet. */
export interface Delivery {
  files: DeliveryFiles;
  /** The same files with their places on disk. */
  placed: readonly PlacedFile[];
  /** `name sha256` of every file, sorted by name. */
  sha256s: readonly string[];
  /** Hash of all files: the deliveryId of a delivery that names none. */
  filesHash: string;
  /** Things to tell that refuse nothing: extra columns, unknown files, GB18030. */
  reports: readonly string[];
  tablesPresent: readonly TableName[];
  /** Tables whose every feeding shape has a file: only these may be swept. */
  tablesWhole: readonly TableName[];
}

/** A file that was looked at whole, with its header where it is a csv. */
export interface PlacedFile extends CsvFile, Inspection {
  header: readonly string[];
}

/** A key of a JSON object, as it stands in the text. */
const JSON_KEY = /"((?:[^"\\\n]|\\.){1,200})"\s*:/g;

/**
 * Look at a folder as a delivery of one source. Throws LoadRefused with a sentence for each file that is not fit: what
 * is no plain file (that one is not opened), what cannot be read, what lacks a column, and what has a column or key
 * that the deny-list keeps out.
 */
export async function openDelivery(
  directory: string,
  source: Source,
  denyList: DenyList = strictDenyList,
): Promise<Delivery> {
  if (!existsSync(directory))
    throw new LoadRefused([`${directory}: there is no such folder; expected a delivery`]);
  const reports: string[] = [...(source.says ?? [])];
  const refusals: string[] = [];
  const open: PlacedFile[] = [];
  const entries = readdirSync(directory, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry;
    if (BESIDE_FILES.test(name)) continue;
    const shape = source.files.find((one) => one.pattern.test(plainName(name, one)));
    if (!shape) {
      const why = entry.isDirectory()
        ? "is a folder; not read; a delivery's files stand side by side"
        : `not a file of the source ${source.id}; not read`;
      reports.push(`${maskAnyIdNumber(name)}: ${why}`);
      continue;
    }
    if (maskAnyIdNumber(name) !== name) {
      refusals.push(`${name}: has an ID number in its name, which accounts repeat; give the file another`);
      continue;
    }
    const strange = notPlain(name, entry);
    if (strange !== null) {
      refusals.push(strange);
      continue;
    }
    const path = join(directory, name);
    try {
      const inspection = await inspected(name, path, shape, reports);
      const file = { name, path, shape, header: [] as string[], ...inspection };
      open.push(file);
      await checkFile(file, reports, refusals);
      await checkNames(file, denyList, reports, refusals);
    } catch (error) {
      if (error instanceof LoadRefused) refusals.push(...error.sentences);
      else if (error instanceof RangeError) refusals.push(`${name}: ${error.message}`);
      else throw error;
    }
  }
  refusals.push(...doubles(open));
  if (open.length === 0 && refusals.length === 0) refusals.push(nothingFound(directory, source));
  if (refusals.length > 0) throw new LoadRefused(refusals);
  return deliveryOf(source, open, reports);
}

/** What stands beside the files of a delivery and is none of them; all else that is not read is told. */
const BESIDE_FILES = /^(?:delivery\.json|\..*|desktop\.ini|Thumbs\.db)$/i;

/** Endings of files, which some systems write in capitals. */
const ENDINGS = /(?:\.(?:csv|xlsx|json|jsonl|ndjson))?(?:\.gz)?$/i;

/** Name by which a shape knows a file: endings in small letters, of a workbook or packed text that of the plain text. */
function plainName(name: string, { format }: Pick<FileShape, "format">): string {
  const plain = name.replace(ENDINGS, (ending) => ending.toLowerCase()).replace(/\.gz$/, "");
  return format === "csv" ? plain.replace(/\.xlsx$/, ".csv") : plain;
}

async function inspected(
  name: string,
  path: string,
  shape: FileShape,
  reports: string[],
): Promise<Inspection> {
  if (!isWorkbook(name)) return inspectFile(path);
  const { told, ...inspection } = await inspectWorkbook({ name, path, shape });
  reports.push(...told);
  return inspection;
}

async function checkFile(file: PlacedFile, reports: string[], refusals: string[]): Promise<void> {
  if (file.isEmpty) {
    refusals.push(`${file.name}: is empty; expected at least a header; send it again or leave it out`);
    return;
  }
  if (file.encoding === "gb18030") reports.push(`${file.name}: read as GB18030, not UTF-8`);
  if (file.shape.format !== "csv") return;
  const header = await headerOf(file);
  file.header = header;
  const { columns, optionalColumns = [] } = file.shape;
  const missing = columns.filter((column) => !header.includes(column));
  const expected = columns.map((column) => columnTitle(file.shape, column));
  const twice = header.filter((column, index) => column !== "" && header.indexOf(column) !== index);
  const extra = header.filter((column) => !columns.includes(column) && !optionalColumns.includes(column));
  if (missing.length > 0) {
    refusals.push(
      `${file.name}: required column ${missing.join(", ")} is missing; found ${header.join(",")}; ` +
        `expected ${expected.join(",")}; add the column or leave the file out`,
    );
  }
  if (twice.length > 0)
    refusals.push(`${file.name}: column ${twice.join(", ")} stands twice; expected it once`);
  if (extra.length > 0) reports.push(`${file.name}: extra column ${extra.join(", ")} not read`);
}

/** Names of a file against the deny-list: the columns of a table, the keys of a JSON text. */
async function checkNames(
  file: PlacedFile,
  denyList: DenyList,
  reports: string[],
  refusals: string[],
): Promise<void> {
  const what: NamedPlace["what"] = file.shape.format === "csv" ? "column" : "key";
  const names = what === "column" ? file.header : await keysOf(file);
  for (const name of new Set(names)) {
    const ruling = denyList.rule({ place: file.name, what, name });
    if (ruling.report !== undefined) reports.push(ruling.report);
    if (ruling.refusal !== undefined) refusals.push(ruling.refusal);
  }
}

async function keysOf(file: PlacedFile): Promise<Set<string>> {
  const keys = new Set<string>();
  let held = "";
  for await (const chunk of textChunksOf(file.path, file.encoding)) {
    // A key that a chunk cuts is whole in the next: nothing longer than its bound is held back.
    const text = held + chunk;
    for (const match of text.matchAll(JSON_KEY)) keys.add(unescaped(match[1]!));
    held = text.slice(-1_000);
  }
  return keys;
}

/** A key with its \\u escapes read; text that is no JSON stands for itself. */
function unescaped(key: string): string {
  try {
    return JSON.parse(`"${key}"`) as string;
  } catch {
    return key;
  }
}

function doubles(open: readonly PlacedFile[]): string[] {
  const plain = open.map((file) => plainName(file.name, file.shape));
  return plain
    .filter((name, index) => plain.indexOf(name) !== index)
    .map((name) => `${name}: present twice, plain, as .gz or .xlsx; expected one of them; remove the other`);
}

function nothingFound(directory: string, source: Source): string {
  return `${directory}: no file of the source ${source.id}; expected ${source.files.map((one) => one.called ?? one.id).join(", ")}`;
}

function deliveryOf(source: Source, open: readonly PlacedFile[], reports: readonly string[]): Delivery {
  const ofShape = (id: string) => open.filter((file) => file.shape.id === id);
  const has = (id: string) => ofShape(id).length > 0;
  const feedsOf = (table: TableName) => source.feeds[table] ?? [];
  const sha256s = open.map((file) => `${file.name} ${file.sha256}`);
  return {
    files: {
      filesOf: (id) => ofShape(id).map((file) => file.name),
      async *rowsOf(id) {
        for (const file of ofShape(shapeOf(source, id).id)) yield* rowsOfCsv(file);
      },
      async *textsOf(id) {
        for (const file of ofShape(shapeOf(source, id).id)) {
          let text = "";
          for await (const chunk of textChunksOf(file.path, file.encoding)) text += chunk;
          yield { file: file.name, text };
        }
      },
      async *valuesOf(id) {
        for (const file of ofShape(shapeOf(source, id).id)) yield* jsonValuesOf(file);
      },
      async *linesOf(id) {
        for (const file of ofShape(shapeOf(source, id).id)) yield* linesOfText(file);
      },
    },
    placed: open,
    sha256s,
    filesHash: createHash("sha256").update(sha256s.join("\n")).digest("hex"),
    reports,
    tablesPresent: tableNames.filter((table) => feedsOf(table).some(has)),
    tablesWhole: tableNames.filter((table) => feedsOf(table).length > 0 && feedsOf(table).every(has)),
  };
}

function shapeOf(source: Source, id: string): FileShape {
  const shape = source.files.find((one) => one.id === id);
  if (!shape) throw new TypeError(`source ${source.id}: has no file shape "${id}"`);
  return shape;
}
