import { describe, expect, test } from "vitest";
import { bods } from "../../src/exchange/bods/bods.ts";
import { ftm } from "../../src/exchange/ftm/ftm.ts";
import type { ExchangeListing, ExchangeRelation, ExchangeSubject } from "../../src/model/exchange.ts";
import { roles, subjectKinds } from "../../src/model/kinds.ts";
import { bodsFaults } from "./bods-faults.ts";
import { ftmFaults } from "./ftm-faults.ts";

const ID_NUMBER = "110105194912310021";
const stamp = {
  asOf: "2026-06-30",
  knownAt: "2026-07-01T00:00:00.000Z",
  publishedOn: "2026-07-01",
  publisher: "test",
};
const formats = { bods: bods(stamp), ftm: ftm(stamp) };
const faultsOf = { bods: bodsFaults, ftm: ftmFaults };

const subject = (id: string, more: Partial<ExchangeSubject> = {}): ExchangeSubject => ({
  ...{
    id,
    isPerson: false,
    kind: "company",
    name: `名${id}`,
    uscc: null,
    usccStatus: null,
    regionCode: null,
  },
  ...{ status: "active", registeredOn: null, dissolvedOn: null, industryCode: null, capitalFen: null },
  ...{
    address: null,
    phone: null,
    registrationNumber: null,
    lei: null,
    formerNames: null,
    sourceId: "some source",
  },
  ...{ recordedAt: "2026-01-01T00:00:00.000Z", toldUntil: null, ...more },
});
const person = subject("p", { isPerson: true, kind: "person" });
const relation = (more: Partial<ExchangeRelation> = {}): ExchangeRelation => ({
  ...{ kind: "OWNS", statementId: "s:1", fromId: "p", fromKind: "person", toId: "c", toKind: "company" },
  ...{ sharePpm: null, sharePpmMin: 0, sharePpmMax: 1_000_000, votesPpm: null, amountFen: null, role: null },
  ...{ validFrom: "2020-01-01", validTo: null, sourceId: "s", recordedAt: "2026-01-01T00:00:00.000Z" },
  ...more,
});
const listing = (listCode: string): ExchangeListing => ({
  ...{ statementId: `s:${listCode}`, subjectId: "c", listCode, authority: "某局", documentNo: "〔2025〕1号" },
  ...{ listedOn: "2025-01-01", removedOn: null, actKnown: false, sourceId: "s" },
  recordedAt: "2026-01-01T00:00:00.000Z",
});
const offices = [...Object.keys(roles), "nominee", "something"];
const kinds = Object.keys(subjectKinds);

describe.each(["bods", "ftm"] as const)("%s", (name) => {
  const format = formats[name];
  const company = format.subject(subject("c"), []).entries;
  const holder = format.subject(person, []).entries;

  test("every kind of subject, link, office and share is an entry by the oracle", () => {
    const others = kinds
      .filter((kind) => kind !== "person")
      .map((kind) =>
        subject(`k-${kind}`, { kind, regionCode: "350200", formerNames: "旧@../2001-02-03;更旧" }),
      );
    const said = [...others, subject("unheard of", { kind: "guild", name: "" })].flatMap((one) => [
      ...format.subject(one, []).entries,
    ]);
    const targets = ["c", ...others.map(({ id }) => id)];
    const relations = targets.flatMap((toId) => {
      const toKind = toId === "c" ? "company" : toId.slice(2);
      const to = { toId, toKind, statementId: "" };
      return [
        ...offices.map((role) => relation({ ...to, kind: "HOLDS_POSITION", role })),
        ...(["GUARANTEES", "BRANCH_OF", "ACTS_WITH", "FAMILY_OF", "PLEDGES", "SUPPLIES_TO"] as const).map(
          (kind) => relation({ ...to, kind, amountFen: 150n }),
        ),
        relation(to),
        relation({ ...to, sharePpm: 333_333, sharePpmMin: 333_333, sharePpmMax: 333_333, votesPpm: 600_000 }),
        relation({ ...to, sharePpmMin: 250_000, sharePpmMax: 500_000, validTo: "2027-01-01", amountFen: 1n }),
      ];
    });
    const entries = relations.flatMap(
      (one, at) => format.relation({ ...one, statementId: `s:${at}` }).entries,
    );
    expect(entries.length).toBeGreaterThan(80);
    expect(faultsOf[name]([...company, ...holder, ...said, ...entries])).toEqual([]);
  });

  test("no ID number goes out: ids are left out and told, texts are masked", () => {
    const named = format.subject(subject("c2", { name: `某 ${ID_NUMBER}`, address: `${ID_NUMBER} 号` }), []);
    expect(JSON.stringify(named.entries)).not.toContain(ID_NUMBER);
    expect(JSON.stringify(named.entries)).toContain("某 ***");
    for (const id of [ID_NUMBER, `court:${ID_NUMBER}`, "320311770706001"]) {
      const left = format.subject(subject(id, { isPerson: true, kind: "person" }), []);
      expect(left).toEqual({ entries: [], leftOut: ["subject whose id is an ID number"] });
      expect(format.relation(relation({ fromId: id })).entries).toEqual([]);
    }
    const told = format.subject({ ...person, address: "某路", phone: "0592-5550000" }, []);
    expect(JSON.stringify(told.entries)).not.toMatch(/某路|5550000/);
    expect(told.leftOut).toContain("address of a person");
  });

  test("the same statement has the same id, another one another", () => {
    const idsOf = (more: Partial<ExchangeRelation>) =>
      format.relation(relation(more)).entries.map((entry) => JSON.stringify(entry).slice(0, 90));
    expect(idsOf({})).toEqual(idsOf({}));
    expect(idsOf({ statementId: "s:2" })).not.toEqual(idsOf({}));
  });
});

test("BODS: benefit is claimed where a natural person is stated to have it, and nowhere else", () => {
  const claims = (more: Partial<ExchangeRelation>) =>
    JSON.stringify(formats.bods.relation(relation(more)).entries).includes(
      '"beneficialOwnershipOrControl":true',
    );
  for (const role of offices) {
    const isClaim = role === "beneficialOwner" || role === "actualController";
    expect(claims({ kind: "HOLDS_POSITION", role }), role).toBe(isClaim);
    expect(claims({ kind: "HOLDS_POSITION", role, fromKind: "company" }), role).toBe(false);
  }
  expect(claims({ sharePpm: 1_000_000 })).toBe(false);
});

test("BODS: an unknown share is said as unknown, and a subject no longer stated is closed", () => {
  expect(formats.bods.relation(relation()).entries).toMatchObject([
    { recordDetails: { interests: [{ type: "shareholding", details: "share not known" }] } },
  ]);
  const gone = formats.bods.subject(subject("c", { toldUntil: "2026-05-01T00:00:00.000Z" }), []);
  expect(gone.entries).toMatchObject([{ recordStatus: "closed", statementDate: "2026-05-01" }]);
});

test.each([
  ["majorTaxViolation", ["reg.action"]],
  ["governmentProcurement", ["debarment"]],
  ["abnormalOperations", ["reg.warn"]],
  ["someList", undefined],
])("FollowTheMoney: who stands on %s has the topics %j", (listCode, topics) => {
  const { entries } = formats.ftm.subject(subject("c"), [listing(listCode)]);
  expect(entries).toMatchObject([
    { schema: "Company" },
    { schema: "Sanction", properties: { programId: [listCode] } },
  ]);
  expect((entries[0] as { properties: { topics?: string[] } }).properties.topics).toEqual(topics);
});

test("FollowTheMoney: a red list is no Sanction", () => {
  const said = formats.ftm.subject(subject("c"), [listing("redList")]);
  expect(said.entries).toHaveLength(1);
  expect(said.leftOut).toEqual(["listing on a red list"]);
});
