import type { TableName } from "../../src/load/source.ts";
import { tableShapes } from "../../src/load/tables.ts";
import type { Row, Tables } from "./bundle-folder.ts";
import { company, listing, office, person, stake } from "./bundle-folder.ts";

/** One published number as people write it; the last two are a slip of the pen and a form before 1999. */
const NUMBER = "11010519491231002X";
export const variants = [
  NUMBER,
  "11010519491231002x",
  `P-${NUMBER}`,
  `${NUMBER}-9135`,
  "110105 19491231 002X",
  "１１０１０５１９４９１２３１００２Ｘ",
  "110105194912310021",
  "110105491231003",
];
/** The birth date of each, and the end of the old form: nothing else here has these digits. */
export const TRACE = /19491231|１９４９１２３１|491231003/;

/** A bundle in which each text of each row stands once as each variant, beside rows that hold. */
export function hostileTables(): Tables {
  const sound: Partial<Record<TableName, Row>> = {
    subjects: person("p", { address: "厦门", phone: "0592-2020001" }),
    shareholdings: stake("s", "p", "c"),
    positions: office("o", "p", "c"),
    listings: listing("l", "c", { documentNo: "1号", authority: "局" }),
  };
  const tables: Record<string, Row[]> = { subjects: [company("c"), person("keyed", { idNumber: NUMBER })] };
  for (const [table, row] of Object.entries(sound) as [TableName, Row][]) {
    const { key } = tableShapes[table];
    const rows = Object.keys(row).flatMap((column) =>
      variants.map((text, at) => ({ ...row, [key]: `${row[key]!}-${column}-${at}`, [column]: text })),
    );
    tables[table] = [...(tables[table] ?? []), row, ...rows];
  }
  return tables;
}
