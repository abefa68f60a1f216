import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkRow } from "../../../src/load/check/check-row.ts";
import type { Fact } from "../../../src/load/check/facts.ts";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import { keyedRow } from "../../../src/load/identity/keyed-row.ts";
import type { RawRow, Source, TableName } from "../../../src/load/source.ts";

/** Rows of one table of a folder, as the adapter yields them. */
export async function rowsOfFolder(folder: string, source: Source, table: TableName): Promise<RawRow[]> {
  const { files } = await openDelivery(folder, source);
  const rows: RawRow[] = [];
  for await (const row of source.rows(table, files)) rows.push(row);
  return rows;
}

/** The same from texts by file name, in a folder that is removed again. */
export async function rowsOfTexts(
  texts: Readonly<Record<string, string>>,
  source: Source,
  table: TableName,
): Promise<RawRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "source-"));
  try {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    return await rowsOfFolder(folder, source, table);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Facts that the engine's check makes of rows, and the reasons of those it quarantines. */
export function checkedRows(table: TableName, rows: readonly RawRow[]): { facts: Fact[]; reasons: string[] } {
  const facts: Fact[] = [];
  const reasons: string[] = [];
  for (const row of rows) {
    const result = checkRow(table, table === "subjects" ? keyedRow(row, undefined) : row);
    if ("fact" in result) facts.push(result.fact);
    else reasons.push(`${row.file}:${row.line} ${result.reason}`);
  }
  return { facts, reasons };
}
