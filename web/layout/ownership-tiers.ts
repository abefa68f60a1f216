import type { GraphEdge } from "../answers.ts";
import type { Layout, Point } from "./place.ts";
import { neighboursOf, sortedById } from "./place.ts";
import { isUpright, orderRows, roomsOf, setRow, wrapRow } from "./rows.ts";

/** Parties in one row before it wraps. */
const ROW_MAX = 7;
const GAP_PX = 34;
/** Between rows, so that a percentage can be printed on the line. */
const TIER_GAP_PX = 74;

/**
 * Around a subject: owners, controllers and officers above, investments and offices below, others beside it.
 * A party's tier is its first distance from the subject; deterministic.
 */
export function layOutTiers(centreId: string): Layout {
  return (nodes, edges) => {
    const ids = sortedById(nodes).map(({ id }) => id);
    const tierById = tiersFrom(centreId, ids, sortedById(edges));
    const tiers = [...new Set(tierById.values())].sort((a, b) => a - b);
    const rows = tiers.map((tier) => ids.filter((id) => tierById.get(id) === tier));
    const rooms = roomsOf(nodes);
    const places = new Map<string, Point>();
    let y = 0;
    for (const row of orderRows(rows, neighboursOf(ids, edges)).flatMap((one) =>
      wrapRow(centred(one, centreId), ROW_MAX),
    )) {
      for (const [id, point] of setRow(row, rooms, y, GAP_PX)) places.set(id, point);
      y += Math.max(...row.map((id) => rooms.get(id)!.height)) + TIER_GAP_PX;
    }
    return places;
  };
}

function tiersFrom(
  centreId: string,
  ids: readonly string[],
  edges: readonly Pick<GraphEdge, "from" | "to" | "kind">[],
): Map<string, number> {
  const tierById = new Map<string, number>(ids.includes(centreId) ? [[centreId, 0]] : []);
  const queue = [...tierById.keys()];
  for (const start of [...queue, ...ids]) {
    if (!tierById.has(start)) tierById.set(start, 0);
    const open = [start];
    for (const id of open) {
      for (const edge of edges) {
        const other = edge.from === id ? edge.to : edge.to === id ? edge.from : null;
        if (other === null || tierById.has(other) || !ids.includes(other)) continue;
        const step = !isUpright(edge) ? 0 : edge.from === id ? 1 : -1;
        tierById.set(other, tierById.get(id)! + step);
        open.push(other);
      }
    }
  }
  return tierById;
}

function centred(row: readonly string[], centreId: string): string[] {
  if (!row.includes(centreId)) return [...row];
  const rest = row.filter((id) => id !== centreId);
  const half = Math.floor(rest.length / 2);
  return [...rest.slice(0, half), centreId, ...rest.slice(half)];
}
