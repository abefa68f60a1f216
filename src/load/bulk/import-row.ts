import type { TableName } from "../source.ts";
import type { Statement } from "../write/rows.ts";
import { derivedOf } from "../write/rows.ts";
import type { ImportRow } from "./columns.ts";

/** Statement → what its line in an import file is made of. */
export function importRow(
  table: TableName,
  { fact, statementId, contentHash }: Pick<Statement, "fact" | "statementId" | "contentHash">,
): ImportRow {
  return { fact, derived: derivedOf(table, fact), statementId, contentHash };
}
