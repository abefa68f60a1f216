import type { Layout, Point } from "./place.ts";
import { neighboursOf, sortedById } from "./place.ts";
import { orderRows, roomsOf } from "./rows.ts";

/** Between lanes, so that an office or a share can be printed on the line. */
const LANE_PX = 250;
const GAP_PX = 30;

/**
 * The proof of a lead, read from left to right: the listed parties in the first lane, each party one
 * lane after the
 * nearest listed one, the target in the last. Deterministic.
 */
export function layOutLanes(seedIds: readonly string[], targetId: string): Layout {
  return (nodes, edges) => {
    const ids = sortedById(nodes).map(({ id }) => id);
    const near = neighboursOf(ids, edges);
    const laneById = lanesFrom(
      seedIds.filter((id) => id !== targetId),
      targetId,
      ids,
      near,
    );
    const count = Math.max(0, ...laneById.values()) + 1;
    const lanes = Array.from({ length: count }, (_, lane) => ids.filter((id) => laneById.get(id) === lane));
    const rooms = roomsOf(nodes);
    const places = new Map<string, Point>();
    orderRows(lanes, near).forEach((lane, at) => {
      const heights = lane.map((id) => rooms.get(id)!.height + GAP_PX);
      let top = -heights.reduce((sum, height) => sum + height, 0) / 2;
      lane.forEach((id, index) => {
        const y = lane.length === 1 ? 0 : top + rooms.get(id)!.above + GAP_PX / 2;
        places.set(id, { x: at * LANE_PX, y });
        top += heights[index]!;
      });
    });
    return places;
  };
}

function lanesFrom(
  seedIds: readonly string[],
  targetId: string,
  ids: readonly string[],
  near: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const lanes = new Map<string, number>();
  const starts = seedIds.filter((id) => near.has(id));
  const queue = starts.length > 0 ? [...starts] : ids.filter((id) => id !== targetId).slice(0, 1);
  for (const id of queue) lanes.set(id, 0);
  for (const id of queue) {
    if (id === targetId) continue;
    for (const next of near.get(id)!) {
      if (lanes.has(next)) continue;
      lanes.set(next, lanes.get(id)! + 1);
      queue.push(next);
    }
  }
  for (const id of ids) if (!lanes.has(id)) lanes.set(id, 1);
  const others = ids.filter((id) => id !== targetId).map((id) => lanes.get(id)!);
  if (ids.includes(targetId)) lanes.set(targetId, Math.max(0, ...others) + (others.length === 0 ? 0 : 1));
  return tightened(lanes);
}

/** Lanes without holes: removing an empty lane keeps the reading order. */
function tightened(lanes: ReadonlyMap<string, number>): Map<string, number> {
  const used = [...new Set(lanes.values())].sort((a, b) => a - b);
  return new Map([...lanes].map(([id, lane]) => [id, used.indexOf(lane)]));
}
