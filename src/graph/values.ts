import neo4j from "neo4j-driver";
import { DATE_MAX, DATE_MIN, INSTANT_MAX } from "../model/dates.ts";
import type { QueryFile } from "./query-file.ts";

/**
 * The one place where our values meet the driver's. Names carry the unit, so they decide the wire type:
 * `…Fen` stays bigint, `…Ratio` stays float, any other whole number travels as an integer.
 */

/** Parameters → driver values; a missing, unknown or wrongly typed one throws before anything is sent. */
export function encodeParams(
  query: QueryFile,
  params: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const missing = [...query.params.keys()].filter((key) => !(key in params));
  const unknown = Object.keys(params).filter((key) => !query.params.has(key));
  if (missing.length || unknown.length) {
    throw new TypeError(`cypher/${query.name}: missing [${missing}], unknown [${unknown}]`);
  }
  return Object.fromEntries(
    [...query.params].map(([key, type]) => [key, encodeTyped(query.name, key, type, params[key])]),
  );
}

function encodeTyped(query: string, key: string, type: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const refuse = (): never => {
    throw new TypeError(`cypher/${query}: $${key} is ${type}, got ${typeof value} ${JSON.stringify(value)}`);
  };
  switch (type.replace(/<.*/, "")) {
    case "Int":
      return typeof value === "bigint"
        ? value
        : Number.isSafeInteger(value)
          ? neo4j.int(value as number)
          : refuse();
    case "Float":
      return typeof value === "number" ? value : refuse();
    case "String":
      return typeof value === "string" ? value : refuse();
    case "Boolean":
      return typeof value === "boolean" ? value : refuse();
    case "Date":
      return typeof value === "string" ? neo4j.types.Date.fromString(value) : refuse();
    case "DateTime":
      return typeof value === "string" ? localDateTime(value) : refuse();
    case "List":
      return Array.isArray(value) ? encodeNested(key, value) : refuse();
    case "Map":
      return typeof value === "object" ? encodeNested(key, value) : refuse();
    default:
      throw new TypeError(`cypher/${query}: $${key} declares the unknown type ${type}`);
  }
}

/** Instants travel as LocalDateTime in UTC: no offset parameters, so any Bolt server will do. */
function localDateTime(instant: string): unknown {
  return neo4j.types.LocalDateTime.fromString(instant.replace(/Z$/, ""));
}

function encodeNested(key: string, value: unknown): unknown {
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && !key.endsWith("Ratio") ? neo4j.int(value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => encodeNested(key, item));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, encodeNested(name, item)]));
  }
  return value ?? null;
}

/** Driver value → plain value: ISO text for dates and instants (sentinels become null), numbers, bigint for `…Fen`. */
export function decode(key: string, value: unknown): unknown {
  if (typeof value === "bigint") {
    if (key.endsWith("Fen")) return value;
    const number = Number(value);
    if (!Number.isSafeInteger(number))
      throw new RangeError(`${key} ${value}: beyond 2^53; name it …Fen to keep it exact`);
    return number;
  }
  if (value === null || typeof value !== "object") return value ?? null;
  if (Array.isArray(value)) return value.map((item) => decode(key, item));
  if (neo4j.isDate(value)) return withoutSentinel(value.toString());
  if (neo4j.isLocalDateTime(value)) return withoutSentinel(isoInstant(value.toString()));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decode(name, item)]));
}

/**
 * Dates and instants of rows that come by the hundred thousand travel as Cypher's toString makes them: the driver
 * reads its own kinds by arithmetic on 64-bit objects. Null for sentinels, as everywhere.
 */
export const dateOfText = withoutSentinel;
export const instantOfText = (text: string) => withoutSentinel(isoInstant(text));

function isoInstant(text: string): string {
  const [seconds, fraction = ""] = text.split(".");
  const whole = seconds!.length === WITHOUT_SECONDS ? `${seconds}:00` : seconds;
  return `${whole}.${fraction.padEnd(3, "0").slice(0, 3)}Z`;
}

/** Characters of an instant at a full minute, as Cypher writes it: 2026-06-30T00:00. */
const WITHOUT_SECONDS = 16;

function withoutSentinel(text: string): string | null {
  return text === DATE_MIN || text === DATE_MAX || text === INSTANT_MAX ? null : text;
}
