import { stringify } from "csv-stringify/sync";
import { printableText } from "./safe-text.ts";

/** A cell of a table that leaves the house; numbers stay numbers, null is empty. */
export type CsvCell = string | number | null;

/** Rows → CSV text with BOM and CRLF (Excel shows Chinese), formulas escaped, ID numbers masked. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? printableText(cell) : cell)));
  return stringify([[...header], ...cells], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
