import { CellFault } from "../check/cells.ts";
import type { Cells } from "../source.ts";
import { meantCodeIn } from "../sources/organisation-numbers.ts";
import { columnReadingsOf } from "./left-out.ts";
import type { RowTemplate } from "./mapping.ts";
import { cellIn, isMade, readCell } from "./read-cell.ts";
import type { ColumnReading, Reading } from "./reading.ts";

/** A row of a file, and what was made of it. */
interface Made {
  made: Cells;
  given: Cells;
  blank: ReadonlySet<string>;
}

/**
 * The credit code that a file states of a subject and `heldCode` does not take, because it has no form or does not hold;
 * "" where the cell is filled, nothing is stated, or another cell takes the text as another number.
 */
export function lostCodeOf({ table, cells: readings }: RowTemplate, row: Made): string {
  const own = readings["uscc"];
  if (table !== "subjects" || own === undefined || row.made["uscc"] !== "") return "";
  const others = Object.entries(readings).filter(([name]) => name !== "id" && name !== "uscc");
  const taken = others.flatMap(([, one]) => columnReadingsOf(one)).filter((one) => isTaken(one, row));
  const lost = columnReadingsOf(own)
    .filter((one): one is ColumnReading => typeof one !== "string" && one.as === "heldCode")
    .filter(({ column }) => !taken.some((other) => columnOf(other) === column))
    .filter(({ when }) => isMade({ when }, row.given, row.blank) === true)
    .map(({ column }) => meantCodeIn(cellIn(column, row.given, row.blank)));
  return lost.find((code) => code !== "") ?? "";
}

const columnOf = (one: string | ColumnReading) => (typeof one === "string" ? one : one.column);

function isTaken(one: Reading, { given, blank }: Made): boolean {
  try {
    return readCell(one, given, blank) !== "";
  } catch (error) {
    if (error instanceof CellFault) return false;
    throw error;
  }
}
