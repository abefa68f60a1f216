import { expandNode, focusOn, hideNode, select, showHidden } from "../state.ts";
import { defineAction, selectedNode } from "./action.ts";

/** Centre (居中): make the selected subject what the picture is about. */
export const centre = defineAction({
  id: "centre",
  zh: "居中",
  key: "Enter",
  hint: "以选中的主体为中心，看它的上下游",
  enabled: (desk) => selectedNode(desk) !== null,
  run: (desk) => desk.change(focusOn(desk.view(), { kind: "subject", id: selectedNode(desk)! })),
});

/** Expand (展开): add the neighbours of the selection; what is left out is told above the picture. */
export const expand = defineAction({
  id: "expand",
  zh: "展开",
  key: "e",
  hint: "加入选中主体的关联方，一次最多 50 个",
  enabled: (desk) => selectedNode(desk) !== null,
  run: (desk) => desk.change(expandNode(desk.view(), selectedNode(desk)!)),
});

/** Hide (隐藏): take the selection out of the picture. */
export const hide = defineAction({
  id: "hide",
  zh: "隐藏",
  key: "x",
  hint: "从图中移出选中的主体，数据不变",
  enabled: (desk) => selectedNode(desk) !== null,
  run: (desk) => desk.change(hideNode(desk.view(), selectedNode(desk)!)),
});

/** Show hidden (恢复隐藏): bring everything hidden back. */
export const show = defineAction({
  id: "show",
  zh: "恢复隐藏",
  key: null,
  hint: "把隐藏的主体放回图中",
  enabled: (desk) => desk.view().hidden.length > 0,
  run: (desk) => desk.change(showHidden(desk.view())),
});

/** Undo (撤销): one step back. */
export const undoStep = defineAction({
  id: "undo",
  zh: "撤销",
  key: "z",
  hint: "回到上一步",
  enabled: (desk) => desk.canUndo(),
  run: (desk) => desk.undo(),
});

/** Leave (返回): drop the selection, then go back to the region. */
export const leave = defineAction({
  id: "leave",
  zh: "返回",
  key: "Escape",
  hint: "取消选择；再按一次回到区域图谱",
  enabled: (desk) => desk.view().selected !== null || desk.view().focus.kind !== "region",
  run: (desk) => {
    const view = desk.view();
    const onlyCentre = view.focus.kind === "subject" && view.selected?.id === view.focus.id;
    if (view.selected && !onlyCentre) desk.change(select(view, null));
    else desk.change(focusOn(view, { kind: "region" }));
  },
});
