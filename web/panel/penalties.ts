import { penaltyTypes, removalReasons } from "../../src/model/kinds.ts";
import { h } from "../element.ts";
import type { Penalty, SubjectCard } from "../subject-card.ts";
import { amountText } from "../wording.ts";
import { reviewMark } from "./cases.ts";
import { disclosedPart } from "./disclosed-part.ts";
import { objectionLine } from "./objection-line.ts";
import { limited, section } from "./parts.ts";
import { publicationLines } from "./publication-line.ts";

const SHOWN_MAX = 6;

/** Penalties that are published (行政处罚), and folded behind them those that have ended, by law or because they were put right. */
export function penaltiesSection(subject: SubjectCard): HTMLElement {
  const linesOf = (isEnded: boolean) =>
    subject.penalties
      .filter(({ state }) => (state !== "PUBLISHED") === isEnded)
      .map((penalty) => penaltyLine(subject, penalty));
  const block = section("行政处罚", linesOf(false), "所选日期没有公示的行政处罚。", { shownMax: SHOWN_MAX });
  const ended = linesOf(true);
  if (ended.length === 0) return block;
  const summary = h("summary", {}, `已结束的行政处罚 ${ended.length} 件`);
  block.append(h("details.ended", {}, summary, ...limited(ended, SHOWN_MAX)));
  return block;
}

/** Why a penalty is published no more, and from which day; null while it is. */
export function endedText(penalty: Penalty): string | null {
  const { state, removalReason, publishUntil, publishUntilStated, inUseUntil } = penalty;
  if (state === "PUBLISHED") return null;
  const told = (removalReasons as Readonly<Record<string, string>>)[removalReason ?? ""] ?? removalReason;
  const reason = told ?? (publishUntilStated ? "来源载明的期限届满" : "依规定期限届满");
  const [day = "日期未载"] = [publishUntil, inUseUntil].filter((one) => one !== null).sort();
  return `已结束：${reason}，${day} 起`;
}

function penaltyLine(subject: SubjectCard, penalty: Penalty): HTMLElement {
  const kind = (penaltyTypes as Readonly<Record<string, string>>)[penalty.penaltyType] ?? penalty.penaltyType;
  const amount = penalty.amountFen ? amountText(penalty.amountFen) : "";
  const ended = endedText(penalty);
  return h(
    "div.line",
    {},
    h("span.row", {}, h("strong", {}, kind), h("b.number", {}, amount)),
    h("small", {}, `${penalty.decidedOn ?? "日期未载"} · ${penalty.authority ?? "机关未载"}`),
    ended && h("small.end", {}, ended),
    objectionLine(penalty.underObjection),
    reviewMark(subject, penalty.statementId),
    ...publicationLines(penalty, penalty.publishUntilStated ? penalty.publishUntil : null),
    disclosedPart(penalty),
    h("small.statement", {}, `记录号 ${penalty.statementId}`),
  );
}
