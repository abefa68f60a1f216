import { ApiError } from "../api.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { decideReviewMutation, liftDecisionMutation, requestReviewMutation } from "../queries.ts";
import type { CreditCase } from "../subject-card.ts";
import { failureText } from "./slot.ts";
import type { Step } from "./step-form.ts";
import { stepForm } from "./step-form.ts";

/** A field of a form: the name that the service gives it, its label, whether it must be filled. */
interface Field {
  name: string;
  zh: string;
  needed: boolean;
}

const reason: Field = { name: "reason", zh: "理由（必填，留痕，勿填证件号码）", needed: true };
const documentNo: Field = { name: "documentNo", zh: "文书号", needed: false };

/** A button of a form, with what it says beside the fields. */
interface CaseStep extends Omit<Step, "input"> {
  more: Record<string, unknown>;
}

/** What can be done about a decision now: ask for its review, decide the review, or lift it. */
export function caseForms(desk: Desk, one: CreditCase, ground: string | null): HTMLElement[] {
  if (one.decisionZh === null || one.lifting) return [];
  if (one.review?.status === "PENDING") return [reviewForm(desk, one, ground)];
  const forms = [liftForm(desk, one)];
  return one.review ? forms : [requestForm(desk, one), ...forms];
}

function requestForm(desk: Desk, { id }: CreditCase): HTMLElement {
  const requestedBy = { name: "requestedBy", zh: "申请人（必填，勿填证件号码）", needed: true };
  const authority = { name: "authority", zh: "复核机关（当地规定已载明的可不填）", needed: false };
  return caseForm(
    desk,
    { title: "申请复核", about: `对编号 ${id} 的决定申请复核`, caseId: id },
    [requestedBy, authority, documentNo, reason],
    [{ zh: "提交复核申请", mutation: requestReviewMutation, more: {}, done: "复核申请已登记，原决定仍有效" }],
  );
}

function reviewForm(desk: Desk, { id, statusZh }: CreditCase, ground: string | null): HTMLElement {
  const isWorded = ground === "TEXT_ERROR" || ground === "OMISSION";
  const corrected = [
    { name: "column", zh: "更正或补充的栏目（变更为异议成立时必填）", needed: false },
    { name: "text", zh: "正确内容", needed: false },
  ];
  const mutation = decideReviewMutation;
  return caseForm(
    desk,
    { title: "复核决定", about: `对编号 ${id} 的决定（${statusZh}）作出复核决定`, caseId: id },
    [documentNo, ...(isWorded ? corrected : []), reason],
    [
      { zh: "维持原决定", mutation, more: { decision: "SUSTAIN" }, done: "已维持原决定" },
      { zh: "变更原决定", mutation, more: { decision: "REPLACE" }, done: "已变更原决定，线索随即重算" },
    ],
  );
}

function liftForm(desk: Desk, { id, statusZh }: CreditCase): HTMLElement {
  const authority = { name: "authority", zh: "作出决定的机关（必填）", needed: true };
  return caseForm(
    desk,
    { title: "撤销决定", about: `撤销编号 ${id} 的决定（${statusZh}）`, caseId: id },
    [authority, { ...documentNo, zh: "撤销文书号（必填）", needed: true }, reason],
    [
      {
        zh: "撤销决定",
        mutation: liftDecisionMutation,
        more: {},
        done: "决定已撤销，记录恢复原状，线索随即重算",
      },
    ],
  );
}

function caseForm(
  desk: Desk,
  { title, about, caseId }: { title: string; about: string; caseId: string },
  fields: readonly Field[],
  steps: readonly CaseStep[],
): HTMLElement {
  const inputs = fields.map((field) => {
    const input = (
      field.name === "reason" ? h("textarea", { rows: 2 }) : h("input", { type: "text", autocomplete: "off" })
    ) as HTMLInputElement | HTMLTextAreaElement;
    return { ...field, input };
  });
  const texts = () => inputs.map(({ name, input }) => [name, input.value.trim()] as const);
  return stepForm(
    desk,
    {
      ...{ title, about, failureText: caseFailureText },
      body: inputs.map(({ zh, input }) => h("label", {}, zh, input)),
      missing: () => {
        const empty = inputs.find(({ needed, input }) => needed && input.value.trim() === "");
        return empty && { text: `请填写：${empty.zh.replace(/（.*/, "")}`, field: empty.input };
      },
    },
    steps.map(({ more, ...step }) => ({
      ...step,
      input: () => ({ caseId, ...inputOf(texts(), more["decision"]), ...more }),
    })),
  );
}

/** Texts of a form as the service takes them: empty ones are left out, a column and its text become one correction. */
export function inputOf(
  texts: readonly (readonly [string, string])[],
  decision: unknown,
): Record<string, unknown> {
  const filled = Object.fromEntries(texts.filter(([, text]) => text !== ""));
  const { column, text, ...told } = filled;
  return column !== undefined && decision === "REPLACE"
    ? { ...told, corrections: { [column]: text ?? "" } }
    : told;
}

const refusals: Readonly<Record<string, string>> = {
  NOT_FOUND: "该异议或修复申请现在已不在册；请刷新后再看",
  RATE_LIMITED: "正在入库，暂不能办理，请稍候再试",
};

/** Why a step on a case was not taken, in words; what stands against it is told as the service says it. */
export function caseFailureText(error: unknown): string {
  if (!(error instanceof ApiError)) return failureText(error);
  if (error.code === "BAD_USER_INPUT") return `填写的内容不被接受：${error.detail || error.message}`;
  if (error.code === "CONFLICT") {
    return `现在不能办理（已申请复核、正在复核、决定已撤销，或同一记录有更晚的决定）：${error.detail || error.message}`;
  }
  return refusals[error.code] ?? error.message;
}
