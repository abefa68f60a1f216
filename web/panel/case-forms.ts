import { ApiError } from "../api.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import {
  decideObjectionMutation,
  decideRepairMutation,
  decideReviewMutation,
  liftDecisionMutation,
  requestReviewMutation,
} from "../queries.ts";
import type { CreditCase, ObjectionCase, RepairCase } from "../subject-card.ts";
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

/** What can be done about a case now: decide it, ask for the review of the decision, decide the review, or lift it. */
export function caseForms(desk: Desk, one: ObjectionCase | RepairCase): HTMLElement[] {
  const ground = "ground" in one ? one.ground : null;
  if (one.lifting) return [];
  if (one.decisionZh === null) return ["ground" in one ? objectionForm(desk, one) : repairForm(desk, one)];
  if (one.review?.status === "PENDING") return [reviewForm(desk, one, ground)];
  const forms = [liftForm(desk, one)];
  return one.review ? forms : [requestForm(desk, one), ...forms];
}

const isWorded = (ground: string | null) => ground === "TEXT_ERROR" || ground === "OMISSION";

function objectionForm(desk: Desk, { id, ground, extendedAt }: ObjectionCase): HTMLElement {
  const mutation = decideObjectionMutation;
  const step = (zh: string, decision: string, done: string) => ({ zh, mutation, more: { decision }, done });
  const extension = step("延长办理期限", "EXTEND", "办理期限已延长，记录仍标注「异议中」");
  return caseForm(
    desk,
    { title: "办理异议", about: `办理编号 ${id} 的异议`, key: { objectionId: id } },
    [documentNo, ...(isWorded(ground) ? correctedOf("异议成立") : []), reason],
    [
      step("异议成立", "UPHOLD", "异议成立，记录已按决定处理，线索随即重算"),
      step("异议不成立", "REJECT", "异议不成立，线索恢复原状态"),
      ...(extendedAt === null ? [extension] : []),
    ],
  );
}

function repairForm(desk: Desk, { id, status, extendedOn }: RepairCase): HTMLElement {
  const mutation = decideRepairMutation;
  const step = (zh: string, decision: string, done: string) => ({ zh, mutation, more: { decision }, done });
  const isAccepted = status !== "APPLIED";
  const authority = { name: "authority", zh: "决定机关（即认定机关的可不填）", needed: false };
  const extension = step("延长办理期限", "EXTEND", "办理期限已延长");
  const accepted = step("准予修复", "GRANT", "准予修复，记录已按决定处理，线索随即重算");
  return caseForm(
    desk,
    { title: "办理修复申请", about: `办理编号 ${id} 的修复申请`, key: { applicationId: id } },
    [...(isAccepted ? [authority] : []), documentNo, reason],
    [
      isAccepted ? accepted : step("受理", "ACCEPT", "修复申请已受理，办理期限自受理起算"),
      step("不予修复", "REFUSE", "不予修复，记录不变"),
      ...(isAccepted && extendedOn === null ? [extension] : []),
    ],
  );
}

/** Column and text of what is to be corrected or supplemented; needed by one of the form's buttons. */
const correctedOf = (button: string): Field[] => [
  { name: "column", zh: `更正或补充的栏目（${button}时必填）`, needed: false },
  { name: "text", zh: "正确内容", needed: false },
];

function requestForm(desk: Desk, { id }: CreditCase): HTMLElement {
  const requestedBy = { name: "requestedBy", zh: "申请人（必填，勿填证件号码）", needed: true };
  const authority = { name: "authority", zh: "复核机关（当地规定已载明的可不填）", needed: false };
  return caseForm(
    desk,
    { title: "申请复核", about: `对编号 ${id} 的决定申请复核`, key: { caseId: id } },
    [requestedBy, authority, documentNo, reason],
    [{ zh: "提交复核申请", mutation: requestReviewMutation, more: {}, done: "复核申请已登记，原决定仍有效" }],
  );
}

function reviewForm(desk: Desk, { id, statusZh }: CreditCase, ground: string | null): HTMLElement {
  const mutation = decideReviewMutation;
  return caseForm(
    desk,
    { title: "复核决定", about: `对编号 ${id} 的决定（${statusZh}）作出复核决定`, key: { caseId: id } },
    [documentNo, ...(isWorded(ground) ? correctedOf("变更为异议成立") : []), reason],
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
    { title: "撤销决定", about: `撤销编号 ${id} 的决定（${statusZh}）`, key: { caseId: id } },
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
  { title, about, key }: { title: string; about: string; key: Readonly<Record<string, string>> },
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
      input: () => ({ ...key, ...inputOf(texts(), more["decision"]), ...more }),
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
  return column !== undefined && (decision === "REPLACE" || decision === "UPHOLD")
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
    return `现在不能办理（已有决定、正在复核、决定已撤销、当地规定不可延长，或同一记录有更晚的决定）：${error.detail || error.message}`;
  }
  return refusals[error.code] ?? error.message;
}
