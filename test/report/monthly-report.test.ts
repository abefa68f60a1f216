import readXlsxFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import type { QualityFigure } from "../../src/model/data-quality.ts";
import type { ReportParty } from "../../src/report/daily-report-input.ts";
import type {
  MonthlyListing,
  MonthlyQuality,
  MonthlyReportInput,
} from "../../src/report/monthly-report-input.ts";
import { monthlyReportCsv, monthlyReportHtml, monthlyReportXlsx } from "../../src/report/monthly-report.ts";
import { ratePercent } from "../../src/report/monthly-totals.ts";

const figure = (item: QualityFigure["item"], part: number, whole: number, unknown = 0): QualityFigure => {
  return { item, part, whole, unknown, examples: [] };
};
const quality = (day: string, regionCode: string | null, ...figures: QualityFigure[]): MonthlyQuality => {
  return { sourceId: "court", day, regionCode, figures };
};
const tally = (ruleNameZh: string, regionCode: string, opened: number, closed: number, open: number) => {
  return { ruleId: ruleNameZh, ruleNameZh, regionCode, opened, closed, open };
};
const change = (more: Partial<MonthlyListing>): MonthlyListing => ({
  ...{ subjectId: "A", change: "listed", day: "2026-06-09", listCode: "dishonestJudgmentDebtor" },
  ...{ authority: "某法院", documentNo: "列1", statementId: "s:l1" },
  ...more,
});
const party: ReportParty = {
  id: "A",
  name: "厦门甲有限公司",
  kind: "company",
  code: "91350203MA00000001",
  regionCode: "350203",
};

const example = (more: Partial<MonthlyReportInput> = {}): MonthlyReportInput => ({
  ...{ organisation: "某办公室", month: "2026-06", from: "2026-06-01", to: "2026-06-30" },
  ...{
    knownAt: "2026-06-30T18:05:00.000Z",
    deliveries: 2,
    firstToldSources: [],
    parties: { A: party },
    notes: ["本期说明。"],
  },
  tallies: [
    tally("规则甲", "350203", 2, 1, 3),
    tally("规则甲", "350602", 0, 0, 9),
    tally("规则乙", "350203", 4, 0, 4),
  ],
  listings: [
    change({}),
    change({ change: "removed", day: "2026-06-30", statementId: "s:l2" }),
    change({ listCode: "redList", statementId: "s:l3" }),
  ],
  quality: [
    quality("2026-06-09", null, figure("accuracy.rows", 9, 10)),
    quality("2026-06-09", "", figure("timeliness.penalties", 1, 1)),
    quality(
      "2026-06-09",
      "350203",
      figure("timeliness.penalties", 1, 1),
      figure("duplication.codes", 1, 1000),
    ),
    quality(
      "2026-06-10",
      "350203",
      figure("timeliness.penalties", 0, 1, 1),
      figure("duplication.codes", 0, 2000),
    ),
  ],
  ...more,
});

/** Visible text of a page, white space collapsed. */
const textOf = (page: string) =>
  page
    .slice(page.indexOf("<body>"))
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const textNow = (more: Partial<MonthlyReportInput> = {}) => textOf(monthlyReportHtml(example(more)));

describe("the page", () => {
  test("says first what the month brought, and which targets it missed", () => {
    expect(textNow()).toContain(
      "一、摘要 本月新增线索 6 条，消除 1 条，月末在册 16 条。严重失信主体名单列入 1 条，移出 1 条。" +
        "可考核的数据质量指标 2 项，未达标 1 项：行政处罚及时率 66.66%（目标100%）。",
    );
  });

  test("adds leads up by rule and by division, most open first", () => {
    expect(textNow()).toContain("规则甲 2 1 12 规则乙 4 0 4 合计 6 1 16");
    expect(textNow()).toContain("漳州市芗城区 0 0 9 厦门市思明区 6 1 7 合计 6 1 16");
  });

  test("tells severe lists from others, names who and where, and shows no number of a register's row", () => {
    expect(textNow()).toMatch(/失信被执行人 是 1 1 \S*红名单\S* 否 1 0/);
    expect(textNow()).toContain(
      "移出 2026-06-30 厦门甲有限公司 91350203MA00000001 厦门市思明区 失信被执行人 某法院 列1",
    );
    expect(textNow()).not.toContain("s:l1");
  });

  test("says what is unsure in a list, and how many changes it concerns; by the law of the subject's region", () => {
    expect(textNow()).not.toContain("未见此规定");
    const ecology = (more: Partial<MonthlyListing>) => change({ listCode: "ecology", ...more });
    const parties = { A: party, B: { ...party, id: "B", regionCode: "310115" } };
    const listings = [ecology({}), ecology({ change: "removed" }), ecology({ subjectId: "B" }), change({})];
    const text = textNow({ parties, listings });
    expect(text).toMatch(/「生态环境严重失信」依上海市\S+厦门市思明区未见此规定。涉及变动 2 条。/);
    expect(text).toMatch(/「生态环境严重失信」列为严重失信主体名单的依据待核实\S+。涉及变动 3 条。/);
    const lines = monthlyReportCsv(example({ parties, listings })).split("\r\n");
    const told = (row: number) => lines.find((line) => line.startsWith(`名单,${row},名单依据疑点,`)) ?? "";
    expect([1, 2, 3, 4].map((row) => told(row).includes("未见此规定"))).toEqual([true, true, false, false]);
    expect([1, 2, 3, 4].map((row) => told(row).includes("待核实"))).toEqual([true, true, true, false]);
  });

  test("names the source and division below a target, and no other", () => {
    const [, below] = textNow().split("表 6 未达标的来源与区域（条）");
    expect(below).toContain("court 厦门市思明区 行政处罚及时率 1 2 50.00 100% 五、数据口径");
  });

  test("says where a first delivery makes decisions look late", () => {
    expect(textNow()).not.toContain("首次交付");
    expect(textNow({ firstToldSources: ["court"] })).toContain("本月有来源首次交付，存量记录计入其中");
  });

  test("says what it is not, and speaks of itself as monthly", () => {
    expect(textNow()).toContain("未发现关联不等于不存在关联");
    expect(textNow()).toContain("本月报所列线索");
    expect(textNow()).toContain("本期说明。");
    expect(textNow()).not.toContain("日报");
  });

  test("of a month without anything says so, and that it proves nothing", () => {
    const text = textNow({ tallies: [], listings: [], quality: [], deliveries: 0, knownAt: null });
    expect(text).toContain("本月没有完成的数据交付，未发现关联不等于不存在关联。本月新增线索 0 条");
    expect(text).toContain("本月没有可考核的数据质量指标。");
    expect(text).toContain("数据截至 尚无交付");
    expect(text).toContain("本月无新增、消除线索，月末无在册线索。");
    expect(text).toContain("本月各名单无列入、无移出。");
    expect(text).toContain("本月没有已统计的数据交付。");
  });

  test("cuts a table beyond the bound and says so, and not at the bound", () => {
    const cut = "表 4 名单变动明细（共 3 行，列出前 2 行，其余 1 行见同期电子表格）";
    expect(textOf(monthlyReportHtml(example(), 2))).toContain(cut);
    expect(textOf(monthlyReportHtml(example(), 3))).not.toContain("表 4 名单变动明细（");
  });

  test("fetches nothing, escapes names and masks an ID number in one", () => {
    const name = "<b>=厦门</b>11010519491231002X";
    const page = monthlyReportHtml(example({ parties: { A: { ...party, name } } }));
    expect(page).not.toMatch(/<script|<link|<img|https?:|url\(|@import/i);
    expect(page).toContain("&lt;b&gt;=厦门&lt;/b&gt;1101**********002X");
  });
});

test("the workbook begins with the month's figures and their units", async () => {
  const [summary] = await readXlsxFile(Buffer.from(await monthlyReportXlsx(example())));
  const rows = summary!.data.slice(5);
  expect(rows).toEqual([
    ["本月新增线索", 6, "条", null],
    ["本月消除线索", 1, "条", null],
    ["月末在册线索", 16, "条", "不含已排除"],
    ["严重失信主体名单列入", 1, "条", null],
    ["严重失信主体名单移出", 1, "条", null],
    ["完成的数据交付", 2, "次", null],
    ["行政处罚及时率", 66.66, "%", "目标100%，未达标"],
    ["代码重复率", 0.04, "%", "目标不超过 0.1%，达标"],
  ]);
});

test("workbook and CSV tell quality by source, day of recording and division; paper adds the days up", async () => {
  const sheets = await readXlsxFile(Buffer.from(await monthlyReportXlsx(example())));
  const [header, ...rows] = sheets.find(({ sheet }) => sheet === "数据质量")!.data.slice(3);
  expect(header!.slice(0, 8)).toEqual([
    ...["来源", "日期", "区域", "类别", "指标", "计数", "总数", "无法判断"],
  ]);
  const name = "厦门市思明区";
  expect(rows.map((row) => [...row.slice(0, 3), ...row.slice(4, 8)])).toEqual([
    ["court", "2026-06-09", "不分区域", "记录准确率", 9, 10, 0],
    ["court", "2026-06-09", "未载明", "行政处罚及时率", 1, 1, 0],
    ["court", "2026-06-09", name, "行政处罚及时率", 1, 1, 0],
    ["court", "2026-06-09", name, "代码重复率", 1, 1000, 0],
    ["court", "2026-06-10", name, "行政处罚及时率", 0, 1, 1],
    ["court", "2026-06-10", name, "代码重复率", 0, 2000, 0],
  ]);
  const lines = monthlyReportCsv(example()).split("\r\n");
  expect(lines.filter((line) => line.startsWith("数据质量,") && line.includes(",日期,"))).toEqual(
    rows.map((row, at) => `数据质量,${at + 1},日期,${row[1]}`),
  );
});

test("the CSV has a line a cell, and no cell is a formula", () => {
  const lines = monthlyReportCsv(example({ listings: [change({ documentNo: "=1+1" })] })).split("\r\n");
  expect(lines).toContain("线索,4,月末在册,16");
  expect(lines.find((line) => line.startsWith("名单,1,文号"))).toBe("名单,1,文号,'=1+1");
});

test.each([
  ["a share just short of all is not shown as all", "completeness.subjects.uscc", 999_999, 1_000_000, 99.99],
  ["all is all", "completeness.subjects.uscc", 1_000_000, 1_000_000, 100],
  ["a duplicate too many is not rounded to the target", "duplication.codes", 1_001, 1_000_000, 0.11],
  ["the target itself is the target", "duplication.codes", 1_000, 1_000_000, 0.1],
  ["nothing counted has no rate", "duplication.codes", 0, 0, null],
] as const)("rates round to the worse side: %s", (_, item, part, whole, expected) => {
  expect(ratePercent({ item, part, whole })).toBe(expected);
});
