import { afterEach, describe, expect, test } from "vitest";
import { enactLaw } from "../../src/model/law.ts";
import { listNameZh, redListCodes, severeListCodes, severeSpansOn } from "../../src/model/list-catalogue.ts";
import { listLaw } from "../../src/model/list-law.ts";
import { builtInHolidays } from "../../src/model/official-holidays.ts";
import { builtInPeriodRules, periodRules } from "../../src/model/period-rules.ts";
import { repairBarsOn } from "../../src/model/repair-bars.ts";
import type { PublishedFact } from "../../src/model/publication.ts";
import { publicationOn } from "../../src/model/publication.ts";
import { identifyingCode, usccStatus } from "../../src/model/uscc.ts";
import { addWorkingDays, holidaysEnteredTo, isWorkingDay } from "../../src/model/working-days.ts";

import { bar, nothing, year2027, stated, span, entered, cityList, ownSpan, pilot } from "./entered-law.ts";

afterEach(() => enactLaw());

describe("what was entered is in force", () => {
  test("a further year of holidays, up to the last week that its successor may move", () => {
    expect(() => isWorkingDay("2026-12-31")).toThrow("enter the notice in law.json");
    enactLaw({ ...nothing, holidays: [year2027] });
    // The notice of 2027 reaches into the last week of 2026: Saturday the 26th is worked, Thursday the 31st is off.
    expect(["2026-12-25", "2026-12-26", "2026-12-27", "2026-12-31"].map(isWorkingDay)).toEqual([
      ...[true, true, false, false],
    ]);
    expect(addWorkingDays("2026-12-24", 5)).toBe("2026-12-30");
    expect(isWorkingDay("2027-12-24")).toBe(true);
    expect(() => isWorkingDay("2027-12-25")).toThrow("entered are 2018 to 2027");
  });

  test("a year entered anew takes the place of the built-in one", () => {
    const changed = { ...builtInHolidays.find(({ year }) => year === 2026)!, notices: ["改", "再改"] };
    expect(isWorkingDay("2026-10-08")).toBe(true);
    enactLaw({ ...nothing, holidays: [{ ...changed, off: [...changed.off, "2026-10-08"] }] });
    expect(isWorkingDay("2026-10-08")).toBe(false);
  });

  test("holidays end soon from the day on which fewer than 60 working days are left", () => {
    expect(holidaysEnteredTo("2026-06-30")).toEqual({ to: "2026-12-24", endsSoon: false });
    // On a wall calendar: 18 in December up to the 24th, 21 in November, 18 in October with Saturday the 10th, and 3 in
    // September from the 28th on.
    expect(holidaysEnteredTo("2026-09-27").endsSoon).toBe(false);
    expect(holidaysEnteredTo("2026-09-28").endsSoon).toBe(true);
    expect(holidaysEnteredTo("2027-06-30").endsSoon).toBe(true);
    expect(holidaysEnteredTo("2010-06-30").endsSoon).toBe(false);
  });

  test("a superseding rule on periods holds from its first day, and the old one until the day before", () => {
    const fact: PublishedFact = {
      ...{ listCode: null, penaltyType: "fine", regionCode: "350200", authority: "某局", actTo: null },
      ...{ determinedOn: "2026-06-10", publishedOn: null, removedOn: null, removalReason: null },
      statedUntil: null,
    };
    const ruleOn = (asOf: string) => publicationOn(fact, asOf).publish?.rule.id;
    expect(ruleOn("2027-01-01")).toBe("ndrc-36-general");
    enactLaw({ ...nothing, periodRules: [stated] });
    expect(ruleOn("2026-12-31")).toBe("ndrc-36-general");
    expect(ruleOn("2027-01-01")).toBe("new-general");
    expect(publicationOn(fact, "2027-01-01").state).toBe("publicationEnded");
    expect(publicationOn(fact, "2026-12-31").state).toBe("published");
  });

  test("a rule that begins no later than the one it supersedes undoes it", () => {
    enactLaw({ ...nothing, periodRules: [{ ...stated, from: "2026-04-01" }] });
    expect(periodRules().map(({ id }) => id)).not.toContain("ndrc-36-general");
    enactLaw();
    expect(periodRules()).toEqual(builtInPeriodRules);
  });

  test("a bar to repair that supersedes another holds from its first day, and ends it then", () => {
    const asked = { penaltyType: "fine", authority: "某局", regionCode: "330106", listCodes: ["workSafety"] };
    const barsOn = (on: string) => repairBarsOn(asked, on).map(({ id }) => id);
    expect(barsOn("2027-01-01")).toEqual(["zhejiang-32"]);
    enactLaw({ ...nothing, repairBars: [{ ...bar, penaltyTypes: ["closure"] }] });
    expect([barsOn("2026-12-31"), barsOn("2027-01-01")]).toEqual([["zhejiang-32"], []]);
    enactLaw({ ...nothing, repairBars: [bar] });
    expect([barsOn("2026-12-31"), barsOn("2027-01-01")]).toEqual([["zhejiang-32"], ["zhejiang-2027"]]);
  });

  test("a further span makes a list severe from its first day to the day before its last", () => {
    const on = (asOf: string) => severeListCodes(asOf).includes("consumptionRestriction");
    expect(on("2026-07-01")).toBe(false);
    enactLaw({ ...nothing, severe: [entered] });
    expect(["2026-06-30", "2026-07-01", "2028-06-30", "2028-07-01"].map(on)).toEqual([
      ...[false, true, true, false],
    ]);
    const { listCode: _, ...told } = span;
    expect(severeSpansOn("consumptionRestriction", "2026-07-01")).toEqual([told]);
  });

  test("a list of one's own has its name and law, and is severe by a span of its own, where and when that says", () => {
    const on = (asOf: string, regionCode?: string) =>
      severeListCodes(asOf, regionCode).includes("xiamenSevere");
    enactLaw({ ...nothing, lists: [cityList], severe: [ownSpan] });
    expect([listNameZh("xiamenSevere"), listLaw()["xiamenSevere"]!.period.zh]).toEqual([cityList.zh, "3年"]);
    expect([
      on("2026-06-30"),
      on("2026-07-01"),
      on("2026-07-01", "350203"),
      on("2026-07-01", "350500"),
    ]).toEqual([...[false, true, true, false]]);
    enactLaw();
    expect([on("2026-07-01"), listNameZh("xiamenSevere"), listLaw()["xiamenSevere"]]).toEqual([
      ...[false, "xiamenSevere", undefined],
    ]);
  });

  test("a red list of one's own is red, and never severe", () => {
    enactLaw({ ...nothing, lists: [{ ...cityList, red: true }] });
    expect(redListCodes()).toEqual(["redList", "xiamenSevere"]);
    expect(severeListCodes("2026-07-01")).not.toContain("xiamenSevere");
    enactLaw();
    expect(redListCodes()).toEqual(["redList"]);
  });

  test("a built-in span ends on the day on which an entry supersedes it, there and nowhere else", () => {
    const ended = {
      ...entered,
      listCode: "ecology",
      jurisdiction: "310000",
      supersedes: ["310000"],
      to: null,
    };
    const on = (asOf: string, regionCode: string) => severeListCodes(asOf, regionCode).includes("ecology");
    enactLaw({ ...nothing, severe: [{ ...ended, counts: false }] });
    expect([on("2026-06-30", "310115"), on("2026-07-01", "310115")]).toEqual([true, false]);
    expect(on("2026-07-01", "330106")).toBe(true);
    enactLaw({ ...nothing, severe: [ended] });
    expect(on("2026-07-01", "310115")).toBe(true);
    expect(severeSpansOn("ecology", "2026-07-01").find((one) => one.jurisdiction === "310000")!.basis).toBe(
      span.basis,
    );
  });

  test("an entry that begins no later than the built-in span undoes it", () => {
    const all = ["310000", "320000", "330000", "340000"];
    const undone = {
      ...entered,
      listCode: "ecology",
      from: "2020-10-20",
      to: null,
      supersedes: all,
      counts: false,
    };
    enactLaw({ ...nothing, severe: [undone] });
    expect(severeListCodes("2024-01-01")).not.toContain("ecology");
  });

  test("a pilot code is an exception while it is entered, and wrong before and after", () => {
    const status = () => [usccStatus(pilot.code), identifyingCode(pilot.code)];
    expect(status()).toEqual(["wrong", null]);
    enactLaw({ ...nothing, pilotCodes: [pilot] });
    expect(status()).toEqual(["legacyException", pilot.code]);
    expect(usccStatus("91350203M0001QAY9B")).toBe("legacyException");
    enactLaw();
    expect(status()).toEqual(["wrong", null]);
  });
});
