import { h } from "../element.ts";
import type { Publication } from "../subject-card.ts";

const stateWords: Readonly<Record<Publication["state"], string>> = {
  PUBLISHED: "公示中",
  PUBLICATION_ENDED: "终止公示",
  SHARING_ENDED: "停止共享和使用",
  TO_DELETE: "应删除",
};

/** State, end of publication and where it is from; a rule that is not sure says so. */
export function publicationText(publication: Publication): string {
  const { state, publishUntil, publishUntilStated, periodRule } = publication;
  const until = publishUntil === null ? "公示期限未载" : `${publishUntil} 起不再公示`;
  const apply = periodRule?.mayApplyFrom ? `，${periodRule.mayApplyFrom} 起可申请修复` : "";
  const doubt = periodRule?.isUncertain ? "，待核实" : "";
  const rule = periodRule ? `；依据 ${periodRule.source}${doubt}` : "";
  return `${stateWords[state]}，${until}${publishUntilStated ? "（来源载明）" : ""}${apply}${rule}`;
}

/** A small line under a listing or a penalty. */
export function publicationLine(publication: Publication): HTMLElement {
  return h("small.publication", {}, publicationText(publication));
}
