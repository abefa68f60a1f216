import type { GraphEdge, GraphNode } from "../answers.ts";
import { LINE_HEIGHT_PX, labelLines, linesWidth } from "../draw/label-lines.ts";

/** A point of the plane, px at zoom 1. */
export interface Point {
  x: number;
  y: number;
}

/** Where each party stands, by id. */
export type Places = ReadonlyMap<string, Point>;

/** The room a party needs with its label, px at zoom 1; the glyph's centre is `above` below the top. */
export interface Room {
  width: number;
  height: number;
  above: number;
}

/** Half of a glyph's side, px at zoom 1. */
export const GLYPH_PX = 17;

/** Room of a party: glyph, tag when listed, and its label below. */
export function roomOf(node: Pick<GraphNode, "name" | "listed">): Room {
  const tagPx = node.listed ? 18 : 0;
  const lines = labelLines(node.name);
  return {
    width: Math.max(linesWidth(lines), 54) + 18,
    height: GLYPH_PX * 2 + 8 + tagPx + lines.length * LINE_HEIGHT_PX + 12,
    above: GLYPH_PX + 8,
  };
}

/**
 * A layout: parties and lines → places. Pure; ids sorted first, so that the order of the answer means
 * nothing.
 */
export type Layout = (
  nodes: readonly Pick<GraphNode, "id" | "name" | "listed" | "kind">[],
  edges: readonly Pick<GraphEdge, "id" | "from" | "to" | "kind">[],
) => Places;

/** Ids in code-unit order. */
export function sortedById<T extends { id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Neighbours of each id, both directions, sorted. */
export function neighboursOf(
  ids: readonly string[],
  edges: readonly Pick<GraphEdge, "from" | "to">[],
): Map<string, string[]> {
  const near = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  for (const { from, to } of edges) {
    if (from === to || !near.has(from) || !near.has(to)) continue;
    near.get(from)!.add(to);
    near.get(to)!.add(from);
  }
  return new Map([...near].map(([id, set]) => [id, [...set].sort()]));
}

/** Connected parts of a picture, each sorted, largest first, then by first id. */
export function partsOf(
  ids: readonly string[],
  edges: readonly Pick<GraphEdge, "from" | "to">[],
): string[][] {
  const near = neighboursOf(ids, edges);
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const start of [...ids].sort()) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (let index = 0; index < part.length; index += 1) {
      for (const next of near.get(part[index]!)!) {
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    parts.push(part.sort());
  }
  return parts.sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1));
}
