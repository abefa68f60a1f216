import { WHOLE_PPM } from "../model/shares.ts";
import type { HoldingIndex } from "./holdings.ts";
import { lookThroughFrom } from "./look-through.ts";
import type { WalkLimits } from "./look-through.ts";

/** The share that links closely: 20 % (ECB and CRR; Bank of Italy, EcoFinKG 2022). */
export const CLOSE_LINK_FROM_PPM = 200_000;

/** Sums this near below the threshold count as equal: they differ by the rounding of products only. */
const ROUNDING = 1e-12;

/** A holder and a company of which it owns at least the threshold, counted over simple paths. */
export interface CloseLink {
  readonly holder: number;
  readonly company: number;
  readonly lookThroughRatio: number;
}

/**
 * Every close link by holder and company; the holders whose walk was cut are named, their links may be
 * incomplete.
 */
export interface CloseLinks {
  readonly links: readonly CloseLink[];
  readonly truncatedHolders: readonly number[];
  /** Holders with chains beyond hopsMax. */
  readonly deeperHolders: readonly number[];
}

/**
 * Pairs linked by at least the threshold of simple-path product sums (not integrated ownership); limits are
 * a holder's.
 */
export function closeLinks(
  index: HoldingIndex,
  limits: WalkLimits,
  thresholdPpm = CLOSE_LINK_FROM_PPM,
): CloseLinks {
  const { offsets } = index.byHolder;
  const links: CloseLink[] = [];
  const truncatedHolders: number[] = [];
  const deeperHolders: number[] = [];
  for (let holder = 0; holder < index.holdings.nodeCount; holder += 1) {
    if (offsets[holder] === offsets[holder + 1]) continue;
    const { ratioByNode, truncated, deeper } = lookThroughFrom(index, holder, limits);
    if (truncated) truncatedHolders.push(holder);
    if (deeper) deeperHolders.push(holder);
    const close = [...ratioByNode].filter(([, ratio]) => ratio + ROUNDING >= thresholdPpm / WHOLE_PPM);
    for (const [company, lookThroughRatio] of close.sort(([a], [b]) => a - b)) {
      links.push({ holder, company, lookThroughRatio });
    }
  }
  return { links, truncatedHolders, deeperHolders };
}
