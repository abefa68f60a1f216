import { ask, remembering } from "./api.ts";
import type { Ask } from "./api.ts";
import type { Desk } from "./desk.ts";
import { createStage } from "./draw/stage.ts";
import { h } from "./element.ts";
import { helpSheet, zoomBar } from "./actions/registry.ts";
import { listenToKeys } from "./keyboard.ts";
import { searchBox } from "./panel/search.ts";
import { createScreen } from "./screen.ts";
import type { Scene } from "./scene.ts";
import { commit, focusOn, select, undo } from "./state.ts";
import type { History } from "./state.ts";
import { queryFromView, viewFromQuery } from "./url.ts";

const place = (id: string) => document.getElementById(id)!;

let history: History = { past: [], present: viewFromQuery(location.search) };
let scene: Scene | null = null;
const memory = remembering(ask);

/** Asks past the memory; afterwards everything is asked anew, because the graph has changed. */
const tell: Ask = async (document, variables) => {
  const answer = await ask<never>(document, variables);
  memory.forget();
  screen.refresh();
  return answer;
};

const desk: Desk = {
  view: () => history.present,
  scene: () => scene,
  change: (view) => {
    const next = commit(history, view);
    if (next === history) return;
    history = next;
    writeUrl("push");
    screen.render();
  },
  settle: (view) => {
    history = { ...history, present: view };
    writeUrl("replace");
    screen.render();
  },
  undo: () => {
    history = undo(history);
    writeUrl("replace");
    screen.render();
  },
  canUndo: () => history.past.length > 0,
  ask: memory.ask,
  tell,
  notify: (text) => place("notice").replaceChildren(h("p", {}, text)),
  fit: () => stage.fit(),
  zoomBy: (factor) => stage.zoomBy(factor),
  picture: () => stage.element,
};

const stage = createStage(place("stage"), {
  pickNode: (id) => desk.change(select(desk.view(), { kind: "node", id })),
  openNode: (id) => desk.change(focusOn(desk.view(), { kind: "subject", id })),
  pickEdge: (id) => desk.change(select(desk.view(), { kind: "edge", id })),
  pickNothing: () => desk.view().selected && desk.change(select(desk.view(), null)),
});
const screen = createScreen(desk, stage, (next) => (scene = next));

function writeUrl(how: "push" | "replace"): void {
  const query = queryFromView(history.present);
  const address = query === "" ? location.pathname : `?${query}`;
  if (how === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
}

function mountHelp(): void {
  const sheet = place("help") as HTMLDialogElement;
  sheet.append(helpSheet());
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet || (event.target as Element).closest("[data-close]")) sheet.close();
  });
  place("open-help").addEventListener("click", () => sheet.showModal());
}

window.addEventListener("popstate", () => {
  history = commit(history, viewFromQuery(location.search));
  screen.render();
});
place("search").append(searchBox(desk));
mountHelp();
place("zoom").append(zoomBar(desk));
listenToKeys(desk, stage);
screen.render();
