import { WHOLE_PPM } from "../model/shares.ts";
import { BENEFICIAL_FROM_PPM } from "./beneficial-owners.ts";
import type { HoldingBounds } from "./bounds.ts";
import { fewestDeciding, pinRecords } from "./deciding.ts";
import type { Deciding, Verdict } from "./deciding.ts";
import { indexHoldings } from "./holdings.ts";
import type { HoldingIndex } from "./holdings.ts";
import { integratedTo } from "./integrated.ts";
import { lookThroughFrom } from "./look-through.ts";
import type { WalkLimits } from "./look-through.ts";

/** Ratios this near below the threshold count as equal: they differ by the rounding of products only. */
const ROUNDING = 1e-12;

/**
 * Whether a share multiplied along chains reaches a threshold. "yes" and "no" hold for every register within
 * the bounds. The greatest figure takes each record alone at its greatest, so where one company has several
 * uncertain holders it may be higher than any register allows, and the lists may then be empty.
 */
export interface RatioVerdict extends Deciding {
  readonly verdict: Verdict;
  readonly leastRatio: number;
  /** Infinity where nothing bounds it: a cut walk, or a loop that may own itself wholly. */
  readonly greatestRatio: number;
  /** Companies above whose registers pass the whole: there the verdict is as stated. */
  readonly overAllotted: readonly number[];
}

/** All that may lie above a company, renumbered from 0 (the company). */
interface CutOut {
  readonly bounds: HoldingBounds;
  readonly nodes: readonly number[];
  readonly numberOf: ReadonlyMap<number, number>;
  /** Local holding → pair of the bounds. */
  readonly pairs: readonly number[];
}

function cutAbove(bounds: HoldingBounds, company: number): CutOut {
  const { offsets, rows } = bounds.index.byCompany;
  const { holder } = bounds.index.holdings;
  const numberOf = new Map([[company, 0]]);
  const nodes = [company];
  const pairs: number[] = [];
  for (const node of nodes) {
    for (const pair of rows.subarray(offsets[node], offsets[node + 1])) {
      if (bounds.share.greatestPpm[pair] === 0) continue;
      pairs.push(pair);
      if (numberOf.has(holder[pair]!)) continue;
      numberOf.set(holder[pair]!, nodes.push(holder[pair]!) - 1);
    }
  }
  pairs.push(...bounds.index.selfHoldings.filter((pair) => numberOf.has(holder[pair]!)));
  return { bounds, nodes, numberOf, pairs };
}

/** The cut-out with the figures given for its pairs. */
function indexAt({ bounds, nodes, numberOf, pairs }: CutOut, ppmOf: (pair: number) => number): HoldingIndex {
  const { holder, company } = bounds.index.holdings;
  const sharePpm = Int32Array.from(pairs, ppmOf);
  return indexHoldings({
    nodeCount: nodes.length,
    holder: Int32Array.from(pairs, (pair) => numberOf.get(holder[pair]!)!),
    company: Int32Array.from(pairs, (pair) => numberOf.get(company[pair]!)!),
    sharePpm,
    controlPpm: sharePpm,
  });
}

/** Answers one threshold question; `ratioAt` is monotone in every share. */
function ratioVerdict(
  cut: CutOut,
  fromPpm: number,
  ratioAt: (index: HoldingIndex, side: "least" | "greatest") => number,
): RatioVerdict {
  const { bounds, pairs, nodes } = cut;
  const { leastPpm, greatestPpm } = bounds.share;
  const passes = (ratio: number): boolean => ratio + ROUNDING >= fromPpm / WHOLE_PPM;
  const figure = (side: "least" | "greatest", pins: ReadonlyMap<number, number>): number => {
    const column = side === "least" ? leastPpm : greatestPpm;
    return ratioAt(
      indexAt(cut, (pair) => pins.get(pair) ?? column[pair]!),
      side,
    );
  };
  const leastRatio = figure("least", new Map());
  const greatestRatio = figure("greatest", new Map());
  const verdict = passes(leastRatio) ? "yes" : passes(greatestRatio) ? "undetermined" : "no";
  const overAllotted = nodes.filter((node) => bounds.share.overAllotted[node]).sort((a, b) => a - b);
  const base = { verdict, leastRatio, greatestRatio, overAllotted } as const;
  if (verdict !== "undetermined") return { ...base, yesIf: [], noIf: [] };
  const uncertain = pairs.filter((pair) => leastPpm[pair]! < greatestPpm[pair]!).sort((a, b) => a - b);
  const recordsOf = (side: "least" | "greatest", decides: (pins: Map<number, number>) => boolean) => {
    const chosen = fewestDeciding(uncertain, (some) => decides(pinRecords(bounds, "share", some, side)));
    return [...pinRecords(bounds, "share", chosen, side)].map(([pair, ppm]) => ({ pair, ppm }));
  };
  return {
    ...base,
    yesIf: recordsOf("greatest", (pins) => passes(figure("least", pins))),
    noIf: recordsOf("least", (pins) => !passes(figure("greatest", pins))),
  };
}

/** Whether a holder's look-through share of a company, along chains within the limits, is at least fromPpm. */
export function lookThroughVerdict(
  bounds: HoldingBounds,
  {
    holder,
    company,
    fromPpm,
  }: { readonly holder: number; readonly company: number; readonly fromPpm: number },
  limits: WalkLimits,
): RatioVerdict {
  const cut = cutAbove(bounds, company);
  const source = cut.numberOf.get(holder);
  if (source === undefined || holder === company) {
    return { verdict: "no", leastRatio: 0, greatestRatio: 0, overAllotted: [], yesIf: [], noIf: [] };
  }
  return ratioVerdict(cut, fromPpm, (index, side) => {
    const { ratioByNode, truncated } = lookThroughFrom(index, source, limits);
    // A cut sum is a lower bound: good for "yes", worthless for "no".
    return truncated && side === "greatest" ? Infinity : (ratioByNode.get(0) ?? 0);
  });
}

/** A person who is, or may be, a beneficial owner by shares. */
export interface BeneficialVerdict extends RatioVerdict {
  readonly person: number;
}

/** Local nodes that nobody is said to hold: together they own no more than the whole. */
function unheldOf({ nodes, numberOf, pairs, bounds }: CutOut): number[] {
  const held = new Set(pairs.map((pair) => numberOf.get(bounds.index.holdings.company[pair]!)!));
  return [...nodes.keys()].filter((local) => !held.has(local));
}

/**
 * Persons who surely or possibly own at least a quarter in the end (art. 6, first test), by person; one that
 * is missing is a "no", save for what no row is about (`remainderMayDecide` of the beneficial owners).
 */
export function beneficialVerdicts(
  bounds: HoldingBounds,
  company: number,
  isPerson: Uint8Array,
  fromPpm = BENEFICIAL_FROM_PPM,
): BeneficialVerdict[] {
  const cut = cutAbove(bounds, company);
  const unheld = new Set(unheldOf(cut));
  const stated = cut.nodes.some((node) => bounds.share.overAllotted[node]);
  const least = integratedTo(
    indexAt(cut, (pair) => bounds.share.leastPpm[pair]!),
    0,
  );
  const sure = [...least.ratioByOwner].filter(([local]) => unheld.has(local));
  const closedAtLeast = JSON.stringify(least.closedLoops);
  const verdicts = [...cut.nodes.keys()]
    .filter((local) => local > 0 && isPerson[cut.nodes[local]!])
    .map((local): BeneficialVerdict => {
      const others = sure.reduce((sum, [owner, ratio]) => sum + (owner === local ? 0 : ratio), 0);
      const left = unheld.has(local) && !stated ? 1 - others : Infinity;
      const verdict = ratioVerdict(cut, fromPpm, (index, side) => {
        const { ratioByOwner, closedLoops } = integratedTo(index, 0);
        const ratio = ratioByOwner.get(local) ?? 0;
        if (side === "least") return ratio;
        return JSON.stringify(closedLoops) === closedAtLeast ? Math.min(ratio, left) : left;
      });
      return { person: cut.nodes[local]!, ...verdict };
    });
  return verdicts.filter(({ verdict }) => verdict !== "no").sort((a, b) => a.person - b.person);
}
