import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ShareholdingFact } from "../../../src/model/facts.ts";
import { percentFromPpm } from "../../../src/model/shares.ts";
import { bodsSource } from "../../../src/load/sources/bods.ts";
import { bodsFiles, bodsStakes } from "../../oracles/bods-oracle.ts";
import { DATA, hasData } from "../../oracles/snapshot-files.ts";
import { checkedRows, rowsOfFolder, rowsOfTexts } from "./delivered-rows.ts";

const person = {
  statementId: "s1",
  recordId: "p",
  recordType: "person",
  recordStatus: "new",
  statementDate: "2020-01-01",
  recordDetails: { personType: "knownPerson", names: [{ type: "legal", fullName: "Ann" }] },
};
const company = {
  ...person,
  statementId: "s2",
  recordId: "c",
  recordType: "entity",
  recordDetails: { name: "Acme", entityType: { type: "registeredEntity" } },
};
const relation = (interests: object[], more: object = {}, details: object = {}) => ({
  ...person,
  statementId: "s3",
  recordId: "r",
  recordType: "relationship",
  recordDetails: { subject: "c", interestedParty: "p", interests, ...details },
  ...more,
});
const stake = (share: object, more: object = {}) => ({
  type: "shareholding",
  directOrIndirect: "direct",
  share,
  ...more,
});

async function factsOf(table: "subjects" | "shareholdings" | "positions", statements: object[]) {
  const rows = await rowsOfTexts(
    { "a.json": JSON.stringify([person, company, ...statements]) },
    bodsSource(),
    table,
  );
  return checkedRows(table, rows);
}

test.each([
  [{ exact: 33.33335 }, 333_334, 333_334],
  [{ minimum: 25, maximum: 50 }, 250_000, 500_000],
  [{ exclusiveMinimum: 25, exclusiveMaximum: 50 }, 250_001, 499_999],
  [{ minimum: 75 }, 750_000, 1_000_000],
  [{ exclusiveMaximum: 100 }, 0, 999_999],
])("a share of %j lies between %i and %i ppm", async (share, sharePpmMin, sharePpmMax) => {
  const { facts } = await factsOf("shareholdings", [relation([stake(share)])]);
  expect(facts).toMatchObject([{ sharePpmMin, sharePpmMax }]);
});

test("voting rights beside a shareholding are its votes, and a range of votes counts with the least", async () => {
  const votes = {
    type: "votingRights",
    directOrIndirect: "direct",
    share: { exclusiveMinimum: 50, maximum: 75 },
  };
  expect((await factsOf("shareholdings", [relation([votes, stake({ exact: 10 })])])).facts).toMatchObject([
    { sharePpm: 100_000, votesPpm: 500_001 },
  ]);
  expect((await factsOf("shareholdings", [relation([votes])])).facts).toMatchObject([
    { sharePpm: null, votesPpm: 500_001 },
  ]);
});

test("an update changes the world at the later start it names, else on its own date; closing ends it", async () => {
  const history = [
    relation([stake({ exact: 50 }, { startDate: "2019-01-01" })]),
    relation([stake({ exact: 40 }, { startDate: "2020-06-01" })], {
      statementId: "s4",
      recordStatus: "updated",
      statementDate: "2020-07-01",
    }),
    relation([stake({ exact: 40 }, { startDate: "2020-06-01" })], {
      statementId: "s5",
      recordStatus: "updated",
      statementDate: "2021-01-01",
    }),
    relation([stake({ exact: 60 }, { startDate: "2020-06-01" })], {
      statementId: "s6",
      recordStatus: "updated",
      statementDate: "2022-01-01T10:00:00Z",
    }),
    relation([stake({ exact: 60 }, { startDate: "2020-06-01" })], {
      statementId: "s7",
      recordStatus: "closed",
      statementDate: "2023-01-01",
    }),
  ];
  const { facts } = await factsOf("shareholdings", history.toReversed());
  expect(facts).toMatchObject([
    { statementId: "s3-stake", sharePpm: 500_000, validFrom: "2019-01-01", validTo: "2020-06-01" },
    { statementId: "s4-stake", sharePpm: 400_000, validFrom: "2020-06-01", validTo: "2022-01-01" },
    { statementId: "s6-stake", sharePpm: 600_000, validFrom: "2022-01-01", validTo: "2023-01-01" },
  ]);
});

test("an end date closes on that day, and an interest no longer stated ends with the statement that leaves it out", async () => {
  const { facts } = await factsOf("positions", [
    relation([
      { type: "boardMember", startDate: "2019-01-01", endDate: "2019-09-01" },
      { type: "boardChair", startDate: "2019-01-01" },
    ]),
    relation([], { statementId: "s4", recordStatus: "updated", statementDate: "2020-07-01" }),
  ]);
  expect(facts).toMatchObject([
    { role: "director", validTo: "2019-09-01" },
    { role: "director", validFrom: "2019-01-01", validTo: "2020-07-01" },
  ]);
});

test("an indirect total is no stake: it makes a beneficial owner, or is quarantined where it claims none", async () => {
  const indirect = { ...stake({ exact: 30 }), directOrIndirect: "indirect" };
  const claimed = [relation([{ ...indirect, beneficialOwnershipOrControl: true }])];
  expect((await factsOf("shareholdings", claimed)).facts).toEqual([]);
  expect((await factsOf("positions", claimed)).facts).toMatchObject([
    { personId: "p", role: "beneficialOwner" },
  ]);
  expect((await factsOf("positions", [relation([indirect])])).reasons).toEqual([
    expect.stringContaining("indirect paths"),
  ]);
});

test("a party that is not named is an unknown party of its own", async () => {
  const hidden = { interestedParty: { reason: "subjectUnableToConfirm", description: "unknown holder" } };
  const statements = [relation([stake({ exact: 30 })], {}, hidden)];
  expect((await factsOf("subjects", statements)).facts.at(-1)).toMatchObject({
    kind: "unknownParty",
    name: "unknown holder",
  });
  expect((await factsOf("shareholdings", statements)).facts).toMatchObject([
    { holderId: "r-interestedParty" },
  ]);
});

test("what is no statement is quarantined with its place; what is no JSON refuses the delivery", async () => {
  const { reasons } = await factsOf("subjects", [{ recordId: "x" }]);
  expect(reasons).toEqual([expect.stringContaining("a.json:3 no statement of BODS 0.4: statementId")]);
  await expect(rowsOfTexts({ "a.json": "[{" }, bodsSource(), "subjects")).rejects.toThrow(
    /a\.json: is not JSON/,
  );
});

describe.skipIf(!hasData("bods-examples"))("the examples (skipped without ../shared/data)", () => {
  test.each(hasData("bods-examples") ? bodsFiles() : [])(
    "the stakes of %s in force at the end are the oracle's",
    async (file) => {
      const folder = mkdtempSync(join(tmpdir(), "bods-"));
      copyFileSync(`${DATA}bods-examples/${file}`, join(folder, file));
      const { facts } = checkedRows(
        "shareholdings",
        await rowsOfFolder(folder, bodsSource(), "shareholdings"),
      );
      rmSync(folder, { recursive: true });
      const open = (facts as ShareholdingFact[])
        .filter((fact) => fact.validTo === null)
        .map((fact) => ({
          holder: fact.holderId,
          company: fact.companyId,
          least: percentFromPpm(fact.sharePpmMin),
          most: percentFromPpm(fact.sharePpmMax),
          votes: fact.votesPpm === null ? null : percentFromPpm(fact.votesPpm),
        }));
      expect(open.sort((a, b) => (a.holder + a.company < b.holder + b.company ? -1 : 1))).toEqual(
        bodsStakes(file),
      );
    },
  );
});
