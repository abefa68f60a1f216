import { toolbar } from "./actions/registry.ts";
import { pictureOf, placesOf } from "./centre.ts";
import type { Desk } from "./desk.ts";
import { drawLegend, legendEntries } from "./draw/legend.ts";
import type { Stage } from "./draw/stage.ts";
import { h } from "./element.ts";
import type { Places } from "./layout/place.ts";
import { createSide } from "./panel/side.ts";
import { crumbs, pictureNotes } from "./panel/notes.ts";
import { failureText } from "./panel/slot.ts";
import { tableTwin } from "./panel/table.ts";
import { readAlerts, readScene } from "./reader.ts";
import type { Scene } from "./scene.ts";
import { visibleOf } from "./scene.ts";
import { focusOn, toggleLegend } from "./state.ts";
import type { View } from "./state.ts";

/** The whole screen: shows a view, asks what it needs, never changes the view. */
export interface Screen {
  render: () => void;
  /** Ask everything again: the graph has changed. */
  refresh: () => void;
}

const place = (id: string) => document.getElementById(id)!;

/** What decides which picture is loaded; the rest of the view only changes how it is shown. */
const baseKeyOf = ({ asOf, knownAt, region, focus }: View) => JSON.stringify([asOf, knownAt, region, focus]);
const sceneKeyOf = (view: View) => JSON.stringify([baseKeyOf(view), view.expanded]);

/** Who was merged is looked at as who is kept: nothing is told of the other any more. */
function followMoved(desk: Desk, { from, to }: NonNullable<Scene["moved"]>): void {
  const { caseId } = desk.view();
  desk.settle({ ...focusOn(desk.view(), { kind: "subject", id: to.id }), caseId });
  desk.notify(`“${from.name}”（编号 ${from.id}）已并入“${to.name}”，以下为并入后的主体`);
}

/** Width to height in steps of a tenth, without the legend: its lines must not move the picture. */
function aspectOf({ clientWidth, clientHeight }: HTMLElement): number {
  return Math.max(0.6, Math.round((clientWidth / Math.max(1, clientHeight - 90)) * 10) / 10);
}

/** Wire the screen's parts to the page; `onScene` learns of each loaded picture. */
export function createScreen(desk: Desk, stage: Stage, onScene: (scene: Scene | null) => void): Screen {
  let epoch = 0;
  let loadedKey = "";
  let wantedKey = "";
  let baseKey = "";
  let places: Places = new Map();
  const side = createSide(desk, () => epoch);

  const draw = async (refit: boolean, fresh: boolean) => {
    const view = desk.view();
    const scene = desk.scene();
    if (!scene) return;
    const filtered = view.rule || view.severity ? await readAlerts(desk.ask, view) : null;
    if (view !== desk.view()) return;
    const { nodes, edges } = visibleOf(scene, view);
    stage.show(pictureOf(scene, view, places, filtered), { refit, fresh });
    place("legend").replaceChildren(
      drawLegend(
        legendEntries(
          scene.nodes.filter(({ id }) => !view.hidden.includes(id)),
          scene.edges,
          view.off,
        ),
        (key) => desk.change(toggleLegend(desk.view(), key)),
      ),
    );
    place("notes").replaceChildren(pictureNotes(scene, view, nodes.length));
    place("crumbs").replaceChildren(crumbs(desk, scene));
    place("table").replaceChildren(view.table ? tableTwin(desk, nodes, edges) : "");
  };

  const failed = (error: unknown) => {
    onScene(null);
    place("notes").replaceChildren(h("p.failure", { role: "alert" }, failureText(error)));
  };

  const load = async () => {
    const view = desk.view();
    const key = `${epoch} ${sceneKeyOf(view)}`;
    wantedKey = key;
    if (key === loadedKey) return draw(false, false);
    if (!desk.scene()) place("notes").replaceChildren(h("p.waiting", { role: "status" }, "正在读取图谱…"));
    const scene = await readScene(desk.ask, view);
    if (wantedKey !== key) return;
    if (scene.moved) return followMoved(desk, scene.moved);
    const fresh = baseKey !== baseKeyOf(view);
    [loadedKey, baseKey] = [key, baseKeyOf(view)];
    onScene(scene);
    places = placesOf(scene, view, aspectOf(place("centre")));
    await draw(true, fresh);
    place("tools").replaceChildren(toolbar(desk));
    side.render();
  };

  const render = () => {
    document.body.classList.toggle("as-table", desk.view().table);
    place("tools").replaceChildren(toolbar(desk));
    side.render();
    load().catch(failed);
  };
  return {
    render,
    refresh: () => {
      epoch += 1;
      render();
    },
  };
}
