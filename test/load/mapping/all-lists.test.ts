import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shippedSources } from "../../../src/load/mapping/shipped-mappings.ts";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import type { TableName } from "../../../src/load/source.ts";
import type { ListingFact, ListingStepFact, SubjectFact } from "../../../src/model/facts.ts";
import { builtInLists } from "../../../src/model/list-catalogue.ts";
import { code } from "../bundle-folder.ts";
import { checkedRows, rowsOfFolder } from "../sources/delivered-rows.ts";

const source = shippedSources()["list-announcement"]!();
type Line = Record<string, string>;
const entry = (number: number, more: Line): Line => ({
  名单类别: "经营异常名录",
  名称: `厦门${number}号示例有限公司`,
  统一社会信用代码: code(number),
  列入日期: "2024-05-06",
  列入部门: "某局",
  列入决定书文号: `决〔2024〕${number}号`,
  ...more,
});

function folderOf(lines: readonly Line[]): string {
  const folder = mkdtempSync(join(tmpdir(), "lists-"));
  const header = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const texts = lines.map((line) => header.map((column) => `"${line[column] ?? ""}"`).join(","));
  writeFileSync(join(folder, "信用名单汇总.csv"), [header.join(","), ...texts].join("\n"));
  return folder;
}
const checked = async (folder: string, table: TableName) =>
  checkedRows(table, await rowsOfFolder(folder, source, table));
const accountOf = async (folder: string) => source.leavesOut!((await openDelivery(folder, source)).files);

test("one file tells entries of every list of the catalogue, red ones too", async () => {
  const lines = builtInLists.map(({ zh }, at) => entry(at + 1, { 名单类别: zh }));
  const folder = folderOf(lines);
  const { facts, reasons } = await checked(folder, "listings");
  expect(reasons).toEqual([]);
  expect((facts as ListingFact[]).map(({ listCode, subjectId }) => [listCode, subjectId])).toEqual(
    builtInLists.map(({ listCode }, at) => [listCode, code(at + 1)]),
  );
  expect(await accountOf(folder)).toEqual([]);
});

test("the same firm on two lists since one day has two listings", async () => {
  const lines = ["失信被执行人", "海关严重失信主体"].map((名单类别) => entry(1, { 名单类别 }));
  const { facts } = await checked(folderOf(lines), "listings");
  expect(new Set((facts as ListingFact[]).map(({ listingId }) => listingId)).size).toBe(2);
});

test("another name of a list keeps its row out, with those that are known", async () => {
  const { facts, reasons } = await checked(folderOf([entry(1, { 名单类别: "某某黑名单" })]), "listings");
  expect(facts).toEqual([]);
  expect(reasons[0]).toContain("is not in the map, expected one of 失信被执行人");
});

test("a code that does not hold is named in the account, with its place; an organisation code is kept", async () => {
  const wrong = code(3).slice(0, 17) + (code(3).endsWith("0") ? "1" : "0");
  const folder = folderOf([
    entry(1, {}),
    entry(2, { 统一社会信用代码: wrong }),
    entry(3, { 统一社会信用代码: "79965505-8" }),
    entry(4, { 统一社会信用代码: "79965505-9" }),
    entry(5, { 统一社会信用代码: "11010519491231002X", 名称: "赵示例" }),
    entry(6, { 统一社会信用代码: "/" }),
  ]);
  expect(await accountOf(folder)).toEqual([
    `统一社会信用代码 states what is not understood or does not hold, and is left out: 2 rows, first 信用名单汇总.csv:3 "${wrong}"`,
  ]);
  const { facts, reasons } = await checked(folder, "subjects");
  expect(reasons).toEqual([]);
  expect(
    (facts as SubjectFact[]).map(({ kind, uscc, organisationCode }) => [kind, uscc, organisationCode]),
  ).toEqual([
    ["company", code(1), undefined],
    ["company", null, undefined],
    ["company", null, "799655058"],
    ["company", null, undefined],
    ["person", null, undefined],
    ["company", null, undefined],
  ]);
});

test("steps, joint authorities and removal are told where the columns are", async () => {
  const more = {
    联合公布部门: "甲局、乙局；丙局",
    拟列入日期: "2024-03-01",
    告知日期: "2024-03-05",
    陈述申辩日期: "2024-03-20",
    决定日期: "2024-04-30",
    移出日期: "2025-05-06",
    移出原因: "信用修复",
  };
  const folder = folderOf([entry(1, more), entry(2, { 决定日期: "2024-04-30", 列入决定书文号: "" })]);
  const { facts } = await checked(folder, "listings");
  expect(facts).toMatchObject([
    { jointAuthorities: "甲局;乙局;丙局", removedOn: "2025-05-06", removalReason: "repaired" },
    { removedOn: null },
  ]);
  const steps = await checked(folder, "listing-steps");
  expect(steps.reasons).toEqual([]);
  const told = steps.facts as ListingStepFact[];
  expect(told.map(({ stage, stageOn }) => [stage, stageOn])).toEqual([
    ["proposed", "2024-03-01"],
    ["notified", "2024-03-05"],
    ["heard", "2024-03-20"],
    ["decided", "2024-04-30"],
  ]);
  expect(new Set(told.map(({ procedureId }) => procedureId)).size).toBe(1);
  expect(told[3]).toMatchObject({ outcome: "list", listingId: (facts[0] as ListingFact).listingId });
});
