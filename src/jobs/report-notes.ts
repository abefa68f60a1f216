import type { AlertState } from "../alerts/as-known.ts";
import type { IsoDate } from "../model/dates.ts";
import { holidaysEnteredTo } from "../model/working-days.ts";
import type { ReportSource, RuleTally, RunOutcome } from "../report/daily-report-input.ts";
import { rules } from "../rules/catalogue.ts";

/** The latest run of one job that had ended by the moment of a report. */
export interface RunRow {
  job: string;
  status: string;
  asOf: IsoDate;
  rowsIn: number | null;
  rowsOut: number | null;
  hubsJson: string | null;
}

/** What became of it. */
export function runOutcome(run: RunRow | undefined): RunOutcome {
  if (!run) return "never";
  return run.status === "done" ? "complete" : run.status === "held" ? "held" : "failed";
}

/** Limits of this one report: stale sources, and rules whose latest run was no complete answer. */
export function notesOf(
  sources: readonly ReportSource[],
  tallies: readonly RuleTally[],
  asOf: IsoDate,
): string[] {
  const names = new Map(rules.map((rule) => [rule.id, rule.name.zh]));
  const told: Partial<Record<RunOutcome, string>> = {
    held: "最近一次运行被上限暂缓，未关闭任何线索",
    failed: "最近一次运行失败，线索沿用此前结果",
    never: "尚未运行，本期无结果",
  };
  return [
    ...sources
      .filter((source) => source.asOf !== null && source.asOf < asOf)
      .map((source) => `来源“${source.nameZh}”的数据日期为 ${source.asOf}，早于报告日期。`),
    ...tallies
      .filter((tally) => told[tally.outcome])
      .map((tally) => `规则“${names.get(tally.ruleId)}”${told[tally.outcome]}。`),
  ];
}

/**
 * Whether the leads told were held against what has ended (期满核对) on the day of the report: told where they were not,
 * or where the check named some that still rest on it.
 */
export function expiryNote(run: RunRow | undefined, asOf: IsoDate): string[] {
  const outcome = runOutcome(run);
  if (!run || run.asOf < asOf) return ["本日尚未完成期满核对，所列线索可能引用已终止的事实。"];
  if (outcome === "failed") return ["期满核对最近一次运行失败，所列线索可能引用已终止的事实。"];
  return outcome === "held"
    ? [`期满核对发现 ${run.rowsOut ?? 0} 处线索或评分仍引用已终止的事实，核实前请勿据此采取措施。`]
    : [];
}

/** Leads whose evidence of then is gone: written over before old versions were kept. Told, never guessed. */
export function unkeptNote({
  opened,
  closed,
  open,
}: Record<"opened" | "closed" | "open", AlertState[]>): string[] {
  const lost = new Set([...opened, ...closed, ...open].filter((lead) => !lead.isKept).map((lead) => lead.id));
  if (lost.size === 0) return [];
  const what = `${lost.size} 条线索在该时点的证据与等级未留存`;
  return [`${what}（系统当时尚不保存旧版证据），所列为其后最早留存的版本，不代表当时内容。`];
}

/** Clocks of objections, repairs and 双公示 that begin now may not be countable: told before the first of them is. */
export function holidayNote(asOf: IsoDate): string[] {
  const { to, endsSoon } = holidaysEnteredTo(asOf);
  return endsSoon ? [`法定节假日安排录入至 ${to}，其后的工作日期限无法推算，请录入下一年度安排。`] : [];
}
