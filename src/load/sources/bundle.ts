import type { Source } from "../source.ts";
import { tableNames } from "../source.ts";
import { tableShapes } from "../tables.ts";

/** The bundle (contract 2.2): our own CSV files; the identity adapter. Publisher: any. Cadence: any. */
export const bundle: Source = {
  id: "bundle",
  nameZh: "标准数据包",
  defaultSourceId: "default",
  files: tableNames.map((table) => ({
    id: table,
    pattern: new RegExp(`^${table}\\.csv$`),
    format: "csv",
    columns: tableShapes[table].columns,
    optionalColumns: tableShapes[table].optionalColumns,
    textColumns: ["uscc", "phone", "idDigest", "idNumber", "registrationNumber", "lei", "organisationCode"],
  })),
  feeds: Object.fromEntries(tableNames.map((table) => [table, [table]])),
  rows: (table, files) => files.rowsOf(table),
};
