import type { QualityItem } from "../model/data-quality.ts";
import { meetsQualityTarget, qualityItems, qualityMeasures, ratePpm } from "../model/data-quality.ts";
import { listNameZh } from "../model/list-catalogue.ts";
import { regionNameZh } from "../model/regions.ts";
import { csvText } from "./csv.ts";
import { dailyStyle } from "./daily-style.ts";
import { ABSENCE, DISCLAIMER } from "./daily-wording.ts";
import { html, rawHtml } from "./html.ts";
import { chinaTimeText, codeOf, nameOf } from "./lead-text.ts";
import type { MonthlyReportInput } from "./monthly-report-input.ts";
import { printableText } from "./safe-text.ts";
import type { TableSheet } from "./workbook.ts";
import { workbookBytes } from "./workbook.ts";

const MONTHLY_TITLE = "信用风险预警月报";
/** Rows of one table printed on paper; the spreadsheet and the CSV have all. Chosen by us: about ten pages. */
const ROWS_PRINTED_MAX = 400;

/** The monthly report as sheets: 线索, 名单, 数据质量, 数据口径. */
export function monthlySheets(input: MonthlyReportInput): TableSheet[] {
  const known = input.knownAt === null ? "尚无交付" : chinaTimeText(input.knownAt);
  const heading = (name: string) => [
    `${input.organisation}　${MONTHLY_TITLE}　${name}`,
    `月份 ${input.month}　数据截至 ${known}`,
  ];
  return [
    leadSheet(input, heading),
    listingSheet(input, heading),
    qualitySheet(input, heading),
    limitSheet(input, heading),
  ];
}

type Heading = (name: string) => string[];

function leadSheet({ tallies }: MonthlyReportInput, heading: Heading): TableSheet {
  const sum = (figure: "opened" | "closed" | "open") =>
    tallies.reduce((all, tally) => all + tally[figure], 0);
  return {
    ...{ name: "线索", heading: [...heading("线索"), DISCLAIMER], widths: [34, 24, 11, 11, 11] },
    header: ["规则", "区域", "本月新增", "本月消除", "月末在册"],
    rows: [
      ...tallies.map((one) => [one.ruleNameZh, regionText(one.regionCode), one.opened, one.closed, one.open]),
      ["合计", null, sum("opened"), sum("closed"), sum("open")],
    ],
  };
}

function listingSheet(input: MonthlyReportInput, heading: Heading): TableSheet {
  return {
    ...{ name: "名单", heading: heading("名单"), widths: [8, 12, 34, 21, 24, 30, 30, 28, 34] },
    header: ["变动", "日期", "主体", "代码", "区域", "名单", "认定机关", "文号", "登记记录编号"],
    rows: input.listings.map((one) => [
      one.change === "listed" ? "列入" : "移出",
      one.day,
      nameOf(input, one.subjectId),
      codeOf(input, one.subjectId),
      regionText(input.parties[one.subjectId]?.regionCode ?? ""),
      listNameZh(one.listCode),
      one.authority,
      one.documentNo,
      one.statementId,
    ]),
  };
}

function qualitySheet({ quality }: MonthlyReportInput, heading: Heading): TableSheet {
  const rows = quality.flatMap(({ sourceId, regionCode, figures }) =>
    figures.map((figure) => {
      const { measure, nameZh, target }: QualityItem = qualityItems[figure.item];
      const ppm = ratePpm(figure);
      const met = meetsQualityTarget(figure);
      return [
        ...[
          sourceId,
          regionCode === null ? "不分区域" : regionText(regionCode),
          qualityMeasures[measure],
          nameZh,
        ],
        ...[figure.part, figure.whole, figure.unknown, ppm === null ? null : ppm / 10_000],
        target === null
          ? "—"
          : "atLeastPpm" in target
            ? `≥ ${target.atLeastPpm / 10_000}%`
            : `≤ ${target.atMostPpm / 10_000}%`,
        met === null ? "—" : met ? "达标" : "未达标",
      ];
    }),
  );
  return {
    ...{ name: "数据质量", heading: heading("数据质量"), widths: [16, 24, 10, 26, 10, 10, 10, 10, 12, 10] },
    header: [
      "来源",
      "区域",
      "指标类别",
      "指标",
      "符合数",
      "总数",
      "无法判断",
      "比率（%）",
      "目标",
      "是否达标",
    ],
    rows,
  };
}

function limitSheet({ notes }: MonthlyReportInput, heading: Heading): TableSheet {
  const limits = [ABSENCE, "重复率为重复数占总数的比率，越低越好；其余越高越好。", ...notes];
  return {
    ...{ name: "数据口径", heading: heading("数据口径"), widths: [6, 110], header: ["序号", "说明"] },
    rows: limits.map((note, at) => [at + 1, note]),
  };
}

function regionText(regionCode: string): string {
  return regionCode === "" ? "未载明" : regionNameZh(regionCode);
}

/** The monthly report as one self-contained page that prints to A4; long tables are cut, and say so. */
export function monthlyReportHtml(input: MonthlyReportInput, rowsMax: number = ROWS_PRINTED_MAX): string {
  const sheets = monthlySheets(input);
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
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
            <div class="meta"><span>${sheets[0]!.heading[1]}</span></div>
          </header>
          ${sheets.map(
            ({ name, header, rows }) =>
              html`<h2>${name}</h2>
                ${rows.length === 0 && html`<p>本月无记录。</p>`}
                ${rows.length > rowsMax && html`<p>共 ${rows.length} 行，列出前 ${rowsMax} 行，其余见同期电子表格。</p>`}
                <table>
                  <thead>
                    <tr>
                      ${header.map((title) => html`<th>${title}</th>`)}
                    </tr>
                  </thead>
                  <tbody>
                    ${rows.slice(0, rowsMax).map(
                      (row) =>
                        html`<tr>
                          ${row.map((cell) => html`<td>${cell}</td>`)}
                        </tr>`,
                    )}
                  </tbody>
                </table>`,
          )}
          <div class="statement"><b>声明</b>　${DISCLAIMER}</div>
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
