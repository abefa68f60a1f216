import type { Places, Point } from "../layout/place.ts";

const TWEEN_MS = 320;
let running = 0;

/** Move places from where they stand to where they shall be; at once when motion is to be reduced. */
export function tween(from: Places, to: Places, show: (places: Map<string, Point>) => void): void {
  const turn = (running += 1);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still || from.size === 0) return show(new Map(to));
  const start = performance.now();
  const step = (now: number) => {
    if (turn !== running) return;
    const ratio = Math.min(1, Math.max(0, (now - start) / TWEEN_MS));
    const eased = 1 - (1 - ratio) ** 3;
    show(new Map([...to].map(([id, goal]) => [id, between(from.get(id) ?? goal, goal, eased)])));
    if (ratio < 1) requestAnimationFrame(step);
  };
  step(start);
}

function between(a: Point, b: Point, ratio: number): Point {
  return { x: a.x + (b.x - a.x) * ratio, y: a.y + (b.y - a.y) * ratio };
}
