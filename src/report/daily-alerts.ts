import { caseSection } from "./daily-case-section.ts";
import { deletionSection } from "./daily-deletions.ts";
import { closedSection, coverageSection, rulesSection } from "./daily-closing-sections.ts";
import type { DailyReportInput } from "./daily-report-input.ts";
import { leadSections, summarySection } from "./daily-sections.ts";
import { csvText } from "./csv.ts";
import { dailySheets, leadSheet } from "./daily-sheets.ts";
import { regionText } from "./daily-totals.ts";
import { DAILY_TITLE } from "./daily-wording.ts";
import { chinaTimeText } from "./lead-text.ts";
import { printedPage } from "./printed-page.ts";
import { workbookBytes } from "./workbook.ts";

/** Leads printed in full; chosen by us: 300 cards are about 100 pages, which nobody reads on paper. */
export const LEADS_PRINTED_MAX = 300;

/**
 * The daily alert report (信用风险预警日报) as one self-contained HTML page that prints to A4.
 * The same input gives the same bytes: no time of printing, nothing fetched.
 */
export function dailyAlertsHtml(input: DailyReportInput, leadsMax: number = LEADS_PRINTED_MAX): string {
  const since = input.since === null ? "首期" : chinaTimeText(input.since);
  return printedPage({
    title: DAILY_TITLE,
    organisation: input.organisation,
    period: input.asOf,
    meta: [
      ["数据日期", input.asOf],
      ["数据截至", chinaTimeText(input.knownAt)],
      ["范围", regionText(input)],
      ["上期截至", since],
    ],
    sections: [
      summarySection(input),
      leadSections(input, leadsMax),
      closedSection(input, leadsMax),
      caseSection(input),
      deletionSection(input),
      rulesSection(input),
      coverageSection(input),
    ],
  });
}

/** The same report as a workbook with the sheets 摘要, 线索, 证据路径, 异议与修复, 应删除, 规则与参数, 数据口径: all of it. */
export function dailyAlertsXlsx(input: DailyReportInput): Promise<Uint8Array> {
  return workbookBytes(dailySheets(input));
}

/** Every lead of the same report, one a line, with the columns of the sheet 线索. */
export function dailyAlertsCsv(input: DailyReportInput): string {
  const { header, rows } = leadSheet(input);
  return csvText(header, rows);
}
