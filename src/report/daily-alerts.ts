import { closedSection, coverageSection, rulesSection } from "./daily-closing-sections.ts";
import type { DailyReportInput } from "./daily-report-input.ts";
import { leadSections, summarySection } from "./daily-sections.ts";
import { csvText } from "./csv.ts";
import { dailySheets, leadSheet } from "./daily-sheets.ts";
import { dailyStyle } from "./daily-style.ts";
import { regionText } from "./daily-totals.ts";
import { DAILY_TITLE } from "./daily-wording.ts";
import { html, rawHtml } from "./html.ts";
import { chinaTimeText } from "./lead-text.ts";
import { printableText } from "./safe-text.ts";
import { workbookBytes } from "./workbook.ts";

/** Leads printed in full; chosen by us: 300 cards are about 100 pages, which nobody reads on paper. */
export const LEADS_PRINTED_MAX = 300;

/**
 * The daily alert report (信用风险预警日报) as one self-contained HTML page that prints to A4.
 * The same input gives the same bytes: no time of printing, nothing fetched.
 */
export function dailyAlertsHtml(input: DailyReportInput, leadsMax: number = LEADS_PRINTED_MAX): string {
  const since = input.since === null ? "首期" : chinaTimeText(input.since);
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${DAILY_TITLE} ${input.asOf} ${input.organisation}</title>
        <style>
          ${rawHtml(dailyStyle)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <div class="organisation">${input.organisation}</div>
            <h1>${DAILY_TITLE}</h1>
            <div class="meta">
              <span>数据日期 <b>${input.asOf}</b></span
              ><span>数据截至 <b>${chinaTimeText(input.knownAt)}</b></span>
              <span>范围 <b>${regionText(input)}</b></span
              ><span>上期截至 <b>${since}</b></span>
            </div>
          </header>
          ${summarySection(input)} ${leadSections(input, leadsMax)} ${closedSection(input, leadsMax)}
          ${rulesSection(input)} ${coverageSection(input)}
        </main>
      </body>
    </html> `;
  return printableText(page.markup);
}

/** The same report as a workbook with the sheets 摘要, 线索, 证据路径, 规则与参数, 数据口径: every lead and hop. */
export function dailyAlertsXlsx(input: DailyReportInput): Promise<Uint8Array> {
  return workbookBytes(dailySheets(input));
}

/** Every lead of the same report, one a line, with the columns of the sheet 线索. */
export function dailyAlertsCsv(input: DailyReportInput): string {
  const { header, rows } = leadSheet(input);
  return csvText(header, rows);
}
