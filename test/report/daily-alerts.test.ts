import { expect, test } from "vitest";
import readXlsxFile from "read-excel-file/node";
import { dailyAlertsHtml, dailyAlertsXlsx } from "../../src/report/daily-alerts.ts";
import { dailyExample } from "./daily-example.ts";

/** Visible text of a page, white space collapsed. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf("<body>"));
  return body.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

async function cellsOf(input = dailyExample()) {
  return readXlsxFile(Buffer.from(await dailyAlertsXlsx(input)));
}

test("the page says who, when, how many, and what it is not", () => {
  const text = textOf(dailyAlertsHtml(dailyExample()));
  expect(text).toContain("厦门市社会信用体系建设领导小组办公室 信用风险预警日报 数据日期 2026-06-30");
  expect(text).toContain("数据截至 2026-07-01 02:05（北京时间）");
  expect(text).toContain(
    "新增线索 3 条，消除 1 条；在册线索 14 条，其中处置级 4 条、预警级 5 条、关注级 5 条。",
  );
  expect(text).toContain("未发现关联不等于不存在关联");
  expect(text).toContain("仅供研判，不作为处罚依据");
});

test("each lead shows target, code, seed, rule, severity, use, basis and every hop", () => {
  const text = textOf(dailyAlertsHtml(dailyExample()));
  expect(text).toContain(
    "厦门鹭川供应链有限公司单独或与其控制的企业共同控制厦门海沧望潮物流有限公司（67%）。",
  );
  expect(text).toContain("列入名单（失信被执行人）");
  expect(text).toMatch(
    /持股 厦门海沧望潮物流有限公司 67%，控制（表决权） 2021-03-01 起 seed:SH-lujiang-02 来源 samr/,
  );
  expect(text).toContain("2021-03-01 至 2027-01-01（不含）");
  expect(text).toContain("路径上有持股登记相互矛盾，结论待核。");
});

test("a lead says what is unsure in the law that makes its listed party severe, and no other lead does", () => {
  const input = dailyExample();
  const [first, ...others] = input.opened;
  const proof = first!.proof.map((hop) => (hop.kind === "LISTED_AS" ? { ...hop, role: "ecology" } : hop));
  const text = textOf(dailyAlertsHtml({ ...input, opened: [{ ...first!, proof }, ...others] }));
  const doubt =
    "「生态环境严重失信」依上海市、江苏省、浙江省、安徽省的规定列为严重失信主体名单，主体所在地厦门市思明区未见此规定。";
  expect(text.split(doubt)).toHaveLength(2);
  expect(text.split("的依据待核实")).toHaveLength(2);
});

test("the gravest lead comes first, whatever the order of the input", () => {
  const input = dailyExample();
  const turned = { ...input, opened: input.opened.toReversed() };
  expect(dailyAlertsHtml(turned)).toBe(dailyAlertsHtml(input));
  expect(textOf(dailyAlertsHtml(input))).toContain("1．厦门海沧望潮物流有限公司 处置");
});

test("a report issued again is byte-identical, and its workbook equal cell by cell", async () => {
  expect(dailyAlertsHtml(dailyExample())).toBe(dailyAlertsHtml(dailyExample()));
  expect(await cellsOf()).toEqual(await cellsOf());
});

test("nothing is fetched: no script, no link, no host", () => {
  expect(dailyAlertsHtml(dailyExample())).not.toMatch(/<script|<link|<img|https?:|url\(|@import/i);
});

test("names are escaped, and an ID number in a name is masked, in page and workbook", async () => {
  const input = dailyExample();
  const name = "<b>=厦门</b>11010519491231002X";
  const hostile = { ...input, parties: { ...input.parties, T: { ...input.parties["T"]!, name } } };
  const page = dailyAlertsHtml(hostile);
  expect(page).toContain("&lt;b&gt;=厦门&lt;/b&gt;1101**********002X");
  expect(page).not.toContain("19491231");
  expect(JSON.stringify(await cellsOf(hostile))).not.toContain("19491231");
});

test("leads beyond the limit are counted on paper, and none at the limit", () => {
  const input = dailyExample();
  expect(dailyAlertsHtml(input, 2)).toContain("共 3 条，此处列出前 2 条，其余 1 条见同期电子表格。");
  expect(dailyAlertsHtml(input, 3)).not.toContain("见同期电子表格");
});

test("a quiet day says that nothing was found and that this proves nothing", () => {
  const quiet = { ...dailyExample(), opened: [], closed: [], tallies: [] };
  const text = textOf(dailyAlertsHtml(quiet));
  expect(text).toContain("本期无新增线索。");
  expect(text).toContain("无新增线索（未发现关联不等于不存在关联。）");
});

test("a subject without a name is shown by its id", () => {
  expect(dailyAlertsHtml({ ...dailyExample(), parties: {} })).toContain("1．T");
});

test("the workbook has seven sheets with every lead and hop", async () => {
  const sheets = await cellsOf();
  const names = ["摘要", "线索", "证据路径", "异议与修复", "应删除", "规则与参数", "数据口径"];
  expect(sheets.map(({ sheet }) => sheet)).toEqual(names);
  const [summary, leads, hops, , , rules, coverage] = sheets.map(({ data }) => data);
  expect(summary!.find((row) => row[1] === "合计")?.slice(2, 8)).toEqual([3, 1, 14, 4, 5, 5]);
  expect(leads!.slice(2).map((row) => row[1])).toEqual(["新增", "新增", "新增", "消除"]);
  expect(leads![2]!.slice(2, 4)).toEqual(["厦门海沧望潮物流有限公司", "91350205MA2Y00077K"]);
  expect(hops!.slice(2)).toHaveLength(9);
  expect(hops![4]!.slice(10, 13)).toEqual([67, "67%，控制（表决权）", "2021-03-01"]);
  expect(rules!.slice(2).map((row) => row[0])).toContain("invests-in-listed");
  expect(coverage!.map((row) => row[0])).toEqual(expect.arrayContaining(["来源", "隔离", "枢纽", "限制"]));
});

test("a name that begins like a formula is text in the workbook", async () => {
  const input = dailyExample();
  const party = { ...input.parties["T"]!, name: "=HYPERLINK(1)" };
  const [, leads] = await cellsOf({ ...input, parties: { ...input.parties, T: party } });
  expect(leads!.data[2]![2]).toBe("'=HYPERLINK(1)");
});
