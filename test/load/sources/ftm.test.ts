import { gzipSync } from "node:zlib";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import type { TableName } from "../../../src/load/source.ts";
import { ftm } from "../../../src/load/sources/ftm/ftm.ts";
import { checkedRows, rowsOfFolder, rowsOfTexts } from "./delivered-rows.ts";

const CODE = "91350205MAXKECYU6J";
const ID_NUMBER = "110105194912310021";
const entity = (id: string, schema: string, properties: Record<string, unknown>) => ({
  id,
  schema,
  properties,
});
const company = (id: string, more: object = {}) => entity(id, "Company", { name: [id], ...more });
const lines = (...entities: object[]) => entities.map((one) => JSON.stringify(one)).join("\n");

async function rowsOf(table: TableName, ...entities: object[]) {
  const rows = await rowsOfTexts({ "entities.ftm.json": lines(...entities) }, ftm, table);
  return { rows, ...checkedRows(table, rows) };
}

const stake = (properties: object) =>
  entity("o1", "Ownership", { owner: ["p"], asset: ["c"], ...properties });

test.each([
  [["33.3333"], 333_333, 333_333],
  [["33.3 %"], 333_000, 333_000],
  [["100%"], 1_000_000, 1_000_000],
  [["25-50"], 250_000, 500_000],
  [[">50"], 500_001, 1_000_000],
  [["<50"], 0, 499_999],
  [[">= 50 %"], 500_000, 1_000_000],
  [["<=50"], 0, 500_000],
  [["30", "40"], 300_000, 400_000],
  [[], 0, 1_000_000],
])("a percentage of %j lies between %i and %i ppm", async (percentage, sharePpmMin, sharePpmMax) => {
  const { facts } = await rowsOf("shareholdings", stake({ percentage }));
  expect(facts).toMatchObject([{ holderId: "p", companyId: "c", sharePpmMin, sharePpmMax }]);
});

test.each(["most", "100.1", "50-25", "<0", "1e2", "33,3"])(
  "a percentage of %s keeps the stake out",
  async (text) => {
    const { facts, reasons } = await rowsOf("shareholdings", stake({ percentage: [text] }));
    expect(facts).toEqual([]);
    expect(reasons).toEqual([expect.stringContaining("is no percentage")]);
  },
);

test.each([
  ["2019", "2020", "2019-01-01", "2020-12-31"],
  ["2019-03", "2020-02", "2019-03-01", "2020-02-29"],
  ["2019-03-05", "2020-02-03T10:00:00", "2019-03-05", "2020-02-03"],
])("from %s to %s counts from %s to %s", async (from, to, validFrom, validTo) => {
  const { facts } = await rowsOf("shareholdings", stake({ startDate: [from], endDate: [to] }));
  expect(facts).toMatchObject([{ validFrom, validTo }]);
});

test("of several starts the earliest counts, of several ends the latest; a date that is none is kept out", async () => {
  const dates = { startDate: ["2020-05-01", "2019"], endDate: ["2021", "2022-01"] };
  expect((await rowsOf("shareholdings", stake(dates))).facts).toMatchObject([
    { validFrom: "2019-01-01", validTo: "2022-01-31" },
  ]);
  expect((await rowsOf("shareholdings", stake({ startDate: ["2019-13"] }))).reasons).toHaveLength(1);
});

test("a credit code is the subject's id, wherever it stands, and what names the entity follows", async () => {
  for (const property of ["uscCode", "taxNumber", "registrationNumber", "idNumber"]) {
    const coded = company("NK-1", { [property]: ["x1", CODE.toLowerCase()] });
    expect((await rowsOf("subjects", coded)).facts).toMatchObject([
      { id: CODE, uscc: CODE, kind: "company" },
    ]);
    const held = entity("o1", "Ownership", { owner: ["p"], asset: ["NK-1"] });
    expect((await rowsOf("shareholdings", coded, held)).facts).toMatchObject([{ companyId: CODE }]);
  }
});

test("two entities with one code stay apart under their own ids", async () => {
  const { facts } = await rowsOf(
    "subjects",
    company("a", { uscCode: [CODE] }),
    company("b", { uscCode: [CODE] }),
  );
  expect(facts).toMatchObject([
    { id: "a", uscc: CODE },
    { id: "b", uscc: CODE },
  ]);
});

test("no ID number is kept: not as a number, not in a name, not as an id", async () => {
  const person = entity("p", "Person", {
    name: [`张三 ${ID_NUMBER}`],
    idNumber: [ID_NUMBER],
    birthDate: ["1949"],
  });
  const party = entity("l", "LegalEntity", { name: ["x"], uscCode: [ID_NUMBER], idNumber: [ID_NUMBER] });
  const named = entity(ID_NUMBER, "Person", { name: ["李四"] });
  const { rows, facts, reasons } = await rowsOf("subjects", person, party, named);
  expect(facts).toMatchObject([{ id: "p", name: "张三 ***", idDigest: null }]);
  // The code of the party is masked, which is the form of no code.
  expect(reasons).toHaveLength(2);
  expect(
    JSON.stringify(rows.map(({ cells, broken, at }) => ({ ...cells, id: "", broken, at }))),
  ).not.toContain(ID_NUMBER);
});

test("kinds: our word in legalForm, then the code, then the schema", async () => {
  const kinds = async (...entities: object[]) =>
    (await rowsOf("subjects", ...entities)).facts.map((fact) => (fact as { kind: string }).kind);
  expect(
    await kinds(
      company("a", { legalForm: ["个体工商户"] }),
      entity("b", "LegalEntity", { name: ["b"], uscCode: [CODE] }),
      entity("c", "LegalEntity", { name: ["c"] }),
      entity("d", "Organization", { name: ["d"] }),
      entity("e", "PublicBody", { name: ["e"] }),
    ),
  ).toEqual(["individualBusiness", "company", "unknownParty", "socialOrganisation", "governmentBody"]);
});

test.each([
  ["Directorship", { director: ["p"], organization: ["c"] }, "director"],
  ["Directorship", { director: ["p"], organization: ["c"], role: ["监事"] }, "supervisor"],
  [
    "Directorship",
    { director: ["p"], organization: ["c"], role: ["Legal Representative"] },
    "legalRepresentative",
  ],
  ["Employment", { employee: ["p"], employer: ["c"], role: ["General Manager"] }, "executive"],
  ["Employment", { employee: ["p"], employer: ["c"] }, "employee"],
  ["Representation", { agent: ["p"], client: ["c"], role: ["nominee"] }, "nominee"],
  ["Ownership", { owner: ["p"], asset: ["c"], role: ["ultimate beneficial owner"] }, "beneficialOwner"],
  ["UnknownLink", { subject: ["p"], object: ["c"], role: ["actualController"] }, "actualController"],
])("%s %j is the office %s", async (schema, properties, role) => {
  const { facts } = await rowsOf("positions", entity("r", schema, properties));
  expect(facts).toMatchObject([{ personId: "p", organisationId: "c", role }]);
});

test("a Sanction is a listing for each programme, and without one it is kept out", async () => {
  const sanction = {
    entity: ["c"],
    programId: ["majorTaxViolation"],
    authority: ["税务局"],
    listingDate: ["2024-01-02"],
  };
  expect((await rowsOf("listings", entity("s", "Sanction", sanction))).facts).toMatchObject([
    {
      listingId: "s",
      subjectId: "c",
      listCode: "majorTaxViolation",
      listedOn: "2024-01-02",
      removedOn: null,
    },
  ]);
  const two = { ...sanction, programId: ["A", "B"], listingDate: [], startDate: ["2024"] };
  expect((await rowsOf("listings", entity("s", "Sanction", two))).facts).toMatchObject([
    { listCode: "A", listedOn: "2024-01-01" },
    { listCode: "B" },
  ]);
  expect((await rowsOf("listings", entity("s", "Sanction", { entity: ["c"] }))).reasons).toHaveLength(1);
});

test("the account counts what is not taken", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ftm-"));
  const text = lines(
    company("c", { email: ["x@y.z"], incorporationDate: ["2019"] }),
    entity("v", "Vessel", { name: ["x"] }),
    entity("u", "UnknownLink", { subject: ["c"], object: ["c"], role: ["neighbour"] }),
    entity("d", "Directorship", { director: ["p"], organization: ["c"], role: ["a", "b"] }),
  );
  writeFileSync(join(folder, "entities.ftm.json.gz"), gzipSync(text));
  const { files } = await openDelivery(folder, ftm);
  expect((await ftm.leavesOut!(files)).toSorted()).toEqual([
    "Company.incorporationDate is a month or a year: its first day as a start, its last as an end: 1 entities",
    "Directorship.role has several values: 1 entities",
    "UnknownLink says no relation that the graph has a kind for: 1 entities",
    "property Company.email is not read: 1 entities",
    "schema Vessel is not mapped: 1 entities",
  ]);
  expect(await rowsOfFolder(folder, ftm, "links")).toEqual([]);
});

test("what is no entity is kept out with its line, a list is refused, and so is what the law keeps out", async () => {
  const text = [
    "not json",
    JSON.stringify({ schema: "Company", properties: {} }),
    JSON.stringify({ id: "n", schema: "Company", properties: { ownershipAsset: [{ id: "o" }] } }),
  ].join("\n");
  const { reasons } = checkedRows("subjects", await rowsOfTexts({ "a.json": text }, ftm, "subjects"));
  expect(reasons).toEqual([
    expect.stringContaining("a.json:1 is not JSON"),
    expect.stringContaining("a.json:2 has no id"),
    expect.stringContaining("a.json:3 has an entity within"),
  ]);
  await expect(rowsOfTexts({ "a.json": "[{}]" }, ftm, "subjects")).rejects.toThrow(
    /is a list, expected one entity/,
  );
  const belief = lines(entity("p", "Person", { name: ["x"], religion: ["y"] }));
  await expect(rowsOfTexts({ "a.json": belief }, ftm, "subjects")).rejects.toThrow(/religion/);
});
