import type { GraphEdge } from "../answers.ts";
import type { Places, Point } from "./place.ts";
import { GLYPH_PX } from "./place.ts";

/** How far a line's middle leaves the straight way, px at zoom 1; positive = left of its direction. */
export type Bends = ReadonlyMap<string, number>;

const STEP_PX = 26;
const TRIED = [0, 1, -1, 2, -2, 3, -3];
/**
 * A short line never bends more than this part of its length: a wide arc would say more than the line
 * does.
 */
const BEND_RATIO_MAX = 0.4;
/** A line is tested against the glyphs every so many px. */
const SAMPLE_PX = 14;

/** Bends so that lines of one pair stand apart and no line runs through a third party. Pure. */
export function bendsOf(edges: readonly Pick<GraphEdge, "id" | "from" | "to">[], places: Places): Bends {
  const bends = new Map<string, number>();
  const taken = new Map<string, Set<number>>();
  for (const edge of edges) {
    const [a, b] = [places.get(edge.from), places.get(edge.to)];
    if (!a || !b || edge.from === edge.to) continue;
    const pair = [edge.from, edge.to].sort().join("\n");
    const sign = edge.from < edge.to ? 1 : -1;
    const used = taken.get(pair) ?? new Set<number>();
    taken.set(pair, used);
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const free = TRIED.filter(
      (step) => !used.has(step * sign) && Math.abs(step) * STEP_PX <= length * BEND_RATIO_MAX,
    );
    const step = free.find((one) => clear(a, b, one * STEP_PX, edge, places)) ?? free[0] ?? 0;
    used.add(step * sign);
    bends.set(edge.id, step * STEP_PX);
  }
  return bends;
}

/** The control point of a line's quadratic curve, for a bend in the same units as its ends. */
export function controlOf(a: Point, b: Point, bend: number): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return {
    x: (a.x + b.x) / 2 + ((b.y - a.y) / length) * bend * 2,
    y: (a.y + b.y) / 2 - ((b.x - a.x) / length) * bend * 2,
  };
}

/** The point of a quadratic curve at `t` of its way, 0 to 1. */
export function curveAt(a: Point, control: Point, b: Point, t: number): Point {
  const u = 1 - t;
  return {
    x: u * u * a.x + 2 * u * t * control.x + t * t * b.x,
    y: u * u * a.y + 2 * u * t * control.y + t * t * b.y,
  };
}

function clear(
  a: Point,
  b: Point,
  bend: number,
  edge: { from: string; to: string },
  places: Places,
): boolean {
  const control = controlOf(a, b, bend);
  const samples = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / SAMPLE_PX);
  for (let sample = 1; sample < samples; sample += 1) {
    const point = curveAt(a, control, b, sample / samples);
    for (const [id, place] of places) {
      if (id === edge.from || id === edge.to) continue;
      if (Math.hypot(place.x - point.x, place.y - point.y) < GLYPH_PX * 1.35) return false;
    }
  }
  return true;
}
