import type { IsoDate } from "../../src/model/dates.ts";
import { h } from "../element.ts";
import type { Publication } from "../subject-card.ts";

const stateWords: Readonly<Record<Publication["state"], string>> = {
  PUBLISHED: "公示中",
  PUBLICATION_ENDED: "终止公示",
  SHARING_ENDED: "停止共享和使用",
  TO_DELETE: "应删除",
};

/**
 * State, end of publication and where it is from, and the end of use where the law sets one before `statedEnd`, the end
 * that the source states; a rule that is not sure says so.
 */
export function publicationText(publication: Publication, statedEnd: IsoDate | null): string {
  const { state, publishUntil, publishUntilStated, inUseUntil, periodRule } = publication;
  const until = publishUntil === null ? "公示期限未载" : `${publishUntil} 起不再公示`;
  const use = inUseUntil === null || inUseUntil === statedEnd ? "" : `，${inUseUntil} 起停止共享和使用`;
  const apply = periodRule?.mayApplyFrom ? `，${periodRule.mayApplyFrom} 起可申请修复` : "";
  const unsure = periodRule?.isUncertain ? "，待核实" : "";
  const rule = periodRule ? `；依据 ${periodRule.source}${unsure}` : "";
  return `${stateWords[state]}，${until}${publishUntilStated ? "（来源载明）" : ""}${use}${apply}${rule}`;
}

/** Small lines under a listing or a penalty: where it stands, why its period is unsure, when the act was corrected. */
export function publicationLines(publication: Publication, statedEnd: IsoDate | null): HTMLElement[] {
  const { periodRule, correctedOn } = publication;
  const lines = [h("small.publication", {}, publicationText(publication, statedEnd))];
  if (periodRule?.doubtZh) lines.push(h("small.doubt", {}, `期限待核实：${periodRule.doubtZh}`));
  if (correctedOn) lines.push(h("small.corrected", {}, `${correctedOn} 起整改完成`));
  return lines;
}
