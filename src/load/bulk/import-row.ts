import type { TableName } from "../source.ts";
import type { Statement } from "../write/rows.ts";
import { derivedOf, toldAsOf } from "../write/rows.ts";
import type { ImportRow } from "./columns.ts";

/** Statement → what its line in an import file is made of. */
export function importRow(
  table: TableName,
  { fact, statementId, contentHash, subjects }: Statement,
): ImportRow {
  const derived = derivedOf(table, fact);
  const told = table === "subjects" ? undefined : toldAsOf(table, { fact, subjects });
  return { fact, derived: told ? { ...derived, ...told } : derived, statementId, contentHash };
}
