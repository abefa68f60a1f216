import writeXlsxFile from "write-excel-file/node";
import type { Cell, Sheet } from "write-excel-file/node";
import { cellText } from "./safe-text.ts";

/** A sheet as plain rows: numbers stay numbers, text is escaped here, null is an empty cell. */
export interface TableSheet {
  name: string;
  /** Rows above the table: a title line and remarks, one cell each. */
  heading: readonly string[];
  header: readonly string[];
  /** Column widths in characters, one per column of the header. */
  widths: readonly number[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** Rows of a worksheet, a limit of the format (ECMA-376); a longer table says how many rows it left out. */
const SHEET_ROWS_MAX = 1_048_576;

/** Sheets → XLSX bytes; equal cell by cell for equal sheets. */
export async function workbookBytes(tables: readonly TableSheet[]): Promise<Uint8Array> {
  return writeXlsxFile(tables.map(sheetOf), { fontFamily: "Microsoft YaHei", fontSize: 10 }).toBuffer();
}

function sheetOf(table: TableSheet): Sheet<never> {
  const rowsMax = SHEET_ROWS_MAX - table.heading.length - 2;
  const rest = table.rows.length - Math.min(table.rows.length, rowsMax);
  const data = [
    ...table.heading.map((text, index) => [headingCell(text, index)]),
    table.header.map(headerCell),
    ...table.rows.slice(0, rowsMax).map((row) => row.map(bodyCell)),
    ...(rest > 0 ? [[`另有 ${rest} 行超出工作表上限，未列出`]] : []),
  ];
  return {
    sheet: table.name,
    data,
    columns: table.widths.map((width) => ({ width })),
    stickyRowsCount: table.heading.length + 1,
  };
}

/**
 * Text of a sheet's cell. The library counts its texts in a plain object, so one named like a property of every object
 * (constructor, valueOf) would break the file: it gets a space at its end.
 */
function sheetText(text: string): string {
  const safe = cellText(text);
  return safe in {} ? `${safe} ` : safe;
}

function headingCell(text: string, index: number): Cell {
  const value = sheetText(text);
  return index === 0
    ? { value, fontWeight: "bold", fontSize: 14, textColor: "#8F1D17" }
    : { value, textColor: "#4B5361" };
}

function headerCell(text: string): Cell {
  const style = { backgroundColor: "#F1F3F6", borderStyle: "thin", borderColor: "#C9CED6" } as const;
  return { value: sheetText(text), fontWeight: "bold", alignVertical: "center", ...style };
}

function bodyCell(cell: string | number | null): Cell {
  const style = { alignVertical: "top", borderStyle: "thin", borderColor: "#C9CED6" } as const;
  if (cell === null) return { ...style };
  if (typeof cell === "number") return { value: cell, type: Number, ...style };
  return { value: sheetText(cell), type: String, wrap: true, ...style };
}
