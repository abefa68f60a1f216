import { beforeAll, expect, test } from "vitest";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { company, link, office, person, stake } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";

const { graph } = freshGraph();
const read = ownershipAboveOf(graph);
const at = { asOf: "2026-06-30", knownAt: "" };
const share = (sharePercent: string) => ({ sharePercent });
const between = (sharePercentMin: string, sharePercentMax: string) => ({
  ...{ sharePercent: "", sharePercentMin, sharePercentMax },
});

beforeAll(async () => {
  await loadTables(graph, "registers", {
    subjects: [
      ...["P", "Q", "R", "S", "T", "L"].map((id) => person(id)),
      ...["A", "B", "C", "D", "E", "X", "Y"].map((id) => company(id)),
    ],
    shareholdings: [
      // A and B hold a tenth of each other: P has 0.4 / (1 - 0.01) of A and a tenth of that of B.
      stake("pa", "P", "A", share("40")),
      stake("ba", "B", "A", share("10")),
      stake("ab", "A", "B", share("10")),
      stake("qb", "Q", "B", share("90")),
      // X: an interval that reaches a quarter, and one that does not.
      stake("rx", "R", "X", between("20", "30")),
      stake("sx", "S", "X", between("10", "24")),
      // C: three tenths and twice the next, but no majority; two others who act in concert have none either.
      stake("pc", "P", "C", share("24")),
      stake("qc", "Q", "C", share("10")),
      stake("dc", "D", "C", share("48")),
      stake("pd", "P", "D", share("15")),
      stake("yd", "Y", "D", share("30")),
      // E: R and S pass half together only.
      stake("re", "R", "E", { sharePercent: "24", votesPercent: "24" }),
      stake("se", "S", "E", { sharePercent: "24", votesPercent: "24" }),
      stake("te", "T", "E", { sharePercent: "5", votesPercent: "5" }),
    ],
    links: [link("rs", "R", "S", { kind: "actsWith" }), link("st", "S", "T", { kind: "actsWith" })],
    positions: [
      office("ly", "L", "Y", { role: "legalRepresentative" }),
      office("sy", "S", "Y", { role: "supervisor" }),
    ],
  });
  at.knownAt = new Date().toISOString();
});

const beneficialOf = async (id: string) => (await read(id, at)).beneficialOwners();
const ownersOf = async (id: string) =>
  (await beneficialOf(id)).owners.map(({ subjectId, verdict, basis }) =>
    [subjectId, verdict, basis].join(" "),
  );

test("shares through a cross-holding are the exact ones, for shares and owners alike", async () => {
  const shares = (await read("A", at)).integratedShares();
  expect(shares.get("P")).toBeCloseTo(0.4 / 0.99, 12);
  expect(shares.get("Q")).toBeCloseTo(0.09 / 0.99, 12);
  const { owners, unknownPercent, personsPercent } = await beneficialOf("A");
  expect(owners).toMatchObject([{ subjectId: "P", verdict: "yes", basis: "shares", jointly: false }]);
  expect(owners[0]!.sharePercent).toBeCloseTo(40 / 0.99, 10);
  expect(personsPercent).toBeCloseTo(49 / 0.99, 10);
  expect(unknownPercent).toBeCloseTo(50 / 0.99, 10);
});

test("an interval over the quarter is undetermined, with the statement that decides; one below it is a no", async () => {
  const found = await beneficialOf("X");
  expect(found.owners).toMatchObject([
    { subjectId: "R", verdict: "undetermined", basis: "shares", sharePercent: 20, decidedBy: ["s:rx"] },
  ]);
  expect(found.undetermined).toBe(true);
});

test("who passes half only in concert is an owner by actual control, jointly", async () => {
  const { owners } = await beneficialOf("E");
  expect(owners.map(({ subjectId, basis, jointly }) => [subjectId, basis, jointly])).toEqual([
    ["R", "actualControl", true],
    ["S", "actualControl", true],
    ["T", "actualControl", true],
  ]);
});

test("where no test finds anybody the legal representative answers, and no supervisor", async () => {
  expect(await ownersOf("Y")).toEqual(["L yes dailyManagement"]);
});

test("the largest holder without a majority is followed upwards and marked as an influence", async () => {
  const found = (await read("C", at)).suspectedController();
  expect(found).toMatchObject({
    subjectId: "Y",
    steps: [
      { companyId: "C", holderId: "D", basis: "dominantInfluence", votesPercent: 48 },
      { companyId: "D", holderId: "Y", basis: "dominantInfluence", votesPercent: 30 },
    ],
  });
  expect(found!.sharePercent).toBeCloseTo(14.4, 10);
});

test("control itself is nobody's suspicion, and without a holder who stands out there is none", async () => {
  expect((await read("B", at)).suspectedController()).toBeNull();
  expect((await read("E", at)).suspectedController()).toBeNull();
  expect((await read("Y", at)).suspectedController()).toBeNull();
});

test("before anything was known there is nothing above", async () => {
  const before = { asOf: "2026-06-30", knownAt: "2000-01-01T00:00:00.000Z" };
  expect((await read("A", before)).integratedShares()).toEqual(new Map());
  expect((await (await read("A", before)).beneficialOwners()).owners).toEqual([]);
});
