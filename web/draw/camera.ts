import type { Places } from "../layout/place.ts";
import type { Camera } from "./picture.ts";

/**
 * Kept free around the outermost glyphs, px: names keep their size at every zoom, so their room does
 * not shrink.
 */
const MARGIN = { top: 44, right: 62, bottom: 76, left: 62 };
const FIT_ZOOM_MAX = 1.25;

/** The size of the stage, px. */
export interface Size {
  width: number;
  height: number;
}

/** The camera that brings every party with its label into sight, centred, hardly larger than life. */
export function fitCamera(places: Places, size: Size): Camera {
  const points = [...places.values()];
  if (points.length === 0) return { k: 1, x: size.width / 2, y: size.height / 2 };
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const width = size.width - MARGIN.left - MARGIN.right;
  const height = size.height - MARGIN.top - MARGIN.bottom;
  const k = Math.max(
    0.15,
    Math.min(FIT_ZOOM_MAX, width / Math.max(1, right - left), height / Math.max(1, bottom - top)),
  );
  return {
    k,
    x: MARGIN.left + (width - (right - left) * k) / 2 - left * k,
    y: MARGIN.top + (height - (bottom - top) * k) / 2 - top * k,
  };
}
