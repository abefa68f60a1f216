import { z } from "zod";

/** How a text becomes that of a canonical cell; without it the text stays as it is, trimmed. */
export const readAs = [
  "code",
  "heldCode",
  "organisationCode",
  "registrationNumber",
  "idNumber",
  "list",
  "date",
  "lastDay",
  "amount",
  "share",
] as const;

/**
 * Where a cell's text comes from: a column by its header, a constant, texts put together (empty where one is), the
 * first that is not empty, or an id that says nothing of what it is made of.
 */
export type Reading =
  | string
  | ColumnReading
  | { constant: string }
  | { join: Reading[]; with?: string | undefined }
  | { first: Reading[]; map?: Record<string, string> | undefined }
  | { digest: Reading[]; prefix: string };

export interface ColumnReading {
  column: string;
  /**
   * code: without spaces, capitals; heldCode: that, and empty unless it is a code whose check characters hold;
   * organisationCode, registrationNumber: without hyphens too, and empty unless it is one (sources/organisation-numbers.ts);
   * idNumber: as a code, and empty unless it is a person's, for columns that have codes and ID numbers;
   * list: names parted by ; ； 、 or line ends, told with ; between them;
   * lastDay: a date on which something still holds, told as the day after it, on which it no longer does.
   */
  as?: (typeof readAs)[number] | undefined;
  /** Of an amount that names none: yuan unless told. Of a share without a sign: percent unless told. */
  unit?: "fen" | "yuan" | "wanYuan" | "percent" | "ratio" | undefined;
  /** Order of a date that does not begin with the year. */
  format?: "DD/MM/YYYY" | "MM/DD/YYYY" | undefined;
  /** Text → text; "*" stands for every other text that is not empty. */
  map?: Record<string, string> | undefined;
  /** Readings that must all come to something, else the column is not read. */
  when?: Reading[] | undefined;
  /** Instead of what is not understood or not in the map; without it the row is quarantined. */
  otherwise?: string | undefined;
}

const text = z.string().min(1, "expected a text that is not empty");

const columnReading = z
  .strictObject({
    column: text,
    as: z.enum(readAs, `expected one of ${readAs.join(", ")}`).optional(),
    unit: z
      .enum(["fen", "yuan", "wanYuan", "percent", "ratio"], "expected fen, yuan, wanYuan, percent or ratio")
      .optional(),
    format: z
      .enum(
        ["DD/MM/YYYY", "MM/DD/YYYY"],
        "expected DD/MM/YYYY or MM/DD/YYYY, or nothing: the year stands first",
      )
      .optional(),
    map: z.record(z.string(), z.string()).optional(),
    when: z.lazy(() => parts).optional(),
    otherwise: z.string().optional(),
  })
  .superRefine(({ as, unit, format }, context) => {
    const units = as === "amount" ? ["fen", "yuan", "wanYuan"] : as === "share" ? ["percent", "ratio"] : [];
    if (unit !== undefined && !units.includes(unit)) {
      const expected = units.length > 0 ? units.join(", ") : 'a unit beside "as": "amount" or "share" only';
      context.addIssue({ code: "custom", path: ["unit"], message: `expected ${expected}` });
    }
    if (format !== undefined && as !== "date" && as !== "lastDay") {
      context.addIssue({
        code: "custom",
        path: ["format"],
        message: 'expected a format beside "as": "date" or "lastDay" only',
      });
    }
  });

const parts = z.lazy(() => z.array(reading).min(1, "expected at least one part"));
const schemaByKey: Readonly<Record<string, z.ZodType<Reading>>> = {
  column: columnReading,
  constant: z.strictObject({ constant: z.string() }),
  join: z.strictObject({ join: parts, with: z.string().optional() }),
  first: z.strictObject({ first: parts, map: z.record(z.string(), z.string()).optional() }),
  digest: z.strictObject({
    digest: parts,
    prefix: z.string().regex(/^[a-z][a-zA-Z]{0,30}$/, "expected letters, such as holder"),
  }),
  // One that stands under readings of its file is in this place already (named-parts.ts).
  reading: z
    .strictObject({ reading: z.never("expected a name under readings of its file") })
    .transform((): Reading => z.NEVER),
};

/** A reading by its one telling key, so that a slip inside is told where it is. */
export const reading: z.ZodType<Reading> = z.unknown().transform((value, context) => {
  if (typeof value === "string" && value !== "") return value;
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const key = keys.find((one) => Object.hasOwn(schemaByKey, one));
  if (key === undefined) {
    const expected = Object.keys(schemaByKey).join(", ");
    context.addIssue({
      code: "custom",
      message: `expected a column's header, or an object with one of ${expected}`,
    });
    return z.NEVER;
  }
  const parsed = schemaByKey[key]!.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues)
    context.addIssue({ code: "custom", path: [...path], message });
  return z.NEVER;
});

/** Columns that a reading rests on. */
export function columnsOf(one: Reading): string[] {
  if (typeof one === "string") return [one];
  if ("column" in one) return [one.column, ...(one.when ?? []).flatMap(columnsOf)];
  if ("constant" in one) return [];
  return ("join" in one ? one.join : "first" in one ? one.first : one.digest).flatMap(columnsOf);
}
