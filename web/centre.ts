import type { AlertPage } from "./answers.ts";
import type { Picture } from "./draw/picture.ts";
import { bendsOf } from "./layout/bends.ts";
import { placeAround } from "./layout/around.ts";
import { layOutForce } from "./layout/force.ts";
import { layOutTiers } from "./layout/ownership-tiers.ts";
import { layOutLanes } from "./layout/path-lanes.ts";
import type { Places } from "./layout/place.ts";
import type { Scene } from "./scene.ts";
import { betweenOf, nearTo, visibleOf } from "./scene.ts";
import type { View } from "./state.ts";

/**
 * Places of a scene: the layout that fits the question, expansions of map and proof around what they
 * expand.
 */
export function placesOf(scene: Scene, view: View, aspect: number): Places {
  const { focus } = view;
  if (focus.kind === "subject") return layOutTiers(focus.id)(scene.nodes, scene.edges);
  const added = new Set(scene.addedBy.flatMap(({ ids }) => ids));
  const base = scene.nodes.filter(({ id }) => !added.has(id));
  const { alert } = scene;
  const seeds = alert ? [...(alert.seed ? [alert.seed] : []), ...alert.seeds].map(({ id }) => id) : [];
  const layout = alert ? layOutLanes(seeds, alert.target.id) : layOutForce(aspect);
  let places = layout(base, scene.edges);
  for (const { anchorId, ids } of scene.addedBy) {
    const standing = new Set([...places.keys(), ...ids]);
    places = placeAround(
      places,
      anchorId,
      scene.nodes.filter(({ id }) => standing.has(id)),
    );
  }
  return places;
}

/**
 * A scene at its places → what the stage draws: legend and hiding applied, the selection's neighbours
 * kept bright.
 */
export function pictureOf(scene: Scene, view: View, places: Places, filtered: AlertPage | null): Picture {
  const { nodes, edges } = visibleOf(scene, view);
  const shown = new Map(nodes.flatMap(({ id }) => (places.has(id) ? [[id, places.get(id)!] as const] : [])));
  return {
    nodes,
    edges,
    places: shown,
    bends: bendsOf(edges, shown),
    selectedId: view.selected?.id ?? null,
    focusId: scene.alert?.target.id ?? (view.focus.kind === "subject" ? view.focus.id : null),
    bright: brightOf(scene, view, filtered),
  };
}

function brightOf(scene: Scene, view: View, filtered: AlertPage | null): ReadonlySet<string> | null {
  const { selected, focus } = view;
  if (selected?.kind === "edge") {
    const edge = scene.edges.find(({ id }) => id === selected.id);
    return edge ? new Set([edge.from, edge.to]) : null;
  }
  const isCentre = focus.kind === "subject" && selected?.id === focus.id;
  if (selected && !isCentre && scene.nodes.some(({ id }) => id === selected.id))
    return nearTo(scene.edges, selected.id);
  if (focus.kind !== "region" || !filtered || (!view.rule && !view.severity)) return null;
  const bright = new Set<string>();
  for (const { node } of filtered.edges) {
    for (const seed of [node.seed, ...node.seeds]) {
      if (seed) for (const id of betweenOf(scene.edges, seed.id, node.target.id)) bright.add(id);
    }
  }
  return bright;
}
