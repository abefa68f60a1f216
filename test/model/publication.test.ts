import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PeriodRule } from "../../src/model/period-rule.ts";
import { classByPenaltyType, builtInPeriodRules } from "../../src/model/period-rules.ts";
import type { PublishedFact } from "../../src/model/publication.ts";
import { dayAfterMonths } from "../../src/model/dates.ts";
import { publicationOn } from "../../src/model/publication.ts";
import { penaltyTypes } from "../../src/model/kinds.ts";
import { builtInLists } from "../../src/model/list-catalogue.ts";

const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
const penalty = (more: Partial<PublishedFact> = {}): PublishedFact => ({
  listCode: null,
  penaltyType: "fine",
  regionCode: "330106",
  authority: "某市应急管理局",
  actTo: null,
  determinedOn: "2020-03-31",
  publishedOn: null,
  removedOn: null,
  removalReason: null,
  statedUntil: null,
  ...more,
});
const listing = (listCode: string, more: Partial<PublishedFact> = {}) =>
  penalty({ penaltyType: null, listCode, ...more });
const stateOn = (fact: PublishedFact, asOf: string, rules?: readonly PeriodRule[]) =>
  publicationOn(fact, asOf, rules && { rules }).state;

/**
 * Second formulation, without a calendar: a period has passed when more whole months lie between, or as many and the
 * day of the month is later. A month too short for the day ends with its last day, which is not later.
 */
function hasPassed(start: string, months: number, on: string): boolean {
  const [y1, m1, d1] = start.split("-").map(Number) as [number, number, number];
  const [y2, m2, d2] = on.split("-").map(Number) as [number, number, number];
  const between = (y2 - y1) * 12 + (m2 - m1);
  return between > months || (between === months && d2 > d1);
}

describe("calendar months", () => {
  test.each([
    ["2026-01-15", 3, "2026-04-16"],
    ["2026-01-31", 1, "2026-03-01"],
    ["2024-01-31", 1, "2024-03-01"],
    ["2023-11-30", 3, "2024-03-01"],
    ["2024-02-29", 12, "2025-03-01"],
    ["2024-02-29", 48, "2028-03-01"],
    ["2023-02-28", 12, "2024-02-29"],
    ["2026-03-31", 6, "2026-10-01"],
    ["2025-12-31", 2, "2026-03-01"],
    ["2026-06-30", 60, "2031-07-01"],
  ])("after %s and %i months comes %s", (date, months, expected) => {
    expect(dayAfterMonths(date, months)).toBe(expected);
  });

  test("the first day after is the first on which the period has passed, for any day and length", () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (start, months) => {
        const after = dayAfterMonths(start, months);
        expect(hasPassed(start, months, after)).toBe(true);
        expect(hasPassed(start, months, dayBefore(after))).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("three ends, each on its day and not before", () => {
  test("Zhejiang: five years from determination, then the record goes", () => {
    const fact = penalty();
    const counted = publicationOn(fact, "2022-01-01");
    expect(counted).toMatchObject({ state: "published", publishUntil: "2025-04-01" });
    expect(counted.publish?.rule).toMatchObject({ id: "zhejiang-16-publish", sure: "L" });
    expect(stateOn(fact, "2025-03-31")).toBe("published");
    expect(stateOn(fact, "2025-04-01")).toBe("toDelete");
  });

  test("Shanghai: no query five years after the act ended, whenever it was found", () => {
    const fact = penalty({ regionCode: "310115", actTo: "2019-02-28", determinedOn: "2020-01-10" });
    expect(publicationOn(fact, "2024-02-28").share).toMatchObject({
      startedOn: "2019-02-28",
      startAssumed: false,
    });
    expect(stateOn(fact, "2024-02-28")).toBe("published");
    expect(stateOn(fact, "2024-02-29")).toBe("sharingEnded");
    const unknown = publicationOn({ ...fact, actTo: null }, "2024-02-29");
    expect(unknown).toMatchObject({ state: "published", share: { startAssumed: true, until: "2025-01-11" } });
  });

  test("Zhejiang waits while a listing stands", () => {
    const fact = listing("workSafety", { determinedOn: "2020-03-31" });
    expect(stateOn(fact, "2026-01-01")).toBe("published");
    expect(stateOn({ ...fact, removedOn: "2026-01-01", removalReason: "expired" }, "2026-01-01")).toBe(
      "toDelete",
    );
    const early = { ...fact, removedOn: "2023-01-01", removalReason: "expired" };
    expect(stateOn(early, "2022-12-31")).toBe("published");
    expect(stateOn(early, "2023-01-01")).toBe("publicationEnded");
  });

  test.each([
    ["expired", "publicationEnded"],
    ["repaired", "sharingEnded"],
    ["corrected", "sharingEnded"],
    ["annulled", "toDelete"],
    [null, "publicationEnded"],
  ] as const)("a listing removed as %s is %s from that day on", (removalReason, expected) => {
    const fact = listing("wageArrears", {
      regionCode: "350203",
      determinedOn: "2026-01-05",
      removedOn: "2026-05-01",
      removalReason,
    });
    expect(stateOn(fact, "2026-04-30")).toBe("published");
    expect(stateOn(fact, "2026-05-01")).toBe(expected);
    expect(publicationOn(fact, "2026-05-01").publishUntil).toBe("2026-05-01");
  });

  test("an end that the source states goes before the rule's, sooner or later", () => {
    for (const statedUntil of ["2022-07-01", "2027-07-01"]) {
      const fact = penalty({ regionCode: "350203", statedUntil });
      expect(publicationOn(fact, "2021-01-01").publishUntil).toBe(statedUntil);
      expect(stateOn(fact, dayBefore(statedUntil))).toBe("published");
      expect(stateOn(fact, statedUntil)).toBe("publicationEnded");
    }
  });
});

describe("which rule holds", () => {
  const ruleOf = (fact: PublishedFact, asOf: string) => publicationOn(fact, asOf).publish?.rule.id;
  const fujian = penalty({ regionCode: "350203", determinedOn: "2025-01-10" });

  test.each([
    ["2023-04-30", undefined],
    ["2023-05-01", "ndrc-58"],
    ["2025-06-21", "ndrc-58"],
    ["2025-06-22", "state-council-2025-22-general"],
    ["2026-03-31", "state-council-2025-22-general"],
    ["2026-04-01", "ndrc-36-general"],
  ])("of a fine in Fujian, asked on %s: %s", (asOf, expected) => {
    expect(ruleOf(fujian, asOf)).toBe(expected);
  });

  test.each([
    ["warning", "ndrc-36-minor", null, "2026-08-02"],
    ["fine", "ndrc-36-general", "2026-08-02", "2027-05-02"],
    ["licenceRevoked", "ndrc-36-severe", "2027-05-02", "2029-05-02"],
  ])("order 36 by class: %s", (penaltyType, id, mayApplyFrom, until) => {
    const counted = publicationOn(
      penalty({ regionCode: "350203", penaltyType, determinedOn: "2026-05-01" }),
      "2026-06-01",
    );
    expect(counted.publish).toMatchObject({ rule: { id }, until, mayApplyFrom });
    expect(counted).toMatchObject({ publishUntil: until, mayApplyFrom, state: "published" });
  });

  test("the market regulator's own order goes before the general one, which is told as holding too", () => {
    const counted = publicationOn(
      penalty({ regionCode: "350203", authority: "厦门市市场监督管理局" }),
      "2026-06-01",
    ).publish!;
    expect(counted.rule.id).toBe("samr-45-13-other");
    expect(counted.alsoApplies).toEqual(["ndrc-36-general", "state-council-2025-22-general"]);
  });

  test("a list's own rule goes before the general one, unless it is from memory", () => {
    expect(ruleOf(listing("wageArrears", { regionCode: "350203" }), "2026-06-01")).toBe("mohrss-45");
    expect(ruleOf(listing("workSafety", { regionCode: "350203" }), "2026-06-01")).toBe("ndrc-36-severe");
    expect(ruleOf(listing("workSafety", { regionCode: "350203" }), "2023-10-01")).toBe("mem-11");
  });

  test("without region, class or known list only what holds for all is counted", () => {
    expect(ruleOf(penalty({ regionCode: null }), "2020-01-01")).toBeUndefined();
    expect(ruleOf(listing("consumptionRestriction", { regionCode: "350203" }), "2026-06-01")).toBeUndefined();
    expect(publicationOn(listing("unheardOf", { regionCode: "350203" }), "2026-06-01")).toMatchObject({
      state: "published",
      publishUntil: null,
    });
  });
});

describe("what is not sure ends nothing", () => {
  const national = (more: Partial<PeriodRule>): PeriodRule[] => [
    {
      ...builtInPeriodRules.find(({ id }) => id === "ndrc-36-general")!,
      needsCorrection: false,
      sure: "L",
      startSure: "L",
      ...more,
    },
  ];
  const fact = penalty({ regionCode: "350203", determinedOn: "2026-04-01" });

  test.each([
    ["a sure rule", {}, {}, "publicationEnded"],
    ["a rule from memory", { sure: "M" }, {}, "published"],
    ["a start from memory", { startSure: "M" }, {}, "published"],
    ["a correction that nobody reported", { needsCorrection: true }, {}, "published"],
    ["a correction of the day after", { needsCorrection: true }, { correctedOn: "2027-04-03" }, "published"],
    [
      "a correction of that day",
      { needsCorrection: true },
      { correctedOn: "2027-04-02" },
      "publicationEnded",
    ],
    [
      "a correction made before",
      { needsCorrection: true },
      { correctedOn: "2026-05-01" },
      "publicationEnded",
    ],
    ["a day of publication that nobody states", { start: "publication" }, {}, "published"],
    [
      "a stated day of publication",
      { start: "publication" },
      { publishedOn: "2026-04-01" },
      "publicationEnded",
    ],
  ] as [string, Partial<PeriodRule>, Partial<PublishedFact>, string][])("%s", (_, rule, more, expected) => {
    const asked = { ...fact, ...more };
    expect(stateOn(asked, "2027-04-01", national(rule))).toBe("published");
    expect(stateOn(asked, "2027-04-02", national(rule))).toBe(expected);
    expect(publicationOn(asked, "2027-04-02", { rules: national(rule) }).publishUntil).toBe("2027-04-02");
  });

  test("no rule of the table that is from memory ends anything, however long ago", () => {
    for (const rule of builtInPeriodRules.filter(
      ({ sure, startSure }) => sure === "M" || startSure === "M",
    )) {
      const asOf = rule.to === null ? "2099-12-31" : dayBefore(rule.to);
      const old = {
        determinedOn: "2000-01-01",
        correctedOn: "2000-01-01",
        authority: "市场监督管理局",
        regionCode: `${rule.jurisdiction.slice(0, 2)}0100`,
      };
      for (const penaltyType of Object.keys(penaltyTypes))
        expect(stateOn(penalty({ ...old, penaltyType }), asOf, [rule])).toBe("published");
      for (const { listCode } of builtInLists)
        expect(stateOn(listing(listCode, old), asOf, [rule])).toBe("published");
    }
  });
});

describe("the table", () => {
  test("ids are different, minima lie below maxima, and ends after beginnings", () => {
    expect(new Set(builtInPeriodRules.map(({ id }) => id)).size).toBe(builtInPeriodRules.length);
    for (const { monthsMin, monthsMax, from, to, listCodes } of builtInPeriodRules) {
      expect(monthsMin === null || monthsMax === null || monthsMin < monthsMax).toBe(true);
      expect(to === null || from < to).toBe(true);
      for (const listCode of listCodes) expect(builtInLists.map((one) => one.listCode)).toContain(listCode);
    }
  });

  test("every type of penalty has a class", () => {
    expect(Object.keys(classByPenaltyType).sort()).toEqual(Object.keys(penaltyTypes).sort());
  });
});
