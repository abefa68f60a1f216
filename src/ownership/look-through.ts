import { WHOLE_PPM } from "../model/shares.ts";
import type { HoldingIndex } from "./holdings.ts";

/** Bounds of a walk: hops of one path, and edges stepped along in all before the answer is cut. */
export interface WalkLimits {
  readonly hopsMax: number;
  readonly stepsMax: number;
}

/** "down" goes from holders to what they hold, "up" from companies to who holds them. */
export type Direction = "down" | "up";

/**
 * Sums over simple paths (no node twice) of the product of shares, as ratios. Cycles are not solved: see
 * integrated.
 */
export interface LookThrough {
  /** Node → look-through ratio; may pass 1 where a register does or where loops offer several paths. */
  readonly ratioByNode: ReadonlyMap<number, number>;
  /** The step budget ended first: ratios are lower bounds and nodes may be missing. */
  readonly truncated: boolean;
  /** A path with a further holder or holding was cut at hopsMax. */
  readonly deeper: boolean;
}

/** One node on the path under way: where its edges are, which is next, and the product of shares up to it. */
interface Stop {
  readonly node: number;
  readonly ratio: number;
  readonly end: number;
  next: number;
}

function walk(index: HoldingIndex, start: number, direction: Direction, limits: WalkLimits): LookThrough {
  const { offsets, rows } = direction === "down" ? index.byHolder : index.byCompany;
  const far = direction === "down" ? index.holdings.company : index.holdings.holder;
  const stopAt = (node: number, ratio: number): Stop => {
    return { node, ratio, next: offsets[node]!, end: offsets[node + 1]! };
  };
  const ratioByNode = new Map<number, number>();
  const path = [stopAt(start, 1)];
  const onPath = new Set([start]);
  let steps = 0;
  let deeper = false;
  for (let top = path.at(-1); top; top = path.at(-1)) {
    if (top.next === top.end) {
      path.pop();
      onPath.delete(top.node);
      continue;
    }
    const row = rows[top.next]!;
    top.next += 1;
    const node = far[row]!;
    const sharePpm = index.holdings.sharePpm[row]!;
    if (sharePpm === 0 || onPath.has(node)) continue;
    if (path.length > limits.hopsMax) {
      deeper = true;
      continue;
    }
    if (steps === limits.stepsMax) return { ratioByNode, truncated: true, deeper };
    steps += 1;
    const ratio = top.ratio * (sharePpm / WHOLE_PPM);
    ratioByNode.set(node, (ratioByNode.get(node) ?? 0) + ratio);
    path.push(stopAt(node, ratio));
    onPath.add(node);
  }
  return { ratioByNode, truncated: false, deeper };
}

/** What the source holds of every company below it, through chains of at most hopsMax holdings. */
export function lookThroughFrom(index: HoldingIndex, source: number, limits: WalkLimits): LookThrough {
  return walk(index, source, "down", limits);
}

/** What every owner above the target holds of it, through chains of at most hopsMax holdings. */
export function lookThroughTo(index: HoldingIndex, target: number, limits: WalkLimits): LookThrough {
  return walk(index, target, "up", limits);
}
