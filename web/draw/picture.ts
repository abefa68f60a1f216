import type { GraphEdge } from "../answers.ts";
import type { Bends } from "../layout/bends.ts";
import { controlOf, curveAt } from "../layout/bends.ts";
import type { Places, Point } from "../layout/place.ts";
import { GLYPH_PX } from "../layout/place.ts";
import type { SceneNode } from "../scene.ts";
import { lineText } from "../wording.ts";
import type { Rect } from "./label-room.ts";
import { LabelRoom } from "./label-room.ts";
import { LINE_HEIGHT_PX, labelLines, linesWidth, shortLine, textWidth } from "./label-lines.ts";

/** What is to be drawn, in units of the layout. */
export interface Picture {
  nodes: readonly SceneNode[];
  edges: readonly GraphEdge[];
  places: Places;
  bends: Bends;
  selectedId: string | null;
  /** The subject or target the picture is about. */
  focusId: string | null;
  /** Parties that stay bright; null = all. */
  bright: ReadonlySet<string> | null;
}

/** Pan and zoom: screen = layout × k + (x, y). */
export interface Camera {
  k: number;
  x: number;
  y: number;
}

/** Where a label stands; null = no room at this zoom. */
export interface LabelSpot extends Rect {
  anchor: "middle" | "start" | "end";
  lines: readonly string[];
}

/** A party ready for the screen, px. */
export interface NodeMark {
  id: string;
  node: SceneNode;
  at: Point;
  radius: number;
  /** Top left corner of the tag 严重失信; null = not listed, or no room. */
  tag: Point | null;
  label: LabelSpot | null;
  dim: boolean;
  selected: boolean;
  focus: boolean;
}

/** A line ready for the screen, px. */
export interface EdgeMark {
  id: string;
  edge: GraphEdge;
  path: string;
  arrow: string;
  text: string;
  middle: Point;
  labelled: boolean;
  dim: boolean;
  selected: boolean;
}

/** Size of the tag 严重失信, px. */
export const TAG = { width: 52, height: 16 };
const TEXT_PX = 11;
const BADGE = { width: 30, height: 18 };

/** Project a picture through a camera and give each label a place of its own: important ones first. */
export function projectPicture(picture: Picture, camera: Camera): { nodes: NodeMark[]; edges: EdgeMark[] } {
  const room = new LabelRoom();
  const radius = GLYPH_PX * Math.min(1.15, Math.max(0.64, Math.sqrt(camera.k)));
  const nodes = picture.nodes
    .filter((node) => picture.places.has(node.id))
    .map((node): NodeMark => {
      const at = onScreen(picture.places.get(node.id)!, camera);
      const selected = node.id === picture.selectedId;
      const dim = picture.bright !== null && !picture.bright.has(node.id);
      return { id: node.id, node, at, radius, tag: null, label: null, dim, selected, focus: node.id === picture.focusId };
    });
  for (const mark of nodes) for (const rect of glyphRects(mark)) room.claim(rect);
  const marks = [...nodes].sort((a, b) => weight(b) - weight(a));
  for (const mark of marks) placeLabel(mark, room);
  const byId = new Map(nodes.map((mark) => [mark.id, mark]));
  const edges = picture.edges.flatMap((edge) => edgeMark(edge, picture, camera, byId));
  for (const mark of edges.filter(({ dim }) => !dim)) mark.labelled = room.claimFirst([textRect(mark)]) !== null;
  for (const mark of edges.filter(({ selected }) => selected)) mark.labelled = true;
  return { nodes, edges };
}

function onScreen(point: Point, camera: Camera): Point {
  return { x: point.x * camera.k + camera.x, y: point.y * camera.k + camera.y };
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

/** A name and, when listed, the tag above it as one block; where whole names have no room, cut ones, then the tag alone. */
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
  const alone = tagPx > 0 ? room.claimFirst(spotsOf(mark, TAG.width, TAG.height)) : null;
  if (alone) mark.tag = { x: alone.x, y: alone.y };
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
    { x: at.x - width / 2, y: at.y - radius - (node.severity ? 12 : 5) - height, width, height, anchor: "middle" },
  ];
}

function textRect({ text, middle }: EdgeMark): Rect {
  const width = textWidth(text, TEXT_PX) + 6;
  return { x: middle.x - width / 2, y: middle.y - 8, width, height: 16 };
}

function edgeMark(edge: GraphEdge, picture: Picture, camera: Camera, byId: ReadonlyMap<string, NodeMark>): EdgeMark[] {
  const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
  if (!from || !to) return [];
  const selected = edge.id === picture.selectedId;
  const touches = edge.from === picture.selectedId || edge.to === picture.selectedId;
  const dim = picture.bright !== null && !selected && !touches && (from.dim || to.dim);
  const rest = { id: edge.id, edge, text: lineText(edge), labelled: false, dim, selected };
  return [{ ...rest, ...(edge.from === edge.to ? loop(from) : curve(from, to, (picture.bends.get(edge.id) ?? 0) * camera.k)) }];
}

function curve(from: NodeMark, to: NodeMark, bend: number): { path: string; arrow: string; middle: Point } {
  const control = controlOf(from.at, to.at, bend);
  const length = Math.hypot(to.at.x - from.at.x, to.at.y - from.at.y);
  const [leave, arrive] = [clearOf(from, control), clearOf(to, control)];
  const roomy = leave + arrive < length * 0.72;
  const start = towards(from.at, control, roomy ? leave : from.radius + 3);
  const tip = towards(to.at, control, roomy ? arrive + 1 : to.radius + 4);
  const end = towards(tip, control, 7);
  const across = { x: -(tip.y - end.y) * 0.55, y: (tip.x - end.x) * 0.55 };
  const point = ({ x, y }: Point) => `${round(x)},${round(y)}`;
  return {
    path: `M${point(start)}Q${point(control)} ${point(end)}`,
    arrow: `M${point(tip)}L${point({ x: end.x + across.x, y: end.y + across.y })}L${point({ x: end.x - across.x, y: end.y - across.y })}Z`,
    middle: curveAt(start, control, tip, 0.5),
  };
}

/** How far from its centre a line towards `goal` has passed a party's glyph and its name. */
function clearOf({ at, radius, label, tag }: NodeMark, goal: Point): number {
  const length = Math.hypot(goal.x - at.x, goal.y - at.y) || 1;
  const way = { x: (goal.x - at.x) / length, y: (goal.y - at.y) / length };
  const rects = [...(label ? [label] : []), ...(tag ? [{ ...tag, ...TAG }] : [])];
  return Math.max(radius + 3, ...rects.map((rect) => exitOf(rect, at, way) + 2));
}

/** Distance along a ray to where it leaves a rectangle; 0 when it misses. */
function exitOf(rect: Rect, from: Point, way: Point): number {
  const slab = (low: number, high: number, step: number): [number, number] => {
    if (Math.abs(step) < 1e-9) return low <= 0 && high >= 0 ? [-Infinity, Infinity] : [Infinity, -Infinity];
    return low / step < high / step ? [low / step, high / step] : [high / step, low / step];
  };
  const [x0, x1] = slab(rect.x - from.x, rect.x + rect.width - from.x, way.x);
  const [y0, y1] = slab(rect.y - from.y, rect.y + rect.height - from.y, way.y);
  const [enter, exit] = [Math.max(x0, y0), Math.min(x1, y1)];
  return enter < exit && exit > 0 ? exit : 0;
}

/** A holding of a company in itself: a small loop at its upper right. */
function loop({ at, radius }: NodeMark): { path: string; arrow: string; middle: Point } {
  const [x, y] = [at.x + radius * 0.7, at.y - radius];
  const path = `M${round(x - 6)},${round(y)}c-4,-26 40,-26 ${round(radius * 0.6)},${round(radius * 0.7)}`;
  return { path, arrow: "", middle: { x: x + 14, y: y - 20 } };
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * distance, y: from.y + ((to.y - from.y) / length) * distance };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
