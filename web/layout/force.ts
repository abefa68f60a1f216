import { forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3";
import type { SimulationNodeDatum } from "d3";
import type { Edges } from "./pack.ts";
import { packParts } from "./pack.ts";
import type { Layout, Point, Room } from "./place.ts";
import { neighboursOf, partsOf, roomOf, sortedById } from "./place.ts";
import { spreadApart } from "./spread.ts";

interface Body extends SimulationNodeDatum {
  id: string;
  room: Room;
}

interface Link {
  source: string | Body;
  target: string | Body;
  distancePx: number;
}

/** Ticks of the simulation: fixed, so that the same picture always ends the same way. */
const TICKS = 240;
const LINK_PX = 100;
/** A line between two busy parties is longer by this much a further line, so that their names find room. */
const BUSY_PX = 26;
/** Half of the corridor kept free along a line, px. */
const CORRIDOR_PX = 9;

/**
 * The region's map: every connected part by force, then the parts interlocked to `aspect` (width / height).
 * d3-force's own random source is a fixed LCG and ids are sorted, so equal pictures have equal places.
 */
export function layOutForce(aspect: number): Layout {
  return (nodes, edges) => {
    const roomById = new Map(sortedById(nodes).map((node) => [node.id, roomOf(node)]));
    const ordered = sortedById(edges);
    const parts = partsOf([...roomById.keys()], ordered).map((ids) => placePart(ids, ordered, roomById));
    const offsets = packParts(
      parts.map(({ outline }) => outline),
      aspect,
    );
    const places = new Map<string, Point>();
    parts.forEach(({ points }, index) => {
      const offset = offsets[index]!;
      for (const [id, point] of points) places.set(id, { x: offset.x + point.x, y: offset.y + point.y });
    });
    return places;
  };
}

interface Part {
  points: Map<string, Point>;
  outline: Edges[];
}

function placePart(
  ids: readonly string[],
  edges: readonly { from: string; to: string }[],
  roomById: ReadonlyMap<string, Room>,
): Part {
  const bodies: Body[] = ids.map((id) => ({ id, room: roomById.get(id)! }));
  const inside = new Set(ids);
  const inner = edges.filter(({ from, to }) => from !== to && inside.has(from) && inside.has(to));
  const near = neighboursOf(ids, inner);
  const busy = (id: string) => near.get(id)!.length - 1;
  const links: Link[] = inner.map(({ from, to }) => ({
    source: from,
    target: to,
    distancePx: LINK_PX + BUSY_PX * Math.min(3, busy(from), busy(to)),
  }));
  forceSimulation(bodies)
    .force(
      "link",
      forceLink<Body, Link>(links)
        .id((body) => body.id)
        .distance((link) => link.distancePx)
        .strength(0.8),
    )
    .force("charge", forceManyBody().strength(-340).distanceMax(480))
    .force("x", forceX(0).strength(0.05))
    .force("y", forceY(0).strength(0.07))
    .stop()
    .tick(TICKS);
  const boxes = bodies.map(({ id, room, x, y }) => ({ id, room, x: x ?? 0, y: y ?? 0 }));
  spreadApart(boxes);
  const points = new Map(boxes.map(({ id, x, y }) => [id, { x, y }]));
  const rooms = boxes.map(({ x, y, room }): Edges => ({
    left: x - room.width / 2,
    right: x + room.width / 2,
    top: y - room.above,
    bottom: y - room.above + room.height,
  }));
  return {
    points,
    outline: [...rooms, ...inner.flatMap(({ from, to }) => corridor(points.get(from)!, points.get(to)!))],
  };
}

/** The way of a line as small squares, so that no other part settles on it. */
function corridor(a: Point, b: Point): Edges[] {
  const count = Math.floor(Math.hypot(b.x - a.x, b.y - a.y) / (CORRIDOR_PX * 2));
  return Array.from({ length: count }, (_, at) => {
    const [x, y] = [a.x + ((b.x - a.x) * at) / count, a.y + ((b.y - a.y) * at) / count];
    return { left: x - CORRIDOR_PX, right: x + CORRIDOR_PX, top: y - CORRIDOR_PX, bottom: y + CORRIDOR_PX };
  });
}
