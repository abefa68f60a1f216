import { csvFromScene } from "../export/csv.ts";
import { download } from "../export/download.ts";
import { svgFromPicture } from "../export/svg.ts";
import { visibleOf } from "../scene.ts";
import { defineAction } from "./action.ts";

/** Fit (全图): bring the whole picture into sight. */
export const fit = defineAction({
  id: "fit",
  zh: "全图",
  key: "f",
  hint: "让整张图进入视野",
  enabled: () => true,
  run: (desk) => desk.fit(),
});

/** Zoom in (放大). */
export const zoomIn = defineAction({
  id: "zoom-in",
  zh: "放大",
  key: "+",
  hint: "放大，更多名称会显示出来",
  enabled: () => true,
  run: (desk) => desk.zoomBy(1.3),
});

/** Zoom out (缩小). */
export const zoomOut = defineAction({
  id: "zoom-out",
  zh: "缩小",
  key: "-",
  hint: "缩小",
  enabled: () => true,
  run: (desk) => desk.zoomBy(1 / 1.3),
});

/** Table twin (表格): the same content as rows. */
export const table = defineAction({
  id: "table",
  zh: "表格",
  key: "t",
  hint: "图与表格互换，内容相同",
  enabled: () => true,
  run: (desk) => desk.change({ ...desk.view(), table: !desk.view().table }),
});

/** Export the picture (导出图) with the question that made it. */
export const exportSvg = defineAction({
  id: "export-svg",
  zh: "导出图",
  key: null,
  hint: "下载当前图为 SVG，并写入查询日期与网址",
  enabled: (desk) => desk.scene() !== null && !desk.view().table,
  run: (desk) => download("信用图谱.svg", "image/svg+xml", svgFromPicture(desk.picture(), location.search)),
});

/** Export the rows (导出表): parties and lines of the picture. */
export const exportCsv = defineAction({
  id: "export-csv",
  zh: "导出表",
  key: null,
  hint: "下载图中主体与关系为 CSV",
  enabled: (desk) => desk.scene() !== null,
  run: (desk) => download("信用图谱.csv", "text/csv", csvFromScene(visibleOf(desk.scene()!, desk.view()))),
});
