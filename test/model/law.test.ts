import { afterEach, describe, expect, test } from "vitest";
import type { AddedLaw, AddedPeriodRule } from "../../src/model/law.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { lawFaults } from "../../src/model/law-faults.ts";
import { listNameZh, redListCodes, severeListCodes, severeSpansOn } from "../../src/model/list-catalogue.ts";
import { listLaw } from "../../src/model/list-law.ts";
import { builtInHolidays } from "../../src/model/official-holidays.ts";
import { builtInPeriodRules, periodRules } from "../../src/model/period-rules.ts";
import type { PublishedFact } from "../../src/model/publication.ts";
import { publicationOn } from "../../src/model/publication.ts";
import { identifyingCode, usccStatus } from "../../src/model/uscc.ts";
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
const entered: AddedLaw["severe"][number] = { ...span, supersedes: [], counts: true };
const cityList: AddedLaw["lists"][number] = {
  ...{ listCode: "xiamenSevere", zh: "厦门市严重失信主体名单", red: false },
  bases: [{ zh: "厦府规〔2026〕9号", jurisdiction: "350200", from: "2026-07-01", to: null, sure: "L" }],
  ...{ period: { zh: "3年", sure: "L" }, exits: [], rolesAlong: [] },
};
const ownSpan: AddedLaw["severe"][number] = {
  ...{ listCode: "xiamenSevere", jurisdiction: "350200", from: "2026-07-01", to: null },
  ...{ basis: "厦府规〔2026〕9号", sure: "L", supersedes: [], counts: true },
};
/** Of the right form, an organisation code that holds and begins with M, and a check character that fails. */
const pilot = { code: "91350203M0001QAY9C", source: "厦门市商事登记档案" };

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
      ...{ statedUntil: null, corrected: null },
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

describe("what cannot be in force is told by its place", () => {
  const withYear = (more: Partial<typeof year2027>) => ({ ...nothing, holidays: [{ ...year2027, ...more }] });
  const withRule = (more: Partial<AddedPeriodRule>) => ({
    ...nothing,
    periodRules: [{ ...stated, ...more }],
  });
  const withSpan = (more: Partial<AddedLaw["severe"][number]>) => ({
    ...nothing,
    severe: [{ ...entered, ...more }],
  });

  const withPilot = (code: string) => ({ ...nothing, pilotCodes: [{ ...pilot, code }] });

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
      { ...nothing, severe: [entered, { ...entered, from: "2028-06-30", to: null }] },
      "overlaps",
    ],
    [
      "another list's code",
      { ...nothing, lists: [{ ...cityList, listCode: "ecology" }] },
      'lists[0].listCode: "ecology"',
    ],
    ["a list twice", { ...nothing, lists: [cityList, cityList] }, "lists[1].listCode"],
    [
      "a basis that ends before it begins",
      { ...nothing, lists: [{ ...cityList, bases: [{ ...cityList.bases[0]!, to: "2026-07-01" }] }] },
      "lists[0].bases[0].to: 2026-07-01, expected a day after",
    ],
    [
      "a severe red list of one's own",
      { ...nothing, lists: [{ ...cityList, red: true }], severe: [ownSpan] },
      '"xiamenSevere" is a positive list',
    ],
    [
      "the end of a span that is none",
      withSpan({ supersedes: ["350000"] }),
      'severe[0].supersedes: "350000"',
    ],
    [
      "an entry that neither counts nor ends",
      withSpan({ counts: false, to: null }),
      "severe[0].counts: false",
    ],
    [
      "an end with a last day",
      withSpan({ listCode: "workSafety", supersedes: ["100000"], counts: false }),
      "severe[0].counts: false",
    ],
    ["a pilot code of no form", withPilot("9135020M0001QAY9C"), "expected 18 characters"],
    ["a pilot code that holds", withPilot("91350100M000100Y43"), "holds by itself"],
    ["a pilot code twice", { ...nothing, pilotCodes: [pilot, pilot] }, "pilotCodes[1].code"],
    ["a pilot code without its M", withPilot("91330100799655058C"), "begins with M"],
    ["a pilot code whose organisation code fails", withPilot("91350203M0001QAY8B"), "begins with M"],
    ["a pilot code of no register", withPilot("95350203M0001QAY9C"), "begins with M"],
  ])("%s", (_, added, sentence) => {
    expect(lawFaults(added).join("\n")).toContain(sentence);
  });

  test.each<[string, AddedLaw]>([
    [
      "each of them",
      {
        holidays: [year2027],
        periodRules: [stated],
        severe: [entered, ownSpan],
        lists: [cityList],
        pilotCodes: [pilot],
      },
    ],
    ["spans that touch", { ...nothing, severe: [entered, { ...entered, from: "2028-07-01", to: null }] }],
    [
      "the same span of another region",
      { ...nothing, severe: [entered, { ...entered, jurisdiction: "350200" }] },
    ],
    ["a rule for another class", withRule({ classes: [], supersedes: [] })],
    ["days off that touch", withYear({ off: ["2027-05-01..2027-05-03", "2027-05-04"] })],
  ])("nothing is wrong with %s", (_, added) => {
    expect(lawFaults(added)).toEqual([]);
  });

  test("nothing is wrong with the built-in tables", () => {
    expect(lawFaults(nothing)).toEqual([]);
  });
});
