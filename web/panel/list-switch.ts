import type { Dashboard } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import type { CaseCounts } from "../open-cases.ts";
import { listCases } from "../state.ts";

/** Which list stands on the left: leads, or open cases with how many are open and overdue. */
export function listSwitch(desk: Desk, { alertsOpen }: Dashboard, counts: CaseCounts): HTMLElement {
  const shown = desk.view().cases ? "cases" : "alerts";
  const tab = (id: "alerts" | "cases", text: string, go: () => void) =>
    h(
      "button",
      { type: "button", "aria-pressed": String(id === shown), "data-id": `list-${id}`, onclick: go },
      text,
    );
  return h(
    "div.list-switch",
    { role: "group", "aria-label": "左侧列表" },
    tab("alerts", `线索 ${alertsOpen}`, () => desk.change({ ...desk.view(), cases: null })),
    tab("cases", casesText(counts), () => desk.change(listCases(desk.view(), {}))),
  );
}

/** Open and overdue cases in words. */
export function casesText({ totalCount, overdueCount }: CaseCounts): string {
  return `异议与修复 ${totalCount}${overdueCount > 0 ? `，逾期 ${overdueCount}` : ""}`;
}
