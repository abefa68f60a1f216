import type { GraphEdge } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { SceneNode } from "../scene.ts";
import { select } from "../state.ts";
import { edgeZh, kindZh, lineText, regionZh, spanText } from "../wording.ts";
import { objectionLine } from "./objection-line.ts";
import { listedPill, severityPill } from "./parts.ts";

/**
 * The table twin of the picture: the same parties and lines, the same selection, for keyboard and
 * reading aloud.
 */
export function tableTwin(desk: Desk, nodes: readonly SceneNode[], edges: readonly GraphEdge[]): HTMLElement {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return h(
    "div.table-twin",
    {},
    table(
      "主体",
      ["名称", "类型", "地区", "标记", "线索"],
      nodes.map((node) => nodeRow(desk, node)),
    ),
    table(
      "关系",
      ["自", "关系", "至", "有效期", "记录号"],
      edges.map((edge) => edgeRow(desk, edge, names)),
    ),
  );
}

function table(title: string, heads: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  if (rows.length === 0)
    return h("section.block", {}, h("h3", {}, title), h("p.empty", {}, `图中没有${title}。`));
  const head = h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)));
  return h(
    "section.block",
    {},
    h("h3", {}, title, h("span.count", {}, rows.length)),
    h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows)),
  );
}

function nodeRow(desk: Desk, node: SceneNode): HTMLElement {
  const pick = () => desk.change(select(desk.view(), { kind: "node", id: node.id }));
  const name = h("button.link", { type: "button", onclick: pick }, node.name);
  return h(
    "tr",
    { "aria-selected": String(desk.view().selected?.id === node.id) },
    h("th", { scope: "row" }, name),
    h("td", {}, kindZh(node.kind)),
    h("td", {}, regionZh(node.regionNameZh)),
    h("td", {}, node.listed ? listedPill() : null, node.severity ? severityPill(node.severity) : null),
    h("td.number", {}, node.alertsOpen),
  );
}

function edgeRow(desk: Desk, edge: GraphEdge, names: ReadonlyMap<string, string>): HTMLElement {
  const pick = () => desk.change(select(desk.view(), { kind: "edge", id: edge.id }));
  const what = edge.kindZh || edgeZh(edge.kind);
  const text = lineText(edge);
  const relation = h(
    "button.link",
    { type: "button", onclick: pick },
    text.startsWith(what) ? text : `${what} ${text}`,
  );
  return h(
    "tr",
    { "aria-selected": String(desk.view().selected?.id === edge.id) },
    h("th", { scope: "row" }, names.get(edge.from)),
    h("td", {}, relation, objectionLine(edge.underObjection)),
    h("td", {}, names.get(edge.to)),
    h("td", {}, spanText(edge.validFrom, edge.validTo)),
    h("td.statement", {}, edge.statementIds.join("、")),
  );
}
