import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PenaltyFact } from "../../../src/model/facts.ts";
import { disclosure } from "../../../src/load/sources/disclosure/disclosure.ts";
import { checkedRows, rowsOfFolder, rowsOfTexts } from "./delivered-rows.ts";
import type { Cells } from "./disclosed-rows.ts";
import { CODE, EXAMPLE, idNumbers, penalty, understood } from "./disclosed-rows.ts";

describe("the example: headers of a portal, and the codes of 2016", () => {
  test("decisions become penalties, fine and confiscation apart", async () => {
    const { facts, reasons } = checkedRows("penalties", await rowsOfFolder(EXAMPLE, disclosure, "penalties"));
    const told = (facts as PenaltyFact[]).map((fact) => [
      fact.documentNo,
      fact.penaltyType,
      fact.amountFen,
      fact.decidedOn,
      fact.publishUntil,
    ]);
    expect(told).toEqual([
      ["厦市监罚〔2025〕1号", "fine", 1_234_567n, "2025-03-01", "2026-03-02"],
      ["厦市监罚〔2025〕1号", "confiscation", 500_000n, "2025-03-01", "2026-03-02"],
      ["厦市监罚〔2025〕2号", "warning", null, "2025-03-02", "2025-06-03"],
      ["厦市监罚〔2025〕3号", "fine", 200_000n, "2025-03-03", null],
    ]);
    expect(reasons.map((reason) => reason.replace(/^\S+:(\d+)/, "$1"))).toEqual([
      "5 expected 万元 with at most 6 decimals",
      "6 is a person's ID number, expected a number of an organisation",
      "7 expected a day with the year first, such as 2025-03-01, 2025/3/1 or 2025年3月1日",
    ]);
  });

  test("parties and those who lead them become subjects; nobody is one with another by name", async () => {
    const { facts, reasons } = checkedRows("subjects", await rowsOfFolder(EXAMPLE, disclosure, "subjects"));
    expect(reasons).toEqual([]);
    expect(facts).toMatchObject([
      { kind: "person", name: "赵示例" },
      { id: CODE, kind: "company", uscc: CODE, name: "厦门白鹭示例食品有限公司" },
      { id: "organisation-D2143569X", kind: "company", name: "旧示例建筑公司" },
      { kind: "person", name: "陈示例", idDigest: null },
      { id: "registration-350203600123456", kind: "individualBusiness" },
      { kind: "person", name: "林示例" },
      { kind: "person", name: "周示例" },
      { kind: "person", name: "王示例" },
    ]);
    const { facts: offices } = checkedRows("positions", await rowsOfFolder(EXAMPLE, disclosure, "positions"));
    expect(offices).toMatchObject([
      { organisationId: CODE, role: "legalRepresentative", validFrom: null },
      { organisationId: "organisation-D2143569X", role: "legalRepresentative" },
      { organisationId: "registration-350203600123456", role: "operator" },
    ]);
  });

  test("licences become records with their number and period", async () => {
    const { facts, reasons } = checkedRows("records", await rowsOfFolder(EXAMPLE, disclosure, "records"));
    expect(facts).toMatchObject([
      {
        recordType: "licence",
        value: "专职律师执业许可",
        occurredOn: "2016-08-04",
        authority: "福建省司法厅",
      },
      { subjectId: CODE, value: "食品经营许可 · ? 至 2021-08-04", occurredOn: "2016-08-05" },
      { subjectId: "organisation-D2143569X", value: "施工许可 · ? 至 长期 · 撤销" },
    ]);
    expect(reasons).toEqual(["XK_2016.csv:5 is empty, expected the number of the decision"]);
  });

  test("an ID number leaves the adapter in no cell but the one that is keyed", async () => {
    for (const table of ["subjects", "positions", "penalties", "records"] as const) {
      const rows = await rowsOfFolder(EXAMPLE, disclosure, table);
      const text = JSON.stringify(rows.map(({ cells: { idNumber: _, ...others } }) => others));
      for (const idNumber of idNumbers) expect(text).not.toContain(idNumber);
    }
    const subjects = await rowsOfFolder(EXAMPLE, disclosure, "subjects");
    const keyed = subjects
      .filter(({ cells }) => (cells["idNumber"] ?? "") !== "")
      .map(({ cells }) => cells["name"]);
    expect(keyed.sort()).toEqual(["林示例", "赵示例", "陈示例"]);
    expect(readFileSync(join(EXAMPLE, "XK_2016.csv"), "utf8")).toContain(idNumbers[0]);
  });
});

describe("types of parties", () => {
  test.each([
    ["1 with a code", { CF_XDR_LB: "1" }, "CF_XDR_SHXYM 统一社会信用代码"],
    [
      "1 with an old number",
      { CF_XDR_LB: "自然人", CF_XDR_SHXYM: "", CF_XDR_GSZC: "350203600123456" },
      "GSZC",
    ],
    ["2 with a person's document alone", { CF_XDR_SHXYM: "", CF_XDR_ZJHM: idNumbers[0]! }, "CF_XDR_LB"],
    ["none, without any number", { CF_XDR_LB: "", CF_XDR_SHXYM: "" }, "CF_XDR_LB"],
    ["one that is not in the standard", { CF_XDR_LB: "5" }, "CF_XDR_LB"],
    ["a malformed code", { CF_XDR_SHXYM: "913502" }, "CF_XDR_SHXYM"],
    ["an ID number as a code, wrong check character", { CF_XDR_SHXYM: idNumbers[3]! }, "CF_XDR_SHXYM"],
    ["an ID number in the name", { CF_XDR_MC: `张三${idNumbers[1]!}` }, "CF_XDR_MC"],
    ["an ID number as document number", { CF_WSH: idNumbers[2]! }, "CF_WSH"],
    ["no name", { CF_XDR_MC: "/" }, "CF_XDR_MC"],
    ["no category and no amount", { CF_CFLB: "", CF_NR_FK: "0.000000" }, "CF_CFLB"],
  ])("%s is quarantined with its cell", async (_name, more, column) => {
    const { raw, facts } = await understood("penalties", penalty(more));
    expect(facts).toEqual([]);
    expect(raw[0]!.at!.column).toContain(column);
    expect(raw[0]!.line).toBe(2);
    expect((await understood("subjects", penalty(more as Cells))).raw).toEqual([]);
  });

  test.each([
    ["2", CODE, "company"],
    ["2", "51350200M000100Y4H", "socialOrganisation"],
    ["2", "123502001549897397", "institution"],
    ["3", "92350600MA3ABCDE1Y", "individualBusiness"],
    ["4", "", "individualBusiness"],
    ["个体工商户", "", "individualBusiness"],
    ["", CODE, "company"],
  ])("type %s with code %s is of the kind %s", async (type, code, kind) => {
    const { facts } = await understood("subjects", penalty({ CF_XDR_LB: type, CF_XDR_SHXYM: code }));
    expect(facts).toMatchObject([{ kind }]);
  });

  test("type 4 has no number of an institution or an association, the others may", async () => {
    const idOf = async (type: string, column: string) =>
      (await understood("subjects", penalty({ CF_XDR_LB: type, CF_XDR_SHXYM: "", [column]: "事证第1号" })))
        .facts[0] as { id: string };
    for (const column of ["CF_XDR_SYDW", "CF_XDR_SHZZ"]) {
      expect((await idOf("4", column)).id).toMatch(/^unnumbered-/);
      expect((await idOf("2", column)).id).toMatch(/^(institution|social)-事证第1号$/);
    }
    expect((await idOf("4", "CF_XDR_GSZC")).id).toBe("registration-事证第1号");
  });

  test("a code with a wrong check character is told and is no identity", async () => {
    const { facts } = await understood("subjects", penalty({ CF_XDR_SHXYM: "91350100M000100Y44" }));
    expect(facts).toMatchObject([{ id: "code-91350100M000100Y44", usccStatus: "wrong" }]);
  });

  test("a code that stands in the place of an older number is the code", async () => {
    const { facts } = await understood("subjects", penalty({ CF_XDR_SHXYM: "", CF_XDR_SWDJ: CODE }));
    expect(facts).toMatchObject([{ id: CODE, uscc: CODE }]);
  });

  test("two persons of one name in two decisions are two subjects, in one decision one", async () => {
    const person = (document: string) =>
      penalty({ CF_XDR_MC: "李示例", CF_XDR_LB: "1", CF_XDR_SHXYM: "", CF_WSH: document });
    const { facts } = await understood("subjects", person("1号"), person("2号"), person("2号"));
    expect(facts).toHaveLength(2);
  });

  test("a party is named as its latest decision names it, and led by whom that names", async () => {
    const rows = [
      penalty({ CF_XDR_MC: "新名", CF_JDRQ: "2025-03-02", CF_WSH: "2号" }),
      penalty({ CF_XDR_MC: "旧名", CF_FRDB: "甲" }),
    ];
    const { facts } = await understood("subjects", ...rows);
    expect(facts).toMatchObject([
      { id: CODE, name: "新名" },
      { kind: "person", name: "甲" },
    ]);
  });
});

test("any amount of fen survives the way through 万元 with six decimals; a seventh is refused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.bigInt({ min: 1n, max: 10n ** 15n }), async (fen) => {
      const digits = String(fen).padStart(7, "0");
      const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
      const { facts } = await understood("penalties", penalty({ CF_NR_FK: text }));
      expect(facts).toMatchObject([{ penaltyType: "fine", amountFen: fen }]);
    }),
    { numRuns: 50 },
  );
  const seven = await understood("penalties", penalty({ CF_NR_FK: "0.0000001" }));
  expect(seven.raw).toMatchObject([{ at: { column: "CF_NR_FK 罚款金额(万元)", value: "0.0000001" } }]);
});

test.each([
  ["罚款、没收违法所得", ["fine", "confiscation"]],
  ["没收违法所得、没收非法财物", ["fine", "confiscation"]],
  ["警告；通报批评", ["fine", "warning", "criticism"]],
  ["暂扣许可证件、降低资质等级、吊销许可证件", ["fine"]],
  ["责令停产停业,吊销营业执照,暂扣许可证", ["fine", "suspension", "licenceRevoked", "licenceSuspended"]],
  ["行政拘留", ["fine", "行政拘留"]],
])("category %s with a fine is %j", async (category, types) => {
  const { facts } = await understood("penalties", penalty({ CF_CFLB: category }));
  expect((facts as PenaltyFact[]).map((fact) => fact.penaltyType)).toEqual(types);
});

test.each([
  [{ GSQX: "3个月" }, "2025-03-01"],
  [{ GSQX: "一年" }, "2025-12-01"],
  [{ GSQX: "2025-12-31" }, "2026-01-01"],
  [{ CF_GSJZQ: "2024-11-30" }, "2024-12-01"],
  [{ CF_GSJZQ: "9999-12-31" }, "9999-12-31"],
  [{ CF_GSJZQ: "长期" }, null],
  [{ CF_ZT: "1" }, "2024-11-30"],
  [{ CF_ZT: "0" }, null],
])("publication of %j from 2024-11-30 ends %s", async (more, publishUntil) => {
  const { facts } = await understood("penalties", penalty({ CF_JDRQ: "2024-11-30", ...more }));
  expect(facts).toMatchObject([{ publishUntil }]);
});

test("a row that is not understood protects the keys it would have had", async () => {
  const both = penalty({ CF_NR_WFFF: "2" });
  const good = await understood("penalties", both);
  const bad = await understood("penalties", { ...both, CF_JDRQ: "1/2/2025" });
  const keys = (rows: typeof good.raw) => rows.map(({ cells }) => cells["recordId"]);
  expect(keys(good.raw)).toHaveLength(2);
  expect(keys(bad.raw)).toEqual(keys(good.raw));
});

test("two headers for one column refuse the delivery; a missing one is named as files name it", async () => {
  const twice = rowsOfTexts(
    { "CF.csv": "CF_WSH,行政处罚决定书文号,CF_XDR_MC,CF_JDRQ\n" },
    disclosure,
    "penalties",
  );
  await expect(twice).rejects.toThrow(/CF\.csv: column documentNo stands twice/);
  const none = rowsOfTexts({ "CF.csv": "CF_WSH,CF_XDR_MC\n" }, disclosure, "penalties");
  await expect(none).rejects.toThrow(/decidedOn \(CF_JDRQ or 处罚决定日期/);
});

test("numbers beside the code are kept where they have the form, and counted where they have not", async () => {
  const numbers = { CF_XDR_GSZC: "110108000000016", CF_XDR_ZZJG: "D2143569-X" };
  const both = await understood("subjects", penalty(numbers));
  expect(both.facts).toMatchObject([
    { id: CODE, registrationNumber: "110108000000016", organisationCode: "D2143569X" },
  ]);
  const foreign = await understood("subjects", penalty({ ...numbers, CF_XDR_GSZC: "企合闽厦总字第01234号" }));
  expect(foreign).toMatchObject({ reasons: [], facts: [{ id: CODE, organisationCode: "D2143569X" }] });
  expect(Object.keys(foreign.facts[0]!)).not.toContain("registrationNumber");
  const none = await understood("subjects", penalty({ CF_XDR_ZZJG: "00000000-0" }));
  expect(Object.keys(none.facts[0]!)).not.toContain("organisationCode");
  const alone = await understood("subjects", penalty({ CF_XDR_SHXYM: "", CF_XDR_ZZJG: "79965505-8" }));
  expect(alone.facts).toMatchObject([{ id: "organisation-799655058", organisationCode: "799655058" }]);
});
