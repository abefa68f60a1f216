import type { AlertPage, AlertRow, Dashboard } from "../answers.ts";
import type { Desk } from "../desk.ts";
import { h } from "../element.ts";
import { focusOn } from "../state.ts";
import { alertFilters } from "./alert-filters.ts";
import { dueLine } from "./objection-line.ts";
import { severityPill, statusPill } from "./parts.ts";

/** The lead list (线索列表): filters, counts, and one line a lead; says how much of the whole it is. */
export function alertsPanel(desk: Desk, page: AlertPage, dashboard: Dashboard): HTMLElement {
  const rows = page.edges.map(({ node }) => alertLine(desk, node));
  const told =
    rows.length < page.totalCount
      ? `已显示 ${rows.length} / 共 ${page.totalCount} 条，请用上方条件缩小范围`
      : `共 ${page.totalCount} 条`;
  const empty = h("p.empty", {}, "所选条件下没有线索。未查到线索不等于没有风险，可放宽条件或查看覆盖说明。");
  return h(
    "div.alerts",
    {},
    h("h2", {}, "线索列表", h("span.told", {}, told)),
    alertFilters(desk, dashboard),
    rows.length === 0 ? empty : h("ol.alert-list", { "aria-label": "线索" }, ...rows),
  );
}

function alertLine(desk: Desk, alert: AlertRow): HTMLElement {
  const view = desk.view();
  const current = view.focus.kind === "alert" && view.focus.id === alert.id;
  const open = () => desk.change(focusOn(desk.view(), { kind: "alert", id: alert.id }));
  return h(
    "li",
    {},
    h(
      `button.alert-line.edge-${alert.severity}`,
      { type: "button", onclick: open, "aria-current": current ? "true" : null, "data-id": alert.id },
      h("span.row", {}, h("strong.target", {}, alert.target.name), severityPill(alert.severity)),
      h("span.rule", {}, alert.rule.nameZh),
      h(
        "span.row.because",
        {},
        h("span.seed", {}, `关联 ${seedText(alert)}`),
        alert.verdict === "undetermined" ? h("span.pill.undetermined", {}, "? 待定") : null,
        alert.status === "OPEN" ? null : statusPill(alert.status),
      ),
      dueLine(alert.underObjection),
    ),
  );
}

/** The listed parties of a lead in words. */
export function seedText(alert: Pick<AlertRow, "seed" | "seeds">): string {
  if (alert.seed) return alert.seed.name;
  const [first] = alert.seeds;
  if (!first) return "（无名单主体）";
  return alert.seeds.length === 1 ? first.name : `${first.name} 等 ${alert.seeds.length} 个名单主体`;
}
