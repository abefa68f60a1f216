import { maskIdNumbers } from "../../model/id-number.ts";
import { CellFault, MalformedCode } from "../check/cells.ts";
import { placeOf } from "../check/check-row.ts";
import type { DeliveryFiles, FileShape, RawRow, Source, TableName } from "../source.ts";
import { tableNames } from "../source.ts";
import { tableShapes } from "../tables.ts";
import type { MappedFile, Mapping, RowTemplate } from "./mapping.ts";
import { leftOutOf } from "./left-out.ts";
import { lostCodeOf } from "./lost-code.ts";
import { columnsOfFile } from "./mapping.ts";
import { isMade, readCell } from "./read-cell.ts";
import type { Reading } from "./reading.ts";

/** A source that a user describes: which columns of which files make which rows. */
export function mappedSource(mapping: Mapping): Source {
  const { id, nameZh, mode, says, files } = mapping;
  const tablesOf = (file: MappedFile) => new Set(file.rows.map(({ table }) => table));
  return {
    id,
    nameZh,
    defaultSourceId: id,
    ...(mode && { defaultMode: mode }),
    files: files.map(shapeOf),
    feeds: Object.fromEntries(
      tableNames
        .map(
          (table) =>
            [table, files.filter((file) => tablesOf(file).has(table)).map((file) => file.id)] as const,
        )
        .filter(([, fileIds]) => fileIds.length > 0),
    ),
    ...(says && { says }),
    leavesOut: (delivered) => leftOutOf(files, delivered),
    rows: (table, delivered) => mappedRows(mapping, table, delivered),
  };
}

function shapeOf(file: MappedFile): FileShape {
  const { id, name, delimiter, sheet, headerLine, headers = {}, optional = [] } = file;
  const used = columnsOfFile(file);
  return {
    id,
    pattern: namePattern(name),
    format: "csv",
    columns: used.filter((column) => !optional.includes(column)),
    optionalColumns: optional,
    // A header stands for itself too, whatever its width and spaces.
    headers: Object.fromEntries(
      used.map((column) => [column, [column, ...(Object.hasOwn(headers, column) ? headers[column]! : [])]]),
    ),
    textColumns: [...new Set(file.rows.flatMap(textColumnsOf))],
    called: name,
    ...(delimiter !== undefined && { delimiter }),
    ...(sheet !== undefined && { sheet }),
    ...(headerLine !== undefined && { headerLine }),
  };
}

/** Each part between stars is taken where it stands first and never looked for again, so many stars cost little. */
function namePattern(name: string): RegExp {
  const [first, ...others] = name.split("*").map(escaped);
  const last = others.pop();
  if (last === undefined) return new RegExp(`^${first}$`);
  const between = others.map((part, at) => (part === "" ? "" : `(?=(?<part${at}>.*?${part}))\\k<part${at}>`));
  return new RegExp(`^${first}${between.join("")}.*${last}$`, "s");
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}

const TEXT_CELLS = ["uscc", "phone", "idDigest", "idNumber", "registrationNumber", "lei", "organisationCode"];

/** Columns of codes and phone numbers, which a workbook must hold as text. */
function textColumnsOf({ cells }: RowTemplate): string[] {
  const readings: Reading[] = Object.entries(cells).flatMap(([name, one]) =>
    TEXT_CELLS.includes(name) || isCode(one) ? [one] : [],
  );
  return readings.flatMap((one) => (typeof one === "string" ? [one] : "column" in one ? [one.column] : []));
}

const isCode = (one: Reading) =>
  typeof one === "object" &&
  "column" in one &&
  ["code", "heldCode", "organisationCode", "registrationNumber", "idNumber"].includes(one.as ?? "");

async function* mappedRows(
  mapping: Mapping,
  table: TableName,
  delivered: DeliveryFiles,
): AsyncGenerator<RawRow> {
  const stated = await statedIds(mapping, table, delivered);
  for await (const { row, template } of rowsMade(mapping, table, delivered)) {
    if (template.mentions && row.broken === undefined) {
      const id = row.cells["id"]!;
      if (stated.has(id)) continue;
      stated.add(id);
    }
    yield row;
  }
}

/** Ids that rows of their own state, where other rows mention subjects in passing. */
async function statedIds(mapping: Mapping, table: TableName, delivered: DeliveryFiles): Promise<Set<string>> {
  const ids = new Set<string>();
  const mentions = mapping.files.some(({ rows }) => rows.some((one) => one.table === table && one.mentions));
  if (!mentions) return ids;
  for await (const { row, template } of rowsMade(mapping, table, delivered)) {
    if (!template.mentions) ids.add(row.cells["id"] ?? "");
  }
  return ids;
}

async function* rowsMade(
  mapping: Mapping,
  table: TableName,
  delivered: DeliveryFiles,
): AsyncGenerator<{ row: RawRow; template: RowTemplate }> {
  for (const file of mapping.files) {
    const templates = file.rows.filter((one) => one.table === table);
    if (templates.length === 0) continue;
    const blank = new Set(file.blank ?? []);
    for await (const row of delivered.rowsOf(file.id)) {
      if (row.broken !== undefined) {
        // Once, although the line may make rows of several tables.
        if (file.rows[0]!.table === table) yield { row: { ...row, cells: {} }, template: templates[0]! };
        continue;
      }
      for (const template of templates) {
        const made = madeRow(template, row, blank);
        if (made) yield { row: made, template };
      }
    }
  }
}

/** A row with every cell that is understood; the first that is not keeps it out. */
function madeRow(template: RowTemplate, row: RawRow, blank: ReadonlySet<string>): RawRow | undefined {
  const { table, cells: readings } = template;
  const isWanted = isMade(template, row.cells, blank);
  if (isWanted === false) return undefined;
  const cells: Record<string, string> = {};
  let fault = isWanted === true ? undefined : isWanted;
  for (const [name, one] of Object.entries(readings)) {
    try {
      cells[name] = withoutIdNumbers(name, one, readCell(one, row.cells, blank));
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      fault ??= error.column === "" ? new CellFault(name, error.value, error.message) : error;
    }
  }
  const { key } = tableShapes[table];
  if (!fault && cells[key] === "")
    fault = new CellFault(key, "", "cannot be made, because its columns are empty");
  if (fault) return { ...row, cells, broken: fault.message, at: placeOf(fault) };
  const lostCode = lostCodeOf(template, { made: cells, given: row.cells, blank });
  return { ...row, cells, ...(lostCode !== "" && { lostCode }) };
}

function withoutIdNumbers(name: string, one: Reading, text: string): string {
  // The one cell that is made for it: what comes of it is a key (identity/keyed-row.ts).
  if (name === "idNumber" || maskIdNumbers(text) === text) return text;
  const column = typeof one === "string" ? one : "column" in one ? one.column : name;
  const Fault = name === "uscc" ? MalformedCode : CellFault;
  throw new Fault(column, text, `has an ID number for ${name}, which is never kept`);
}
