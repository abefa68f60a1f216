import type { GraphEdge } from "../answers.ts";
import type { Bends } from "../layout/bends.ts";
import type { Places, Point } from "../layout/place.ts";
import { GLYPH_PX } from "../layout/place.ts";
import type { SceneNode } from "../scene.ts";
import { lineText } from "../wording.ts";
import type { Size } from "./camera.ts";
import type { Curve } from "./curves.ts";
import { curve, loop } from "./curves.ts";
import type { Rect } from "./label-room.ts";
import { LabelRoom } from "./label-room.ts";
import { textWidth } from "./label-lines.ts";
import { placeLabels } from "./label-places.ts";

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
export interface EdgeMark extends Curve {
  id: string;
  edge: GraphEdge;
  text: string;
  /** Where its text stands; null = no room at this zoom. */
  textAt: Point | null;
  dim: boolean;
  selected: boolean;
}

/** The zoom buttons stand in the lower right corner, px: no name goes under them. */
const ZOOM_BAR = { width: 128, height: 44 };
const TEXT_PX = 11;

/** Project a picture through a camera and give each label a place of its own: important ones first. */
export function projectPicture(
  picture: Picture,
  camera: Camera,
  size: Size,
): { nodes: NodeMark[]; edges: EdgeMark[] } {
  const room = new LabelRoom(size);
  room.claim({ x: size.width - ZOOM_BAR.width, y: size.height - ZOOM_BAR.height, ...ZOOM_BAR });
  const radius = GLYPH_PX * Math.min(1.15, Math.max(0.64, Math.sqrt(camera.k)));
  const nodes = picture.nodes
    .filter((node) => picture.places.has(node.id))
    .map((node): NodeMark => {
      const at = onScreen(picture.places.get(node.id)!, camera);
      const selected = node.id === picture.selectedId;
      const dim = picture.bright !== null && !picture.bright.has(node.id);
      return {
        id: node.id,
        node,
        at,
        radius,
        tag: null,
        label: null,
        dim,
        selected,
        focus: node.id === picture.focusId,
      };
    });
  placeLabels(nodes, picture.edges, room);
  const byId = new Map(nodes.map((mark) => [mark.id, mark]));
  const edges = picture.edges.flatMap((edge) => edgeMark(edge, picture, camera, byId));
  const bright = edges.filter(({ dim }) => !dim);
  // What a register states is printed before what follows from it.
  for (const mark of bright.toSorted((a, b) => Number(a.edge.derived) - Number(b.edge.derived)))
    placeText(mark, room);
  for (const mark of edges.filter(({ selected }) => selected)) mark.textAt ??= mark.textSpots[0]!;
  return { nodes, edges };
}

/** The fullest text that has room somewhere along its line, in the mark itself. */
function placeText(mark: EdgeMark, room: LabelRoom): void {
  // "异议中" is printed where there is room; the strokes across the line say it in any case.
  for (const text of textsOn(mark)) {
    const place = room.claimFirst(mark.textSpots.map((at) => ({ ...textRect(text, at), at })));
    if (!place) continue;
    mark.text = text;
    mark.textAt = place.at;
    return;
  }
}

function onScreen(point: Point, camera: Camera): Point {
  return { x: point.x * camera.k + camera.x, y: point.y * camera.k + camera.y };
}

/** What may be printed on a line, the fuller text first. */
const textsOn = ({ edge, text }: EdgeMark) => (edge.underObjection ? [`${text} 异议中`, text] : [text]);

function textRect(text: string, at: Point): Rect {
  const width = textWidth(text, TEXT_PX) + 6;
  return { x: at.x - width / 2, y: at.y - 8, width, height: 16 };
}

function edgeMark(
  edge: GraphEdge,
  picture: Picture,
  camera: Camera,
  byId: ReadonlyMap<string, NodeMark>,
): EdgeMark[] {
  const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
  if (!from || !to) return [];
  const selected = edge.id === picture.selectedId;
  const touches = edge.from === picture.selectedId || edge.to === picture.selectedId;
  const dim = picture.bright !== null && !selected && !touches && (from.dim || to.dim);
  const rest = { id: edge.id, edge, text: lineText(edge), textAt: null, dim, selected };
  return [
    {
      ...rest,
      ...(edge.from === edge.to ? loop(from) : curve(from, to, (picture.bends.get(edge.id) ?? 0) * camera.k)),
    },
  ];
}
