import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { CreditCase, ObjectionCase, RepairCase, SubjectCard } from "../subject-card.ts";
import { caseForms } from "./case-forms.ts";
import { limited } from "./parts.ts";

const SHOWN_MAX = 6;

/** 异议与修复 of a subject: each case, what was decided, and what became of the decision; nothing where there is none. */
export function casesSection(
  desk: Desk,
  { objections, repairs }: Pick<SubjectCard, "objections" | "repairs">,
): HTMLElement | null {
  const lines = [
    ...objections.map((one) => caseLine(desk, one, objectionText(one), tellings(one))),
    ...repairs.map((one) => caseLine(desk, one, repairText(one), repairTellings(one))),
  ].sort((a, b) => Number(b.hasAttribute("data-here")) - Number(a.hasAttribute("data-here")));
  if (lines.length === 0) return null;
  const count = h("span.count", {}, lines.length);
  return h("section.block.cases", {}, h("h3", {}, "异议与修复", count), ...limited(lines, SHOWN_MAX));
}

/** Where the decision on a statement is under review; for lines that tell the statement itself. */
export function reviewMark(
  { objections, repairs }: Pick<SubjectCard, "objections" | "repairs">,
  statementId: string,
): HTMLElement | null {
  const reviewed = [...objections, ...repairs].find(
    (one) => one.statementId === statementId && one.review?.status === "PENDING",
  );
  return reviewed ? h("small.under-objection", {}, h("b", {}, "复核中"), `，${reviewText(reviewed)}`) : null;
}

function caseLine(
  desk: Desk,
  one: ObjectionCase | RepairCase,
  what: string,
  told: readonly string[],
): HTMLElement {
  const isReviewed = one.review?.status === "PENDING";
  // The case that was opened from the list of open cases stands first and is shown.
  const isHere = desk.view().caseId === one.id;
  const here = { "data-here": isHere, "aria-current": isHere ? "true" : null, tabindex: isHere ? -1 : null };
  return h(
    "div.line.case",
    { "data-case": one.id, "data-id": `case-${one.id}`, ...here },
    h("span.row", {}, h("strong", {}, what), h("span", {}, isReviewed ? "复核中" : one.statusZh)),
    ...told.map((text) => h("small", {}, text)),
    h("small.statement", {}, `记录号 ${one.statementId} · 编号 ${one.id}`),
    ...(desk.view().knownAt === null ? caseForms(desk, one) : []),
  );
}

const objectionText = ({ groundZh, raisedOn }: ObjectionCase) => `异议（${groundZh}），${raisedOn} 提出`;
const repairText = ({ appliedOn }: RepairCase) => `信用修复，${appliedOn} 申请`;

/** What happened to a case, a sentence each, in the order of its days. */
export function tellings(one: CreditCase, due = dueText(one.clock)): string[] {
  const { decisionZh, decidedOn, review, lifting } = one;
  const decided = decisionZh ? [`${decidedOn} 决定：${decisionZh}`] : [due];
  const reviewed = review ? [reviewText(one)] : [];
  const lifted = lifting ? [`${lifting.liftedOn} 由${lifting.authority}撤销决定，${lifting.documentNo}`] : [];
  return [...decided, ...reviewed, ...lifted];
}

/** The same of an application, after what its applicant states and who decides (谁认定、谁修复). */
export function repairTellings(one: RepairCase): string[] {
  const { correctedOn, performedOn, committedOn, determinedBy, decisionAuthority, uncertainBars } = one;
  const stated = [
    ...(correctedOn ? [`${correctedOn} 已纠正`] : []),
    ...(performedOn ? [`${performedOn} 已履行义务`] : []),
    ...(committedOn ? [`${committedOn} 已作出信用承诺`] : []),
  ];
  const other =
    determinedBy !== null && decisionAuthority !== determinedBy ? `（认定机关：${determinedBy}）` : "";
  return [
    ...(stated.length > 0 ? [`申请人陈述：${stated.join("，")}`] : []),
    ...(uncertainBars.length > 0 ? [`可能不适用修复（待核实）：${uncertainBars.join("；")}`] : []),
    ...tellings(one, repairDueText(one)),
    ...(decisionAuthority === null ? [] : [`决定机关：${decisionAuthority}${other}`]),
  ];
}

function reviewText({ review }: CreditCase): string {
  if (!review) return "";
  const { authority, requestedOn, decidedOn, statusZh, newStatusZh, clock } = review;
  if (decidedOn === null)
    return `${requestedOn} 申请复核，${authority}办理，${dueText(clock)}，其间原决定有效`;
  return `${decidedOn} ${authority}复核决定：${statusZh}${newStatusZh ? `，${newStatusZh}` : ""}`;
}

/** Before it is accepted, an application waits for that, and the time of its decision does not run. */
function repairDueText({ status, clock }: RepairCase): string {
  if (status !== "APPLIED") return dueText(clock);
  const { firstDue, firstOverdue, firstSure } = clock;
  if (firstDue === null) return "受理期限未能推算";
  return `应于 ${firstDue} 前受理${doubtOf(firstSure)}${firstOverdue ? "，已逾期" : ""}`;
}

function dueText({ decideDue, decideOverdue, sure }: CreditCase["clock"]): string {
  if (decideDue === null) return "办理期限未能推算";
  return `应于 ${decideDue} 前办结${doubtOf(sure)}${decideOverdue ? "，已逾期" : ""}`;
}

const doubtOf = (sure: string | null) => (sure === "M" ? "（期限待核实）" : "");
