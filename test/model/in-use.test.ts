import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regionsEndingUse, useEndsOf } from "../../src/model/in-use.ts";
import { listCatalogue } from "../../src/model/list-catalogue.ts";
import { penaltyTypes } from "../../src/model/kinds.ts";
import type { PeriodRule } from "../../src/model/period-rule.ts";
import { periodRules } from "../../src/model/period-rules.ts";
import type { PublishedFact } from "../../src/model/publication.ts";
import { publicationOn } from "../../src/model/publication.ts";

const DAY_MS = 86_400_000;
const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const dayOf = (date: string) => Date.parse(date) / DAY_MS;
const fact = (more: Partial<PublishedFact>): PublishedFact => ({
  listCode: "dishonestJudgmentDebtor",
  penaltyType: null,
  regionCode: "310115",
  authority: null,
  actTo: null,
  determinedOn: "2019-03-01",
  publishedOn: null,
  removedOn: null,
  removalReason: null,
  statedUntil: null,
  ...more,
});
const penalty = { listCode: null, penaltyType: "fine" };
const zhejiang = { regionCode: "330106", removalReason: "expired" };
/** A period of 14 months from the last day drawn below is over by then. */
const LAST_DAY = dayOf("2023-06-01") + 700;

describe("first day from which a thing may no longer be shared or used", () => {
  test.each([
    ["Shanghai, five years after the act", { actTo: "2019-02-28" }, "2024-02-29"],
    ["the act's end unknown: the day of determination", {}, "2024-03-02"],
    [
      "removed before",
      { actTo: "2019-02-28", removedOn: "2023-01-01", removalReason: "expired" },
      "2023-01-01",
    ],
    [
      "removed after",
      { actTo: "2019-02-28", removedOn: "2025-01-01", removalReason: "repaired" },
      "2024-02-29",
    ],
    ["over before the rule came", { actTo: "2010-01-01", determinedOn: "2016-05-01" }, "2017-10-01"],
    ["over before it was found out", { actTo: "2012-01-01", determinedOn: "2019-03-01" }, "2019-03-01"],
    ["a penalty of Zhejiang", { ...penalty, regionCode: "330106" }, "2024-03-02"],
    ["a listing of Zhejiang waits for its removal", { regionCode: "330106" }, null],
    ["a penalty that its source ends sooner", { ...penalty, statedUntil: "2020-03-01" }, "2020-03-01"],
    ["elsewhere only the source ends it", { regionCode: "350203", actTo: "2001-01-01" }, null],
    ["without a region", { regionCode: null, actTo: "2001-01-01" }, null],
    ["an honour is no untrustworthiness", { listCode: "redList", actTo: "2001-01-01" }, null],
  ] as [string, Partial<PublishedFact>, string | null][])("%s", (_, more, expected) => {
    expect(useEndsOf(fact(more)).inUseUntil).toBe(expected);
  });

  test("what a rule has ended stays ended when the rule goes", () => {
    const shanghai = periodRules().find(({ id }) => id === "shanghai-35")!;
    const gone = { ...shanghai, to: "2024-03-01" };
    expect(useEndsOf(fact({ actTo: "2019-02-28" }), [gone]).inUseUntil).toBe("2024-02-29");
    expect(useEndsOf(fact({ actTo: "2019-02-28" }), [{ ...gone, to: "2024-02-29" }]).inUseUntil).toBe(null);
  });

  test("regions are told by the beginnings of their codes", () => {
    expect(regionsEndingUse()).toEqual(["31", "32", "33"]);
    const one = { ...periodRules().find(({ id }) => id === "shanghai-35")!, jurisdiction: "100000" };
    expect(regionsEndingUse([one])).toEqual([""]);
  });
});

describe("first day from which a thing is to be deleted", () => {
  test.each([
    ["a penalty of Zhejiang, five years on", { ...penalty, regionCode: "330106" }, "2024-03-02"],
    ["a listing of Zhejiang removed before", { ...zhejiang, removedOn: "2023-01-01" }, "2024-03-02"],
    ["a listing of Zhejiang removed after", { ...zhejiang, removedOn: "2026-01-01" }, "2026-01-01"],
    ["a listing of Zhejiang that stands", zhejiang, null],
    ["Shanghai ends sharing, not keeping", { actTo: "2001-01-01" }, null],
    [
      "annulled, anywhere",
      { regionCode: "350203", removedOn: "2022-01-01", removalReason: "annulled" },
      "2022-01-01",
    ],
    [
      "repaired is not annulled",
      { regionCode: "350203", removedOn: "2022-01-01", removalReason: "repaired" },
      null,
    ],
  ] as [string, Partial<PublishedFact>, string | null][])("%s", (_, more, expected) => {
    expect(useEndsOf(fact(more)).toDeleteFrom).toBe(expected);
  });
});

/** Second formulation: every day is asked where the thing stands, until it stands as asked. */
function dayByDay(
  asked: PublishedFact,
  rules: readonly PeriodRule[],
  isOver: (state: string, date: string) => boolean,
): string | null {
  for (let day = dayOf(asked.determinedOn); day <= LAST_DAY; day += 1) {
    const date = dateOf(day);
    if (isOver(publicationOn(asked, date, { rules }).state, date)) return date;
  }
  return null;
}

describe("against every day asked by itself", () => {
  const [first, last] = [dayOf("2021-06-01"), dayOf("2023-06-01")];
  const date = fc.integer({ min: first, max: last }).map(dateOf);
  const earlier = fc.integer({ min: first - 700, max: last - 200 }).map(dateOf);
  const later = fc.integer({ min: first, max: last + 200 }).map(dateOf);
  const rule = fc.record({
    effect: fc.constantFrom("publish", "share", "share", "delete", "delete"),
    jurisdiction: fc.constantFrom("310000", "310000", "310100", "310115", "330000", "100000"),
    classes: fc.constantFrom([], [], ["severe"], ["general", "minor"]),
    listCodes: fc.constantFrom([], [], [], ["wageArrears"], ["workSafety", "redList"]),
    authority: fc.constantFrom(null, null, null, "税务"),
    start: fc.constantFrom("actEnd", "determination", "publication"),
    monthsMax: fc.option(fc.integer({ min: 1, max: 14 }), { nil: null, freq: 8 }),
    needsCorrection: fc.constantFrom(false, false, false, true),
    waitsForRemoval: fc.constantFrom(false, false, true),
    waitsForBan: fc.constantFrom(false, false, false, false, true),
    penaltyTypes: fc.constantFrom([], [], [], ["fine", "warning", "suspension"]),
    startsAfterSentence: fc.constantFrom(false, false, true),
    noEarlyEndOf: fc.constant([]),
    onlyWhere: fc.constantFrom(null, null, null, "某种情形"),
    from: earlier,
    to: fc.option(later, { nil: null }),
    sure: fc.constantFrom("L", "L", "L", "M"),
    startSure: fc.constantFrom("L", "L", "V", "M"),
  });
  const rules = fc
    .array(rule, { minLength: 1, maxLength: 6 })
    .map((drawn) =>
      drawn.map((one, number): PeriodRule => ({ ...one, id: `r${number}`, source: "x", monthsMin: null })),
    );
  const facts = fc
    .record({
      listCode: fc.option(fc.constantFrom(...listCatalogue().map((list) => list.listCode)), { nil: null }),
      penaltyType: fc.constantFrom(...Object.keys(penaltyTypes)),
      regionCode: fc.constantFrom("310115", "310115", "310101", "330106", "350203", null),
      authority: fc.constantFrom(null, "某市税务局"),
      actTo: fc.option(date, { nil: null }),
      determinedOn: date,
      publishedOn: fc.option(date, { nil: null }),
      banUntil: fc.option(later, { nil: null }),
      ends: fc.option(later, { nil: null }),
      removalReason: fc.constantFrom("expired", "repaired", "annulled", null),
      sentenceUntil: fc.option(date, { nil: null }),
      correctedOn: fc.option(later, { nil: null }),
    })
    .map(({ ends, ...one }): PublishedFact => {
      const end = ends !== null && ends > one.determinedOn ? ends : null;
      if (one.listCode === null)
        return { ...one, removedOn: one.removalReason === null ? null : end, statedUntil: end };
      return { ...one, penaltyType: null, removedOn: end, statedUntil: null };
    });

  test("any rules, any fact: the same day", () => {
    let [byLaw, deleted] = [0, 0];
    fc.assert(
      fc.property(facts, rules, (asked, drawn) => {
        const stated = asked.removedOn ?? asked.statedUntil;
        const isEnded = (state: string, date: string) =>
          (stated !== null && stated <= date) || state === "sharingEnded" || state === "toDelete";
        const expected = dayByDay(asked, drawn, isEnded);
        if (expected !== null && expected !== stated) byLaw += 1;
        const ends = useEndsOf(asked, drawn);
        expect(ends.inUseUntil).toBe(expected);
        const isShared = (state: string) => state !== "sharingEnded" && state !== "toDelete";
        expect(ends.sharedUntil).toBe(dayByDay(asked, drawn, (state) => !isShared(state)));
        const gone = dayByDay(asked, drawn, (state) => state === "toDelete");
        if (gone !== null) deleted += 1;
        expect(ends.toDeleteFrom).toBe(gone);
      }),
      { numRuns: 2_000 },
    );
    expect(byLaw, "cases that a law ended").toBeGreaterThan(30);
    expect(deleted, "cases to be deleted").toBeGreaterThan(200);
  });
});
