import { CONTROL_ABOVE_PPM } from "./control.ts";
import type { HoldingIndex } from "./holdings.ts";
import { integratedTo } from "./integrated.ts";
import type { UltimateControl } from "./ultimate-control.ts";

/**
 * When the largest holder dominates a company that nobody controls. Chosen by us; to set against it: the
 * disclosed controller of A-share firms is the largest direct holder in 58 % (2019) and 57 % (2022), any
 * top holder in 62 and 61 %, while a majority exists in 16 and 15 % only.
 */
export interface DominanceRule {
  /** Least votes of the largest holder. */
  readonly fromPpm: number;
  /** How many times the second's votes they must be. */
  readonly timesSecond: number;
}

export const DOMINANCE: DominanceRule = { fromPpm: 300_000, timesSecond: 2 };

/** A holder that weighs most where nobody has a majority: an influence, never control. */
export interface DominantHolder {
  readonly influence: "dominantInfluence";
  readonly holder: number;
  readonly company: number;
  readonly votesPpm: number;
  /** Votes of the next holder, 0 where there is none. */
  readonly secondPpm: number;
  /** Its part of relative control: votes squared over the sum of all squared. */
  readonly relativeRatio: number;
  /** The holding that states the votes. */
  readonly holding: number;
}

/** Rows into a company with votes, the most votes first, then by holder. */
function rowsByVotes({ holdings, byCompany }: HoldingIndex, company: number): number[] {
  const { offsets, rows } = byCompany;
  const { controlPpm, holder } = holdings;
  return [...rows.subarray(offsets[company], offsets[company + 1])]
    .filter((row) => controlPpm[row]! > 0)
    .sort((a, b) => controlPpm[b]! - controlPpm[a]! || holder[a]! - holder[b]!);
}

/**
 * Relative control of a company's direct holders, C_ij = W_ij² / sum of W_lj² (Vitali, Glattfelder, Battiston
 * 2011), by holder; they sum to 1 unless nobody holds a vote.
 */
export function relativeControl(index: HoldingIndex, company: number): Map<number, number> {
  const { holder, controlPpm } = index.holdings;
  const rows = rowsByVotes(index, company);
  const squares = rows.reduce((sum, row) => sum + controlPpm[row]! ** 2, 0);
  const byHolder = rows.map((row): [number, number] => [holder[row]!, controlPpm[row]! ** 2 / squares]);
  return new Map(byHolder.sort(([a], [b]) => a - b));
}

/** The largest direct holder if it dominates by the rule and has no majority by itself, else null. */
export function dominantHolder(
  index: HoldingIndex,
  company: number,
  rule: DominanceRule = DOMINANCE,
): DominantHolder | null {
  const { holder, controlPpm } = index.holdings;
  const [first, second] = rowsByVotes(index, company);
  if (first === undefined) return null;
  const votesPpm = controlPpm[first]!;
  const secondPpm = second === undefined ? 0 : controlPpm[second]!;
  if (votesPpm > CONTROL_ABOVE_PPM || votesPpm < rule.fromPpm || votesPpm < rule.timesSecond * secondPpm) {
    return null;
  }
  const relativeRatio = relativeControl(index, company).get(holder[first]!)!;
  const influence = "dominantInfluence";
  return { influence, holder: holder[first]!, company, votesPpm, secondPpm, relativeRatio, holding: first };
}

/** Every dominant holder of a company without controller and not held by its own loop, by company. */
export function dominantInfluences(
  index: HoldingIndex,
  { controllerOf, circular }: UltimateControl,
  rule: DominanceRule = DOMINANCE,
): DominantHolder[] {
  const found: DominantHolder[] = [];
  for (let company = 0; company < controllerOf.length; company += 1) {
    if (controllerOf[company]! >= 0 || circular[company]) continue;
    const dominant = dominantHolder(index, company, rule);
    if (dominant) found.push(dominant);
  }
  return found;
}

/** One step of a suspected chain upwards, with what it rests on. */
export interface SuspectedStep {
  readonly company: number;
  readonly holder: number;
  /** A majority of its own, control with others' votes, or dominant influence without a majority. */
  readonly basis: "directMajority" | "jointControl" | "dominantInfluence";
  /** Votes of the holder's own rows; for joint control those of the rows named. */
  readonly votesPpm: number;
  /** Holdings into the company, ascending; for joint control those of everything the holder controls. */
  readonly holdings: readonly number[];
}

/** The suspected actual controller (疑似实际控制人) of a company: a chain, and why it ended. */
export interface SuspectedController {
  readonly steps: readonly SuspectedStep[];
  /** Where the chain ended: the company itself if it has no step. */
  readonly last: number;
  readonly outcome: "reached" | "nobodyDominates" | "noHolders" | "loop" | "contested";
  /** Whether every step is control; else the whole is an influence only. */
  readonly isControl: boolean;
  /** Integrated share of the last node in the company; 0 without a step. */
  readonly shareRatio: number;
}

/** Votes into a company of a controller and all that it ultimately controls. */
function jointStep(index: HoldingIndex, { controllerOf }: UltimateControl, company: number): SuspectedStep {
  const { holder, controlPpm } = index.holdings;
  const top = controllerOf[company]!;
  const rows = rowsByVotes(index, company)
    .filter((row) => holder[row] === top || controllerOf[holder[row]!] === top)
    .sort((a, b) => a - b);
  const votesPpm = rows.reduce((sum, row) => sum + controlPpm[row]!, 0);
  return { company, holder: top, basis: "jointControl", votesPpm, holdings: rows };
}

function stepFrom(
  index: HoldingIndex,
  ultimate: UltimateControl,
  company: number,
  rule: DominanceRule,
): SuspectedStep | null {
  const { holder, controlPpm } = index.holdings;
  const first = rowsByVotes(index, company)[0];
  if (first !== undefined && controlPpm[first]! > CONTROL_ABOVE_PPM) {
    const votesPpm = controlPpm[first]!;
    return { company, holder: holder[first]!, basis: "directMajority", votesPpm, holdings: [first] };
  }
  if (ultimate.controllerOf[company]! >= 0) return jointStep(index, ultimate, company);
  const dominant = ultimate.circular[company] ? null : dominantHolder(index, company, rule);
  if (!dominant) return null;
  const { influence: basis, votesPpm, holding } = dominant;
  return { company, holder: dominant.holder, basis, votesPpm, holdings: [holding] };
}

/**
 * Climbs from a company to a person or state body (`isEnd`, one byte a node): by majority, else by joint
 * control, else by dominant influence. Stops, and says so, where nobody dominates, nobody is recorded,
 * several control, or the chain comes back to itself.
 */
export function suspectedController(
  index: HoldingIndex,
  ultimate: UltimateControl,
  { company, isEnd }: { readonly company: number; readonly isEnd: Uint8Array },
  rule: DominanceRule = DOMINANCE,
): SuspectedController {
  const steps: SuspectedStep[] = [];
  const seen = new Set([company]);
  const end = (last: number, outcome: SuspectedController["outcome"]): SuspectedController => ({
    steps,
    last,
    outcome,
    isControl: steps.length > 0 && steps.every(({ basis }) => basis !== "dominantInfluence"),
    shareRatio: steps.length > 0 ? (integratedTo(index, company).ratioByOwner.get(last) ?? 0) : 0,
  });
  for (let node = company; ;) {
    if (isEnd[node]) return end(node, "reached");
    if (ultimate.contested.has(node)) return end(node, "contested");
    const step = stepFrom(index, ultimate, node, rule);
    if (!step) return end(node, rowsByVotes(index, node).length > 0 ? "nobodyDominates" : "noHolders");
    steps.push(step);
    if (seen.has(step.holder)) return end(step.holder, "loop");
    seen.add(step.holder);
    node = step.holder;
  }
}
