import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shippedSources } from "../../../src/load/mapping/shipped-mappings.ts";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import type { TableName } from "../../../src/load/source.ts";
import type { ListingFact, ListingStepFact, PositionFact, SubjectFact } from "../../../src/model/facts.ts";
import { code } from "../bundle-folder.ts";
import { checkedRows, rowsOfFolder } from "../sources/delivered-rows.ts";

type Line = Readonly<Record<string, string>>;
const source = shippedSources()["list-announcement"]!();
const ID_NUMBER = "11010519491231002X";

/** Each file of the mapping: its name, its columns as the mapping calls them, and what an entry needs beside. */
const announcements = [
  {
    file: "失信被执行人.csv",
    columns: ["被执行人姓名/名称", "身份证号码/组织机构代码", "发布时间", "执行法院", "案号"],
    ...{ type: "被执行人类型", leader: "法定代表人或者负责人姓名", removedOn: "撤销时间" },
  },
  {
    file: "重大税收违法失信主体.csv",
    columns: ["纳税人名称", "纳税人识别号", "公布日期", "税务机关", "文书号"],
    ...{ type: "主体类型", leader: "法定代表人", removedOn: "停止公布日期" },
  },
  {
    file: "安全生产严重失信主体.csv",
    columns: ["名称", "统一社会信用代码", "列入日期", "列入部门", "列入决定文书号"],
    ...{ type: "主体类型", leader: "主要负责人", removedOn: "移出日期" },
  },
  {
    file: "拖欠农民工工资.csv",
    columns: ["名称", "统一社会信用代码", "列入日期", "列入部门", "列入决定书文号"],
    ...{ type: "主体类型", leader: "法定代表人", removedOn: "移出日期" },
  },
  {
    file: "政府采购严重违法失信行为记录.csv",
    columns: ["企业名称", "统一社会信用代码", "公布日期", "执法单位", "处罚决定书文号"],
    ...{ type: "主体类型", leader: "法定代表人", removedOn: "移出日期" },
  },
  {
    file: "严重违法失信企业.csv",
    columns: ["企业名称", "统一社会信用代码", "列入日期", "列入决定机关", "列入决定书文号"],
    ...{ type: "主体类型", leader: "法定代表人", removedOn: "移出日期" },
  },
  {
    file: "信用名单.csv",
    columns: ["名称", "统一社会信用代码", "列入日期", "列入部门", "列入决定书文号"],
    ...{ type: "主体类型", leader: "法定代表人", removedOn: "移出日期" },
  },
] as const;
type Announcement = (typeof announcements)[number];

/** One entry: of whom, when, by whom, under which number; any other column as it is called. */
function entry({ columns, file }: Announcement, cells: readonly string[], more: Line = {}): Line {
  const list: Line = file === "信用名单.csv" ? { 名单类别: "海关严重失信主体" } : {};
  return { ...list, ...Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])), ...more };
}

function folderOf(lines: Readonly<Record<string, readonly Line[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), "announced-"));
  for (const [file, all] of Object.entries(lines)) {
    const header = [...new Set(all.flatMap((line) => Object.keys(line)))];
    const texts = all.map((line) => header.map((column) => `"${line[column] ?? ""}"`).join(","));
    writeFileSync(join(folder, file), [header.join(","), ...texts].join("\n"));
  }
  return folder;
}

async function taken<Of>(folder: string, table: TableName): Promise<Of[]> {
  const { facts, reasons } = checkedRows(table, await rowsOfFolder(folder, source, table));
  expect(reasons).toEqual([]);
  return facts as Of[];
}
const subjectsOf = (folder: string) => taken<SubjectFact>(folder, "subjects");
const listingsOf = (folder: string) => taken<ListingFact>(folder, "listings");

describe.each(announcements)("an entry of $file", (of) => {
  const { file, type, leader, removedOn } = of;
  const NAME = "鑫源商贸有限公司";
  const three = (number: string, more: Line = {}) => [
    entry(of, [NAME, number, "2025-03-01", "厦门甲局", "甲1号"], more),
    entry(of, [NAME, number, "2025-06-02", "沈阳乙局", "乙2号"], more),
    entry(of, [NAME, number, "2025-06-02", "漳州丙局", "丙3号"], more),
  ];

  // No number, one whose check character does not hold, and an organisation code, which is no key.
  test.each(["", `${code(1).slice(0, 17)}${code(1).endsWith("0") ? "1" : "0"}`, "91350200无", "79965505-8"])(
    "without a code that holds a name makes nobody the same: %j",
    async (number) => {
      const folder = folderOf({ [file]: three(number, { [type]: "企业", [leader]: "林示例" }) });
      const subjects = await subjectsOf(folder);
      const firms = subjects.filter(({ name }) => name === NAME);
      expect(firms.map(({ kind, uscc }) => [kind, uscc])).toEqual(Array(3).fill(["company", null]));
      expect(new Set(subjects.map(({ id }) => id)).size).toBe(6);
      const listings = await listingsOf(folder);
      expect(listings.map(({ subjectId }) => subjectId)).toEqual(firms.map(({ id }) => id));
      expect(new Set(listings.map(({ listingId }) => listingId)).size).toBe(3);
      const offices = await taken<PositionFact>(folder, "positions");
      expect(offices.map(({ organisationId }) => organisationId)).toEqual(firms.map(({ id }) => id));
    },
  );

  test("delivered again, alone or among others, it is the same subject and the same listing", async () => {
    const [first, ...others] = three("");
    const once = folderOf({ [file]: [first!] });
    const again = folderOf({ [file]: [...others, first!, first!] });
    const [subject, listing] = [(await subjectsOf(once))[0]!, (await listingsOf(once))[0]!];
    expect(await subjectsOf(again)).toContainEqual(subject);
    const same = (await listingsOf(again)).filter(({ listingId }) => listingId === listing.listingId);
    expect(same).toEqual([listing, listing]);
    expect(listing.subjectId).toBe(subject.id);
  });

  test("with a code it is of that code, whoever announces it", async () => {
    const folder = folderOf({ [file]: three(code(1)) });
    expect((await subjectsOf(folder)).map(({ id }) => id)).toEqual([code(1)]);
    expect((await listingsOf(folder)).map(({ subjectId }) => subjectId)).toEqual(Array(3).fill(code(1)));
  });

  test.each([
    ["an ID number in the column of codes", ID_NUMBER, {}],
    ["its type", "", { [type]: "自然人" }],
  ])("of a natural person by %s: a person, who has no leader", async (_, number, more: Line) => {
    const line = entry(of, ["李四", number, "2025-03-01", "厦门甲局", "甲1号"], {
      [leader]: "李四",
      ...more,
    });
    const folder = folderOf({ [file]: [line] });
    const subjects = await subjectsOf(folder);
    expect(subjects).toMatchObject([{ kind: "person", name: "李四", uscc: null }]);
    expect((await listingsOf(folder)).map(({ subjectId }) => subjectId)).toEqual([subjects[0]!.id]);
    expect(await taken(folder, "positions")).toEqual([]);
    const rows = await rowsOfFolder(folder, source, "subjects");
    expect(rows.map(({ cells }) => cells["idNumber"])).toEqual([number]);
    expect(JSON.stringify(await rowsOfFolder(folder, source, "listings"))).not.toContain(ID_NUMBER);
  });

  test("tells the decision that ended it, who joined in it, and the steps before it", async () => {
    const line = entry(of, [NAME, code(1), "2025-03-01", "厦门甲局", "甲1号"], {
      ...{ [removedOn]: "2026-03-01", 移出原因: "信用修复", 移出决定书文号: "移1号" },
      ...{ 联合公布部门: "乙局、丙局", 拟列入日期: "2025-01-02", 告知日期: "2025-01-03" },
      ...{ 陈述申辩日期: "2025-01-20", 决定日期: "2025-02-20" },
    });
    const folder = folderOf({ [file]: [line] });
    const listings = await listingsOf(folder);
    expect(listings).toMatchObject([
      {
        ...{ removedOn: "2026-03-01", removalReason: "repaired", removalDocumentNo: "移1号" },
        jointAuthorities: "乙局;丙局",
      },
    ]);
    const steps = await taken<ListingStepFact>(folder, "listing-steps");
    expect(steps.map(({ stage, stageOn }) => [stage, stageOn])).toEqual([
      ["proposed", "2025-01-02"],
      ["notified", "2025-01-03"],
      ["heard", "2025-01-20"],
      ["decided", "2025-02-20"],
    ]);
    expect(steps[3]).toMatchObject({ documentNo: "甲1号", listingId: listings[0]!.listingId });
    expect(new Set(steps.map(({ procedureId, subjectId }) => procedureId + subjectId)).size).toBe(1);
    const delivery = await openDelivery(folder, source);
    expect(delivery.reports.filter((one) => one.includes("extra"))).toEqual([]);
  });
});

test("entries of one name in the files of two offices are two subjects", async () => {
  const [tax, safety] = [announcements[1], announcements[2]];
  const folder = folderOf({
    [tax.file]: [entry(tax, ["李四", "", "2025-03-01", "厦门税务局"], { 主体类型: "自然人" })],
    [safety.file]: [entry(safety, ["李四", "", "2025-03-01", "厦门应急管理局"], { 主体类型: "自然人" })],
  });
  expect(new Set((await subjectsOf(folder)).map(({ id }) => id)).size).toBe(2);
});

test("the last day of publication of a procurement record is its end unless a removal is told", async () => {
  const of = announcements[4];
  const line = (number: number, more: Line) =>
    entry(of, ["甲", code(number), "2025-03-01", "财政局", "1号"], more);
  const folder = folderOf({
    [of.file]: [
      line(1, { 公布截止日期: "2028-02-29" }),
      line(2, { 公布截止日期: "2028-02-29", 移出日期: "2026-01-02" }),
    ],
  });
  expect((await listingsOf(folder)).map((one) => one.removedOn)).toEqual(["2028-03-01", "2026-01-02"]);
});
