import { holdsAnyIdNumber, holdsIdNumber, maskAnyIdNumber } from "../../model/id-number.ts";
import type { Cells, TableName } from "../source.ts";
import { tableNames } from "../source.ts";
import { tableShapes } from "../tables.ts";
import { CellFault, MalformedCode } from "./cells.ts";

/** `idNumber` says by now what became of the number (identity/keyed-row.ts); amounts are checked as numbers. */
const OTHERS = ["idNumber", "amountFen", "capitalFen"];
/** Cells that no number of an organisation may stand in: a digest is none. */
const ALWAYS_OF_PERSONS = ["idDigest"];

interface TextColumn {
  column: string;
  /** A key, a reference to one or the column of such numbers: an organisation's registration number may stand there. */
  isKey: boolean;
}

const columnsByTable = new Map(
  tableNames.map((table) => {
    const { key, columns, optionalColumns } = tableShapes[table];
    const texts = [...columns, ...optionalColumns].filter((column) => !OTHERS.includes(column));
    const told = texts.map((column): TextColumn => ({
      column,
      isKey: column === key || column.endsWith("Id") || column === "registrationNumber",
    }));
    return [table, told];
  }),
);

/**
 * Rule on every row of every source: no cell but `idNumber` holds a resident ID number, because ids stand in addresses
 * and logs, and texts on screens and in exports. Throws CellFault, in which the number is masked. Of a person nothing
 * is spared that an organisation's cell may hold (model/id-number.ts).
 */
export function expectNoIdNumber(table: TableName, cells: Cells): void {
  const isPerson = table === "subjects" && cells["kind"] === "person";
  for (const { column, isKey } of columnsByTable.get(table)!) {
    const text = cells[column];
    if (text === undefined || text.length < 15) continue;
    const isOwn = isPerson || ALWAYS_OF_PERSONS.includes(column);
    if (!(isOwn ? holdsAnyIdNumber(text) : holdsIdNumber(text, isKey))) continue;
    const Fault = column === "uscc" && !isPerson ? MalformedCode : CellFault;
    throw new Fault(column, maskAnyIdNumber(text), reasonOf(column, isKey));
  }
}

function reasonOf(column: string, isKey: boolean): string {
  const found = "has a resident ID number in it";
  if (column === "idDigest") return `${found}, expected a keyed digest of it`;
  const own = isKey ? "an id that is the source's own key" : "none";
  return `${found}, expected ${own}; the number belongs in idNumber of subjects and nowhere else`;
}
