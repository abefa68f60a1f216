import fc from "fast-check";
import type { Holdings } from "../../src/ownership/holdings.ts";

/** One holding as a test writes it; votes equal shares unless said. */
export interface Stake {
  readonly holder: number;
  readonly company: number;
  readonly sharePpm: number;
  readonly controlPpm: number;
}

/** [holder, company, ratio] → stake, as published examples print them. */
export function stakeOf([holder, company, ratio]: readonly [number, number, number]): Stake {
  const ppm = Math.round(ratio * 1_000_000);
  return { holder, company, sharePpm: ppm, controlPpm: ppm };
}

/** Stakes → columns. */
export function holdingsOf(stakes: readonly Stake[], nodeCount: number): Holdings {
  return {
    nodeCount,
    holder: Int32Array.from(stakes, (stake) => stake.holder),
    company: Int32Array.from(stakes, (stake) => stake.company),
    sharePpm: Int32Array.from(stakes, (stake) => stake.sharePpm),
    controlPpm: Int32Array.from(stakes, (stake) => stake.controlPpm),
  };
}

/** Names → numbers in order of appearance, and the stakes between them. */
export function named(own: readonly (readonly [string | number, string | number, number])[]) {
  const names = [...new Set(own.flatMap(([holder, company]) => [String(holder), String(company)]))];
  const at = (name: string | number): number => names.indexOf(String(name));
  const stakes = own.map(([holder, company, ratio]) => stakeOf([at(holder), at(company), ratio]));
  return { names, at, stakes, holdings: holdingsOf(stakes, names.length) };
}

/** Shares on, above and below every bound, and plain ones; columns of them often pass the whole. */
export const anyPpm = fc.oneof(
  fc.constantFrom(0, 1, 199_999, 200_000, 250_000, 250_001, 499_999, 500_000, 500_001, 1_000_000),
  fc.integer({ min: 0, max: 1_000_000 }),
);

/** A small graph: loops, self-holdings and registers over the whole included, one stake a pair. */
export const anyGraph = fc.integer({ min: 2, max: 7 }).chain((nodeCount) => {
  const node = fc.nat({ max: nodeCount - 1 });
  const stake = fc.record({ holder: node, company: node, sharePpm: anyPpm, controlPpm: anyPpm });
  const selector = (one: Stake): string => `${one.holder}>${one.company}`;
  return fc.record({
    nodeCount: fc.constant(nodeCount),
    stakes: fc.uniqueArray(stake, { selector, maxLength: 14 }),
  });
});

/** A graph together with the same stakes in another order. */
export const anyShuffledGraph = anyGraph.chain(({ nodeCount, stakes }) =>
  fc.record({
    nodeCount: fc.constant(nodeCount),
    stakes: fc.constant(stakes),
    shuffled: fc.shuffledSubarray(stakes, { minLength: stakes.length }),
  }),
);

/**
 * A register in which each company is held wholly, or up to `whole`, by persons and companies; companies
 * come first. Persons hold companies only, so that a loop can be closed only when no person holds anything
 * in it.
 */
export function anyRegister(whole: fc.Arbitrary<number>) {
  return fc
    .record({ companies: fc.integer({ min: 1, max: 5 }), persons: fc.integer({ min: 1, max: 3 }) })
    .chain(({ companies, persons }) => {
      const nodeCount = companies + persons;
      const weights = fc.array(fc.constantFrom(0, 0, 0, 1, 1, 2, 50, 100_000), {
        minLength: nodeCount,
        maxLength: nodeCount,
      });
      return fc
        .array(fc.tuple(weights, whole), { minLength: companies, maxLength: companies })
        .map((columns) => ({
          nodeCount,
          companies,
          stakes: columns.flatMap(([parts, ppm], company) => splitWhole(parts, ppm, company)),
        }));
    });
}

/** Splits ppm of a company by weights, exactly; the last holder with weight takes the rounding. */
function splitWhole(weights: readonly number[], ppm: number, company: number): Stake[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return [];
  let left = ppm;
  const stakes = weights.map((weight, holder): Stake => {
    const sharePpm = Math.floor((ppm * weight) / total);
    left -= sharePpm;
    return { holder, company, sharePpm, controlPpm: sharePpm };
  });
  const last = weights.findLastIndex((weight) => weight > 0);
  stakes[last] = { ...stakes[last]!, sharePpm: stakes[last]!.sharePpm + left };
  return stakes.filter((stake) => stake.sharePpm > 0);
}
