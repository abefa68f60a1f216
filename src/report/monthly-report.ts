import { csvText } from "./csv.ts";
import { disclaimerOf } from "./daily-wording.ts";
import { html } from "./html.ts";
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
import { printedPage } from "./printed-page.ts";
import { workbookBytes } from "./workbook.ts";

/** Rows of one table printed on paper; the spreadsheet and the CSV have all. Chosen by us: about ten pages. */
export const ROWS_PRINTED_MAX = 400;

/** The monthly report as one self-contained page that prints to A4; long tables are cut, and say so. */
export function monthlyReportHtml(input: MonthlyReportInput, rowsMax: number = ROWS_PRINTED_MAX): string {
  const known = input.knownAt === null ? "尚无交付" : chinaTimeText(input.knownAt);
  return printedPage({
    title: MONTHLY_TITLE,
    organisation: input.organisation,
    period: input.month,
    meta: [
      ["统计期间", `${input.from} 至 ${input.to}`],
      ["数据截至", known],
      ["范围", "全部已归集区域"],
    ],
    sections: [
      summarySection(input),
      leadSection(input, rowsMax),
      listingSection(input, rowsMax),
      qualitySection(input, rowsMax),
      limitSection(input),
      html`<div class="statement"><b>声明</b>　${disclaimerOf("月报")}</div>`,
    ],
  });
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
