import { describe, expect, test } from "vitest";
import { checkRow } from "../../src/load/check/check-row.ts";
import { toldQuarantine } from "../../src/load/quarantine.ts";
import type { QuarantinedLine } from "../../src/load/quarantine.ts";
import type { TableName } from "../../src/load/source.ts";
import { tableNames } from "../../src/load/source.ts";
import { tableShapes } from "../../src/load/tables.ts";
import type { Row } from "./bundle-folder.ts";
import { code, company, person } from "./bundle-folder.ts";

/** A row of each table that holds, with every column filled that takes a text of the sender's choice. */
const sound: Readonly<Record<TableName, Row>> = {
  subjects: company("a", {
    uscc: code(1),
    address: "厦门市思明区一号",
    phone: "0592-2020001",
    idDigest: "9f86d0",
  }),
  shareholdings: { statementId: "s", holderId: "p", companyId: "a", sharePercent: "60" },
  positions: { statementId: "s", personId: "p", organisationId: "a", role: "director" },
  links: { statementId: "s", fromId: "a", toId: "b", kind: "guarantees" },
  listings: {
    listingId: "l",
    subjectId: "a",
    listCode: "wageArrears",
    listedOn: "2024-01-02",
    documentNo: "1号",
  },
  penalties: {
    recordId: "r",
    subjectId: "a",
    penaltyType: "fine",
    decidedOn: "2024-01-02",
    documentNo: "1号",
  },
  records: { recordId: "r", subjectId: "a", recordType: "taxArrears", value: "1", occurredOn: "2024-01-02" },
  "listing-steps": {
    ...{ stepId: "s", subjectId: "a", listCode: "wageArrears", procedureId: "x" },
    ...{ stage: "decided", stageOn: "2024-01-02", documentNo: "1号" },
  },
};

const verdictOf = (table: TableName, cells: Row) =>
  checkRow(table, { file: "f.csv", line: 2, cells: { ...sound[table], ...cells } });

/** What the sender is told of a row that is kept out. */
function toldOf(table: TableName, cells: Row): QuarantinedLine | undefined {
  const told: QuarantinedLine[] = [];
  const nowhere = { add: () => undefined, keep: () => [], discard: () => undefined };
  const result = verdictOf(table, cells);
  if (!("fact" in result)) toldQuarantine(nowhere, (line) => void told.push(line)).add(table, result);
  return told[0];
}

/** Published examples of GB 11643 as they are written, with the digits that no account may repeat. */
const written = [
  ["11010519491231002X", "19491231"],
  ["11010519491231002x", "19491231"],
  ["440524188001010014", "18800101"],
  ["P-11010519491231002X", "19491231"],
  ["P11010519491231002Xa", "19491231"],
  ["11010519491231002X-9135", "19491231"],
  ["110105 19491231 002X", "19491231"],
  ["110105-19491231-002X", "19491231"],
  ["110105\u200b19491231002X", "19491231"],
  ["１１０１０５１９４９１２３１００２Ｘ", "１９４９１２３１"],
  ["110105194912310021", "19491231"],
  ["张三110105194912310021住址", "19491231"],
] as const;

const texts = tableNames.flatMap((table) => {
  const { columns, optionalColumns } = tableShapes[table];
  const others = ["idNumber", "amountFen", "capitalFen"];
  return [...columns, ...optionalColumns]
    .filter((one) => !others.includes(one))
    .map((one) => [table, one] as const);
});

test("the rows that are changed below hold", () => {
  for (const table of tableNames) expect(verdictOf(table, {})).toHaveProperty("fact");
  expect(texts.length).toBeGreaterThan(60);
});

test.each(texts)("%s.%s never holds a resident ID number, however it is written", (table, column) => {
  for (const [text, digits] of written) {
    const told = toldOf(table, { [column]: text });
    expect(told, text).toMatchObject({ file: "f.csv", line: 2, column });
    expect(told!.reason).toMatch(/resident ID number in it, expected/);
    expect(told!.value).toContain("***");
    expect(JSON.stringify(told)).not.toContain(digits);
  }
});

describe("what to do is told", () => {
  test.each([
    ["subjects", "id", "an id that is the source's own key; the number belongs in idNumber"],
    ["shareholdings", "holderId", "an id that is the source's own key"],
    ["listings", "documentNo", "expected none; the number belongs in idNumber of subjects and nowhere else"],
    ["subjects", "idDigest", "expected a keyed digest of it"],
  ] as const)("%s.%s", (table, column, sentence) => {
    expect(toldOf(table, { [column]: "11010519491231002X" })!.reason).toContain(sentence);
  });
});

describe("fifteen digits", () => {
  const old = "110105491231002";

  test("of a person are an old ID number, in every cell", () => {
    for (const cells of [
      { id: old },
      { id: `P-${old}` },
      { name: `张三${old}` },
      { address: `${old} 住址` },
    ]) {
      const told = toldOf("subjects", { ...person("p"), ...cells });
      expect(told).toMatchObject({ column: Object.keys(cells)[0] });
      expect(JSON.stringify(told)).not.toContain(old);
    }
  });
  test("of an organisation are its registration number where the check digit holds, as old as it may look", () => {
    // 110105491231002 holds by chance as one: 14 digits of GS 15, MOD 11,10.
    expect(verdictOf("subjects", { id: old })).toHaveProperty("fact");
    expect(toldOf("subjects", { id: "110105491231003" })).toMatchObject({ column: "id", value: "***" });
    expect(toldOf("shareholdings", { holderId: "110105491231003" })).toMatchObject({ column: "holderId" });
    expect(toldOf("listings", { documentNo: old })).toMatchObject({ column: "documentNo" });
  });
  test.each([
    ["a month that is none", "110105491331003"],
    ["a day that is none", "110105490230003"],
    ["a city's office, which issued none", "350200491231003"],
    ["no province", "200105491231003"],
    ["a document of the year 25", "350203251231003"],
    ["fourteen digits", "11010549123100"],
    ["sixteen digits", "1101054912310031"],
  ])("%s is no ID number", (_, id) => {
    expect(verdictOf("subjects", { id })).toHaveProperty("fact");
  });
});

describe("what looks alike and is none", () => {
  test.each([
    ["a code", { uscc: "91350100M000100Y43" }],
    ["a code of digits alone", { uscc: "914403001922038216", id: "914403001922038216" }],
    ["a code with a wrong check character", { uscc: "914403001922038217" }],
    ["phone numbers", { phone: "0592-2020001 0592-2020002; 13800000000" }],
    ["a time with a serial, eighteen digits", { id: "202501191012010001" }],
    ["a number of region, date and serial", { id: "350203202501010013" }],
    ["the same in groups", { id: "350203-20200101-0012" }],
    ["a bank's number of nineteen digits", { id: "1101051949123100211" }],
    ["seventeen digits", { id: "11010519491231002" }],
    ["a digest", { id: "holder-9f86d081884c7d65" }],
  ])("%s is taken", (_, cells) => {
    expect(verdictOf("subjects", cells)).toHaveProperty("fact");
  });
  test("a number of region, date and serial before 2014 is rather a person's, by a slip of the pen", () => {
    expect(toldOf("subjects", { id: "350203201312310012" })).toMatchObject({ column: "id", value: "***" });
    expect(verdictOf("subjects", { id: "350203201401010012" })).toHaveProperty("fact");
  });
  test("of a person it is kept out in every year", () => {
    expect(toldOf("subjects", person("350203201401010012"))).toMatchObject({ column: "id", value: "***" });
  });
  test("amounts are numbers, whatever they look like", () => {
    expect(verdictOf("penalties", { amountFen: "110105194912310021" })).toHaveProperty("fact");
  });
});
