import { BASE_POINTS } from "../../src/model/score.ts";
import type { SubjectCard } from "../subject-card.ts";
import { h } from "../element.ts";
import { section, tierMark } from "./parts.ts";

/** The score's ledger (评分账本): from 1000 down, one line a factor, adding up to the points. */
export function scoreBlock({ score, kind }: SubjectCard): HTMLElement {
  if (kind === "person" || !score)
    return section("评分", [], kind === "person" ? "自然人不评分。" : "所选日期尚未评分。");
  const lines = score.ledger.map(({ factor, points, evidence }) =>
    h(
      "div.line.row",
      { title: evidence.length > 0 ? `依据记录：${evidence.join("、")}` : "" },
      h("span", {}, factor),
      h("b.number", {}, points > 0 ? `+${points}` : `−${Math.abs(points)}`),
    ),
  );
  const meter = h("span.fill");
  meter.style.width = `${Math.max(0, Math.min(100, score.points / 10))}%`;
  return h(
    "section.block.score",
    {},
    h("h3", {}, "评分"),
    h("div.row.total", {}, h("b.points", {}, score.points), tierMark(score.tier), h("span.track", {}, meter)),
    h("div.line.row", {}, h("span", {}, "基准分"), h("b.number", {}, BASE_POINTS)),
    ...(lines.length > 0 ? lines : [h("p.empty", {}, "没有扣分项。")]),
  );
}
