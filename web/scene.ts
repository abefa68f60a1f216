import type { AlertFull, AlertRow, GraphEdge, GraphNode, GraphSlice, SubjectName } from "./answers.ts";
import type { Severity } from "../src/model/alert.ts";
import { edgeKeys, nodeKeys } from "./draw/encoding.ts";
import type { View } from "./state.ts";

/** A party in the picture with what the leads say of it. */
export interface SceneNode extends GraphNode {
  severity: Severity | null;
  alertsOpen: number;
}

/** The loaded picture before the legend and hiding: sorted, so that equal answers give equal pictures. */
export interface Scene {
  nodes: readonly SceneNode[];
  edges: readonly GraphEdge[];
  /** Sentences on what was left out. */
  omissions: readonly string[];
  /** Which parties each expansion added, in order. */
  addedBy: readonly { anchorId: string; ids: readonly string[] }[];
  alert: AlertFull | null;
  /** Where the subject asked about was merged into another: who it was, and who is kept. */
  moved: { from: Pick<SubjectName, "id" | "name">; to: SubjectName } | null;
}

const rank: Record<Severity, number> = { ACT: 3, WARN: 2, WATCH: 1 };

/** One slice with the name it is told under. */
export interface NamedSlice {
  title: string;
  /** The party whose expansion asked for it; null = the picture's own slice. */
  anchorId: string | null;
  slice: GraphSlice;
}

/** Slices → one picture: each party and line once, the first answer wins; omissions are kept as sentences. */
export function mergeScene(
  slices: readonly NamedSlice[],
  alerts: readonly AlertRow[],
  alert: AlertFull | null = null,
): Scene {
  const nodes = new Map<string, SceneNode>();
  const edges = new Map<string, GraphEdge>();
  const worst = worstByTarget(alerts);
  const addedBy: { anchorId: string; ids: string[] }[] = [];
  for (const { slice, anchorId } of slices) {
    if (anchorId)
      addedBy.push({ anchorId, ids: slice.nodes.map(({ id }) => id).filter((id) => !nodes.has(id)) });
    for (const node of slice.nodes) {
      const { severity = null, count = 0 } = worst.get(node.id) ?? {};
      if (!nodes.has(node.id)) nodes.set(node.id, { ...node, severity, alertsOpen: count });
    }
    for (const edge of slice.edges) if (!edges.has(edge.id)) edges.set(edge.id, edge);
  }
  return {
    nodes: [...nodes.values()].sort(byId),
    edges: [...edges.values()].filter((edge) => nodes.has(edge.from) && nodes.has(edge.to)).sort(byId),
    omissions: [...slices.flatMap(omissionOf), ...nothingNew(slices, addedBy)],
    addedBy,
    alert,
    moved: null,
  };
}

function nothingNew(slices: readonly NamedSlice[], addedBy: Scene["addedBy"]): string[] {
  return slices
    .filter(({ anchorId }) => addedBy.some((one) => one.anchorId === anchorId && one.ids.length === 0))
    .map(({ title, slice }) => `${title}：共 ${slice.total} 个主体，都已在图中`);
}

/** What one slice left out, as a sentence; nothing when it is whole. */
export function omissionOf({ title, slice }: Pick<NamedSlice, "title" | "slice">): string[] {
  if (!slice.truncated && slice.returned >= slice.total) return [];
  const why = slice.why ? `（${slice.why}）` : "";
  return [`${title}：已显示 ${slice.returned} / 共 ${slice.total}${why}`];
}

/** What the legend and hiding leave of a picture. */
export function visibleOf(scene: Scene, view: Pick<View, "off" | "hidden">): Pick<Scene, "nodes" | "edges"> {
  const off = new Set(view.off);
  const hidden = new Set(view.hidden);
  const nodes = scene.nodes.filter(
    (node) => !hidden.has(node.id) && !nodeKeys(node).some((key) => off.has(key)),
  );
  const ids = new Set(nodes.map((node) => node.id));
  const edges = scene.edges
    .filter((edge) => ids.has(edge.from) && ids.has(edge.to))
    .filter((edge) => !edgeKeys(edge).some((key) => off.has(key)));
  return { nodes, edges };
}

/** The parties next to a selection, itself included; everything when nothing is selected. */
export function nearTo(edges: readonly GraphEdge[], id: string): Set<string> {
  const near = new Set([id]);
  for (const edge of edges) {
    if (edge.from === id) near.add(edge.to);
    if (edge.to === id) near.add(edge.from);
  }
  return near;
}

/** A shortest way between two parties of the picture, both included; just the two when there is none. */
export function betweenOf(edges: readonly GraphEdge[], from: string, to: string): string[] {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const id of cameFrom.keys()) {
    for (const next of [...nearTo(edges, id)].sort()) if (!cameFrom.has(next)) cameFrom.set(next, id);
  }
  const way: string[] = [];
  for (let id: string | null = cameFrom.has(to) ? to : null; id !== null; id = cameFrom.get(id) ?? null)
    way.push(id);
  return way.length > 0 ? way : [from, to];
}

function worstByTarget(alerts: readonly AlertRow[]): Map<string, { severity: Severity; count: number }> {
  const worst = new Map<string, { severity: Severity; count: number }>();
  for (const { target, severity } of alerts) {
    const known = worst.get(target.id);
    if (!known) worst.set(target.id, { severity, count: 1 });
    else
      worst.set(target.id, {
        severity: rank[severity] > rank[known.severity] ? severity : known.severity,
        count: known.count + 1,
      });
  }
  return worst;
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
