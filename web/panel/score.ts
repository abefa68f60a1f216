import { BASE_POINTS } from "../../src/model/score.ts";
import type { SubjectCard } from "../subject-card.ts";
import { h } from "../element.ts";
import { section, tierMark } from "./parts.ts";

/** Factor of the ledger → what the inspector reads; a factor we do not know stands for itself. */
const factorNames: Readonly<Record<string, string>> = {
  "severe-listing": "严重失信主体名单",
  "watch-listing": "经营异常、限制消费等名单",
  "minor-penalties": "警告、通报批评",
  fines: "罚款、没收",
  "heavy-penalties": "责令停产停业、暂扣或吊销许可",
  "lawsuits-as-defendant": "作为被告涉诉",
  enforcement: "被执行、股权冻结",
  arrears: "欠税、社保欠缴",
  "inspections-failed": "检查不合格",
  "commitments-broken": "违背信用承诺",
  linkage: "关联线索",
  floor: "不低于 0 分的调整",
};

/** Whether a score was made before a listing began or ended: tier D and a severe list go together. */
export function isScoreBehind(isSevere: boolean, { score }: Pick<SubjectCard, "score">): boolean {
  return score !== null && isSevere !== (score.tier === "D");
}

/** The score's ledger (评分账本): from 1000 down, one line a factor, adding up to the points. */
export function scoreBlock(subject: SubjectCard, isSevere: boolean): HTMLElement {
  const { score, kind } = subject;
  if (kind === "person" || !score)
    return section("评分", [], kind === "person" ? "自然人不评分。" : "所选日期尚未评分。");
  const lines = score.ledger.flatMap(({ factor, points, evidence, doubtsZh }) => [
    h(
      "div.line.row",
      { title: evidence.length > 0 ? `依据记录：${evidence.join("、")}` : "" },
      h("span", {}, factorNames[factor] ?? factor),
      h("b.number", {}, points > 0 ? `+${points}` : `−${Math.abs(points)}`),
    ),
    ...doubtsZh.map((doubt) => h("small.doubt", {}, doubt)),
  ]);
  const meter = h("span.fill");
  meter.style.width = `${Math.max(0, Math.min(100, score.points / 10))}%`;
  return h(
    "section.block.score",
    {},
    h("h3", {}, "评分"),
    h("div.row.total", {}, h("b.points", {}, score.points), tierMark(score.tier), h("span.track", {}, meter)),
    h("div.line.row", {}, h("span", {}, "基准分"), h("b.number", {}, BASE_POINTS)),
    isScoreBehind(isSevere, subject)
      ? h("p.note", {}, "名单的最近变化尚未计入评分；评分随小批入库更新，其余每晚更新。")
      : null,
    ...(lines.length > 0 ? lines : [h("p.empty", {}, "没有扣分项。")]),
  );
}
