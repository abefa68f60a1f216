import { objectionGrounds } from "../../src/model/objection.ts";
import type { ObjectionGround } from "../../src/model/objection.ts";
import type { CertificateHop } from "../answers.ts";
import { ApiError } from "../api.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { raiseObjectionMutation } from "../queries.ts";
import { enumOf } from "../wording.ts";
import { failureText } from "./slot.ts";

/** What the service answers to an objection. */
interface Raised {
  raiseObjection: { repeated: boolean; objection: { clock: { decideDue: string | null } } };
}

/** Object to one hop's record (提出异议): ground, who, document and reason; closed until somebody opens it. */
export function objectForm(desk: Desk, { statementId, kind }: Pick<CertificateHop, "statementId" | "kind">) {
  const ground = h(
    "select",
    {},
    ...groundsOf(kind).map((one) => h("option", { value: enumOf(one) }, objectionGrounds[one])),
  ) as HTMLSelectElement;
  const raisedBy = h("input", { type: "text", autocomplete: "off" }) as HTMLInputElement;
  const documentNo = h("input", { type: "text", autocomplete: "off" }) as HTMLInputElement;
  const reason = h("textarea", { rows: 2 }) as HTMLTextAreaElement;
  const fault = h("p.fault", { role: "alert" });
  const submit = async (event: Event) => {
    event.preventDefault();
    const empty = [raisedBy, reason].find(({ value }) => value.trim() === "");
    if (empty) {
      fault.textContent = empty === reason ? "请写明异议理由" : "请写明异议人";
      return empty.focus();
    }
    const told = { raisedBy: raisedBy.value.trim(), documentNo: documentNo.value.trim() || null };
    const input = { statementId, ground: ground.value, reason: reason.value.trim(), ...told };
    button.disabled = true;
    try {
      const { raiseObjection } = await desk.tell<Raised>(raiseObjectionMutation, { input });
      desk.notify(raisedText(raiseObjection));
    } catch (error) {
      fault.textContent = objectFailureText(error);
    }
    button.disabled = false;
  };
  const button = h("button", { type: "submit" }, "提交异议") as HTMLButtonElement;
  const note = "提交后该记录即标注「异议中」，依据它的线索暂停处置，直至作出决定。";
  return h(
    "details.object",
    {},
    h("summary", { "aria-label": `对记录 ${statementId} 提出异议` }, "提出异议"),
    h(
      "form",
      { onsubmit: (event) => void submit(event), novalidate: true },
      h("label", {}, "异议事由", ground),
      h("label", {}, "异议人（必填，勿填证件号码）", raisedBy),
      h("label", {}, "文书号", documentNo),
      h("label", {}, "异议理由（必填）", reason),
      h("small", {}, note),
      fault,
      button,
    ),
  );
}

/** Grounds that a record of this kind can be objected to on; the service decides, this only spares refusals. */
export function groundsOf(kind: string): ObjectionGround[] {
  const all = Object.keys(objectionGrounds) as ObjectionGround[];
  return kind === "LISTED_AS" ? all : all.filter((one) => one !== "overdue" && one !== "wrongListing");
}

function raisedText({ repeated, objection }: Raised["raiseObjection"]): string {
  const { decideDue } = objection.clock;
  const due = decideDue === null ? "办理期限未能推算" : `应于 ${decideDue} 前办结`;
  return repeated ? `同一异议此前已登记，${due}` : `异议已登记，记录已标注，${due}`;
}

const refusals: Readonly<Record<string, string>> = {
  NOT_FOUND: "这条记录现在已不在册，不能对它提出异议；请刷新后再看",
  CONFLICT: "同一异议正由他人登记，请刷新后再看",
  RATE_LIMITED: "正在入库，暂不能登记异议，请稍候再试",
};

/** Why an objection was not taken, in words. */
export function objectFailureText(error: unknown): string {
  if (!(error instanceof ApiError)) return failureText(error);
  if (error.code === "BAD_USER_INPUT") return `填写的内容不被接受：${error.detail || error.message}`;
  return refusals[error.code] ?? error.message;
}
