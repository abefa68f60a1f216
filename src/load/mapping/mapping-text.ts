import { readFileSync, statSync } from "node:fs";
import { maskedStart } from "../../model/id-number.ts";
import { kindOf } from "../read/plain-file.ts";

/** A mapping is written by hand: more is a mistake, or an attack. */
export const MAPPING_BYTES_MAX = 1024 * 1024;
/** Readings within readings take a call each, so their depth is bounded before anything walks down. */
export const NESTED_MAX = 40;
/** Characters of a name that a sentence repeats. */
const NAME_CHARACTERS_MAX = 60;

/** The JSON value of a mapping's file, of bounded size and depth. Throws a RangeError that says what was found. */
export function mappingValue(path: string): unknown {
  const stats = statSync(path);
  if (!stats.isFile()) throw new RangeError(`is ${kindOf(stats)}, expected a file of JSON`);
  const { size } = stats;
  if (size > MAPPING_BYTES_MAX)
    throw new RangeError(`has ${size} bytes, more than the ${MAPPING_BYTES_MAX} that a mapping may have`);
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)));
  expectBounded(value);
  return value;
}

/** Level by level, because a value that is too deep cannot be walked by calls. */
function expectBounded(value: unknown): void {
  let level: { where: readonly PropertyKey[]; value: object }[] = objectsOf([["", value]], []);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > NESTED_MAX) {
      const where = whereText(level[0]!.where.slice(0, 8));
      throw new RangeError(`${where} is nested more than ${NESTED_MAX} deep`);
    }
    for (const one of level) {
      // It is no name of an object's own: what is said under it would be lost in silence.
      if (Object.hasOwn(one.value, "__proto__"))
        throw new RangeError(`${whereText(one.where)} has the name __proto__, which nothing can be called`);
    }
    level = level.flatMap((one) => objectsOf(entriesOf(one.value), one.where));
  }
}

const entriesOf = (value: object): [PropertyKey, unknown][] =>
  Array.isArray(value) ? value.map((one, at) => [at, one]) : Object.entries(value);

function objectsOf(entries: readonly (readonly [PropertyKey, unknown])[], where: readonly PropertyKey[]) {
  return entries.flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? [{ where: key === "" ? where : [...where, key], value }]
      : [],
  );
}

/** "files[0].rows[2].cells.id"; a name with white space or signs that a screen does not show stands quoted. */
export function whereText(where: readonly PropertyKey[]): string {
  const text = where
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${nameText(String(key))}`))
    .join("");
  return text === "" ? "the file" : text.replace(/^\./, "");
}

/** JSON of what stands at a place of a file's value, whole; "missing" where nothing does. */
export function foundText(where: readonly PropertyKey[], value: unknown): string {
  return JSON.stringify(where.reduce<unknown>(partOf, value)) ?? "missing";
}

function partOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

function nameText(given: string): string {
  const name = maskedStart(given, NAME_CHARACTERS_MAX);
  return /^[^\s\p{C}]+$/u.test(name) ? name : visibleText(JSON.stringify(name));
}

/** Text in which every sign that a screen does not show, or that turns its order, stands as \uXXXX. */
export function visibleText(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (sign) =>
    [...Array(sign.length).keys()]
      .map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
