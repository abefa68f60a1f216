import type { GraphEdge } from "../answers.ts";
import { LINE_HEIGHT_PX, labelLines, linesWidth, shortLine } from "./label-lines.ts";
import type { LabelRoom, Rect } from "./label-room.ts";
import type { LabelSpot, NodeMark } from "./picture.ts";

/** Size of the tag 严重失信, px. */
export const TAG = { width: 52, height: 16 };
const BADGE = { width: 30, height: 18 };

/**
 * Give names and tags their places, in `marks` themselves: important parties first, glyphs before all
 * names.
 */
export function placeLabels(marks: readonly NodeMark[], edges: readonly GraphEdge[], room: LabelRoom): void {
  for (const mark of marks) for (const rect of glyphRects(mark)) room.claim(rect);
  const lines = linesById(edges);
  const weigh = (mark: NodeMark) => weight(mark) + Math.min(9, lines.get(mark.id) ?? 0);
  for (const mark of [...marks].sort((a, b) => weigh(b) - weigh(a))) placeLabel(mark, room);
}

function linesById(edges: readonly GraphEdge[]): Map<string, number> {
  const lines = new Map<string, number>();
  for (const id of edges.flatMap(({ from, to }) => [from, to])) lines.set(id, (lines.get(id) ?? 0) + 1);
  return lines;
}

function weight({ node, selected, focus, dim }: NodeMark): number {
  const severity = { ACT: 3, WARN: 2, WATCH: 1 }[node.severity ?? "WATCH"] * (node.severity ? 1 : 0);
  return (selected ? 100 : 0) + (focus ? 50 : 0) + (node.listed ? 20 : 0) + severity * 4 - (dim ? 60 : 0);
}

function glyphRects({ at, radius, node }: NodeMark): Rect[] {
  const glyph = { x: at.x - radius - 1, y: at.y - radius - 1, width: radius * 2 + 2, height: radius * 2 + 2 };
  const badge = { x: at.x + radius * 0.5, y: at.y - radius - 9, ...BADGE };
  return node.severity ? [glyph, badge] : [glyph];
}

/**
 * A name and, when listed, the tag above it as one block; where that has no room a cut name, then both
 * apart.
 */
function placeLabel(mark: NodeMark, room: LabelRoom): void {
  const tagPx = mark.node.listed ? TAG.height + 1 : 0;
  for (const lines of [labelLines(mark.node.name), [shortLine(mark.node.name)]]) {
    const height = lines.length * LINE_HEIGHT_PX;
    const width = Math.max(linesWidth(lines) + 4, tagPx > 0 ? TAG.width : 0);
    const block = room.claimFirst(spotsOf(mark, width, height + tagPx));
    if (!block) continue;
    if (tagPx > 0) mark.tag = { x: tagLeft(block), y: block.y };
    mark.label = { ...block, y: block.y + tagPx, height, lines };
    return;
  }
  const tag = tagPx > 0 ? room.claimFirst(spotsOf(mark, TAG.width, TAG.height)) : null;
  if (tag) mark.tag = { x: tag.x, y: tag.y };
  const lines = [shortLine(mark.node.name)];
  const label = tag && room.claimFirst(spotsOf(mark, linesWidth(lines) + 4, LINE_HEIGHT_PX));
  if (label) mark.label = { ...label, lines };
}

type Spot = Omit<LabelSpot, "lines">;

function tagLeft(block: Spot): number {
  if (block.anchor === "start") return block.x;
  return block.anchor === "end" ? block.x + block.width - TAG.width : block.x + (block.width - TAG.width) / 2;
}

function spotsOf({ at, radius, node }: NodeMark, width: number, height: number): Spot[] {
  const aside = radius + (node.severity ? 7 : 5);
  return [
    { x: at.x - width / 2, y: at.y + radius + 3, width, height, anchor: "middle" },
    { x: at.x + aside, y: at.y - height / 2 + (node.severity ? 9 : 0), width, height, anchor: "start" },
    { x: at.x - aside - width, y: at.y - height / 2, width, height, anchor: "end" },
    {
      x: at.x - width / 2,
      y: at.y - radius - (node.severity ? 12 : 5) - height,
      width,
      height,
      anchor: "middle",
    },
  ];
}
