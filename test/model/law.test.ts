import { afterEach, describe, expect, test } from "vitest";
import type { AddedLaw, AddedPeriodRule } from "../../src/model/law.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { lawFaults } from "../../src/model/law-faults.ts";
import { severeListCodes, severeSpansOn } from "../../src/model/list-catalogue.ts";
import { builtInHolidays } from "../../src/model/official-holidays.ts";
import { builtInPeriodRules, periodRules } from "../../src/model/period-rules.ts";
import { repairBarsOn } from "../../src/model/repair-bars.ts";
import type { PublishedFact } from "../../src/model/publication.ts";
import { publicationOn } from "../../src/model/publication.ts";
import { addWorkingDays, holidaysEnteredTo, isWorkingDay } from "../../src/model/working-days.ts";

afterEach(() => enactLaw());

const nothing = NOTHING_ADDED;
const year2027 = {
  year: 2027,
  notices: ["国办发明电〔2026〕1号"],
  off: ["2026-12-31..2027-01-02", "2027-10-01..2027-10-07"],
  worked: ["2026-12-26", "2027-10-09"],
};
const stated: AddedPeriodRule = {
  id: "new-general",
  source: "新办法第一条",
  jurisdiction: "100000",
  effect: "publish",
  classes: ["general"],
  listCodes: [],
  penaltyTypes: [],
  authority: null,
  start: "determination",
  monthsMin: 2,
  monthsMax: 6,
  needsCorrection: false,
  waitsForBan: false,
  startsAfterSentence: false,
  noEarlyEndOf: [],
  waitsForRemoval: false,
  from: "2027-01-01",
  to: null,
  sure: "L",
  startSure: "L",
  supersedes: ["ndrc-36-general"],
};
const span = {
  listCode: "consumptionRestriction",
  jurisdiction: "100000",
  from: "2026-07-01",
  to: "2028-07-01",
  basis: "新法第二条",
  sure: "L",
} as const;

const bar: AddedLaw["repairBars"][number] = {
  ...{ id: "zhejiang-2027", source: "新条例第一条", jurisdiction: "330000", authority: null },
  whileOn: ["severe"],
  ...{ penaltyTypes: [], from: "2027-01-01", to: null, sure: "L", supersedes: ["zhejiang-32"] },
};

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
    enactLaw({ ...nothing, severe: [span] });
    expect(["2026-06-30", "2026-07-01", "2028-06-30", "2028-07-01"].map(on)).toEqual([
      ...[false, true, true, false],
    ]);
    const { listCode: _, ...told } = span;
    expect(severeSpansOn("consumptionRestriction", "2026-07-01")).toEqual([told]);
  });
});

describe("what cannot be in force is told by its place", () => {
  const withYear = (more: Partial<typeof year2027>) => ({ ...nothing, holidays: [{ ...year2027, ...more }] });
  const withRule = (more: Partial<AddedPeriodRule>) => ({
    ...nothing,
    periodRules: [{ ...stated, ...more }],
  });
  const withSpan = (more: Partial<AddedLaw["severe"][number]>) => ({
    ...nothing,
    severe: [{ ...span, ...more }],
  });

  test.each<[string, AddedLaw, string]>([
    ["a year twice", { ...nothing, holidays: [year2027, year2027] }, "holidays[1].year: 2027 stands twice"],
    [
      "a gap",
      withYear({ year: 2028, off: ["2028-01-01"], worked: [] }),
      "holidays: 2028 follows 2026, expected 2027",
    ],
    [
      "another year's day",
      withYear({ off: ["2026-12-24"] }),
      'holidays[0].off[0]: "2026-12-24", expected 2026-12-25',
    ],
    ["a day after the year", withYear({ off: ["2028-01-01"] }), "expected 2026-12-25 to 2027-12-31"],
    ["a span turned round", withYear({ off: ["2027-01-03..2027-01-01"] }), "ends before it begins"],
    [
      "spans that overlap",
      withYear({ off: ["2027-05-01..2027-05-03", "2027-05-03"] }),
      "holidays[0].off[1]: 2027-05-03",
    ],
    ["a working day that is worked", withYear({ worked: ["2027-10-11"] }), "expected a Saturday or Sunday"],
    [
      "a day off that is worked",
      withYear({ worked: ["2027-10-02"] }),
      "holidays[0].worked[0]: 2027-10-02 stands twice",
    ],
    ["an id of another rule", withRule({ id: "ndrc-36-minor" }), 'periodRules[0].id: "ndrc-36-minor"'],
    [
      "an end at its beginning",
      withRule({ to: "2027-01-01" }),
      "periodRules[0].to: 2027-01-01, expected a day after",
    ],
    [
      "a minimum at its maximum",
      withRule({ monthsMin: 6 }),
      "periodRules[0].monthsMin: 6, expected less than",
    ],
    [
      "an unknown list",
      withRule({ listCodes: ["wages"] }),
      'periodRules[0].listCodes: "wages", expected one of',
    ],
    [
      "an unknown rule superseded",
      withRule({ supersedes: ["ndrc-37"] }),
      'periodRules[0].supersedes: "ndrc-37"',
    ],
    [
      "itself superseded",
      withRule({ supersedes: ["new-general"] }),
      'periodRules[0].supersedes: "new-general"',
    ],
    [
      "two rules at once",
      withRule({ supersedes: [] }),
      '"new-general" and "ndrc-36-general" speak of the same',
    ],
    [
      "the id of another bar",
      { ...nothing, repairBars: [{ ...bar, id: "samr-45-14-kept" }] },
      'repairBars[0].id: "samr-45-14-kept" is another rule\'s',
    ],
    [
      "an unknown bar superseded",
      { ...nothing, repairBars: [{ ...bar, supersedes: ["ndrc-36-minor"] }] },
      'repairBars[0].supersedes: "ndrc-36-minor"',
    ],
    [
      "a bar that ends as it begins",
      { ...nothing, repairBars: [{ ...bar, to: "2027-01-01" }] },
      "repairBars[0].to: 2027-01-01, expected a day after",
    ],
    [
      "an unknown severe list",
      withSpan({ listCode: "wages" }),
      'severe[0].listCode: "wages", expected one of',
    ],
    ["a severe red list", withSpan({ listCode: "redList" }), "positive list"],
    ["an empty span", withSpan({ to: span.from }), "severe[0].to: 2026-07-01, expected a day after"],
    [
      "an overlap with the built-in",
      withSpan({ listCode: "workSafety" }),
      'severe: "workSafety" 2026-07-01 to 2028-07-01',
    ],
    [
      "an overlap by a day",
      { ...nothing, severe: [span, { ...span, from: "2028-06-30", to: null }] },
      "overlaps",
    ],
  ])("%s", (_, added, sentence) => {
    expect(lawFaults(added).join("\n")).toContain(sentence);
  });

  test.each<[string, AddedLaw]>([
    [
      "each of them",
      { ...nothing, holidays: [year2027], periodRules: [stated], repairBars: [bar], severe: [span] },
    ],
    ["spans that touch", { ...nothing, severe: [span, { ...span, from: "2028-07-01", to: null }] }],
    ["the same span of another region", { ...nothing, severe: [span, { ...span, jurisdiction: "350200" }] }],
    ["a rule for another class", withRule({ classes: [], supersedes: [] })],
    ["days off that touch", withYear({ off: ["2027-05-01..2027-05-03", "2027-05-04"] })],
  ])("nothing is wrong with %s", (_, added) => {
    expect(lawFaults(added)).toEqual([]);
  });

  test("nothing is wrong with the built-in tables", () => {
    expect(lawFaults(nothing)).toEqual([]);
  });
});
