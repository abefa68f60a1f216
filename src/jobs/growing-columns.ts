type Numbers = Int32Array | Float64Array;
type NumbersMaker = typeof Int32Array | typeof Float64Array;

/** Parallel columns of whole numbers that grow by doubling: millions of rows without an array of boxed values. */
export function growingColumns(names: readonly string[], Column: NumbersMaker = Int32Array) {
  let columns: Numbers[] = names.map(() => new Column(1 << 16));
  let length = 0;
  return {
    /** One page, a list per column in the order of the names. Throws a RangeError when the lists differ in length. */
    append(page: readonly (readonly number[])[]): void {
      const rows = page[0]!.length;
      const odd = page.findIndex((list) => list.length !== rows);
      if (odd >= 0) {
        throw new RangeError(
          `column ${names[odd]}: ${page[odd]!.length} values, expected ${rows} as in ${names[0]}`,
        );
      }
      if (length + rows > columns[0]!.length) {
        const size = Math.max(2 * columns[0]!.length, length + rows);
        columns = columns.map((column) => {
          const larger = new Column(size);
          larger.set(column);
          return larger;
        });
      }
      page.forEach((list, at) => columns[at]!.set(list, length));
      length += rows;
    },
    /** The columns at their true length, of memory of their own. */
    whole: (): Numbers[] => columns.map((column) => column.slice(0, length)),
  };
}
