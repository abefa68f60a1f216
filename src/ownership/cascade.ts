import type { HoldingIndex } from "./holdings.ts";

/**
 * The aggregate that passes a listing on: half is enough (OFAC 50 % rule; FAQ 401). Ownership, not control
 * (398).
 */
export const CASCADE_FROM_PPM = 500_000;

/**
 * What passes a listing on. OFAC: at least 500_000 ppm; the UK: above 500_000; any other figure likewise
 * (features: keep the operator configurable). A plain number means "at least".
 */
export type CascadeThreshold = number | { readonly operator: "atLeast" | "above"; readonly ppm: number };

/** The least sum that passes, in ppm. Throws a RangeError on a threshold that would catch everybody. */
export function passesFromPpm(threshold: CascadeThreshold): number {
  const { operator, ppm } =
    typeof threshold === "number" ? { operator: "atLeast", ppm: threshold } : threshold;
  // Sums are integers, so the least one above a figure is known.
  const from = operator === "above" ? Math.floor(ppm) + 1 : ppm;
  if (from > 0) return from;
  throw new RangeError(`cascade threshold ${operator} ${ppm} ppm: expected one that 0 does not pass`);
}

/** A company that listed or caught holders own together, with the holdings that add up. */
export interface CaughtCompany {
  readonly company: number;
  /** Sum of the direct shares of listed or caught holders; above 1_000_000 when the register is. */
  readonly aggregatePpm: number;
  /** Indices of the contributing holdings, ascending. */
  readonly holdings: readonly number[];
  /** Whether the company is on the list itself, and caught in addition. */
  readonly isListed: boolean;
}

/** Marks every listed or caught node (least fixpoint, each edge once). */
function markCaught(index: HoldingIndex, listed: Uint8Array, fromPpm: number): Uint8Array {
  const { nodeCount, company, sharePpm } = index.holdings;
  const { offsets, rows } = index.byHolder;
  const marked = new Uint8Array(nodeCount);
  const heldPpm = new Float64Array(nodeCount);
  const pending: number[] = [];
  for (let node = 0; node < nodeCount; node += 1) {
    if (!listed[node]) continue;
    marked[node] = 1;
    pending.push(node);
  }
  for (let holder = pending.pop(); holder !== undefined; holder = pending.pop()) {
    for (let at = offsets[holder]!; at < offsets[holder + 1]!; at += 1) {
      const held = company[rows[at]!]!;
      heldPpm[held]! += sharePpm[rows[at]!]!;
      if (heldPpm[held]! < fromPpm || marked[held]) continue;
      marked[held] = 1;
      pending.push(held);
    }
  }
  return marked;
}

/**
 * Companies of which listed or caught holders own enough in aggregate to pass the threshold, by company; a
 * stake that passes, passes whole. `listed` has one byte a node. Throws a RangeError on a threshold that would
 * catch everybody.
 */
export function cascade(
  index: HoldingIndex,
  listed: Uint8Array,
  threshold: CascadeThreshold = CASCADE_FROM_PPM,
): CaughtCompany[] {
  const { nodeCount, holder, sharePpm } = index.holdings;
  const fromPpm = passesFromPpm(threshold);
  if (listed.length !== nodeCount) {
    throw new RangeError(
      `cascade: ${listed.length} listing marks for ${nodeCount} nodes, expected one a node`,
    );
  }
  const marked = markCaught(index, listed, fromPpm);
  const { offsets, rows } = index.byCompany;
  const caught: CaughtCompany[] = [];
  for (let company = 0; company < nodeCount; company += 1) {
    if (!marked[company]) continue;
    const all = [...rows.subarray(offsets[company], offsets[company + 1])];
    const holdings = all.filter((row) => marked[holder[row]!] && sharePpm[row]! > 0).sort((a, b) => a - b);
    const aggregatePpm = holdings.reduce((sum, row) => sum + sharePpm[row]!, 0);
    if (aggregatePpm < fromPpm) continue;
    caught.push({ company, aggregatePpm, holdings, isListed: listed[company] === 1 });
  }
  return caught;
}
