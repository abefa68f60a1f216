import { maskIdNumbers } from "../../model/id-number.ts";
import { CellFault, MalformedCode } from "../check/cells.ts";
import { placeOf } from "../check/check-row.ts";
import type { DeliveryFiles, RawRow, TableName } from "../source.ts";
import { tableShapes } from "../tables.ts";
import { lostCodeOf } from "./lost-code.ts";
import type { Mapping, RowTemplate } from "./mapping.ts";
import { isMade, readCell } from "./read-cell.ts";
import type { Reading } from "./reading.ts";

/** Every row of one table that the lines of a delivery make, with what made it; a mentioned subject comes again and again. */
export async function* rowsMade(
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
