import { describe, expect, test } from "vitest";
import { smesdSource } from "../../../src/load/sources/smesd.ts";
import { fenText } from "../../../src/load/sources/smesd-edges.ts";
import { DATA, hasData } from "../../oracles/snapshot-files.ts";
import { checkedRows, rowsOfFolder, rowsOfTexts } from "./delivered-rows.ts";

const edge = (src: number, dst: number, type: number, weight = "1") =>
  `train,${src},${dst},${type},any,${weight}\n`;
const companies =
  "split,idx,label,reg_capital,paid_capital,age_months\n" +
  "train,1,0,12.5,1,9\ntrain,2,1,500.0,1,9\ntest,1,0,12.5,1,9\nvalidate,3,1,500.0,1,9\nlater,4,0,1,1,1\n";
const withEdges = (...edges: string[]) => ({
  "companies.csv": companies,
  "edges.csv": `split,src,dst,type_id,type,weight\n${edges.join("")}`,
});

test("a company that stands in two splits is one subject, from the later; an unknown split is quarantined", async () => {
  const rows = await rowsOfTexts(withEdges(), smesdSource(), "subjects");
  const { facts, reasons } = checkedRows("subjects", rows);
  expect(facts).toMatchObject([
    { id: "C2", capitalFen: 500_000_000n },
    { id: "C1", capitalFen: 12_500_000n, name: "样本企业 C1" },
    { id: "C3" },
  ]);
  expect(reasons).toEqual(['companies.csv:6 split "later": expected train, validate or test']);
});

test("amounts of 10,000 yuan become whole fen, half up", () => {
  expect(["1080.0", "0.0000005", "0.00000049", "11942.931999999999", "x"].map(fenText)).toEqual([
    "1080000000",
    "1",
    "0",
    "11942932000",
    "x",
  ]);
});

test("an edge and its mirror image are one statement, and once in two splits", async () => {
  const files = withEdges(
    edge(5000, 1, 8, "24.0"),
    edge(1, 5000, 9, "24.0"),
    edge(5000, 1, 8, "24.0").replace("train", "test"),
  );
  const { facts } = checkedRows("shareholdings", await rowsOfTexts(files, smesdSource(), "shareholdings"));
  expect(facts).toMatchObject([
    {
      holderId: "P5000",
      companyId: "C1",
      sharePpm: null,
      sharePpmMin: 0,
      sharePpmMax: 1_000_000,
      amountFen: 24_000_000n,
    },
  ]);
});

test("a stakeholder without an investment is a holder of unknown share and amount", async () => {
  const files = withEdges(edge(5000, 1, 8, "24.0"), edge(5000, 1, 5), edge(1, 5001, 4));
  const { facts } = checkedRows("shareholdings", await rowsOfTexts(files, smesdSource(), "shareholdings"));
  expect(facts).toMatchObject([
    { statementId: "invest_CP-P5000-C1" },
    { statementId: "stakeholder-P5001-C1", amountFen: null },
  ]);
});

test("offices and branches read the same from either end", async () => {
  const files = withEdges(edge(5000, 1, 1), edge(2, 5001, 2), edge(1, 2, 10), edge(3, 1, 11));
  const { facts: offices } = checkedRows("positions", await rowsOfTexts(files, smesdSource(), "positions"));
  expect(offices).toMatchObject([
    { personId: "P5000", organisationId: "C1", role: "supervisor" },
    { personId: "P5001", organisationId: "C2", role: "executive" },
  ]);
  const { facts: links } = checkedRows("links", await rowsOfTexts(files, smesdSource(), "links"));
  expect(links).toMatchObject([
    { fromId: "C2", toId: "C1", kind: "branchOf" },
    { fromId: "C3", toId: "C1", kind: "branchOf" },
  ]);
});

test("types without a counterpart are quarantined once, mirror and all; an unknown type too", async () => {
  const files = withEdges(edge(1, 2, 12), edge(2, 1, 16), edge(1, 2, 15), edge(1, 2, 20));
  const { facts, reasons } = checkedRows("links", await rowsOfTexts(files, smesdSource(), "links"));
  expect(facts).toEqual([]);
  expect(reasons).toEqual([
    expect.stringContaining("edges.csv:2 an edge of type loan"),
    expect.stringContaining("edges.csv:4 an edge of type creditor"),
    'edges.csv:5 type_id "20": expected 0 to 19',
  ]);
});

test("bankrupt companies are listed from the end of their split", async () => {
  const rows = await rowsOfTexts(withEdges(), smesdSource({ listParty: (id) => id === "C1" }), "listings");
  expect(rows.map(({ cells }) => [cells["subjectId"], cells["listedOn"]])).toEqual([
    ["C2", "2018-12-31"],
    ["C1", "2021-12-31"],
    ["C3", "2019-12-31"],
  ]);
});

test("a lawsuit stands in the month that lies so long before the observation", async () => {
  const header = "split,company,cause,court,result,months_before_observation,time_label\n";
  const files = {
    ...withEdges(),
    "lawsuits.csv": `${header}train,2,0,0,2,12,1\ntest,1,3,1,0,0,1\ntrain,2,0,0,2,x,1\n`,
  };
  const { facts, reasons } = checkedRows("records", await rowsOfTexts(files, smesdSource(), "records"));
  expect(facts).toMatchObject([
    { subjectId: "C2", recordType: "lawsuitDefendant", occurredOn: "2017-12-01" },
    { subjectId: "C1", recordType: "lawsuitPlaintiff", occurredOn: "2021-12-01" },
  ]);
  expect(reasons).toHaveLength(1);
});

describe.skipIf(!hasData("smesd"))("the data set (skipped without ../shared/data)", () => {
  test.each([
    ["subjects", 6_378, 0],
    ["shareholdings", 4_649, 0],
    ["positions", 4_752, 0],
    ["links", 378, 79],
    ["listings", 1_196, 0],
    ["records", 8_782, 0],
  ] as const)("%s: %i facts, %i rows quarantined", async (table, count, quarantined) => {
    const { facts, reasons } = checkedRows(table, await rowsOfFolder(`${DATA}smesd`, smesdSource(), table));
    expect(new Set(facts.map((fact) => Object.values(fact)[0])).size).toBe(count);
    expect([facts.length, reasons.length]).toEqual([count, quarantined]);
  });
});
