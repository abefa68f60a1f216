import { describe, expect, test } from "vitest";
import { withinRegion } from "../../src/model/jurisdiction.ts";
import {
  builtInLists,
  redListCodes,
  severeListCodes,
  severeSpansOn,
} from "../../src/model/list-catalogue.ts";
import { builtInListLaw, exitWays, roleAlongNames } from "../../src/model/list-law.ts";
import { sureness } from "../../src/model/sureness.ts";

/** The day before, by JavaScript's calendar. */
const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/** First day on which a list counts as severe anywhere, written down from the orders. */
const severeSince: readonly [string, string][] = [
  ["dishonestJudgmentDebtor", "2013-10-01"],
  ["governmentProcurement", "2014-12-01"],
  ["statistics", "2019-03-20"],
  ["ecology", "2020-10-20"],
  ["seriousMarketViolation", "2021-09-01"],
  ["foodAndDrug", "2021-09-01"],
  ["customs", "2021-11-01"],
  ["wageArrears", "2022-01-01"],
  ["tourism", "2022-01-01"],
  ["majorTaxViolation", "2022-02-01"],
  ["workSafety", "2023-10-01"],
];

describe("which lists count as severe", () => {
  test.each(severeSince)("%s counts from %s on and not the day before", (listCode, date) => {
    expect(severeListCodes(date)).toContain(listCode);
    expect(severeListCodes(dayBefore(date))).not.toContain(listCode);
  });

  test("without a region a list counts that counts anywhere, and nothing else", () => {
    expect(severeListCodes("2026-06-30").sort()).toEqual(severeSince.map(([listCode]) => listCode).sort());
    expect(severeListCodes("2013-09-30")).toEqual([]);
  });

  test.each([
    ["310115", true],
    ["320000", true],
    ["330106", true],
    ["340100", true],
    ["350203", false],
    ["100000", false],
  ])("the memo of the Yangtze delta makes ecology severe in %s: %s", (region, counts) => {
    expect(severeListCodes("2026-06-30", region).includes("ecology")).toBe(counts);
    expect(severeListCodes("2026-06-30", region)).toContain("workSafety");
  });

  test("a list without a rule that has a number counts nowhere", () => {
    expect(builtInListLaw["transport"]!.bases).toEqual([]);
    expect(severeListCodes("2026-06-30")).not.toContain("transport");
  });

  test("an unknown code counts nowhere, and red lists never", () => {
    expect(severeSpansOn("unheardOf", "2026-06-30")).toEqual([]);
    expect(redListCodes()).toEqual(["redList"]);
    expect(severeListCodes("2026-06-30")).not.toContain("redList");
  });
});

describe("the catalogue as data", () => {
  test("each list has its law, and each law its list", () => {
    expect(Object.keys(builtInListLaw).sort()).toEqual(builtInLists.map((one) => one.listCode).sort());
    expect(new Set(builtInLists.map((one) => one.listCode)).size).toBe(builtInLists.length);
  });

  test("spans and rules of one jurisdiction do not overlap in time", () => {
    const overlapping = builtInLists.flatMap(({ listCode, severe }) =>
      severe.flatMap((one, index) =>
        severe
          .slice(index + 1)
          .filter((two) => one.jurisdiction === two.jurisdiction)
          .filter((two) => one.from < (two.to ?? "9999-12-31") && two.from < (one.to ?? "9999-12-31"))
          .map(() => listCode),
      ),
    );
    expect(overlapping).toEqual([]);
  });

  test("a list counts as severe only on a basis that is in force then and there", () => {
    for (const { listCode, severe } of builtInLists)
      for (const span of severe) {
        const held = builtInListLaw[listCode]!.bases.filter(
          (basis) => withinRegion(span.jurisdiction, basis.jurisdiction) && basis.from <= span.from,
        );
        expect([listCode, held.length > 0]).toEqual([listCode, true]);
      }
  });

  test("every fact says how sure it is, in words we know", () => {
    for (const { bases, period, exits, rolesAlong } of Object.values(builtInListLaw)) {
      for (const { sure } of [...bases, period, ...exits, ...rolesAlong])
        expect(Object.keys(sureness)).toContain(sure);
      for (const { way } of exits) expect(Object.keys(exitWays)).toContain(way);
      for (const { role } of rolesAlong) expect(Object.keys(roleAlongNames)).toContain(role);
      for (const { from, to } of bases) expect(to === null || from < to).toBe(true);
    }
  });

  test("who is listed along: actual controllers where consumption is restricted, and not by the wage order", () => {
    const roles = (listCode: string) => builtInListLaw[listCode]!.rolesAlong.map(({ role }) => role);
    expect(roles("consumptionRestriction")).toContain("actualController");
    expect(roles("wageArrears")).toEqual([
      "legalRepresentative",
      "principal",
      "personInCharge",
      "personResponsible",
    ]);
  });
});

test.each([
  ["350203", "350203", true],
  ["350203", "350200", true],
  ["350203", "350000", true],
  ["350203", "100000", true],
  ["350203", "350205", false],
  ["350203", "350500", false],
  ["350000", "350200", false],
  ["350203", "360000", false],
])("%s lies in %s: %s", (region, jurisdiction, expected) => {
  expect(withinRegion(region, jurisdiction)).toBe(expected);
});
