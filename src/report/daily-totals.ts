import type { Alert, Severity } from "../model/alert.ts";
import { regionNameZh } from "../model/regions.ts";
import type { DailyReportInput } from "./daily-report-input.ts";
import { ABSENCE } from "./daily-wording.ts";
import { chinaTimeText, nameOf } from "./lead-text.ts";

const order: readonly Severity[] = ["ACT", "WARN", "WATCH"];

/** Sums over all rules of a report. */
export interface DailyTotals {
  opened: number;
  closed: number;
  open: number;
  openBySeverity: Readonly<Record<Severity, number>>;
}

/** Adds up the tallies of the rules; counts of leads, not of subjects. */
export function dailyTotals(input: DailyReportInput): DailyTotals {
  const openBySeverity = { WATCH: 0, WARN: 0, ACT: 0 };
  const totals = { opened: 0, closed: 0, open: 0, openBySeverity };
  for (const tally of input.tallies) {
    totals.opened += tally.opened;
    totals.closed += tally.closed;
    for (const severity of order) {
      openBySeverity[severity] += tally.open[severity];
      totals.open += tally.open[severity];
    }
  }
  return totals;
}

/** Leads gravest first, then by rule, target and key: a total order, so that a report can be issued again. */
export function inReportOrder(input: DailyReportInput, alerts: readonly Alert[]): Alert[] {
  const rank = new Map(input.rules.map((rule, index) => [rule.id, index]));
  const rankOf = (alert: Alert) => rank.get(alert.ruleId) ?? rank.size;
  return alerts.toSorted(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      rankOf(a) - rankOf(b) ||
      compareText(nameOf(input, a.targetId), nameOf(input, b.targetId)) ||
      compareText(a.key, b.key),
  );
}

/** Jurisdiction as printed. */
export function regionText(input: Pick<DailyReportInput, "regionCode">): string {
  return input.regionCode === null ? "全部已归集区域" : regionNameZh(input.regionCode);
}

/** The report in two sentences; a quiet day says so, and says that it proves nothing. */
export function summaryText(input: DailyReportInput): string {
  const { opened, closed, open, openBySeverity } = dailyTotals(input);
  const period = input.since === null ? "首期" : `自${chinaTimeText(input.since)}以来`;
  const found = opened === 0 ? `无新增线索（${ABSENCE}）` : `新增线索 ${opened} 条`;
  return (
    `${regionText(input)}归集主体 ${input.subjects} 个，其中列入严重失信主体名单 ${input.listed} 个。` +
    `${period}${found}，消除 ${closed} 条；在册线索 ${open} 条，` +
    `其中处置级 ${openBySeverity.ACT} 条、预警级 ${openBySeverity.WARN} 条、关注级 ${openBySeverity.WATCH} 条。`
  );
}

/** By code unit: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
