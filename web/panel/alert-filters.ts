import { alertStatuses, severities } from "../../src/model/alert.ts";
import type { AlertStatus, Severity } from "../../src/model/alert.ts";
import type { Dashboard } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { severityStyles } from "../draw/encoding.ts";
import { h } from "../element.ts";
import { filterAlerts } from "../state.ts";

/** Filters of the lead list with the counts of open leads; they also dim the map to what remains. */
export function alertFilters(desk: Desk, dashboard: Dashboard): HTMLElement {
  const view = desk.view();
  const chips = (["ACT", "WARN", "WATCH"] as const satisfies readonly Severity[]).map((severity) => {
    const open = dashboard.bySeverity.find((one) => one.severity === severity)?.open ?? 0;
    const pressed = view.severity === severity;
    const toggle = () => desk.change(filterAlerts(desk.view(), { severity: pressed ? null : severity }));
    return h(
      `button.chip.severity-${severity}`,
      {
        type: "button",
        "aria-pressed": String(pressed),
        onclick: toggle,
        title: `只看「${severities[severity]}」`,
      },
      h("span", {}, `${severityStyles[severity].sign} ${severities[severity]}`),
      h("b", {}, open),
    );
  });
  return h("div.filters", {}, h("div.chips", {}, ...chips), ruleSelect(desk, dashboard), statusSelect(desk));
}

function ruleSelect(desk: Desk, dashboard: Dashboard): HTMLElement {
  const { rule: chosen } = desk.view();
  const options = dashboard.byRule.map(({ rule, open }) =>
    h("option", { value: rule.id, selected: rule.id === chosen }, `${rule.nameZh}(${open})`),
  );
  const set = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    desk.change(filterAlerts(desk.view(), { rule: value || null }));
  };
  return h(
    "select.rule-filter",
    { "aria-label": "按规则筛选", onchange: set },
    h("option", { value: "" }, "全部规则"),
    ...options,
  );
}

function statusSelect(desk: Desk): HTMLElement {
  const { status: chosen } = desk.view();
  const options = Object.entries(alertStatuses).map(([status, zh]) =>
    h("option", { value: status, selected: status === chosen }, zh),
  );
  const set = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    desk.change(filterAlerts(desk.view(), { status: value === "" ? null : (value as AlertStatus) }));
  };
  const all = h("option", { value: "", selected: chosen === null }, "全部状态");
  return h("select.status-filter", { "aria-label": "按状态筛选", onchange: set }, all, ...options);
}
