import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import type { TableName } from "../../src/load/source.ts";
import { tableShapes } from "../../src/load/tables.ts";
import { usccFromParts } from "../../src/model/uscc.ts";

export type Row = Record<string, string>;
export type Tables = Partial<Record<TableName, readonly Row[]>>;

/** A temporary folder of this test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "credit-graph-load-"));
}

/** Text of one table with all its columns, optional ones included. */
export function tableText(table: TableName, rows: readonly Row[]): string {
  const columns = [...tableShapes[table].columns, ...tableShapes[table].optionalColumns];
  return stringify(
    rows.map((row) => columns.map((column) => row[column] ?? "")),
    { header: true, columns },
  );
}

/** Write a bundle into a new folder; `manifest` becomes delivery.json when given. */
export function bundleFolder(tables: Tables, manifest?: Record<string, unknown>): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (const [table, rows] of Object.entries(tables)) {
    writeFileSync(join(folder, `${table}.csv`), tableText(table as TableName, rows));
  }
  if (manifest) writeFileSync(join(folder, "delivery.json"), JSON.stringify(manifest));
  return folder;
}

/** A code that holds, different for each number. */
export function code(number: number): string {
  return usccFromParts("91350203", `MA${String(number).padStart(6, "0")}`);
}

/** A code of the same form whose check fails: its last character is another one of the alphabet. */
export function broken(uscc: string): string {
  return uscc.slice(0, 17) + (uscc[17] === "A" ? "B" : "A");
}

/** Companies of one division with codes that hold, those of the numbers from `from` on. */
export function coded(count: number, regionCode: string, from = 0): Row[] {
  return Array.from({ length: count }, (_, at) =>
    company(`${regionCode}-${at}`, { regionCode, uscc: code(from + at) }),
  );
}

export const company = (id: string, more: Row = {}): Row => ({
  id,
  kind: "company",
  name: `公司${id}`,
  status: "active",
  ...more,
});
export const person = (id: string, more: Row = {}): Row => ({ id, kind: "person", name: `人${id}`, ...more });
export const stake = (statementId: string, holderId: string, companyId: string, more: Row = {}): Row => ({
  statementId,
  holderId,
  companyId,
  sharePercent: "60",
  validFrom: "2020-01-01",
  ...more,
});
export const office = (
  statementId: string,
  personId: string,
  organisationId: string,
  more: Row = {},
): Row => ({
  statementId,
  personId,
  organisationId,
  role: "director",
  ...more,
});
export const link = (statementId: string, fromId: string, toId: string, more: Row = {}): Row => ({
  statementId,
  fromId,
  toId,
  kind: "guarantees",
  ...more,
});
export const listing = (listingId: string, subjectId: string, more: Row = {}): Row => ({
  listingId,
  subjectId,
  listCode: "dishonestJudgmentDebtor",
  listedOn: "2025-01-01",
  ...more,
});
export const listingStep = (stepId: string, subjectId: string, more: Row = {}): Row => ({
  stepId,
  subjectId,
  listCode: "dishonestJudgmentDebtor",
  procedureId: "p1",
  stage: "proposed",
  stageOn: "2025-01-01",
  ...more,
});
