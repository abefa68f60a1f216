import { referenceColumns } from "../check/references.ts";
import type { DeliveryFiles, FileShape, RawRow, Source, TableName } from "../source.ts";
import { tableNames } from "../source.ts";
import type { MappedFile, Mapping, RowTemplate } from "./mapping.ts";
import { leftOutOf } from "./left-out.ts";
import { rowsMade } from "./made-rows.ts";
import { columnsOfFile } from "./mapping.ts";
import type { NumbersBeside } from "./numbered-ids.ts";
import { numberOf, numbersBesideIds } from "./numbered-ids.ts";
import type { Reading } from "./reading.ts";

/** A source that a user describes: which columns of which files make which rows. */
export function mappedSource(mapping: Mapping): Source {
  const { id, nameZh, mode, says, files } = mapping;
  const numbersIn = numbersBesideIds(mapping);
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
    rows: async function* (table, delivered) {
      yield* mappedRows(mapping, { table, delivered, numbersBeside: await numbersIn(delivered) });
    },
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

/** One table of one delivery, and how many ID numbers stand beside the ids in it. */
interface Asked {
  table: TableName;
  delivered: DeliveryFiles;
  numbersBeside: (id: string) => NumbersBeside;
}

async function* mappedRows(
  mapping: Mapping,
  { table, delivered, numbersBeside }: Asked,
): AsyncGenerator<RawRow> {
  const stated = await statedIds(mapping, table, delivered);
  const idColumns = table === "subjects" ? ["id"] : referenceColumns[table];
  for await (const { row, template } of rowsMade(mapping, table, delivered)) {
    const column = idColumns.find((name) => numbersBeside(row.cells[name] ?? "") === "several");
    if (column !== undefined && row.broken === undefined) {
      yield { ...row, broken: CONTESTED, at: { column, value: row.cells[column]! } };
      continue;
    }
    if (template.mentions && row.broken === undefined) {
      const id = row.cells["id"]!;
      if (stated.has(id)) continue;
      // The mention that has the number is the one that is made, wherever it stands.
      if (numbersBeside(id) === "one" && numberOf(row) === "") continue;
      stated.add(id);
    }
    yield row;
  }
}

const CONTESTED =
  "stands for persons with different ID numbers, which make no id; expected columns that tell them apart";

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
