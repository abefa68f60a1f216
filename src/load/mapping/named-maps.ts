/**
 * The value of a mapping with named maps (`maps`) in the place of their names, wherever a `map` is one; a name that
 * stands for none stays, for the check to tell. Its depth is bounded before (mapping-text.ts).
 */
export function withMaps(value: unknown): unknown {
  const maps = isObject(value) ? value["maps"] : undefined;
  return isObject(maps) ? named(value, maps) : value;
}

function named(value: unknown, maps: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((one) => named(one, maps));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => {
    const isName = key === "map" && typeof one === "string" && Object.hasOwn(maps, one);
    return [key, isName ? maps[one] : named(one, maps)];
  });
  return Object.fromEntries(entries) as unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
