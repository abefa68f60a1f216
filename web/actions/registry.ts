import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { Action } from "./action.ts";
import { centre, expand, hide, leave, show, undoStep } from "./graph.ts";
import { exportCsv, exportSvg, fit, table, zoomIn, zoomOut } from "./screen.ts";

/** Every gesture, in the order of the help sheet. */
export const actions: readonly Action[] = [
  centre,
  expand,
  hide,
  show,
  undoStep,
  leave,
  zoomIn,
  zoomOut,
  fit,
  table,
  exportSvg,
  exportCsv,
];

/** The action of a key; undefined when none listens. */
export function actionOfKey(key: string): Action | undefined {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return actions.find((action) => action.key === name || (action.key === "+" && name === "="));
}

/** Keys as the help sheet and the buttons print them. */
export function keyText(key: string | null): string {
  const names: Readonly<Record<string, string>> = { Enter: "回车", Escape: "Esc" };
  return key === null ? "" : (names[key] ?? key.toUpperCase());
}

/**
 * Toolbar over the picture. What cannot be used now is switched off, not gone, so that buttons keep
 * their place.
 */
export function toolbar(desk: Desk): HTMLElement {
  const tools = [
    centre,
    expand,
    hide,
    ...(show.enabled(desk) ? [show] : []),
    undoStep,
    table,
    exportSvg,
    exportCsv,
  ];
  return h(
    "div.toolbar",
    { role: "toolbar", "aria-label": "图谱工具" },
    ...tools.map((action) => button(desk, action, wordOf(desk, action))),
  );
}

function wordOf(desk: Desk, action: Action): string {
  return action === table && desk.view().table ? "回到图" : action.zh;
}

/** Zoom buttons in the picture's corner. */
export function zoomBar(desk: Desk): HTMLElement {
  const tools = [button(desk, zoomIn, "+"), button(desk, zoomOut, "−"), button(desk, fit, "全图")];
  return h("div.zoom-bar", { role: "toolbar", "aria-label": "缩放" }, ...tools);
}

function button(desk: Desk, action: Action, text: string): HTMLElement {
  const title = action.key ? `${action.hint}(${keyText(action.key)})` : action.hint;
  const attributes = {
    type: "button",
    "data-action": action.id,
    "aria-label": action.zh,
    title,
    disabled: !action.enabled(desk),
  };
  return h("button", { ...attributes, onclick: () => action.run(desk) }, text);
}

/** The help sheet: every gesture with its key, and how the picture is moved. */
export function helpSheet(): HTMLElement {
  const rows = actions.map(({ zh, key, hint }) =>
    h("div.pair", {}, h("dt", {}, h("kbd", {}, keyText(key) || "—"), ` ${zh}`), h("dd", {}, hint)),
  );
  const close = h("button.primary", { type: "button", "data-close": "true" }, "知道了");
  return h(
    "div.sheet",
    {},
    h("h2", {}, "操作说明"),
    h("p", {}, "单击选中，双击居中；拖动空白处平移，滚轮缩放，拖动主体可移开。方向键在图中移到邻近主体。"),
    h("dl", {}, ...rows),
    close,
  );
}
