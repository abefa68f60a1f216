import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shippedSources } from "../../../src/load/mapping/shipped-mappings.ts";
import { readFormerNames } from "../../../src/read/former-names.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import { asked, emptiedGraph, loadFolder } from "../loading.ts";

const { graph, driver } = emptiedGraph();
const CODE = "91350100M000100Y43";
const HOLDER = "91350500MA2ABCDEXD";

type Line = Record<string, string>;
const firm = (more: Line = {}): Line => ({
  企业名称: "厦门甲示例有限公司",
  统一社会信用代码: CODE,
  法定代表人: "林示例",
  ...more,
});

function loadRegister(lines: readonly Line[], name = "registry-extract", file = "登记信息.csv") {
  const folder = temporaryFolder();
  const header = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const texts = lines.map((line) => header.map((column) => `"${line[column] ?? ""}"`).join(","));
  writeFileSync(join(folder, file), [header.join(","), ...texts].join("\n"));
  return loadFolder(graph, folder, { source: shippedSources()[name]!() });
}

const open = "localdatetime('9999-12-31T00:00:00')";
const relations = () =>
  asked(
    driver,
    `MATCH (a)-[r:OWNS|HOLDS_POSITION]->(b)
     RETURN type(r) AS kind, a.id AS a, b.id AS b, r.statementId AS statementId, r.supersededAt = ${open} AS stands
     ORDER BY statementId`,
  );
const formerNames = async (id: string) => {
  const now = new Date();
  const at = { asOf: now.toISOString().slice(0, 10), knownAt: now.toISOString() };
  return (await readFormerNames(graph, id, at)).map(({ name }) => name);
};

test("a firm that changed its name keeps its persons and stakes, and has one former name", async () => {
  const held = (holders: readonly Line[], more: Line = {}) => holders.map((one) => firm({ ...more, ...one }));
  const holders = [
    { 股东名称: "林示例", 股东类型: "自然人", 持股比例: "60%" },
    { 股东名称: "泉州乙示例有限公司", 股东统一社会信用代码: HOLDER, 股东类型: "企业法人", 持股比例: "40%" },
  ];
  await loadRegister(held(holders));
  const before = await relations();
  expect(before).toHaveLength(3);
  const renamed = [holders[0]!, { ...holders[1]!, 股东名称: "泉州乙示例集团有限公司" }];
  const report = await loadRegister(
    held(renamed, { 企业名称: "厦门甲示例科技有限公司", 曾用名: "厦门甲示例有限公司" }),
  );
  expect(await relations()).toEqual(before);
  // The firm and its holder: two versions of names, nothing else.
  expect(report.tables.filter(({ rowsSuperseded }) => rowsSuperseded > 0)).toEqual([
    { table: "subjects", rowsSuperseded: 2 },
  ]);
  expect(await asked(driver, "MATCH (p:Person) RETURN count(p) AS persons")).toEqual([{ persons: 2n }]);
  expect(await formerNames(CODE)).toEqual(["厦门甲示例有限公司"]);
});

test.each([
  ["旧名一有限公司;旧名二有限公司", ["旧名一有限公司", "旧名二有限公司"]],
  ["旧名一有限公司； 旧名二有限公司；", ["旧名一有限公司", "旧名二有限公司"]],
  ["旧名一有限公司、旧名二有限公司", ["旧名一有限公司", "旧名二有限公司"]],
  ["旧名一有限公司\n旧名二有限公司", ["旧名一有限公司", "旧名二有限公司"]],
  ["Old Name Co., Ltd.", ["Old Name Co., Ltd."]],
  ["无", []],
])("former names as files have them: %j", async (text, names) => {
  await loadRegister([firm({ 曾用名: text })]);
  expect((await formerNames(CODE)).sort()).toEqual(names);
});

test.each([
  ["注销", "2024-05-06", "2024-05-06", "dissolved"],
  ["吊销", "2024-05-06", null, "revoked"],
  ["吊销，未注销", "2024-05-06", null, "revoked"],
  ["存续", "", null, "active"],
])("a firm that is %s has its end only where it is deregistered", async (状态, day, end, status) => {
  const report = await loadRegister([firm({ 登记状态: 状态, 注销或吊销日期: day })]);
  expect(
    await asked(
      driver,
      `MATCH (s:Subject {id: '${CODE}'}) RETURN toString(s.dissolvedOn) AS end, s.status AS status`,
    ),
  ).toEqual([{ end, status }]);
  const told = report.reports.filter((one) => one.startsWith("注销或吊销日期 states"));
  expect(told).toHaveLength(end === null && day !== "" ? 1 : 0);
  if (end === null && day !== "") expect(told[0]).toContain(`1 rows, first 登记信息.csv:2 "${day}"`);
});

test("a listing of a firm that changed its name, announced again, is the same listing with the same leader", async () => {
  const entry = (name: string): Line => ({
    企业名称: name,
    统一社会信用代码: CODE,
    法定代表人: "林示例",
    列入日期: "2024-05-06",
    列入决定机关: "厦门市市场监督管理局",
  });
  const announce = (name: string) => loadRegister([entry(name)], "list-announcement", "严重违法失信名单.csv");
  await announce("厦门甲示例有限公司");
  const before = await relations();
  await announce("厦门甲示例科技有限公司");
  expect(await relations()).toEqual(before);
  expect(await asked(driver, "MATCH (l:Listing) RETURN count(l) AS listings")).toEqual([{ listings: 1n }]);
});
