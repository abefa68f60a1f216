import { parse } from "csv-parse/sync";
import { createHash } from "node:crypto";
import { tellBundle } from "../../src/generate/bundle.ts";
import type { ToldBundle } from "../../src/generate/bundle.ts";
import { tableColumns } from "../../src/generate/region-tables.ts";
import type { TableName } from "../../src/generate/region-tables.ts";

export type TextRow = Readonly<Record<string, string>>;

/** A told province in memory: rows by table, a hash over every line, and what the teller says of it. */
export interface Told {
  readonly tables: Readonly<Record<TableName, readonly TextRow[]>>;
  readonly digest: string;
  readonly bundle: ToldBundle;
}

const told = new Map<string, Told>();

/** Tell a province, once for each pair of numbers. */
export function provinceOf(companies: number, seed = 1): Told {
  const key = `${companies} ${seed}`;
  const found = told.get(key) ?? tellAll(companies, seed);
  told.set(key, found);
  return found;
}

/** Tell a province anew. */
export function tellAll(companies: number, seed: number): Told {
  const lines = Object.fromEntries(Object.keys(tableColumns).map((table) => [table, [] as string[]]));
  const hash = createHash("sha256");
  const bundle = tellBundle(companies, seed, (table, line) => {
    lines[table]!.push(line);
    hash.update(`${table} ${line}\n`);
  });
  const tables = Object.fromEntries(
    Object.entries(lines).map(([table, all]) => [table, rowsOf(all)]),
  ) as unknown as Told["tables"];
  return { tables, digest: hash.digest("hex"), bundle };
}

function rowsOf([header, ...lines]: readonly string[]): TextRow[] {
  const columns = header!.split(",");
  return lines.map((line) => {
    const cells = line.includes('"') ? parse(line)[0]! : line.split(",");
    if (cells.length !== columns.length) throw new Error(`${line}: expected ${columns.length} cells`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]!]));
  });
}

/** Columns that name a subject. */
export const subjectColumns = /^(holder|company|person|organisation|from|to|subject)Id$/;

/** Whether a subject belongs to a planted copy: its id carries the copy's mark, or a code of the region. */
export const isPlanted = (id: string): boolean => /-c\d\d$/.test(id) || id.slice(8, 11) === "MAX";
