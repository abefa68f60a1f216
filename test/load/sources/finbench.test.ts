import { describe, expect, test } from "vitest";
import { finbenchSource } from "../../../src/load/sources/finbench.ts";
import { everyParty } from "../../../src/load/sources/party-choice.ts";
import { DATA, hasData } from "../../oracles/snapshot-files.ts";
import { checkedRows, rowsOfFolder, rowsOfTexts } from "./delivered-rows.ts";

const files = {
  "Company.csv":
    "companyId|companyName|isBlocked|createTime\n20|Acme, Inc|false|2020-01-01 12:38:32.171\n7|Beta|true|2020-02-01 00:00:00.0\n",
  "Person.csv": "personId|personName|isBlocked|createTime\n20|Ann|false|2020-03-01 00:00:00.0\n",
  "PersonInvestCompany.csv":
    "investorId|companyId|ratio|createTime\n20|7|0.1234565|2021-01-01 00:00:00.0\n20|20|x|2021-01-01 00:00:00.0\n" +
    "7|20||2021-01-01 00:00:00.0\n7|20|1.5|2021-01-01 00:00:00.0\n",
};

test("a number that is a person's and a company's makes two subjects", async () => {
  const { facts } = checkedRows("subjects", await rowsOfTexts(files, finbenchSource(), "subjects"));
  expect(facts).toMatchObject([
    { id: "C20", kind: "company", name: "Acme, Inc", registeredOn: "2020-01-01" },
    { id: "C7", kind: "company" },
    { id: "P20", kind: "person", registeredOn: null },
  ]);
});

test("ratios are rounded half up to ppm; text, nothing and more than the whole are quarantined, not dropped", async () => {
  const rows = await rowsOfTexts(files, finbenchSource(), "shareholdings");
  const { facts, reasons } = checkedRows("shareholdings", rows);
  expect(facts).toMatchObject([{ statementId: "invest-P20-C7", sharePpm: 123_457, validFrom: "2021-01-01" }]);
  expect(reasons.map((reason) => reason.slice(0, 25))).toEqual([
    "PersonInvestCompany.csv:3",
    "PersonInvestCompany.csv:4",
    "PersonInvestCompany.csv:5",
  ]);
});

test("blocked parties are listed, and those chosen when loading", async () => {
  const listed = async (source = finbenchSource()) =>
    (await rowsOfTexts(files, source, "listings")).map((row) => [
      row.cells["subjectId"],
      row.cells["listedOn"],
    ]);
  expect(await listed()).toEqual([["C7", "2020-02-01"]]);
  expect(await listed(finbenchSource({ listParty: everyParty(20n) }))).toEqual([
    ["C20", "2020-01-01"],
    ["C7", "2020-02-01"],
    ["P20", "2020-03-01"],
  ]);
});

describe.skipIf(!hasData("finbench"))("the snapshot (skipped without ../shared/data)", () => {
  const source = finbenchSource({ listParty: everyParty(20n) });

  test.each([
    ["subjects", 2_924],
    ["shareholdings", 5_034],
    ["links", 1_351],
    ["listings", 150],
  ] as const)("every row of %s is a fact of its own: %i", async (table, count) => {
    const { facts, reasons } = checkedRows(table, await rowsOfFolder(`${DATA}finbench`, source, table));
    expect(reasons).toEqual([]);
    expect(new Set(facts.map((fact) => Object.values(fact)[0])).size).toBe(count);
  });
});
