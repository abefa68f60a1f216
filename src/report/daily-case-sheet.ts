import { alertStatuses, severities } from "../model/alert.ts";
import { caseLines, casesText, contestedIds } from "./daily-cases.ts";
import type { DailyReportInput } from "./daily-report-input.ts";
import { inReportOrder } from "./daily-totals.ts";
import { codeOf, nameOf, seedNames } from "./lead-text.ts";
import type { TableSheet } from "./workbook.ts";

/** Every objection and application, one a row, then every lead that waits for a decision. */
export function caseSheet(input: DailyReportInput): TableSheet {
  const ruleNames = new Map(input.rules.map((rule) => [rule.id, rule.nameZh]));
  const namesOf = (ids: readonly string[]) => ids.map((id) => nameOf(input, id)).join("、");
  const caseRows = caseLines(input).map((line) => [
    line.kind,
    line.id,
    line.change,
    namesOf(line.subjectIds),
    line.subjectIds.map((id) => codeOf(input, id)).join("、"),
    line.statementId,
    line.about,
    line.cameOn,
    line.status,
    line.decidedOn,
    line.dueText,
    line.ruleText,
    line.heldLeads,
  ]);
  const heldRows = inReportOrder(input, input.cases.held).map((alert) => [
    "暂停线索",
    alert.id,
    null,
    nameOf(input, alert.targetId),
    codeOf(input, alert.targetId),
    contestedIds(input, alert.proof).join("、"),
    `${ruleNames.get(alert.ruleId) ?? alert.ruleId}（${severities[alert.severity]}）：${seedNames(input, alert)}`,
    alert.openedOn,
    alertStatuses[alert.status],
    ...[null, null, null, null],
  ]);
  return {
    name: "异议与修复",
    heading: ["异议与修复（期限按工作日计算）", casesText(input)],
    header: [
      "类别",
      "编号",
      "本期变动",
      "主体",
      "主体代码",
      "所涉记录编号",
      "事由",
      "提出或首次出现",
      "状态",
      "办结日期",
      "法定期限",
      "期限依据",
      "暂停线索数",
    ],
    widths: [10, 20, 14, 34, 24, 34, 40, 14, 18, 12, 34, 44, 11],
    rows: [...caseRows, ...heldRows],
  };
}
