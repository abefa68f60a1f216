import type { AlertStatus, AssessAction } from "../../src/model/alert.ts";
import type { AlertFull } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { assessMutation } from "../queries.ts";
import { failureText } from "./slot.ts";

/** Action → its word, and the states it is offered in; the service decides, this only spares refusals. */
const offered: readonly { action: AssessAction; zh: string; from: readonly AlertStatus[] }[] = [
  { action: "START", zh: "开始研判", from: ["OPEN"] },
  { action: "CONFIRM", zh: "确认", from: ["OPEN", "ASSESSING"] },
  { action: "DISMISS", zh: "排除", from: ["OPEN", "ASSESSING"] },
  { action: "REOPEN", zh: "重新打开", from: ["CONFIRMED", "DISMISSED", "SNOOZED"] },
];

/** Triage in place (研判处置): a reason, then the decision; both are kept with who and when. */
export function assessForm(desk: Desk, alert: AlertFull): HTMLElement {
  const { asOf, knownAt } = desk.view();
  // A step is one of now, whatever day is looked at.
  if (asOf !== null || knownAt !== null)
    return h(
      "section.block",
      {},
      h("h3", {}, "研判处置"),
      h("p.empty", {}, "所看为所选时点；请回到最新再作处置。"),
    );
  const actions = offered.filter(({ from }) => from.includes(alert.status));
  if (actions.length === 0)
    return h("section.block", {}, h("h3", {}, "研判处置"), h("p.empty", {}, "此状态下没有可作的处置。"));
  const reason = h("textarea", {
    rows: 2,
    "aria-label": "处置理由",
    placeholder: "处置理由（必填，留痕）",
  }) as HTMLTextAreaElement;
  const buttons = actions.map(({ action, zh }) => {
    const send = () => void assess(desk, alert.id, action, reason);
    return h("button", { type: "button", "data-action": action, onclick: send }, zh);
  });
  return h("section.block.assess", {}, h("h3", {}, "研判处置"), reason, h("div.buttons", {}, ...buttons));
}

async function assess(
  desk: Desk,
  alertId: string,
  action: AssessAction,
  reason: HTMLTextAreaElement,
): Promise<void> {
  const text = reason.value.trim();
  if (text === "") {
    desk.notify("请先写明处置理由");
    return reason.focus();
  }
  try {
    await desk.tell(assessMutation, { input: { alertId, action, reason: text } });
    desk.notify("处置已记录");
  } catch (error) {
    desk.notify(failureText(error));
  }
}
