import { WHOLE_PPM } from "../model/shares.ts";
import type { HoldingIndex } from "./holdings.ts";
import type { WalkLimits } from "./look-through.ts";

/** The ends of the paths asked for, and how many to return at most. */
export interface PathQuestion {
  readonly source: number;
  readonly target: number;
  readonly pathsMax: number;
}

/** A chain of holdings from holder to company, with the product of its shares. */
export interface HoldingPath {
  readonly nodes: readonly number[];
  /** Holding indices in order; one fewer than nodes. */
  readonly holdings: readonly number[];
  readonly ratio: number;
}

/**
 * The strongest simple paths, strongest first; `truncated` says that the step budget ended and better may
 * exist.
 */
export interface StrongestPaths {
  readonly paths: readonly HoldingPath[];
  readonly truncated: boolean;
}

/**
 * Fewest hops up from the target to each node within hopsMax: a path never enters a node from which it
 * cannot end.
 */
function hopsToTarget(index: HoldingIndex, target: number, hopsMax: number): Map<number, number> {
  const { offsets, rows } = index.byCompany;
  const hops = new Map([[target, 0]]);
  let ring = [target];
  for (let hop = 1; hop <= hopsMax && ring.length; hop += 1) {
    const next: number[] = [];
    for (const company of ring) {
      for (const row of rows.subarray(offsets[company], offsets[company + 1])) {
        const holder = index.holdings.holder[row]!;
        if (index.holdings.sharePpm[row] === 0 || hops.has(holder)) continue;
        hops.set(holder, hop);
        next.push(holder);
      }
    }
    ring = next;
  }
  return hops;
}

/** Strongest first; then the shorter; then the one whose node numbers come first. */
function compare(a: HoldingPath, b: HoldingPath): number {
  if (a.ratio !== b.ratio) return b.ratio - a.ratio;
  if (a.nodes.length !== b.nodes.length) return a.nodes.length - b.nodes.length;
  const at = a.nodes.findIndex((node, place) => node !== b.nodes[place]);
  return at < 0 ? 0 : a.nodes[at]! - b.nodes[at]!;
}

/**
 * The edges out of a node that can still end at the target, strongest last because they are taken from the
 * end.
 */
function onwardRows(index: HoldingIndex, node: number, canEnd: (node: number) => boolean): number[] {
  const { offsets, rows } = index.byHolder;
  const { sharePpm, company } = index.holdings;
  const onward = [...rows.subarray(offsets[node], offsets[node + 1])].filter(
    (row) => sharePpm[row]! > 0 && canEnd(company[row]!),
  );
  return onward.sort((a, b) => sharePpm[a]! - sharePpm[b]! || company[b]! - company[a]!);
}

/**
 * Finds the strongest simple paths from source to target; depth first, cut where the weakest kept path is
 * out of reach.
 */
export function strongestPaths(
  index: HoldingIndex,
  { source, target, pathsMax }: PathQuestion,
  { hopsMax, stepsMax }: WalkLimits,
): StrongestPaths {
  const hops = hopsToTarget(index, target, hopsMax);
  if (source === target || !hops.has(source) || pathsMax < 1) return { paths: [], truncated: false };
  const nodes = [source];
  const holdings: number[] = [];
  const ratios = [1];
  const canEnd = (node: number): boolean =>
    !nodes.includes(node) && nodes.length + (hops.get(node) ?? Infinity) <= hopsMax;
  const pending = [onwardRows(index, source, canEnd)];
  const paths: HoldingPath[] = [];
  for (let steps = 0; pending.length > 0;) {
    const row = pending.at(-1)!.pop();
    if (row === undefined) {
      pending.pop();
      nodes.pop();
      holdings.pop();
      ratios.pop();
      continue;
    }
    if (steps === stepsMax) return { paths, truncated: true };
    steps += 1;
    const ratio = ratios.at(-1)! * (index.holdings.sharePpm[row]! / WHOLE_PPM);
    if (paths.length === pathsMax && ratio < paths.at(-1)!.ratio) continue;
    const node = index.holdings.company[row]!;
    if (node === target) {
      paths.push({ nodes: [...nodes, node], holdings: [...holdings, row], ratio });
      paths.sort(compare).splice(pathsMax);
      continue;
    }
    nodes.push(node);
    holdings.push(row);
    ratios.push(ratio);
    pending.push(onwardRows(index, node, canEnd));
  }
  return { paths, truncated: false };
}
