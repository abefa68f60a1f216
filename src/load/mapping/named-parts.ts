import { NESTED_MAX } from "./mapping-text.ts";

/** Objects of all rows together once names are resolved: a few readings that call one another twice grow without end. */
export const PARTS_MAX = 100_000;

type JsonObject = Readonly<Record<string, unknown>>;

/** What may be called by its name at a place, and how many objects were put there so far. */
interface Names {
  maps: JsonObject;
  readings: JsonObject;
  spent: { parts: number };
}

/**
 * The value of a mapping with what it calls by name in the place of the names: `rows` and `maps` of the mapping,
 * `readings` of the file. A name that stands for nothing stays, for the check to tell. Throws a RangeError where
 * readings call one another without end. The depth of the value itself is bounded before (mapping-text.ts).
 */
export function withNamedParts(value: unknown): unknown {
  if (!isObject(value) || !Array.isArray(value["files"])) return value;
  const [maps, rows] = [objectIn(value, "maps"), objectIn(value, "rows")];
  const spent = { parts: 0 };
  return { ...value, files: value["files"].map((file) => withNamedRows(file, rows, { maps, spent })) };
}

function withNamedRows(file: unknown, rows: JsonObject, names: Omit<Names, "readings">): unknown {
  if (!isObject(file)) return file;
  const called = file["rows"];
  const own = typeof called === "string" && Object.hasOwn(rows, called) ? rows[called] : called;
  const inFile = { ...names, readings: objectIn(file, "readings") };
  const named = { rows: placed(own, inFile, 1), readings: placed(file["readings"], inFile, 1) };
  return { ...file, ...named };
}

function placed(value: unknown, names: Names, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  names.spent.parts += 1;
  if (depth > NESTED_MAX || names.spent.parts > PARTS_MAX) {
    const bounds = `${NESTED_MAX} levels and ${PARTS_MAX} objects`;
    throw new RangeError(`has readings that call one another beyond ${bounds} of rows`);
  }
  if (Array.isArray(value)) return value.map((one) => placed(one, names, depth + 1));
  const called = (value as JsonObject)["reading"];
  if (typeof called === "string" && Object.hasOwn(names.readings, called))
    return placed(names.readings[called], names, depth + 1);
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => {
    if (key !== "map") return [key, placed(one, names, depth + 1)];
    return [key, typeof one === "string" && Object.hasOwn(names.maps, one) ? names.maps[one] : one];
  });
  return Object.fromEntries(entries) as unknown;
}

/** The object under a name; an empty one where there is none. */
function objectIn(value: JsonObject, name: string): JsonObject {
  const found = value[name];
  return isObject(found) ? found : {};
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
