/** V8 takes 2^24 entries in one Map and throws a RangeError at the next. */
export const MAP_ENTRIES_MAX = 2 ** 24 - 1;

/** A Map that goes on where one is full: keys of one table of a delivery come in tens of millions. */
export class ManyMap<Value> {
  readonly #maps: Map<string, Value>[] = [new Map()];
  readonly #entriesMax: number;

  /** `entriesMax` of each Map is for tests. */
  constructor(entriesMax = MAP_ENTRIES_MAX) {
    this.#entriesMax = entriesMax;
  }

  get size(): number {
    return this.#maps.reduce((sum, map) => sum + map.size, 0);
  }

  has(key: string): boolean {
    return this.#maps.some((map) => map.has(key));
  }

  get(key: string): Value | undefined {
    for (const map of this.#maps) {
      const value = map.get(key);
      if (value !== undefined || map.has(key)) return value;
    }
    return undefined;
  }

  set(key: string, value: Value): void {
    const last = this.#maps.at(-1)!;
    const own = this.#maps.find((map) => map !== last && map.has(key));
    if (own) own.set(key, value);
    else if (last.size < this.#entriesMax || last.has(key)) last.set(key, value);
    else this.#maps.push(new Map([[key, value]]));
  }

  *keys(): Generator<string> {
    for (const map of this.#maps) yield* map.keys();
  }

  *values(): Generator<Value> {
    for (const map of this.#maps) yield* map.values();
  }
}
