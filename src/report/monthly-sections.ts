import type { QualityFigure } from "../model/data-quality.ts";
import { qualityItems } from "../model/data-quality.ts";
import { listNameZh } from "../model/list-catalogue.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";
import { codeOf, nameOf } from "./lead-text.ts";
import type { MonthlyListing, MonthlyReportInput } from "./monthly-report-input.ts";
import { changeText, divisionText, monthlyLimits, regionText, resultText } from "./monthly-sheets.ts";
import type { PrintedColumn } from "./monthly-table.ts";
import { printedTable } from "./monthly-table.ts";
import type { LeadCounts } from "./monthly-totals.ts";
import {
  judgedTotals,
  leadsBy,
  doubtTotals,
  leadTotals,
  listChanges,
  missedByPlace,
  monthText,
  qualityTotals,
  ratePercent,
  severeChanges,
  targetText,
} from "./monthly-totals.ts";

/** 一、摘要: what the month brought, in one paragraph and five figures. */
export function summarySection(input: MonthlyReportInput): Html {
  const leads = leadTotals(input);
  const { judged, missed } = judgedTotals(input);
  const tiles: [number | string, string][] = [
    [leads.opened, "本月新增线索（条）"],
    [leads.closed, "本月消除线索（条）"],
    [leads.open, "月末在册线索（条）"],
    [severeChanges(input).listed, "严重失信列入（条）"],
    [judged.length === 0 ? "—" : `${missed.length} / ${judged.length}`, "质量未达标（项）"],
  ];
  return html`<h2>一、摘要</h2>
    <p class="lede">${monthText(input)}</p>
    <div class="tiles">
      ${tiles.map(([count, label]) => html`<div class="tile"><b>${count}</b><span>${label}</span></div>`)}
    </div>`;
}

/** 二、线索: by rule and by division. */
export function leadSection(input: MonthlyReportInput, rowsMax: number): Html {
  const { opened, closed, open } = leadTotals(input);
  const counts: PrintedColumn<[string, LeadCounts]>[] = [
    { title: "本月新增", cell: ([, one]) => one.opened, isNumber: true },
    { title: "本月消除", cell: ([, one]) => one.closed, isNumber: true },
    { title: "月末在册", cell: ([, one]) => one.open, isNumber: true },
  ];
  const both = { none: "", rowsMax, total: ["合计", opened, closed, open] };
  return html`<h2>二、线索</h2>
    ${printedTable({
      ...{ ...both, caption: "表 1 各规则线索（条）", none: "本月无新增、消除线索，月末无在册线索。" },
      columns: [{ title: "规则", cell: ([name]) => name }, ...counts],
      rows: leadsBy(input, "ruleNameZh"),
    })}
    ${
      input.tallies.length > 0 &&
      printedTable({
        ...{ ...both, caption: "表 2 各区域线索（条，按目标主体所在地）" },
        columns: [{ title: "区域", cell: ([code]) => regionText(code) }, ...counts],
        rows: leadsBy(input, "regionCode"),
      })
    }`;
}

/** 三、名单变动: each list's gains and losses, then every listing. */
export function listingSection(input: MonthlyReportInput, rowsMax: number): Html {
  const columns: PrintedColumn<MonthlyListing>[] = [
    { title: "变动", cell: (one) => html`<span class="nowrap">${changeText(one.change)}</span>` },
    { title: "日期", cell: (one) => html`<span class="nowrap">${one.day}</span>` },
    {
      title: "主体",
      cell: ({ subjectId: id }) =>
        html`${nameOf(input, id)}<br /><span class="code">${codeOf(input, id)}</span>`,
    },
    { title: "区域", cell: (one) => regionText(input.parties[one.subjectId]?.regionCode ?? "") },
    { title: "名单", cell: (one) => listNameZh(one.listCode) },
    { title: "认定机关", cell: (one) => one.authority },
    { title: "文号", cell: (one) => one.documentNo },
  ];
  return html`<h2>三、名单变动</h2>
    ${printedTable({
      ...{ caption: "表 3 各名单列入与移出（条）", rowsMax, none: "本月各名单无列入、无移出。" },
      columns: [
        { title: "名单", cell: (list) => listNameZh(list.listCode) },
        { title: "严重失信主体名单", cell: (list) => (list.isSevere ? "是" : "否") },
        { title: "列入", cell: (list) => list.listed, isNumber: true },
        { title: "移出", cell: (list) => list.removed, isNumber: true },
      ],
      rows: listChanges(input),
    })}
    ${
      input.listings.length > 0 &&
      printedTable({ caption: "表 4 名单变动明细", columns, rows: input.listings, none: "", rowsMax })
    }
    ${doubtList(input)}`;
}

/** What is unsure in the lists of the changes above, with how many it concerns; nothing where nothing is. */
function doubtList(input: MonthlyReportInput): Html | false {
  const doubts = doubtTotals(input);
  const lines = doubts.map(([doubt, changes]) => html`<li>${doubt}涉及变动 ${changes} 条。</li>`);
  return (
    doubts.length > 0 &&
    html`<ol class="limits">
      ${lines}
    </ol>`
  );
}

/** 四、数据质量: every rate of the month, then who misses a target. */
export function qualitySection(input: MonthlyReportInput, rowsMax: number): Html {
  const missed = missedByPlace(input);
  const figures: PrintedColumn<QualityFigure>[] = [
    { title: "指标", cell: ({ item }) => qualityItems[item].nameZh },
    { title: "计数", cell: ({ part }) => part, isNumber: true },
    { title: "总数", cell: ({ whole }) => whole, isNumber: true },
    { title: "比率（%）", cell: (figure) => ratePercent(figure)?.toFixed(2) ?? null, isNumber: true },
    { title: "目标", cell: targetText, isNumber: true },
  ];
  return html`<h2>四、数据质量</h2>
    ${printedTable({
      ...{ caption: "表 5 全部来源（条）", rowsMax, none: "本月没有已统计的数据交付。" },
      columns: [
        ...figures,
        { title: "无法判断", cell: ({ unknown }) => unknown, isNumber: true },
        { title: "结果", cell: resultText },
      ],
      rows: qualityTotals(input),
    })}
    ${
      missed.length > 0 &&
      printedTable({
        ...{ caption: "表 6 未达标的来源与区域（条）", rowsMax, none: "" },
        columns: [
          { title: "来源", cell: (row) => row.sourceId },
          { title: "区域", cell: (row) => divisionText(row.regionCode) },
          ...figures,
        ],
        rows: missed,
      })
    }`;
}

/** 五、数据口径: what the figures mean and leave out. */
export function limitSection(input: MonthlyReportInput): Html {
  return html`<h2>五、数据口径</h2>
    <ol class="limits">
      ${monthlyLimits(input).map((note) => html`<li>${note}</li>`)}
    </ol>`;
}
