import type { GraphNode } from "../answers.ts";
import type { Places, Point, Room } from "./place.ts";
import { roomOf, sortedById } from "./place.ts";

const RING_PX = 92;
const RINGS_MAX = 24;

/**
 * Places for parties that an expansion added: free spots on rings around the expanded one, nearest
 * first. What
 * stands already does not move, so that the reader keeps the picture in mind; same steps, same picture.
 */
export function placeAround(
  places: Places,
  anchorId: string,
  all: readonly Pick<GraphNode, "id" | "name" | "listed">[],
): Map<string, Point> {
  const placed = new Map(places);
  const anchor = places.get(anchorId) ?? { x: 0, y: 0 };
  const rooms = new Map(all.map((node) => [node.id, roomOf(node)]));
  const taken = [...placed].flatMap(([id, at]) => (rooms.has(id) ? [boxOf(at, rooms.get(id)!)] : []));
  for (const node of sortedById(all.filter(({ id }) => !placed.has(id)))) {
    const room = rooms.get(node.id)!;
    const at = freeSpot(anchor, room, taken);
    placed.set(node.id, at);
    taken.push(boxOf(at, room));
  }
  return placed;
}

interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function boxOf({ x, y }: Point, room: Room): Edges {
  const top = y - room.above;
  return { left: x - room.width / 2, right: x + room.width / 2, top, bottom: top + room.height };
}

function freeSpot(anchor: Point, room: Room, taken: readonly Edges[]): Point {
  for (let ring = 1; ring <= RINGS_MAX; ring += 1) {
    const count = ring * 8;
    for (let step = 0; step < count; step += 1) {
      const turn = (step / count) * 2 * Math.PI;
      const at = {
        x: anchor.x + Math.cos(turn) * ring * RING_PX * 1.25,
        y: anchor.y + Math.sin(turn) * ring * RING_PX,
      };
      const box = boxOf(at, room);
      if (
        taken.every(
          (one) =>
            box.left >= one.right || box.right <= one.left || box.top >= one.bottom || box.bottom <= one.top,
        )
      ) {
        return at;
      }
    }
  }
  const bottom = Math.max(anchor.y, ...taken.map((one) => one.bottom));
  return { x: anchor.x, y: bottom + room.height };
}
