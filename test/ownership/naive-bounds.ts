import fc from "fast-check";
import type { StatedHoldings } from "../../src/ownership/bounds.ts";
import type { Stake } from "./random-holdings.ts";

/** A stated row as a test writes it; votes equal shares. */
export interface StatedRow {
  readonly holder: number;
  readonly company: number;
  readonly least: number;
  readonly greatest: number;
}

/** Rows → columns. */
export function statedOf(rows: readonly StatedRow[], nodeCount: number): StatedHoldings {
  const least = Int32Array.from(rows, (row) => row.least);
  const greatest = Int32Array.from(rows, (row) => row.greatest);
  return {
    nodeCount,
    holder: Int32Array.from(rows, (row) => row.holder),
    company: Int32Array.from(rows, (row) => row.company),
    shareLeastPpm: least,
    shareGreatestPpm: greatest,
    controlLeastPpm: least,
    controlGreatestPpm: greatest,
  };
}

/** All figures are multiples of this, so that the extremes of every register lie on the grid. */
export const STEP = 200_000;

/** A pair with every figure on the grid that its rows allow. */
interface Pair {
  readonly holder: number;
  readonly company: number;
  readonly figures: readonly number[];
}

function pairsOf(rows: readonly StatedRow[]): Pair[] {
  const keys = [...new Set(rows.map((row) => `${row.holder} ${row.company}`))];
  return keys.map((key) => {
    const all = rows.filter((row) => `${row.holder} ${row.company}` === key);
    const speaking = all.filter((row) => row.least > 0 || row.greatest < 1_000_000);
    const low = speaking.length ? Math.min(...speaking.map((row) => row.least)) : 0;
    const high = speaking.length ? Math.max(...speaking.map((row) => row.greatest)) : 1_000_000;
    const figures = [0, 1, 2, 3, 4, 5].map((n) => n * STEP).filter((ppm) => low <= ppm && ppm <= high);
    return { holder: all[0]!.holder, company: all[0]!.company, figures };
  });
}

/** Every register that the rows allow: none above the whole but where even the least figures are. */
export function registersOf(rows: readonly StatedRow[], complete: Uint8Array): Stake[][] {
  const pairs = pairsOf(rows);
  let registers: Stake[][] = [[]];
  for (const company of new Set(pairs.map((pair) => pair.company))) {
    const own = pairs.filter((pair) => pair.company === company);
    let columns: Stake[][] = [[]];
    for (const { holder, figures } of own) {
      columns = columns.flatMap((column) =>
        figures.map((ppm) => [...column, { holder, company, sharePpm: ppm, controlPpm: ppm }]),
      );
    }
    const total = (column: readonly Stake[]): number => column.reduce((sum, one) => sum + one.sharePpm, 0);
    const least = own.reduce((sum, one) => sum + one.figures[0]!, 0);
    if (least <= 1_000_000) {
      const whole = columns.filter((column) => total(column) === 1_000_000);
      const upTo = columns.filter((column) => total(column) <= 1_000_000);
      columns = complete[company] && whole.length > 0 ? whole : upTo;
    }
    registers = registers.flatMap((register) => columns.map((column) => [...register, ...column]));
  }
  return registers;
}

/** Small graphs of exact, interval, unknown and overlapping rows with few enough registers to list. */
export const anyStated = fc.integer({ min: 2, max: 5 }).chain((nodeCount) => {
  const node = fc.nat({ max: nodeCount - 1 });
  const figure = fc.nat({ max: 5 }).map((n) => n * STEP);
  const exact = figure.map((ppm) => [ppm, ppm] as const);
  const interval = fc.tuple(figure, figure).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  const bounds = fc.oneof(
    { weight: 3, arbitrary: exact },
    { weight: 1, arbitrary: interval },
    { weight: 1, arbitrary: fc.constant([0, 1_000_000] as const) },
  );
  const row = fc
    .tuple(node, node, bounds)
    .map(([holder, company, [least, greatest]]) => ({ holder, company, least, greatest }));
  return fc
    .record({
      nodeCount: fc.constant(nodeCount),
      rows: fc.array(row, { minLength: 1, maxLength: 9 }),
      complete: fc
        .array(fc.constantFrom(0, 0, 1), { minLength: nodeCount, maxLength: nodeCount })
        .map((marks) => Uint8Array.from(marks)),
    })
    .filter(({ rows }) => pairsOf(rows).reduce((product, { figures }) => product * figures.length, 1) <= 220);
});
