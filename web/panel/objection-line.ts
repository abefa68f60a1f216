import type { UnderObjection } from "../answers.ts";
import { h } from "../element.ts";
import { minuteText } from "../wording.ts";

/** The mark of a fact that somebody objects to, in words; nothing where nobody does. */
export function objectionLine(mark: UnderObjection | null | undefined): HTMLElement | null {
  if (!mark) return null;
  const told = `，${minuteText(mark.since)} 标注，${dueText(mark)}`;
  return h("small.under-objection", {}, h("b", {}, "异议中"), told);
}

/** By when the decision that a held lead waits for is due; in the list of leads, where its state is told already. */
export function dueLine(mark: UnderObjection | null | undefined): HTMLElement | null {
  if (!mark) return null;
  return h(`small.under-objection${mark.overdue ? ".overdue" : ""}`, {}, `异议${dueText(mark)}`);
}

function dueText({ due, overdue }: UnderObjection): string {
  return due === null ? "办理期限未能推算" : `应于 ${due} 前办结${overdue ? "，已逾期" : ""}`;
}
