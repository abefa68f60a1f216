import { controlOf, curveAt } from "../layout/bends.ts";
import type { Point } from "../layout/place.ts";
import type { Rect } from "./label-room.ts";
import { TAG } from "./label-places.ts";
import type { NodeMark } from "./picture.ts";

/** A line on the screen: its path, its arrow head, and where its text may stand, the best place first. */
export interface Curve {
  path: string;
  arrow: string;
  textSpots: readonly Point[];
}

/** Parts of a line's way at which its text may stand. */
const TEXT_AT = [0.5, 0.36, 0.64];

/** The line from one party to another: starts and ends clear of glyphs and names, bent by `bend` px. */
export function curve(from: NodeMark, to: NodeMark, bend: number): Curve {
  const control = controlOf(from.at, to.at, bend);
  const length = Math.hypot(to.at.x - from.at.x, to.at.y - from.at.y);
  const [leave, arrive] = [clearOf(from, control), clearOf(to, control)];
  const roomy = leave + arrive < length * 0.72;
  const start = towards(from.at, control, roomy ? leave : from.radius + 3);
  const tip = towards(to.at, control, roomy ? arrive + 1 : to.radius + 4);
  const end = towards(tip, control, 7);
  const across = { x: -(tip.y - end.y) * 0.55, y: (tip.x - end.x) * 0.55 };
  const wing = (side: number) => ({ x: end.x + across.x * side, y: end.y + across.y * side });
  const point = ({ x, y }: Point) => `${round(x)},${round(y)}`;
  return {
    path: `M${point(start)}Q${point(control)} ${point(end)}`,
    arrow: `M${point(tip)}L${point(wing(1))}L${point(wing(-1))}Z`,
    textSpots: TEXT_AT.map((part) => curveAt(start, control, tip, part)),
  };
}

/** How far from its centre a line towards `goal` has passed a party's glyph and its name. */
function clearOf({ at, radius, label, tag }: NodeMark, goal: Point): number {
  const length = Math.hypot(goal.x - at.x, goal.y - at.y) || 1;
  const way = { x: (goal.x - at.x) / length, y: (goal.y - at.y) / length };
  const rects = [...(label ? [label] : []), ...(tag ? [{ ...tag, ...TAG }] : [])];
  return Math.max(radius + 3, ...rects.map((rect) => exitOf(rect, at, way) + 2));
}

/** Distance along a ray to where it leaves a rectangle; 0 when it misses. */
function exitOf(rect: Rect, from: Point, way: Point): number {
  const slab = (low: number, high: number, step: number): [number, number] => {
    if (Math.abs(step) < 1e-9) return low <= 0 && high >= 0 ? [-Infinity, Infinity] : [Infinity, -Infinity];
    return low / step < high / step ? [low / step, high / step] : [high / step, low / step];
  };
  const [x0, x1] = slab(rect.x - from.x, rect.x + rect.width - from.x, way.x);
  const [y0, y1] = slab(rect.y - from.y, rect.y + rect.height - from.y, way.y);
  const [enter, exit] = [Math.max(x0, y0), Math.min(x1, y1)];
  return enter < exit && exit > 0 ? exit : 0;
}

/** A holding of a company in itself: a small loop at its upper right. */
export function loop({ at, radius }: NodeMark): Curve {
  const [x, y] = [at.x + radius * 0.7, at.y - radius];
  const path = `M${round(x - 6)},${round(y)}c-4,-26 40,-26 ${round(radius * 0.6)},${round(radius * 0.7)}`;
  return { path, arrow: "", textSpots: [{ x: x + 14, y: y - 20 }] };
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    x: from.x + ((to.x - from.x) / length) * distance,
    y: from.y + ((to.y - from.y) / length) * distance,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
