import { tiers } from "../../src/model/score.ts";
import type { Tier } from "../../src/model/score.ts";
import type { Dashboard } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { chooseRegion, filterAlerts } from "../state.ts";
import { minuteText } from "../wording.ts";
import { pair } from "./parts.ts";

/** What the right side says before anything is chosen: how to read the picture, and the region in figures. */
export function overviewPanel(desk: Desk, dashboard: Dashboard): HTMLElement {
  return h(
    "div.overview",
    {},
    h("h2", {}, "区域概览"),
    h(
      "ol.guide",
      {},
      h("li", {}, "图中是严重失信主体、与其存在关联的主体，以及把它们连起来的关系。"),
      h("li", {}, "点左侧一条线索，看它的证据链；点图中一个主体，看它的名片。"),
      h("li", {}, "双击主体以它为中心；按 E 展开关联方，按 Z 撤销。"),
    ),
    regionTable(desk, dashboard),
    ruleBars(desk, dashboard),
    tierBars(dashboard),
    freshness(dashboard),
  );
}

function regionTable(desk: Desk, { regions }: Dashboard): HTMLElement {
  const rows = regions.map((one) => {
    const go = () => desk.change(chooseRegion(desk.view(), one.regionCode));
    const chosen = /^\d{6}$/.test(one.regionCode);
    const name = chosen ? h("button.link", { type: "button", onclick: go }, one.nameZh) : one.nameZh;
    const cells = [one.subjects, one.listed, one.alertsOpen].map((value) => h("td.number", {}, value));
    return h("tr", {}, h("th", { scope: "row" }, name), ...cells);
  });
  const head = ["地区", "主体", "严重失信", "线索"].map((text) => h("th", { scope: "col" }, text));
  const table = h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows));
  return h(
    "section.block",
    {},
    h("h3", {}, "各地情况"),
    rows.length > 0 ? table : h("p.empty", {}, "没有分地区的数字。"),
  );
}

function ruleBars(desk: Desk, { byRule }: Dashboard): HTMLElement {
  const most = Math.max(1, ...byRule.map(({ open }) => open));
  const bars = byRule.map(({ rule, open }) => {
    const go = () => desk.change(filterAlerts(desk.view(), { rule: rule.id }));
    const name = h("button.link", { type: "button", onclick: go }, rule.nameZh);
    return bar(name, open, open / most);
  });
  return h(
    "section.block",
    {},
    h("h3", {}, "待研判线索（按规则）"),
    ...(bars.length > 0 ? bars : [h("p.empty", {}, "没有待研判的线索。")]),
  );
}

function tierBars({ byTier }: Dashboard): HTMLElement {
  const order = Object.keys(tiers) as Tier[];
  const most = Math.max(1, ...byTier.map(({ subjects }) => subjects));
  const bars = order.flatMap((tier) => {
    const subjects = byTier.find((one) => one.tier === tier)?.subjects;
    return subjects === undefined ? [] : [bar(`${tiers[tier]} 级`, subjects, subjects / most)];
  });
  return h(
    "section.block.short",
    {},
    h("h3", {}, "风险等级分布（自然人不评分）"),
    ...(bars.length > 0 ? bars : [h("p.empty", {}, "尚未评分。")]),
  );
}

function bar(label: string | HTMLElement, value: number, ratio: number): HTMLElement {
  const fill = h("span.fill");
  fill.style.width = `${Math.round(ratio * 100)}%`;
  return h("div.bar", {}, h("span.name", {}, label), h("span.track", {}, fill), h("span.number", {}, value));
}

function freshness({ sources, asOf, knownAt }: Dashboard): HTMLElement {
  const lines = sources.map((one) =>
    pair(
      `来源 ${one.sourceId}`,
      `截至 ${one.asOf ?? "未载"}，入库 ${one.loadedAt ? minuteText(one.loadedAt) : "未载"}`,
    ),
  );
  const empty = h("p.empty", {}, "尚无完整入库的数据来源。");
  return h(
    "section.block",
    {},
    h("h3", {}, "数据新鲜度"),
    h("dl", {}, pair("查询日期", asOf), pair("已知截至", minuteText(knownAt)), ...lines),
    lines.length === 0 ? empty : null,
  );
}
