import { csvText } from "./csv.ts";
import { dailyStyle } from "./daily-style.ts";
import { disclaimerOf } from "./daily-wording.ts";
import { html, rawHtml } from "./html.ts";
import { chinaTimeText } from "./lead-text.ts";
import type { MonthlyReportInput } from "./monthly-report-input.ts";
import {
  limitSection,
  leadSection,
  listingSection,
  qualitySection,
  summarySection,
} from "./monthly-sections.ts";
import { MONTHLY_TITLE, monthlySheets } from "./monthly-sheets.ts";
import { printableText } from "./safe-text.ts";
import { workbookBytes } from "./workbook.ts";

/** Rows of one table printed on paper; the spreadsheet and the CSV have all. Chosen by us: about ten pages. */
export const ROWS_PRINTED_MAX = 400;

/** The monthly report as one self-contained page that prints to A4; long tables are cut, and say so. */
export function monthlyReportHtml(input: MonthlyReportInput, rowsMax: number = ROWS_PRINTED_MAX): string {
  const known = input.knownAt === null ? "尚无交付" : chinaTimeText(input.knownAt);
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${MONTHLY_TITLE} ${input.month} ${input.organisation}</title>
        <style>
          ${rawHtml(dailyStyle)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <div class="organisation">${input.organisation}</div>
            <h1>${MONTHLY_TITLE}</h1>
            <div class="meta">
              <span>统计期间 <b>${input.from} 至 ${input.to}</b></span
              ><span>数据截至 <b>${known}</b></span>
              <span>范围 <b>全部已归集区域</b></span>
            </div>
          </header>
          ${summarySection(input)} ${leadSection(input, rowsMax)} ${listingSection(input, rowsMax)}
          ${qualitySection(input, rowsMax)} ${limitSection(input)}
          <div class="statement"><b>声明</b>　${disclaimerOf("月报")}</div>
        </main>
      </body>
    </html> `;
  return printableText(page.markup);
}

/** The same report as a workbook with every row. */
export function monthlyReportXlsx(input: MonthlyReportInput): Promise<Uint8Array> {
  return workbookBytes(monthlySheets(input));
}

/** Every cell of every sheet, one a line: sheet, row, column, value. */
export function monthlyReportCsv(input: MonthlyReportInput): string {
  const cells = monthlySheets(input).flatMap(({ name, header, rows }) =>
    rows.flatMap((row, at) => row.map((cell, column) => [name, at + 1, header[column]!, cell])),
  );
  return csvText(["工作表", "行", "项目", "值"], cells);
}
