import type { Point } from "./place.ts";

/** A rectangle by its edges, px. */
export interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Candidates stand on a grid this wide, px: finer packs no better and costs more. */
const STEP_PX = 22;

/**
 * Offsets for parts made of rectangles so that the whole grows from the middle to `aspect` (width /
 * height) and no
 * rectangle of one part covers one of another: parts interlock, which boxes around them would not.
 * Deterministic.
 */
export function packParts(parts: readonly (readonly Edges[])[], aspect: number): Point[] {
  const taken: Edges[] = [];
  const area = parts.flat().reduce((sum, one) => sum + (one.right - one.left) * (one.bottom - one.top), 0);
  const reach = Math.sqrt(area) * 1.6 + 400;
  const spots = spotsBy(reach, aspect);
  return parts.map((part) => {
    const middle = middleOf(part);
    const costOf = (spot: Point) => farthest(part, spot, middle, aspect);
    let best: { spot: Point; cost: number } | null = null;
    for (const spot of spots) {
      if (best && Math.max(Math.abs(spot.x) / aspect, Math.abs(spot.y)) >= best.cost) break;
      const cost = costOf(spot);
      if (best && cost >= best.cost) continue;
      if (isFree(part, spot, middle, taken)) best = { spot, cost };
    }
    const spot = best?.spot ?? {
      x: 0,
      y: Math.max(0, ...taken.map((one) => one.bottom)) + (middle.y - topOf(part)),
    };
    const offset = { x: spot.x - middle.x, y: spot.y - middle.y };
    for (const one of part) taken.push(moved(one, offset));
    return offset;
  });
}

function spotsBy(reach: number, aspect: number): Point[] {
  const spots: Point[] = [];
  const count = Math.ceil(reach / STEP_PX);
  for (let row = -count; row <= count; row += 1) {
    for (let column = -count; column <= count; column += 1)
      spots.push({ x: column * STEP_PX, y: row * STEP_PX });
  }
  const cost = ({ x, y }: Point) => Math.max(Math.abs(x) / aspect, Math.abs(y));
  return spots.sort((a, b) => cost(a) - cost(b) || a.y - b.y || a.x - b.x);
}

function middleOf(part: readonly Edges[]): Point {
  const left = Math.min(...part.map((one) => one.left));
  const right = Math.max(...part.map((one) => one.right));
  const bottom = Math.max(...part.map((one) => one.bottom));
  return { x: (left + right) / 2, y: (topOf(part) + bottom) / 2 };
}

function topOf(part: readonly Edges[]): number {
  return Math.min(...part.map((one) => one.top));
}

function farthest(part: readonly Edges[], spot: Point, middle: Point, aspect: number): number {
  let far = 0;
  for (const one of part) {
    const { left, right, top, bottom } = moved(one, { x: spot.x - middle.x, y: spot.y - middle.y });
    far = Math.max(far, -left / aspect, right / aspect, -top, bottom);
  }
  return far;
}

function isFree(part: readonly Edges[], spot: Point, middle: Point, taken: readonly Edges[]): boolean {
  const offset = { x: spot.x - middle.x, y: spot.y - middle.y };
  return part.every((one) => {
    const box = moved(one, offset);
    return taken.every(
      (other) =>
        box.left >= other.right ||
        box.right <= other.left ||
        box.top >= other.bottom ||
        box.bottom <= other.top,
    );
  });
}

function moved({ left, right, top, bottom }: Edges, { x, y }: Point): Edges {
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}
