import { describe, expect, test } from "vitest";
import type { AddedLaw, AddedPeriodRule } from "../../src/model/law.ts";
import { lawFaults } from "../../src/model/law-faults.ts";
import { bar, nothing, year2027, stated, span, entered, cityList, ownSpan, pilot } from "./entered-law.ts";
import { caseClock, publicationClock } from "./entered-law.ts";

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

  const withClock = (more: Partial<typeof caseClock>) => ({
    ...nothing,
    caseClocks: [{ ...caseClock, ...more }],
  });
  const withDuty = (more: Partial<typeof publicationClock>) => ({
    ...nothing,
    publicationClocks: [{ ...publicationClock, ...more }],
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
      "no end and no duty",
      withRule({ monthsMin: null, monthsMax: null }),
      "periodRules[0].monthsMax: null, expected months, or needsCorrection true",
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
    ["the id of another clock", withClock({ id: "shanghai-36-own" }), 'caseClocks[0].id: "shanghai-36-own"'],
    [
      "an unknown clock superseded",
      withClock({ supersedes: ["zhejiang-16-share"] }),
      'caseClocks[0].supersedes: "zhejiang-16-share"',
    ],
    [
      "two clocks of one step at once",
      withClock({ supersedes: [] }),
      'caseClocks: "zhejiang-2026" and "zhejiang-30" speak of the same and overlap',
    ],
    [
      "a clock for one holder beside that of both",
      withClock({ heldByProvider: true, supersedes: [] }),
      '"zhejiang-30" speak of the same',
    ],
    [
      "a longer time that is none",
      withClock({ decideDaysExtended: 10 }),
      "caseClocks[0].decideDaysExtended: 10, expected the days in all, more than decideDays 10",
    ],
    [
      "a longer time of no time",
      withClock({ decideDays: null }),
      "caseClocks[0].decideDaysExtended: 30, expected the days in all, more than decideDays null",
    ],
    [
      "a clock of nothing",
      withClock({ firstDays: null, decideDays: null, decideDaysExtended: null }),
      "caseClocks[0]: neither firstDays nor decideDays",
    ],
    [
      "a first step of a review",
      withClock({ what: "review", supersedes: ["zhejiang-31-review"] }),
      "caseClocks[0].firstDays: 2, expected null",
    ],
    [
      "a clock that ends as it begins",
      withClock({ to: "2026-07-01" }),
      "caseClocks[0].to: 2026-07-01, expected a day after",
    ],
    [
      "two clocks of one duty at once",
      withDuty({ supersedes: [] }),
      'publicationClocks: "double-publicity-2026" and "double-publicity-424" speak of the same and overlap',
    ],
    [
      "days and a day of the month",
      withDuty({ dayOfNextMonth: 15 }),
      "publicationClocks[0]: days 5 and dayOfNextMonth 15, expected one",
    ],
    ["no day at all", withDuty({ days: null }), "publicationClocks[0]: days null and dayOfNextMonth null"],
    [
      "a duty of an unknown list",
      withDuty({ listCodes: ["wages"] }),
      'publicationClocks[0].listCodes: "wages", expected one of',
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
        repairBars: [bar],
        caseClocks: [caseClock],
        publicationClocks: [publicationClock],
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
    ["a clock of a city beside its province's", withClock({ jurisdiction: "330100", supersedes: [] })],
    [
      "a clock before another's first day",
      withClock({ from: "2017-01-01", to: "2018-01-01", supersedes: [] }),
    ],
    [
      "clocks that part the two holders of a fact",
      {
        ...nothing,
        caseClocks: [
          { ...caseClock, heldByProvider: true },
          { ...caseClock, id: "zhejiang-2026-own", heldByProvider: false, supersedes: [] },
        ],
      },
    ],
    ["the same duty of one department", withDuty({ authority: "税务", supersedes: [] })],
    ["days off that touch", withYear({ off: ["2027-05-01..2027-05-03", "2027-05-04"] })],
  ])("nothing is wrong with %s", (_, added) => {
    expect(lawFaults(added)).toEqual([]);
  });

  test("nothing is wrong with the built-in tables", () => {
    expect(lawFaults(nothing)).toEqual([]);
  });
});
