import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { LoadRefused } from "../load-refused.ts";
import { tableNames } from "../source.ts";
import type { TableName } from "../source.ts";
import { tableShapes } from "../tables.ts";

/** File in the home that says what deliveries of a source must look like. */
export const EXPECTATIONS_FILE = "expectations.json";

const count = z.int("expected a whole number").min(0, "expected 0 or more");
const share = z.number("expected a number").min(0, "expected 0 to 1").max(1, "expected 0 to 1");

const tableExpectation = z
  .strictObject({
    /** Rows of the table in one delivery. */
    rowsMin: count.optional(),
    rowsMax: count.optional(),
    /** Greatest share of rows that may be kept out, 0 to 1. */
    quarantinedShareMax: share.optional(),
    /** Canonical column → least share of rows in which it must be filled, 0 to 1. */
    filledShareMin: z.record(z.string(), share).optional(),
    /** The newest date of a column, dates after today left aside, may not be older than so many days. */
    newest: z.strictObject({ column: z.string(), daysMax: count }).optional(),
    /** Only of listing-steps: greatest share of procedures whose steps lie out of order or lack one asked for. */
    disorderShareMax: share.optional(),
  })
  .refine(({ rowsMin = 0, rowsMax = rowsMin }) => rowsMin <= rowsMax, "expected rowsMin up to rowsMax");
export type TableExpectation = z.infer<typeof tableExpectation>;

const tables = z.partialRecord(z.enum(tableNames), tableExpectation).superRefine((all, context) => {
  for (const [table, { filledShareMin = {}, newest, disorderShareMax }] of Object.entries(all)) {
    if (disorderShareMax !== undefined && table !== "listing-steps") {
      context.addIssue({
        code: "custom",
        path: [table, "disorderShareMax"],
        message: "expected it of listing-steps alone",
      });
    }
    const { columns, optionalColumns } = tableShapes[table as TableName];
    const known = [...columns, ...optionalColumns];
    const named = [
      ...Object.keys(filledShareMin).map((name) => [name, [table, "filledShareMin", name]] as const),
      ...(newest ? [[newest.column, [table, "newest", "column"]] as const] : []),
    ];
    for (const [name, path] of named) {
      if (known.includes(name)) continue;
      context.addIssue({
        code: "custom",
        path: [...path],
        message: `expected a column of ${table}: ${known.join(", ")}`,
      });
    }
  }
});

/** Source → mode → table: a full delivery and a delta of one source look different. */
const schema = z.record(z.string(), z.strictObject({ full: tables.optional(), delta: tables.optional() }));

/** What is expected of each table of one delivery. */
export type Expectations = Readonly<Partial<Record<TableName, TableExpectation>>>;

/**
 * What a home expects of deliveries of a source in a mode; empty where it says nothing. Throws LoadRefused with every
 * slip of the file: a source that is checked must not come in unchecked because of a slip.
 */
export function readExpectations(home: string, sourceId: string, mode: "full" | "delta"): Expectations {
  const path = join(home, EXPECTATIONS_FILE);
  if (!existsSync(path)) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new LoadRefused([`${EXPECTATIONS_FILE}: ${found}; expected one JSON object, source by source`]);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data[sourceId]?.[mode] ?? {};
  throw new LoadRefused(
    parsed.error.issues.map(({ path: where, message }) => {
      const found = JSON.stringify(where.reduce<unknown>(partOf, value)) ?? "missing";
      const place = where.length === 0 ? "the file" : where.map(String).join(".");
      return `${EXPECTATIONS_FILE}: ${place} is ${found.slice(0, 80)}; ${message.replace(/^Invalid input: /, "")}`;
    }),
  );
}

function partOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}
