import type { QualityFigure, QualityItem } from "../model/data-quality.ts";
import { meetsQualityTarget, qualityItems, qualityMeasures } from "../model/data-quality.ts";
import { listNameZh } from "../model/list-catalogue.ts";
import { regionNameZh } from "../model/regions.ts";
import { ABSENCE, disclaimerOf } from "./daily-wording.ts";
import { chinaTimeText, codeOf, nameOf } from "./lead-text.ts";
import type { MonthlyReportInput } from "./monthly-report-input.ts";
import {
  changeDoubtsZh,
  judgedTotals,
  leadTotals,
  monthText,
  ratePercent,
  severeChanges,
  targetText,
} from "./monthly-totals.ts";
import type { TableSheet } from "./workbook.ts";

/** Title of the monthly report. */
export const MONTHLY_TITLE = "信用风险预警月报";
type Row = TableSheet["rows"][number];

/** The monthly report as sheets with every row: 摘要, 线索, 名单, 数据质量, 数据口径. */
export function monthlySheets(input: MonthlyReportInput): TableSheet[] {
  const sheets = [summarySheet, leadSheet, listingSheet, qualitySheet, limitSheet];
  return sheets.map((sheet) => {
    const { heading, ...table } = sheet(input);
    const title = `${input.organisation}　${MONTHLY_TITLE}　${table.name}`;
    return { ...table, heading: [title, periodText(input), ...heading] };
  });
}

/** The days covered and the newest delivery told of, in one line. */
export function periodText({ from, to, knownAt }: MonthlyReportInput): string {
  return `统计期间 ${from} 至 ${to}　数据截至 ${knownAt === null ? "尚无交付" : chinaTimeText(knownAt)}`;
}

function summarySheet(input: MonthlyReportInput): TableSheet {
  const leads = leadTotals(input);
  const severe = severeChanges(input);
  const rates = judgedTotals(input).judged.map((figure): Row => {
    const result = `目标${targetText(figure)}，${resultText(figure)}`;
    return [qualityItems[figure.item].nameZh, ratePercent(figure), "%", result];
  });
  return {
    ...{ name: "摘要", heading: [monthText(input), disclaimerOf("月报")], widths: [34, 12, 8, 30] },
    header: ["项目", "数值", "单位", "说明"],
    rows: [
      ["本月新增线索", leads.opened, "条", null],
      ["本月消除线索", leads.closed, "条", null],
      ["月末在册线索", leads.open, "条", "不含已排除"],
      ["严重失信主体名单列入", severe.listed, "条", null],
      ["严重失信主体名单移出", severe.removed, "条", null],
      ["完成的数据交付", input.deliveries, "次", null],
      ...rates,
    ],
  };
}

function leadSheet(input: MonthlyReportInput): TableSheet {
  const { opened, closed, open } = leadTotals(input);
  return {
    ...{ name: "线索", heading: ["单位：条"], widths: [34, 24, 11, 11, 11] },
    header: ["规则", "区域", "本月新增", "本月消除", "月末在册"],
    rows: [
      ...input.tallies.map((one) => {
        return [one.ruleNameZh, regionText(one.regionCode), one.opened, one.closed, one.open];
      }),
      ["合计", null, opened, closed, open],
    ],
  };
}

function listingSheet(input: MonthlyReportInput): TableSheet {
  return {
    ...{ name: "名单", heading: [], widths: [8, 12, 34, 21, 24, 30, 30, 28, 34, 60] },
    header: [
      ...["变动", "日期", "主体", "代码", "区域", "名单", "认定机关", "文号", "登记记录编号"],
      "名单依据疑点",
    ],
    rows: input.listings.map((one) => [
      changeText(one.change),
      one.day,
      nameOf(input, one.subjectId),
      codeOf(input, one.subjectId),
      regionText(input.parties[one.subjectId]?.regionCode ?? ""),
      listNameZh(one.listCode),
      one.authority,
      one.documentNo,
      one.statementId,
      changeDoubtsZh(input, one).join("") || null,
    ]),
  };
}

function qualitySheet({ quality }: MonthlyReportInput): TableSheet {
  const heading = ["单位：条；日期为交付入库之日；无法判断的记录不计入总数"];
  return {
    ...{ name: "数据质量", heading, widths: [16, 12, 24, 10, 26, 10, 10, 10, 10, 12, 10] },
    header: ["来源", "日期", "区域", "类别", "指标", "计数", "总数", "无法判断", "比率（%）", "目标", "结果"],
    rows: quality.flatMap(({ sourceId, day, regionCode, figures }) =>
      figures.map((figure): Row => {
        const { measure, nameZh }: QualityItem = qualityItems[figure.item];
        const rate = [ratePercent(figure), targetText(figure), resultText(figure)];
        const what = [sourceId, day, divisionText(regionCode), qualityMeasures[measure], nameZh];
        return [...what, figure.part, figure.whole, figure.unknown, ...rate];
      }),
    ),
  };
}

/** What the figures mean and leave out, whole sentences. */
export function monthlyLimits({ notes }: Pick<MonthlyReportInput, "notes">): string[] {
  return [
    `${ABSENCE}结论以已归集的数据为限。`,
    "同一线索在月内多次出现的，计最后一次。",
    "名单变动按列入日期、移出日期计，含首尾两日；本月交付但列入日期在以前的，不在其中。",
    "比率为计数除以总数，向不利方向取两位小数；重复率的计数为重复条数，越低越好，其余越高越好。",
    ...notes,
  ];
}

function limitSheet(input: MonthlyReportInput): TableSheet {
  return {
    ...{ name: "数据口径", heading: [], widths: [6, 110], header: ["序号", "说明"] },
    rows: monthlyLimits(input).map((note, at) => [at + 1, note]),
  };
}

/** A division as printed; the empty text = the source states none. */
export function regionText(regionCode: string): string {
  return regionCode === "" ? "未载明" : regionNameZh(regionCode);
}

/** The division of a figure; rows kept out have none that anybody knows. */
export function divisionText(regionCode: string | null): string {
  return regionCode === null ? "不分区域" : regionText(regionCode);
}

/** A change of a list as printed. */
export function changeText(change: "listed" | "removed"): string {
  return change === "listed" ? "列入" : "移出";
}

/** Whether a rate reached its target; null = it has none, or nothing was counted. */
export function resultText(figure: QualityFigure): string | null {
  const met = meetsQualityTarget(figure);
  return met === null ? null : met ? "达标" : "未达标";
}
