import type { GraphEdge } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { lineTypeOf } from "../draw/encoding.ts";
import { h } from "../element.ts";
import { amountText, edgeSentence, edgeZh, percentText, roleZh, spanText } from "../wording.ts";
import { objectionLine } from "./objection-line.ts";
import { pair, subjectLink } from "./parts.ts";

const lineTypes = {
  stated: "登记载明（实线）",
  derived: "推算得出（虚线）：由下列记录推算，不是登记事实",
  unknown: "比例未披露（点线）",
} as const;

/** The card of a line: what is said, since when, and on which statements it rests. */
export function edgePanel(desk: Desk, edge: GraphEdge): HTMLElement {
  const names = new Map((desk.scene()?.nodes ?? []).map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const statements = edge.statementIds.map((id) => h("div.line.statement", {}, id));
  return h(
    "article.edge-card",
    { "data-id": edge.id },
    h("p.kicker", {}, "关系"),
    h("h2", {}, edge.kindZh || edgeZh(edge.kind)),
    h("p.explanation", {}, edgeSentence(edge, nameOf)),
    objectionLine(edge.underObjection),
    h(
      "dl",
      {},
      pair("自", subjectLink(desk, { id: edge.from, name: nameOf(edge.from) })),
      pair("至", subjectLink(desk, { id: edge.to, name: nameOf(edge.to) })),
      edge.role ? pair("职务", roleZh(edge.role)) : null,
      edge.sharePercent === null ? null : pair("比例", percentText(edge.sharePercent)),
      edge.amountFen ? pair("金额", amountText(edge.amountFen)) : null,
      pair("有效期", spanText(edge.validFrom, edge.validTo)),
      pair("性质", lineTypes[lineTypeOf(edge)]),
    ),
    h(
      "section.block",
      {},
      h("h3", {}, "依据的记录"),
      ...(statements.length > 0 ? statements : [h("p.empty", {}, "没有列出记录号。")]),
    ),
  );
}
