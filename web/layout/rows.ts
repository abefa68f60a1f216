import type { GraphEdge, GraphNode } from "../answers.ts";
import type { Point, Room } from "./place.ts";
import { roomOf } from "./place.ts";

/** Sweeps of the crossing reduction: enough to settle pictures of this size. */
const SWEEPS = 6;

/**
 * Order the members of each row so that lines cross little: each stands near the mean of its
 * neighbours in the
 * rows before, then after. Ties keep the id order, so the result is the same every time.
 */
export function orderRows(
  rows: readonly string[][],
  near: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const ordered = rows.map((row) => [...row]);
  const slot = new Map<string, number>();
  const index = (row: readonly string[]) => row.forEach((id, at) => slot.set(id, at - (row.length - 1) / 2));
  ordered.forEach(index);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const down = sweep % 2 === 0;
    const turn = down ? ordered.keys() : [...ordered.keys()].reverse();
    for (const at of turn) {
      const beside = new Set((down ? ordered.slice(0, at) : ordered.slice(at + 1)).flat());
      const mean = (id: string) => {
        const slots = (near.get(id) ?? [])
          .filter((other) => beside.has(other))
          .map((other) => slot.get(other)!);
        return slots.length === 0 ? slot.get(id)! : slots.reduce((sum, one) => sum + one, 0) / slots.length;
      };
      const weighed = ordered[at]!.map((id, place) => ({ id, place, mean: mean(id) }));
      ordered[at] = weighed.sort((a, b) => a.mean - b.mean || a.place - b.place).map(({ id }) => id);
      index(ordered[at]);
    }
  }
  return ordered;
}

/** A long row as several of at most `countMax`, evenly filled. */
export function wrapRow(row: readonly string[], countMax: number): string[][] {
  const lines = Math.max(1, Math.ceil(row.length / countMax));
  const each = Math.ceil(row.length / lines);
  return Array.from({ length: lines }, (_, line) => row.slice(line * each, (line + 1) * each));
}

/** Rooms by id. */
export function roomsOf(nodes: readonly Pick<GraphNode, "id" | "name" | "listed">[]): Map<string, Room> {
  return new Map(nodes.map((node) => [node.id, roomOf(node)]));
}

/** Set one row centred on x = 0 with its glyphs at `y`; members are `gap` apart beyond their rooms. */
export function setRow(
  row: readonly string[],
  rooms: ReadonlyMap<string, Room>,
  y: number,
  gap: number,
): [string, Point][] {
  const widths = row.map((id) => rooms.get(id)!.width + gap);
  let left = -widths.reduce((sum, width) => sum + width, 0) / 2;
  return row.map((id, at) => {
    const x = left + widths[at]! / 2;
    left += widths[at]!;
    return [id, { x, y }];
  });
}

/** Kinds whose line says that one stands above the other: owner, controller, officer over organisation. */
export function isUpright(edge: Pick<GraphEdge, "kind">): boolean {
  return ["OWNS", "CONTROLS", "CONTROLS_IN_CONCERT", "CASCADES", "HOLDS_POSITION"].includes(edge.kind);
}
