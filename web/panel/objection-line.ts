import type { UnderObjection } from "../answers.ts";
import { h } from "../element.ts";
import { minuteText } from "../wording.ts";

/** The mark of a fact that somebody objects to, in words; nothing where nobody does. */
export function objectionLine(mark: UnderObjection | null | undefined): HTMLElement | null {
  if (!mark) return null;
  const due =
    mark.due === null ? "办理期限未能推算" : `应于 ${mark.due} 前办结${mark.overdue ? "，已逾期" : ""}`;
  return h("small.under-objection", {}, h("b", {}, "异议中"), `，${minuteText(mark.since)} 标注，${due}`);
}
