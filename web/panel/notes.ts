import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { Scene } from "../scene.ts";
import { focusOn } from "../state.ts";
import type { View } from "../state.ts";
import { seedText } from "./alerts.ts";

/** What the picture leaves out, always told above it; and the sentence for an empty picture. */
export function pictureNotes(scene: Scene, view: View, shown: number): HTMLElement {
  const hidden = view.hidden.length > 0 ? [`已隐藏 ${view.hidden.length} 个主体`] : [];
  const filtered =
    view.off.length > 0
      ? [`图例关闭 ${view.off.length} 项，图中显示 ${shown} / ${scene.nodes.length} 个主体`]
      : [];
  const lines = [...scene.omissions, ...hidden, ...filtered].map((text) => h("p.note", {}, text));
  const empty = scene.nodes.length === 0 ? h("p.empty-picture", {}, emptySentence(view)) : null;
  return h("div", { role: "status" }, ...lines, empty);
}

function emptySentence(view: View): string {
  if (view.focus.kind === "region")
    return "所选日期与地区没有严重失信主体，也没有待研判的线索。可改查询日期，或直接搜索主体。";
  if (view.focus.kind === "alert") return "这条线索在所选日期没有可展示的证据。";
  return "所选日期没有登记到该主体的关联方。未查到不等于没有关联。";
}

/** Where we are, and the way back: region › subject or lead. */
export function crumbs(desk: Desk, scene: Scene): HTMLElement {
  const { focus } = desk.view();
  const home = h(
    "button.link",
    { type: "button", onclick: () => desk.change(focusOn(desk.view(), { kind: "region" })) },
    "区域图谱",
  );
  if (focus.kind === "region")
    return h("p", {}, h("strong", {}, "区域图谱"), h("span.told", {}, "严重失信主体及与其关联的主体"));
  const separator = h("span.separator", { "aria-hidden": "true" }, "›");
  if (scene.alert) {
    return h(
      "p",
      {},
      home,
      separator,
      h("strong", {}, "证据链"),
      h("span.told", {}, `${seedText(scene.alert)} → ${scene.alert.target.name}`),
    );
  }
  const id = focus.kind === "subject" ? focus.id : "";
  const name = scene.nodes.find((node) => node.id === id)?.name ?? id;
  return h(
    "p",
    {},
    home,
    separator,
    h("strong", {}, name),
    h("span.told", {}, "上方为股东与任职人员，下方为对外投资"),
  );
}
