import { basename } from "node:path";
import { z } from "zod";
import { maskedStart, maskIdNumbers } from "../../model/id-number.ts";
import { ownSourceIds } from "../../model/own-sources.ts";
import { referenceColumns } from "../check/references.ts";
import { loadModes } from "../read/manifest.ts";
import { tableNames } from "../source.ts";
import { tableShapes } from "../tables.ts";
import { foundText, mappingValue, visibleText, whereText } from "./mapping-text.ts";
import { withNamedParts } from "./named-parts.ts";
import { columnsOf, reading } from "./reading.ts";

/** Slips that one refusal tells, and characters of each. */
const [SLIPS_TOLD_MAX, SLIP_CHARACTERS_MAX] = [100, 1_000];
/** Characters of what was found that a slip repeats. */
const FOUND_CHARACTERS_MAX = 80;
/** No file system has longer names of files. */
const NAME_CHARACTERS_MAX = 255;

const text = z.string().min(1, "expected a text that is not empty");

/** One kind of row that a line of a file makes: of a table, where its columns are filled. */
const rowTemplate = z.strictObject({
  table: z.enum(tableNames, `expected one of ${tableNames.join(", ")}`),
  /** Readings, mostly columns, that must come to something for the row to be made. */
  when: z.array(reading).optional(),
  /**
   * The row names a subject in passing: it is made only where no other row of the delivery states the subject, and of
   * several the first is taken.
   */
  mentions: z.boolean().optional(),
  /** Canonical column → where its text comes from. */
  cells: z.record(z.string(), reading),
});
export type RowTemplate = z.infer<typeof rowTemplate>;

const mappedFile = z.strictObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,40}$/, "expected letters, digits or -"),
  /** Name of the files, `*` standing for anything; .xlsx and .gz are taken for .csv. */
  name: z
    .string()
    .regex(/^[^/\\]+\.csv$/, "expected a file name ending in .csv, such as 企业*.csv")
    .max(NAME_CHARACTERS_MAX, `expected at most ${NAME_CHARACTERS_MAX} characters`),
  delimiter: z
    .string()
    .regex(/^(?:[^"\s\0\p{Cs}]|[\t ])$/u, "expected one character, and no quote or line end")
    .optional(),
  sheet: text.optional(),
  headerLine: z
    .int("expected a whole number")
    .min(1, "expected 1 to 100")
    .max(100, "expected 1 to 100")
    .optional(),
  /** Header used in readings → the others it may have. */
  headers: z.record(z.string(), z.array(text)).optional(),
  /** Columns that a file may leave out; all others that are read must be there. */
  optional: z.array(text).optional(),
  /** Texts that mean "nothing stated". */
  blank: z.array(text).optional(),
  /** Readings by name, for those of its rows that are `{"reading": name}`. */
  readings: z.record(z.string(), reading).optional(),
  rows: z
    .array(rowTemplate, "expected a list of rows, or a name under rows of the mapping")
    .min(1, "expected at least one kind of row"),
});
export type MappedFile = z.infer<typeof mappedFile>;

const mappingSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "expected 1 to 64 letters, digits or . _ -")
      .refine((id) => !ownSourceIds.includes(id), `expected none of ${ownSourceIds.join(", ")}`)
      .refine((id) => maskIdNumbers(id) === id, "expected a name that is no ID number"),
    nameZh: text,
    /** How a delivery is taken that says nothing of it; full unless told. */
    mode: z.enum(loadModes, `expected one of ${loadModes.join(", ")}`).optional(),
    /** Maps by name, for readings whose `map` is that name. */
    maps: z.record(z.string(), z.record(z.string(), z.string())).optional(),
    /** Rows by name, for files whose `rows` are that name; each file checks them with its own readings. */
    rows: z.record(z.string(), z.unknown()).optional(),
    /** Sentences of every account. */
    says: z.array(text).optional(),
    files: z.array(mappedFile).min(1, "expected at least one file"),
  })
  .superRefine(({ files }, context) => {
    files.forEach((file, at) => {
      for (const { path, message } of slipsOf(file)) {
        context.addIssue({ code: "custom", path: ["files", at, ...path], message });
      }
      if (files.findIndex(({ id }) => id === file.id) !== at) {
        context.addIssue({ code: "custom", path: ["files", at, "id"], message: "expected an id of its own" });
      }
    });
  });
export type Mapping = z.infer<typeof mappingSchema>;

/** A mapping that cannot be used; each sentence says where, what was found and what was expected. */
export class MappingRefused extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "MappingRefused";
    this.sentences = sentences;
  }
}

/** Read and check a mapping. Throws MappingRefused with every slip, never just the first; of very many the first 100. */
export function readMapping(path: string): Mapping {
  const file = basename(path);
  let value: unknown;
  try {
    value = withNamedParts(mappingValue(path));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new MappingRefused([told(`${file}: ${found}; expected a file with one JSON object`)]);
  }
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const sentences = issues.slice(0, SLIPS_TOLD_MAX).map(({ path: where, message }) => {
    const shown = maskedStart(foundText(where, value), FOUND_CHARACTERS_MAX);
    return told(`${file}: ${whereText(where)} is ${shown}; ${message.replace(/^Invalid input: /, "")}`);
  });
  if (issues.length > sentences.length)
    sentences.push(`${file}: and ${issues.length - sentences.length} more; correct these first`);
  throw new MappingRefused(sentences);
}

/** A sentence for a screen: bounded, every sign of it seen, no ID number. */
function told(sentence: string): string {
  const shown = visibleText(maskIdNumbers(sentence));
  return shown.length > SLIP_CHARACTERS_MAX ? `${shown.slice(0, SLIP_CHARACTERS_MAX)}…` : shown;
}

/** All headers that the rows of a file rest on. */
export function columnsOfFile({ rows }: Pick<MappedFile, "rows">): string[] {
  const all = rows.flatMap(({ when = [], cells }) => [...when, ...Object.values(cells)].flatMap(columnsOf));
  return [...new Set(all)];
}

interface Slip {
  path: PropertyKey[];
  message: string;
}

/** What no single field shows: columns that a table does not have, or must have; names that nothing uses. */
function slipsOf(file: MappedFile): Slip[] {
  const slips: Slip[] = [];
  const used = columnsOfFile(file);
  if (used.includes("__proto__"))
    slips.push({ path: ["rows"], message: "expected no column called __proto__" });
  file.rows.forEach(({ table, cells, mentions }, at) => {
    const { key, columns, optionalColumns } = tableShapes[table];
    const known = [...columns, ...optionalColumns];
    for (const name of Object.keys(cells).filter((one) => !known.includes(one))) {
      slips.push({
        path: ["rows", at, "cells", name],
        message: `expected a column of ${table}: ${known.join(", ")}`,
      });
    }
    for (const name of [key, ...referenceColumns[table]].filter((one) => !(one in cells))) {
      slips.push({
        path: ["rows", at, "cells", name],
        message: `expected it, because ${table} cannot do without`,
      });
    }
    if (mentions && table !== "subjects") {
      slips.push({ path: ["rows", at, "mentions"], message: "expected it beside the table subjects only" });
    }
  });
  const others = [...(file.optional ?? []).map((name, at) => [name, "optional", at] as const)];
  const renamed = Object.keys(file.headers ?? {}).map((name) => [name, "headers", name] as const);
  for (const [name, field, at] of [...others, ...renamed]) {
    if (!used.includes(name))
      slips.push({ path: [field, at], message: "expected a column that some row reads" });
  }
  return slips;
}
