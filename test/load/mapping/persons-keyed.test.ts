import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkRow } from "../../../src/load/check/check-row.ts";
import { keyedRow } from "../../../src/load/identity/keyed-row.ts";
import { shippedSources } from "../../../src/load/mapping/shipped-mappings.ts";
import type { TableName } from "../../../src/load/source.ts";
import { KeyRing, newSecretLine, parseSecrets } from "../../../src/vault/key-ring.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import { rowsOfFolder } from "../sources/delivered-rows.ts";

const ring = new KeyRing(parseSecrets(newSecretLine("k1")));
/** Published examples of ID numbers; the last has 15 digits, of the first person. */
const [ONE, TWO, ONE_OF_15] = ["11010519491231002X", "440524188001010014", "110105491231002"] as const;
const COMPANY = "91350100M000100Y43";

/** Rows of one file by a shipped mapping, keyed and checked: facts, and reasons with their columns. */
async function taken(mapping: string, file: string, lines: readonly string[], table: TableName) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, file), `${lines.join("\n")}\n`);
  const rows = await rowsOfFolder(folder, shippedSources()[mapping]!(), table);
  const results = rows.map((row) => checkRow(table, table === "subjects" ? keyedRow(row, ring) : row));
  const facts = results.flatMap((one) => ("fact" in one ? [one.fact] : []));
  const reasons = results.flatMap((one) => ("fact" in one ? [] : [`${one.column}: ${one.reason}`]));
  return { facts, reasons };
}

const DEBTORS = "失信被执行人.csv";
const debtorHead =
  "被执行人姓名/名称,身份证号码/组织机构代码,法定代表人,法定代表人身份证号,被执行人类型,执行法院,案号,发布时间";
const debtors = (rows: readonly string[], table: TableName) =>
  taken("list-announcement", DEBTORS, [debtorHead, ...rows], table);

describe("a list announcement", () => {
  test("keys a debtor by the number of the column that has codes as well", async () => {
    const { facts, reasons } = await debtors(
      [`黄示例,${ONE},,,,法院,1号,2025-03-01`, `吴示例,440524188001010014,,,自然人,法院,2号,2025-03-01`],
      "subjects",
    );
    expect(reasons).toEqual([]);
    expect(facts).toMatchObject([
      { kind: "person", name: "黄示例", uscc: null, personKey: ring.personKeyOf(ONE) },
      { kind: "person", name: "吴示例", uscc: null, personKey: ring.personKeyOf(TWO) },
    ]);
    expect(
      JSON.stringify(facts, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one)),
    ).not.toMatch(/19491231|18800101/);
  });

  test("a number that holds as a code by chance is still a person's", async () => {
    // 14 is no register and kind of body that anybody has.
    const { facts, reasons } = await debtors(
      [`黄示例,141101199306020755,,,,法院,1号,2025-03-01`],
      "subjects",
    );
    expect(reasons).toEqual([]);
    expect(facts).toMatchObject([
      { kind: "person", uscc: null, personKey: ring.personKeyOf("141101199306020755") },
    ]);
  });

  test("a number tells a person even beside the name of a leader", async () => {
    const { facts } = await debtors([`黄示例,${ONE},黄示例,,,法院,1号,2025-03-01`], "subjects");
    expect(facts).toMatchObject([{ kind: "person", name: "黄示例", personKey: ring.personKeyOf(ONE) }]);
    expect((await debtors([`黄示例,${ONE},黄示例,,,法院,1号,2025-03-01`], "positions")).facts).toEqual([]);
  });

  test("keys the leader of an organisation, with a code or without", async () => {
    const rows = [
      `厦门甲示例有限公司,${COMPANY},林示例,${ONE},,法院,1号,2025-03-01`,
      `厦门乙示例有限公司,,王示例,${TWO},法人,法院,2号,2025-03-01`,
    ];
    const { facts } = await debtors(rows, "subjects");
    expect(facts).toMatchObject([
      { id: COMPANY, kind: "company" },
      { kind: "person", name: "林示例", personKey: ring.personKeyOf(ONE) },
      { kind: "company", name: "厦门乙示例有限公司" },
      { kind: "person", name: "王示例", personKey: ring.personKeyOf(TWO) },
    ]);
    expect((await debtors(rows, "positions")).facts).toMatchObject([
      { organisationId: COMPANY, role: "legalRepresentative" },
      { role: "legalRepresentative" },
    ]);
  });

  test("a natural person has no leader, whatever stands in the column", async () => {
    const { facts } = await debtors([`黄示例,,黄示例,,自然人,法院,1号,2025-03-01`], "positions");
    expect(facts).toEqual([]);
  });

  test("a type of party that nobody knows keeps the rows out, and the leader's with them", async () => {
    const row = `某,,王示例,,外星人,法院,1号,2025-03-01`;
    expect((await debtors([row], "subjects")).reasons[0]).toContain(
      "is not in the map, expected one of 自然人",
    );
  });

  test("a number that is masked, as courts publish it, is none and costs nothing", async () => {
    const { facts, reasons } = await debtors(
      [`黄示例,4405241880****0014,,,,法院,1号,2025-03-01`],
      "subjects",
    );
    expect(reasons).toEqual([]);
    expect(facts).toMatchObject([{ kind: "person", name: "黄示例" }]);
    expect(facts[0]).not.toHaveProperty("personKey");
  });
});

const registryHead =
  "企业名称,统一社会信用代码,法定代表人,法定代表人证件号码,股东名称,股东证照号码,股东身份证号,股东类型,持股比例";
const registry = (rows: readonly string[], table: TableName) =>
  taken("registry-extract", "登记信息.csv", [registryHead, ...rows], table);

describe("a registry extract", () => {
  const rows = [
    `厦门甲示例有限公司,${COMPANY},林示例,${ONE},林示例,,${ONE},自然人股东,60`,
    `厦门甲示例有限公司,${COMPANY},林示例,${ONE},陈示例,${TWO},,,40`,
  ];
  test("keys leader and holders, whichever column has their numbers; one number is one person", async () => {
    const { facts, reasons } = await registry(rows, "subjects");
    expect(reasons).toEqual([]);
    const persons = facts.filter((one) => "kind" in one && one.kind === "person");
    expect(persons).toMatchObject([
      { id: expect.stringMatching(/^leader-/), personKey: ring.personKeyOf(ONE) },
      { id: expect.stringMatching(/^holder-/), kind: "person", personKey: ring.personKeyOf(ONE) },
      { id: expect.stringMatching(/^holder-/), kind: "person", personKey: ring.personKeyOf(TWO) },
    ]);
  });
  test("makes no id of a number", async () => {
    const { facts, reasons } = await registry(rows, "shareholdings");
    expect(reasons).toEqual([]);
    const others = await registry([rows[1]!.replace(TWO, "")], "shareholdings");
    expect(facts[1]).toEqual(others.facts[0]);
  });
  test("an old number in a column of codes is a person's unless it holds as a registration number", async () => {
    const holder = async (number: string) =>
      (await registry([`厦门甲示例有限公司,${COMPANY},,,陈示例,${number},,,40`], "subjects")).facts[1];
    expect(await holder("110105491231003")).toMatchObject({
      kind: "person",
      personKey: ring.personKeyOf("110105194912310038"),
    });
    expect(await holder(ONE_OF_15)).toMatchObject({ kind: "unknownParty" });
    expect(await holder(ONE_OF_15)).not.toHaveProperty("personKey");
  });
});
