import type { FinbenchGraph } from "./finbench-stakes.ts";

const HALF = 500_000;
const LINKS_MAX = 6;
/** Products of six shares in ppm are exact as integers over 10^36. */
export const WHOLE_36 = 10n ** 36n;

/** Companies that a party controls, with the votes that it and what it controls hold together, ppm. */
export function controlledBy(graph: FinbenchGraph, party: string): Map<string, number> {
  const controlled = new Map<string, number>();
  for (let grew = true; grew;) {
    grew = false;
    for (const [company, holders] of graph.heldBy) {
      if (company === party) continue;
      let votes = 0;
      for (const [holder, ppm] of holders) {
        if (holder !== company && (holder === party || controlled.has(holder))) votes += ppm;
      }
      if (votes <= HALF) continue;
      grew ||= !controlled.has(company);
      controlled.set(company, votes);
    }
  }
  return controlled;
}

/** Look-through of one party: company → exact sum over simple paths of at most six links, over 10^36. */
export function lookThroughOf(graph: FinbenchGraph, party: string): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  const onPath = new Set([party]);
  const walk = (from: string, product: bigint, links: number): void => {
    for (const [company, ppm] of graph.holds.get(from) ?? []) {
      if (onPath.has(company)) continue;
      const reached = product * BigInt(ppm);
      const weight = reached * 10n ** BigInt(6 * (LINKS_MAX - links - 1));
      sums.set(company, (sums.get(company) ?? 0n) + weight);
      if (links + 1 === LINKS_MAX) continue;
      onPath.add(company);
      walk(company, reached, links + 1);
      onPath.delete(company);
    }
  };
  walk(party, 1n, 0);
  return sums;
}

/** Solver of integrated ownership: party → company → ratio of Y = (I − A)⁻¹ − I, by one dense elimination. */
export function integratedOwnership(graph: FinbenchGraph): (party: string) => Map<string, number> {
  const companies = [...graph.heldBy.keys()];
  const indexOf = new Map(companies.map((company, index) => [company, index]));
  const size = companies.length;
  const matrix = new Float64Array(size * size);
  companies.forEach((company, row) => {
    matrix[row * size + row] = 1;
    for (const [holder, ppm] of graph.heldBy.get(company)!) {
      const column = indexOf.get(holder);
      if (column !== undefined) matrix[row * size + column]! -= ppm / 1e6;
    }
  });
  const pivots = eliminated(matrix, size);
  return (party) => {
    const right = new Float64Array(size);
    for (const [company, ppm] of graph.holds.get(party) ?? []) right[indexOf.get(company)!] = ppm / 1e6;
    const solved = backSubstituted(matrix, size, pivots, right);
    return new Map(companies.map((company, index) => [company, solved[index]!]));
  };
}

/** LU with partial pivoting in place → the row exchanged at each step. */
function eliminated(matrix: Float64Array, size: number): Int32Array {
  const pivots = new Int32Array(size);
  for (let step = 0; step < size; step += 1) {
    let best = step;
    for (let row = step + 1; row < size; row += 1) {
      if (Math.abs(matrix[row * size + step]!) > Math.abs(matrix[best * size + step]!)) best = row;
    }
    pivots[step] = best;
    if (best !== step) exchangeRows(matrix, size, step, best);
    for (let row = step + 1; row < size; row += 1) {
      const factor = matrix[row * size + step]! / matrix[step * size + step]!;
      if (factor === 0) continue;
      matrix[row * size + step] = factor;
      for (let column = step + 1; column < size; column += 1) {
        matrix[row * size + column]! -= factor * matrix[step * size + column]!;
      }
    }
  }
  return pivots;
}

function exchangeRows(matrix: Float64Array, size: number, one: number, other: number): void {
  const kept = matrix.slice(one * size, (one + 1) * size);
  matrix.copyWithin(one * size, other * size, (other + 1) * size);
  matrix.set(kept, other * size);
}

function backSubstituted(
  matrix: Float64Array,
  size: number,
  pivots: Int32Array,
  right: Float64Array,
): Float64Array {
  for (let step = 0; step < size; step += 1) {
    const other = pivots[step]!;
    [right[step], right[other]] = [right[other]!, right[step]!];
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1)
      right[row]! -= matrix[row * size + column]! * right[column]!;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let column = row + 1; column < size; column += 1)
      right[row]! -= matrix[row * size + column]! * right[column]!;
    right[row]! /= matrix[row * size + row]!;
  }
  return right;
}
