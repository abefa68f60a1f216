import type { DailyReportInput } from "./daily-report-input.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { codeOf, nameOf } from "./lead-text.ts";
import type { TableSheet } from "./workbook.ts";

/** Records printed on paper; the spreadsheet lists all that the report holds. */
export const DELETIONS_PRINTED_MAX = 100;

/** 六、应删除的记录: what is kept for longer than the law lets it, or was annulled; the system deletes nothing itself. */
export function deletionSection(input: DailyReportInput, printedMax: number = DELETIONS_PRINTED_MAX): Html {
  const { rows } = input.toDelete;
  return html`<h2>六、应删除的记录</h2>
    <p>${deletionsText(input, Math.min(rows.length, printedMax))}</p>
    ${
      rows.length > 0 &&
      html`<table>
        <thead>
          <tr>
            <th>主体</th>
            <th>记录</th>
            <th>应删除自</th>
            <th>依据</th>
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, printedMax).map(
            (row) =>
              html`<tr>
                <td>
                  ${nameOf(input, row.subjectId)}<br /><span class="code"
                    >${codeOf(input, row.subjectId)}</span
                  >
                </td>
                <td>${row.whatZh}<br /><span class="code">${row.statementId}</span></td>
                <td class="nowrap">${row.since}</td>
                <td>${row.source}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }`;
}

/** Every one that the report holds, one a row. */
export function deletionSheet(input: DailyReportInput): TableSheet {
  const { rows } = input.toDelete;
  return {
    name: "应删除",
    heading: ["应删除的记录（系统不自动删除）", deletionsText(input, rows.length)],
    header: ["主体", "主体代码", "记录", "记录编号", "应删除自", "依据"],
    widths: [34, 24, 28, 34, 14, 44],
    rows: rows.map((row) => [
      nameOf(input, row.subjectId),
      codeOf(input, row.subjectId),
      row.whatZh,
      row.statementId,
      row.since,
      row.source,
    ]),
  };
}

function deletionsText({ toDelete: { total, totalIsExact } }: DailyReportInput, listed: number): string {
  if (total === 0) return "没有保留期满或已撤销而应删除的记录。";
  const rest = total > listed ? `，列出应删除最久的 ${listed} 条` : "";
  const count = totalIsExact ? `${total} 条` : `至少 ${total} 条`;
  return `保留期满或已撤销而应删除的记录共 ${count}${rest}；删除由数据提供单位依法办理，系统不自动删除。`;
}
