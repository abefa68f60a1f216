import { hash } from "node:crypto";
import type { Cells, RawRow, TableName } from "../source.ts";
import { tableShapes } from "../tables.ts";
import { CellFault, MalformedCode } from "./cells.ts";
import type { CheckedRow, Fact } from "./facts.ts";
import { checkListingStep } from "./listing-step.ts";
import { expectNoIdNumber } from "./no-id-number.ts";
import { checkListing, checkPenalty, checkRecord } from "./records.ts";
import { checkLink, checkPosition, checkShareholding } from "./relations.ts";
import { checkSubject } from "./subject.ts";

const checks: Readonly<Record<TableName, (cells: Cells) => CheckedRow<Fact>>> = {
  subjects: checkSubject,
  shareholdings: checkShareholding,
  positions: checkPosition,
  links: checkLink,
  listings: checkListing,
  penalties: checkPenalty,
  records: checkRecord,
  "listing-steps": checkListingStep,
};

/** A row that is kept out of the graph, with the place, the cell and the reason. */
export interface QuarantinedRow {
  row: RawRow;
  column: string;
  value: string;
  reason: string;
  /** Kept out for a credit code of no form (MalformedCode); a plain fact, because rows come from threads too. */
  isMalformedCode: boolean;
}

/** Check one row by itself; what it refers to is checked later. Pure. */
export function checkRow(table: TableName, row: RawRow): CheckedRow<Fact> | QuarantinedRow {
  if (row.broken !== undefined) {
    const { column, value, isMalformedCode = false } = row.at ?? { column: "", value: "" };
    return { row, column, value, reason: row.broken, isMalformedCode };
  }
  try {
    expectNoIdNumber(table, row.cells);
    return checks[table](row.cells);
  } catch (fault) {
    if (fault instanceof CellFault) return quarantinedBy(row, fault);
    throw fault;
  }
}

/** A fault of one cell as the row's place in quarantine. */
export function quarantinedBy(row: RawRow, fault: CellFault): QuarantinedRow {
  return { row, reason: fault.message, ...placeOf(fault) };
}

/** The cell that a fault is about, for a row that its source calls broken. */
export function placeOf(fault: CellFault): { column: string; value: string; isMalformedCode: boolean } {
  return { column: fault.column, value: fault.value, isMalformedCode: fault instanceof MalformedCode };
}

/** The row's own key as the source states it; "" when it has none, and then nothing can be protected by it. */
export function rowKey(table: TableName, row: RawRow): string {
  return row.cells[tableShapes[table].key] ?? "";
}

/** 52 bits: what a number holds exactly, and what is compared. */
export const CONTENT_HASH_DIGITS = 13;

/** Hash of a fact's content, 52 bits in hexadecimal: equal facts in different writing ("12.5", "12.50") are equal. */
export function contentHash(fact: Fact): string {
  let text = "";
  // Lengths stand before texts, so that no text can pass for two.
  for (const value of Object.values(fact) as (string | number | bigint | null)[])
    text += value === null ? "-" : typeof value === "string" ? `${value.length}:${value}` : `=${value};`;
  return hash("sha256", text).slice(0, CONTENT_HASH_DIGITS);
}
