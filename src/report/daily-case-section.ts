import { severities } from "../model/alert.ts";
import { caseLines, casesText, contestedIds } from "./daily-cases.ts";
import type { DailyReportInput } from "./daily-report-input.ts";
import { inReportOrder } from "./daily-totals.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { codeOf, nameOf, seedNames } from "./lead-text.ts";

/** Cases printed on paper, and held leads beside them; the spreadsheet lists all of them. */
export const CASES_PRINTED_MAX = 100;

/** 五、异议与修复: what is disputed, by when a decision is due, and which leads wait for it. */
export function caseSection(input: DailyReportInput, printedMax: number = CASES_PRINTED_MAX): Html {
  return html`<h2>五、异议与修复</h2>
    <p>${casesText(input)}</p>
    ${caseLines(input).length > 0 && caseTable(input, printedMax)}
    ${input.cases.held.length > 0 && heldTable(input, printedMax)}`;
}

function caseTable(input: DailyReportInput, printedMax: number): Html {
  const lines = caseLines(input);
  return html`<table>
    <caption>
      异议、信用修复申请与复核${restText(lines.length, printedMax, "件")}
    </caption>
    <thead>
      <tr>
        <th>类别</th>
        <th>主体</th>
        <th>事由</th>
        <th>提出日期</th>
        <th>状态</th>
        <th>法定期限（工作日）</th>
        <th class="number">暂停线索</th>
      </tr>
    </thead>
    <tbody>
      ${lines.slice(0, printedMax).map(
        (line) =>
          html`<tr>
            <td>${line.kind}<br />${line.change}</td>
            <td>
              ${line.subjectIds.map((id) => nameOf(input, id)).join("、")}<br /><span class="code"
                >${line.statementId}</span
              >
            </td>
            <td>${line.about}</td>
            <td class="nowrap">${line.cameOn}</td>
            <td>${line.status}${line.decidedOn !== null && html`<br />${line.decidedOn}`}</td>
            <td>${line.dueText}<br /><span class="code">${line.ruleText}</span></td>
            <td class="number">${line.heldLeads}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function heldTable(input: DailyReportInput, printedMax: number): Html {
  const held = inReportOrder(input, input.cases.held);
  const nameById = new Map(input.rules.map((rule) => [rule.id, rule.nameZh]));
  return html`<table>
    <caption>
      因异议暂停处置的线索${restText(held.length, printedMax, "条")}
    </caption>
    <thead>
      <tr>
        <th>目标主体</th>
        <th>严重失信主体</th>
        <th>规则</th>
        <th>等级</th>
        <th>被异议的记录</th>
      </tr>
    </thead>
    <tbody>
      ${held.slice(0, printedMax).map(
        (alert) =>
          html`<tr>
            <td>
              ${nameOf(input, alert.targetId)}<br /><span class="code">${codeOf(input, alert.targetId)}</span>
            </td>
            <td>${seedNames(input, alert)}</td>
            <td>${nameById.get(alert.ruleId) ?? alert.ruleId}</td>
            <td>${severities[alert.severity]}</td>
            <td><span class="code">${contestedIds(input, alert.proof).join("、")}</span></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function restText(count: number, printedMax: number, unit: string): string {
  return count > printedMax
    ? `（列出前 ${printedMax} ${unit}，另有 ${count - printedMax} ${unit}见电子表格）`
    : "";
}
