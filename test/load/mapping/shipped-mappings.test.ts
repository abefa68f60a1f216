import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Fact } from "../../../src/load/check/facts.ts";
import { mappedSource } from "../../../src/load/mapping/mapped-source.ts";
import { readMapping } from "../../../src/load/mapping/mapping.ts";
import type { TableName } from "../../../src/load/source.ts";
import type { PositionFact, SubjectFact } from "../../../src/model/facts.ts";
import { checkedRows, rowsOfFolder } from "../sources/delivered-rows.ts";

const SHIPPED = join(import.meta.dirname, "../../../seed/mappings");
const EXAMPLES = join(import.meta.dirname, "examples");

function subjectText(fact: Fact): string[] {
  const { kind, name } = fact as SubjectFact;
  return [kind, name];
}
const shipped = (name: string) => mappedSource(readMapping(join(SHIPPED, `${name}.json`)));
const checked = async (name: string, table: TableName) =>
  checkedRows(table, await rowsOfFolder(join(EXAMPLES, name), shipped(name), table));

describe("the mappings that come with the program", () => {
  test("each can be read, is named as its file, and has an example", () => {
    const names = readdirSync(SHIPPED).map((file) => file.replace(/\.json$/, ""));
    expect(names.sort()).toEqual(readdirSync(EXAMPLES).sort());
    for (const name of names) expect(shipped(name).id).toBe(name);
  });

  test("registry extract: companies, who leads them and who holds them", async () => {
    const { facts, reasons } = await checked("registry-extract", "subjects");
    const companies = facts.filter((fact) => "uscc" in fact && fact.uscc !== null);
    expect(companies).toMatchObject([
      {
        name: "厦门甲示例有限公司",
        status: "active",
        registeredOn: "2015-03-01",
        capitalFen: 1_000_000_000n,
        phone: "0592-2020001",
      },
      { name: "厦门甲示例有限公司" },
      { name: "厦门甲示例有限公司" },
      { name: "泉州乙示例有限公司", status: "unknown", capitalFen: null, phone: null },
      { name: "漳州丙小吃店", kind: "individualBusiness", status: "dissolved", capitalFen: 5_000_000n },
    ]);
    const others = facts.filter((fact) => !companies.includes(fact)).map((fact) => subjectText(fact));
    expect(others).toEqual([
      ["person", "林示例"],
      ["person", "林示例"],
      ["unknownParty", "某基金"],
      ["person", "陈示例"],
      ["person", "王示例"],
      ["person", "赵示例"],
    ]);
    expect(reasons).toEqual([expect.stringContaining("登记信息.csv:7 expected a day with the year first")]);
  });

  test("registry extract: stakes in percent, amounts and offices", async () => {
    const stakes = await checked("registry-extract", "shareholdings");
    expect(stakes.reasons).toEqual([]);
    expect(stakes.facts).toMatchObject([
      { companyId: "91350100M000100Y43", sharePpm: 600_000, amountFen: 600_000_000n },
      { holderId: "91350500MA2ABCDEXD", sharePpm: 333_334, amountFen: 333_333_500n },
      { sharePpm: null, sharePpmMax: 1_000_000, amountFen: 66_666_500n },
    ]);
    const offices = await checked("registry-extract", "positions");
    expect(offices.facts.map((fact) => "role" in fact && fact.role)).toEqual([
      ...Array.from({ length: 4 }, () => "legalRepresentative"),
      "operator",
      "legalRepresentative",
    ]);
  });

  test("list announcements: entries with their parties; what cannot be dated is kept out", async () => {
    const listings = await checked("list-announcement", "listings");
    expect(listings.facts).toMatchObject([
      {
        subjectId: "91350100M000100Y43",
        listCode: "dishonestJudgmentDebtor",
        documentNo: "（2025）闽0203执1号",
        listedOn: "2025-03-01",
      },
      { listCode: "dishonestJudgmentDebtor", listedOn: "2025-03-02" },
      {
        subjectId: "91350100M000100Y43",
        listCode: "majorTaxViolation",
        listedOn: "2025-04-15",
        removedOn: "2026-04-15",
        removalReason: "repaired",
      },
      {
        subjectId: "91350500MA2ABCDEXD",
        listCode: "workSafety",
        authority: "泉州市应急管理局",
        listedOn: "2025-05-06",
        removedOn: null,
      },
      {
        subjectId: "91350500MA2ABCDEXD",
        listCode: "wageArrears",
        removedOn: "2025-03-01",
        removalReason: "expired",
      },
      { listCode: "wageArrears", listedOn: "2023-03-01", removedOn: null },
      // The last day of publication is a day of it.
      {
        listCode: "governmentProcurement",
        authority: "厦门市财政局",
        listedOn: "2024-02-28",
        removedOn: "2025-03-01",
      },
      {
        listCode: "seriousMarketViolation",
        listedOn: "2024-05-06",
        removedOn: "2025-05-06",
        removalReason: "repaired",
      },
      { subjectId: "91350500MA2ABCDEXD", removedOn: null },
    ]);
    expect(listings.reasons).toEqual([expect.stringContaining("失信被执行人公告.csv:4 expected a day")]);
    const subjects = await checked("list-announcement", "subjects");
    expect(subjects.facts.map((fact) => subjectText(fact))).toEqual([
      ["company", "厦门甲示例有限公司"],
      ["person", "林示例"],
      ["person", "黄示例"],
      ["person", "吴示例"],
      ["company", "泉州乙示例有限公司"],
      ["person", "周示例"],
      ["person", "陈示例"],
      ["person", "郑示例"],
      ["company", "厦门丁示例服务部"],
    ]);
    const numbers = /4405241880|11010519491231002X/;
    for (const table of ["subjects", "positions", "listings"] as const) {
      const rows = await rowsOfFolder(
        join(EXAMPLES, "list-announcement"),
        shipped("list-announcement"),
        table,
      );
      const kept = rows.map(({ cells: { idNumber: _, ...others } }) => others);
      expect(JSON.stringify(kept)).not.toMatch(numbers);
    }
  });

  test("list announcements: who leads an organisation holds an office in it, known by name until a number comes", async () => {
    const { facts, reasons } = await checked("list-announcement", "positions");
    expect(reasons).toEqual([]);
    const subjects = (await checked("list-announcement", "subjects")).facts as SubjectFact[];
    const named = (id: string) => subjects.find((one) => one.id === id)?.name;
    expect(
      (facts as PositionFact[]).map((one) => [one.role, named(one.personId), one.organisationId]),
    ).toEqual([
      ["legalRepresentative", "林示例", "91350100M000100Y43"],
      ["legalRepresentative", "林示例", "91350100M000100Y43"],
      ["principal", "周示例", "91350500MA2ABCDEXD"],
      ["legalRepresentative", "陈示例", "91350500MA2ABCDEXD"],
      ["legalRepresentative", "林示例", "91350100M000100Y43"],
      ["legalRepresentative", "陈示例", "91350500MA2ABCDEXD"],
    ]);
    // The lists of court, tax and market offices name one leader of one company: one statement.
    const [court, tax, , , market] = facts as PositionFact[];
    expect([tax, market]).toEqual([court, court]);
  });
});
