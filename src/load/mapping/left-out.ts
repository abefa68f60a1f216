import { maskedStart } from "../../model/id-number.ts";
import { CellFault } from "../check/cells.ts";
import type { Cells, DeliveryFiles } from "../source.ts";
import { LeftOut } from "../sources/left-out.ts";
import type { MappedFile, RowTemplate } from "./mapping.ts";
import { isMade, readCell } from "./read-cell.ts";
import type { ColumnReading, Reading } from "./reading.ts";

/** Characters of the first text that is repeated. */
const FOUND_CHARACTERS_MAX = 40;
/** Readings that are empty where a text is not what they look for. */
const SEEKING: readonly ColumnReading["as"][] = [
  "heldCode",
  "organisationCode",
  "registrationNumber",
  "idNumber",
];

/** A reading of a column, and the kind of row whose cell it fills. */
interface Taker {
  reading: Reading;
  template: RowTemplate;
}

/** Sentences on columns that state something of which no reading takes anything, such as codes that do not hold. */
export async function leftOutOf(
  files: readonly MappedFile[],
  delivered: DeliveryFiles,
): Promise<readonly string[]> {
  const counts = new LeftOut({ unit: "rows", others: "of other columns" });
  for (const file of files) {
    const takers = seekingColumns(file);
    if (takers.size === 0 || delivered.filesOf(file.id).length === 0) continue;
    const blank = new Set(file.blank ?? []);
    for await (const { file: name, line, cells, broken } of delivered.rowsOf(file.id)) {
      if (broken !== undefined) continue;
      for (const [column, all] of takers) {
        const text = (cells[column] ?? "").trim();
        if (text === "" || blank.has(text) || all.some((one) => takes(one, cells, blank))) continue;
        const place = `${name}:${line} "${maskedStart(text, FOUND_CHARACTERS_MAX)}"`;
        counts.add(`${column} states what is not understood or does not hold, and is left out`, place);
      }
    }
  }
  return counts.sentences();
}

/** Columns of which every cell that they fill may stay empty, with all that read them; ids only tell apart. */
function seekingColumns({ rows }: MappedFile): Map<string, Taker[]> {
  const takers = new Map<string, Taker[]>();
  const sure = new Set<string>();
  for (const template of rows) {
    const told = Object.entries(template.cells).filter(([name]) => !/^id$|Id$/.test(name));
    for (const one of told.flatMap(([, reading]) => columnReadingsOf(reading))) {
      const { column } = typeof one === "string" ? { column: one } : one;
      if (!isSeeking(one)) sure.add(column);
      takers.set(column, [...(takers.get(column) ?? []), { reading: one, template }]);
    }
  }
  for (const column of sure) takers.delete(column);
  return takers;
}

/** Readings of columns whose text comes to stand in a cell; what is digested does not. */
export function columnReadingsOf(one: Reading): (string | ColumnReading)[] {
  if (typeof one === "string" || "column" in one) return [one];
  if ("constant" in one || "digest" in one) return [];
  return ("join" in one ? one.join : one.first).flatMap(columnReadingsOf);
}

function isSeeking(one: string | ColumnReading): boolean {
  if (typeof one === "string") return false;
  return SEEKING.includes(one.as) || one.when !== undefined || one.otherwise === "";
}

function takes({ reading, template }: Taker, cells: Cells, blank: ReadonlySet<string>): boolean {
  try {
    return isMade(template, cells, blank) === true && readCell(reading, cells, blank) !== "";
  } catch (error) {
    // What is not understood keeps its row out, and is told there.
    if (error instanceof CellFault) return true;
    throw error;
  }
}
