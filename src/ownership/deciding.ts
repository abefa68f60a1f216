import { WHOLE_PPM } from "../model/shares.ts";
import { groupPpm } from "./bounded-search.ts";
import type { BoundedSearch, Fixpoint, Side } from "./bounded-search.ts";
import type { BoundColumn, HoldingBounds } from "./bounds.ts";

/** A record and the figure at which it would decide; `pair` is a position in the bounds. */
export interface DecidingRecord {
  readonly pair: number;
  readonly ppm: number;
}

/** Yes in every register within the bounds, in none, or in some. */
export type Verdict = "yes" | "no" | "undetermined";

/**
 * What would decide an undetermined question: should the records of `yesIf` be found at these figures, the
 * answer is yes whatever the others are; likewise `noIf`. No record of either list can be spared.
 */
export interface Deciding {
  readonly yesIf: readonly DecidingRecord[];
  readonly noIf: readonly DecidingRecord[];
}

/**
 * A small set of candidates that decides: one alone if any does (the first in order), else what is left when
 * each in turn, from the last, is dropped where the rest still decide. Empty if not even all decide.
 */
export function fewestDeciding<T>(candidates: readonly T[], decides: (chosen: readonly T[]) => boolean): T[] {
  const alone = candidates.find((one) => decides([one]));
  if (alone !== undefined) return [alone];
  if (!decides(candidates)) return [];
  let kept = [...candidates];
  for (const one of candidates.toReversed()) {
    const without = kept.filter((other) => other !== one);
    if (decides(without)) kept = without;
  }
  return kept;
}

/** The part of a fixpoint on which one company hangs: the companies needed, and the group's rows into each. */
interface Proof {
  readonly company: number;
  /** The seeds that hold something in it. */
  readonly seeds: ReadonlySet<number>;
  readonly pairsInto: ReadonlyMap<number, readonly number[]>;
  /** Companies of the proof whose registers pass the whole, ascending: the verdict is as stated there. */
  readonly overAllotted: readonly number[];
}

/** Cuts out what the last group of the search has to do with a company. */
function proofOf(
  bounds: HoldingBounds,
  { column }: Fixpoint,
  search: BoundedSearch,
  { seeds, company }: { readonly seeds: ReadonlySet<number>; readonly company: number },
): Proof {
  const { offsets, rows } = bounds.index.byCompany;
  const { holder } = bounds.index.holdings;
  const { greatestPpm, overAllotted } = bounds[column];
  const pairsInto = new Map<number, number[]>();
  const pending = [company];
  const seen = new Set(pending);
  // Of many seeds only those in the proof matter; copying them all for each solve would be the whole cost.
  const near = new Set(seeds.has(company) ? [company] : []);
  for (let held = pending.pop(); held !== undefined; held = pending.pop()) {
    const pairs = [...rows.subarray(offsets[held], offsets[held + 1])].filter(
      (pair) => search.inGroup(holder[pair]!) && greatestPpm[pair]! > 0,
    );
    pairsInto.set(held, pairs);
    for (const pair of pairs) {
      const from = holder[pair]!;
      if (seeds.has(from)) near.add(from);
      if (seeds.has(from) || seen.has(from)) continue;
      seen.add(from);
      pending.push(from);
    }
  }
  const conflicts = [...pairsInto.keys()].filter((held) => overAllotted[held]);
  return { company, seeds: near, pairsInto, overAllotted: conflicts.sort((a, b) => a - b) };
}

type Pins = ReadonlyMap<number, number>;

/** Figures for records that can hold together: each in turn takes the end that the ones before it leave. */
export function pinRecords(
  { index, ...columns }: HoldingBounds,
  column: BoundColumn,
  chosen: readonly number[],
  side: Side,
): Map<number, number> {
  const bounds = columns[column];
  const moved = new Map<number, number>();
  const pins = new Map<number, number>();
  for (const pair of chosen) {
    const company = index.holdings.company[pair]!;
    const [low, high] = [bounds.leastPpm[pair]!, bounds.greatestPpm[pair]!];
    const shift = moved.get(company) ?? 0;
    let ppm = side === "greatest" ? high : low;
    if (side === "greatest" && !bounds.overAllotted[company]) {
      const left = WHOLE_PPM - (bounds.leastTotalPpm[company]! + shift - low);
      ppm = Math.max(low, Math.min(high, left));
    } else if (side === "least" && bounds.complete[company]) {
      const left = WHOLE_PPM - (bounds.greatestTotalPpm[company]! + shift - high);
      ppm = Math.max(low, Math.min(high, left));
    }
    moved.set(company, shift + ppm - (side === "greatest" ? low : high));
    pins.set(pair, ppm);
  }
  return pins;
}

/** Solves one proof again and again under pinned figures. */
function proofSolver(bounds: HoldingBounds, { column, fromPpm }: Fixpoint, proof: Proof) {
  const { holder } = bounds.index.holdings;
  const { leastPpm, greatestPpm, leastTotalPpm, greatestTotalPpm, ...marks } = bounds[column];

  function sumInto(company: number, active: ReadonlySet<number>, side: Side, pins: Pins): number {
    let [least, greatest] = [0, 0];
    let [leastTotal, greatestTotal] = [leastTotalPpm[company]!, greatestTotalPpm[company]!];
    for (const pair of proof.pairsInto.get(company)!) {
      const low = pins.get(pair) ?? leastPpm[pair]!;
      const high = pins.get(pair) ?? greatestPpm[pair]!;
      leastTotal += low - leastPpm[pair]!;
      greatestTotal += high - greatestPpm[pair]!;
      if (!active.has(holder[pair]!)) continue;
      least += low;
      greatest += high;
    }
    return groupPpm(
      { leastPpm: least, greatestPpm: greatest, leastTotalPpm: leastTotal, greatestTotalPpm: greatestTotal },
      side,
      { overAllotted: marks.overAllotted[company] === 1, complete: marks.complete[company] === 1 },
    );
  }

  /** The group in the order found, and what it holds of the company in question. */
  function solve(side: Side, pins: Pins): { active: Set<number>; passes: boolean } {
    const active = new Set(proof.seeds);
    for (let size = -1; size !== active.size;) {
      size = active.size;
      for (const company of proof.pairsInto.keys()) {
        if (!active.has(company) && sumInto(company, active, side, pins) >= fromPpm) active.add(company);
      }
    }
    return { active, passes: sumInto(proof.company, active, side, pins) >= fromPpm };
  }

  return { solve };
}

/**
 * Finds what would decide a company that only the greatest end takes in. Cost: a solve of the proof for each
 * uncertain record in it.
 */
function decidingRecords(bounds: HoldingBounds, fixpoint: Fixpoint, proof: Proof): Deciding {
  const { solve } = proofSolver(bounds, fixpoint, proof);
  const { leastPpm, greatestPpm } = bounds[fixpoint.column];
  const { holder } = bounds.index.holdings;
  const found = [...solve("greatest", new Map()).active];
  const rank = new Map(found.map((node, at) => [node, at]));
  const sure = solve("least", new Map()).active;
  const uncertain = [...proof.pairsInto.values()]
    .flat()
    .filter((pair) => leastPpm[pair]! < greatestPpm[pair]!);
  const rankOf = (pair: number): number => rank.get(holder[pair]!) ?? found.length;
  const byRank = uncertain.sort((a, b) => rankOf(a) - rankOf(b) || a - b);
  // What is sure to be in the group takes the least first; what others must hold goes to the rest.
  const sureFirst = [...byRank].sort((a, b) => Number(sure.has(holder[b]!)) - Number(sure.has(holder[a]!)));
  const pin = (pairs: readonly number[], side: Side) => pinRecords(bounds, fixpoint.column, pairs, side);
  const recordsOf = (order: readonly number[], side: Side, decides: (pins: Pins) => boolean) => {
    const chosen = fewestDeciding(order, (pairs) => decides(pin(pairs, side)));
    const records = [...pin(chosen, side)].map(([pair, ppm]) => ({ pair, ppm }));
    return records.sort((a, b) => a.pair - b.pair);
  };
  return {
    yesIf: recordsOf(byRank, "greatest", (pins) => solve("least", pins).passes),
    noIf: recordsOf(sureFirst, "least", (pins) => !solve("greatest", pins).passes),
  };
}

/** What a fixpoint comes to for one company: its verdict, the sums at both ends, and what would decide. */
export interface FixpointVerdict extends Deciding {
  readonly verdict: Verdict;
  readonly leastPpm: number;
  readonly greatestPpm: number;
  /** Companies on the way whose registers pass the whole: there the verdict is as stated. */
  readonly overAllotted: readonly number[];
}

/** Judges companies by the last groups of two searches, one at each end, from the same seeds. */
export function fixpointJudge(
  bounds: HoldingBounds,
  fixpoint: Fixpoint,
  { least, greatest }: Readonly<Record<Side, BoundedSearch>>,
): (seeds: ReadonlySet<number>, company: number) => FixpointVerdict {
  const anyConflict = bounds[fixpoint.column].overAllotted.includes(1);
  return (seeds, company) => {
    const [leastPpm, greatestPpm] = [least.ppmOf(company), greatest.ppmOf(company)];
    const passes = (ppm: number): boolean => ppm >= fixpoint.fromPpm;
    const verdict = passes(leastPpm) ? "yes" : passes(greatestPpm) ? "undetermined" : "no";
    const told = { verdict, leastPpm, greatestPpm, overAllotted: [], yesIf: [], noIf: [] } as const;
    if (verdict !== "undetermined" && !anyConflict) return told;
    const proof = proofOf(bounds, fixpoint, verdict === "yes" ? least : greatest, { seeds, company });
    const { overAllotted } = proof;
    if (verdict !== "undetermined") return { ...told, overAllotted };
    return { ...told, overAllotted, ...decidingRecords(bounds, fixpoint, proof) };
  };
}
