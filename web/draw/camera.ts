import type { Places } from "../layout/place.ts";
import { roomOf } from "../layout/place.ts";
import type { Camera } from "./picture.ts";

/** Kept free around the picture, px: the zoom buttons stand at the bottom. */
const MARGIN = { top: 18, right: 18, bottom: 30, left: 18 };
const FIT_ZOOM_MAX = 1.25;

/** The camera that brings every party with its label into sight, centred, never larger than life. */
export function fitCamera(
  nodes: readonly { id: string; name: string; listed: boolean }[],
  places: Places,
  size: { width: number; height: number },
): Camera {
  const rooms = nodes.flatMap((node) => {
    const place = places.get(node.id);
    return place ? [{ ...place, room: roomOf(node) }] : [];
  });
  if (rooms.length === 0) return { k: 1, x: size.width / 2, y: size.height / 2 };
  const left = Math.min(...rooms.map(({ x, room }) => x - room.width / 2));
  const right = Math.max(...rooms.map(({ x, room }) => x + room.width / 2));
  const top = Math.min(...rooms.map(({ y, room }) => y - room.above));
  const bottom = Math.max(...rooms.map(({ y, room }) => y - room.above + room.height));
  const width = size.width - MARGIN.left - MARGIN.right;
  const height = size.height - MARGIN.top - MARGIN.bottom;
  const k = Math.max(0.15, Math.min(FIT_ZOOM_MAX, width / (right - left), height / (bottom - top)));
  return {
    k,
    x: MARGIN.left + (width - (right - left) * k) / 2 - left * k,
    y: MARGIN.top + (height - (bottom - top) * k) / 2 - top * k,
  };
}
