import type { SubjectName } from "../answers.ts";
import { ApiError } from "../api.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { judgeSameMutation, judgeTwoMutation, undoSameMutation } from "../queries.ts";
import type { IdentityJudgement } from "../subject-card.ts";
import { sameZh, twoZh } from "../wording.ts";
import { failureText } from "./slot.ts";
import type { Step } from "./step-form.ts";
import { stepForm } from "./step-form.ts";

/** Judge a candidate (认定): the same or another, with a reason; closed until somebody opens it. */
export function judgeForm(desk: Desk, own: SubjectName, other: SubjectName): HTMLElement {
  const keep = h(
    "select",
    {},
    h("option", { value: own.id }, `本主体（编号 ${own.id}）`),
    h("option", { value: other.id }, `对方（编号 ${other.id}）`),
  ) as HTMLSelectElement;
  const pairOf = () => ({ keepId: keep.value, absorbId: keep.value === own.id ? other.id : own.id });
  const [same, two] = [sameZh(own.kind), twoZh(own.kind)];
  const note = `判为${same}后，一方的全部记载归于保留的一方，线索随即重算；可撤销。`;
  return reasonForm(
    desk,
    { title: "认定", about: `认定编号 ${other.id} 与本主体是否为${same}` },
    [h("label", {}, `判为${same}时保留`, keep), h("small", {}, note)],
    [
      { zh: `判为${same}`, mutation: judgeSameMutation, input: pairOf, done: `已判为${same}，记载已归并` },
      {
        zh: `判为${two}`,
        mutation: judgeTwoMutation,
        input: () => ({ ids: [own.id, other.id] }),
        done: `已判为${two}，不再作为候选`,
      },
    ],
  );
}

/** Take a judgement back (撤销); `twoIds` where it said that two are two persons. */
export function undoForm(
  desk: Desk,
  { id, other }: IdentityJudgement,
  twoIds: readonly string[] | null,
): HTMLElement {
  const step = twoIds
    ? { mutation: judgeTwoMutation, input: () => ({ ids: twoIds, withdraw: true }) }
    : { mutation: undoSameMutation, input: () => ({ judgementId: id }) };
  return reasonForm(
    desk,
    { title: "撤销认定", about: `撤销对编号 ${other.id} 的认定` },
    [],
    [{ zh: "撤销", ...step, done: "认定已撤销" }],
  );
}

function reasonForm(
  desk: Desk,
  { title, about }: { title: string; about: string },
  fields: readonly HTMLElement[],
  steps: readonly Step[],
): HTMLElement {
  const reason = h("textarea", { rows: 2 }) as HTMLTextAreaElement;
  const textOf = () => reason.value.trim();
  return stepForm(
    desk,
    {
      ...{ title, about, failureText: judgeFailureText },
      body: [h("label", {}, "理由（必填，留痕，勿填证件号码）", reason), ...fields],
      missing: () => (textOf() === "" ? { text: "请写明理由", field: reason } : undefined),
    },
    steps.map((step) => ({ ...step, input: () => ({ ...step.input(), reason: textOf() }) })),
  );
}

const refusals: Readonly<Record<string, string>> = {
  NOT_FOUND: "该主体或该认定现在已不在册；请刷新后再看",
  CONFLICT:
    "不能这样认定：两者证件号码或统一代码不同、来源载明两者之间有关系、已判为不同主体或一方已并入他人；请刷新后再看",
  RATE_LIMITED: "正在入库，暂不能认定，请稍候再试",
};

/** Why a judgement was not taken, in words. */
export function judgeFailureText(error: unknown): string {
  if (!(error instanceof ApiError)) return failureText(error);
  if (error.code === "BAD_USER_INPUT") return `填写的内容不被接受：${error.detail || error.message}`;
  return refusals[error.code] ?? error.message;
}
