import { maskIdNumbers } from "../../../model/id-number.ts";
import type { TextLine } from "../../source.ts";

/** Digits from which a JSON number may have lost some. */
const DIGITS_SURE = 15;

/** One entity of FollowTheMoney with its place; no value holds an ID number: those are masked as they are read. */
export interface FtmEntity {
  file: string;
  line: number;
  id: string;
  schema: string;
  /** Property → its values, as stated, never empty. */
  properties: ReadonlyMap<string, readonly string[]>;
}

/** A line that is no entity, and why. */
export interface BrokenLine {
  file: string;
  line: number;
  id: string;
  broken: string;
}

/** One line → the entity it states. */
export function entityOf({ file, line, text }: TextLine): FtmEntity | BrokenLine {
  let stated: unknown;
  try {
    stated = JSON.parse(text);
  } catch {
    return { file, line, id: "", broken: "is not JSON, expected one entity of FollowTheMoney a line" };
  }
  const { id, schema, properties } = (stated ?? {}) as Record<string, unknown>;
  const broken = (reason: string) => ({ file, line, id: typeof id === "string" ? id : "", broken: reason });
  if (typeof id !== "string" || id === "") return broken("has no id, expected an entity with id and schema");
  if (maskIdNumbers(id) !== id) return broken("has an ID number in its id, expected an id that names nobody");
  if (typeof schema !== "string" || schema === "") return broken("has no schema, expected an entity");
  if (typeof properties !== "object" || properties === null || Array.isArray(properties)) {
    return broken("has no properties, expected an object of lists");
  }
  const read = new Map<string, string[]>();
  for (const [name, value] of Object.entries(properties)) {
    const values: string[] = [];
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof one === "object" && one !== null) {
        return broken(
          `has an entity within its property ${name}; expected ids: deliver entities.ftm.json, not a nested file`,
        );
      }
      const text = textOf(one);
      if (text === undefined) return broken(`${name} is ${typeof one}, expected text`);
      if (text !== "") values.push(maskIdNumbers(text));
    }
    if (values.length > 0) read.set(name, values);
  }
  return { file, line, id, schema, properties: read };
}

/** Text of a value; undefined where it may not be what the sender meant. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.trim();
  if (typeof value !== "number") return undefined;
  const text = String(value);
  return text.replace(/\D/g, "").length <= DIGITS_SURE && !text.includes("e") ? text : undefined;
}

/** Values of a property; none where it is not stated. */
export function valuesOf({ properties }: FtmEntity, name: string): readonly string[] {
  return properties.get(name) ?? [];
}

/** First value of the first property that has one; "" where none has. */
export function firstOf(entity: FtmEntity, ...names: readonly string[]): string {
  return names.map((name) => valuesOf(entity, name)[0] ?? "").find((value) => value !== "") ?? "";
}
