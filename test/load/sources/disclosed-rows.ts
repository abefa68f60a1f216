import { join } from "node:path";
import { disclosure } from "../../../src/load/sources/disclosure/disclosure.ts";
import { checkedRows, rowsOfTexts } from "./delivered-rows.ts";

/** A folder with both kinds of file, as a portal and an agency of 2016 write them. */
export const EXAMPLE = join(import.meta.dirname, "examples/disclosure");
export const CODE = "91350100M000100Y43";
/** Published examples of ID numbers, and one with a wrong check character. */
export const idNumbers = [
  "11010519491231002X",
  "440524188001010014",
  "34052419800101001X",
  "110105194912310021",
];

export type Cells = Record<string, string>;
/** A row of a file of penalties by its codes. */
export const penalty = (more: Cells): Cells => ({
  CF_XDR_MC: "示例公司",
  CF_XDR_LB: "2",
  CF_XDR_SHXYM: CODE,
  CF_WSH: "1号",
  CF_CFLB: "罚款",
  CF_NR_FK: "1",
  CF_JDRQ: "2025-03-01",
  CF_CFJG: "某局",
  ...more,
});

function csvOf(rows: readonly Cells[]): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(",");
  return [line(header), ...rows.map((row) => line(header.map((name) => row[name] ?? "")))].join("\n");
}

/** What the adapter and the engine make of rows of penalties. */
export async function understood(
  table: "subjects" | "positions" | "penalties" | "records",
  ...rows: Cells[]
) {
  const raw = await rowsOfTexts({ "CF_1.csv": csvOf(rows) }, disclosure, table);
  return { raw, ...checkedRows(table, raw) };
}
