import { describe, expect, test } from "vitest";
import { NOTHING_ADDED } from "../../src/model/law.ts";
import { caseClock } from "./entered-law.ts";
import { builtInCaseClocks } from "../../src/model/case-clock-table.ts";
import {
  caseClockOf,
  objectionClock,
  repairClock,
  reviewClock,
  reviewRuleOf,
} from "../../src/model/case-clocks.ts";

const objection = (raisedOn: string, more: object = {}) => ({
  ...{ raisedOn, markedAt: `${raisedOn}T01:00:00.000Z`, decidedOn: null, extendedAt: null },
  ...{ regionCode: "330106", heldByProvider: false },
  ...more,
});
const undecided = { decidedOn: null, extendedOn: null };
const decide = (raisedOn: string, today: string, more: object = {}) =>
  objectionClock(objection(raisedOn, more), today).decide;

describe("whose clock holds", () => {
  const ids: [string, string | null, boolean, string][] = [
    ["上海, our own fact", "310115", false, "shanghai-36-own"],
    ["上海, a provider's", "310115", true, "shanghai-36-provider"],
    ["浙江, whoever's", "330106", true, "zhejiang-30"],
    ["深圳, our own", "440305", false, "shenzhen-51-own"],
    ["深圳, a provider's", "440305", true, "shenzhen-51-provider"],
    ["广州 has not 深圳's", "440106", true, "objection-elsewhere"],
    ["no region", null, false, "objection-elsewhere"],
  ];
  test.each(ids)("%s", (_, regionCode, heldByProvider, id) => {
    expect(caseClockOf("objection", "2026-06-30", regionCode, heldByProvider)?.id).toBe(id);
  });

  test("a clock holds from its first day, and not on the day of its end", () => {
    const repair = (on: string) => caseClockOf("repair", on, "350203", false)?.id;
    expect([repair("2023-04-30"), repair("2023-05-01")]).toEqual([undefined, "ndrc-58-repair"]);
    expect([repair("2026-03-31"), repair("2026-04-01")]).toEqual(["ndrc-58-repair", "ndrc-36-repair"]);
  });

  test("what is not read in full or in a page says so, and every source is named once a region", () => {
    expect(
      builtInCaseClocks.filter((one) => one.jurisdiction === "100000").every((one) => one.sure === "M"),
    ).toBe(true);
    expect(new Set(builtInCaseClocks.map((one) => one.id)).size).toBe(builtInCaseClocks.length);
  });
});

describe("numbers of days", () => {
  /** Those of the articles that were read in full, written down by hand: the first step, the decision, extended. */
  const read: Record<string, [first: number | null, decide: number | null, extended: number | null]> = {
    "shanghai-36-own": [1, 5, null],
    "shanghai-36-provider": [1, 7, null],
    "zhejiang-30": [null, 5, 20],
    "shenzhen-51-own": [null, 1, null],
    "shenzhen-51-provider": [null, 2, 5],
    "shenzhen-82": [null, 3, 6],
    "zhejiang-31-review": [null, null, null],
  };

  test("no clock tells a number as law that was not read", () => {
    const asLaw = builtInCaseClocks.filter(({ sure, firstSure }) => sure === "L" || firstSure === "L");
    expect(asLaw.map(({ id }) => id).sort()).toEqual(Object.keys(read).sort());
    for (const { id, firstSure, firstDays, decideDays, decideDaysExtended } of asLaw) {
      const [first, decided, extended] = read[id]!;
      if (firstSure === "L") expect(firstDays, id).toBe(first);
      expect([decideDays, decideDaysExtended], id).toEqual([decided, extended]);
    }
  });

  test("the due day of a step says how sure its own days are", () => {
    const { first, decide: decided } = objectionClock(objection("2026-02-12"), "2026-02-12");
    expect([first.sure, decided.sure]).toEqual(["M", "L"]);
    const shanghai = objectionClock(objection("2026-02-12", { regionCode: "310115" }), "2026-02-12");
    expect([shanghai.first.sure, shanghai.decide.sure]).toEqual(["L", "L"]);
    const applied = { ...undecided, appliedOn: "2026-06-30", acceptedOn: "2026-07-01", regionCode: "440305" };
    const shenzhen = repairClock(applied, "2026-07-01");
    expect([shenzhen.first.sure, shenzhen.decide.sure]).toEqual(["M", "L"]);
    expect(repairClock({ ...applied, appliedOn: "2020-01-02" }, "2026-07-01").first.sure).toBeNull();
  });
});

describe("days are counted over the Spring Festival of 2026 by the official arrangement", () => {
  // 2026-02-15 to 23 is off; Saturdays 02-14 and 02-28 are worked. By hand from the notice, day for day.
  test("raised on Thursday 02-12, five working days later is Thursday 02-26", () => {
    expect(decide("2026-02-12", "2026-02-12")).toEqual({
      due: "2026-02-26",
      overdue: false,
      unknownWhy: null,
      sure: "L",
    });
  });
  test("the due day is in time, the next is not", () => {
    expect(decide("2026-02-12", "2026-02-26").overdue).toBe(false);
    expect(decide("2026-02-12", "2026-02-27").overdue).toBe(true);
  });
  test("decided is judged by the day of the decision, however late it is asked", () => {
    expect(decide("2026-02-12", "2026-05-01", { decidedOn: "2026-02-26" }).overdue).toBe(false);
    expect(decide("2026-02-12", "2026-05-01", { decidedOn: "2026-02-27" }).overdue).toBe(true);
  });
  test("the mark is due a working day after it came in", () => {
    const mark = (markedAt: string) =>
      objectionClock(objection("2026-02-13", { markedAt }), "2026-02-14").first;
    expect(mark("2026-02-14T15:59:59.000Z")).toMatchObject({
      due: "2026-02-14",
      overdue: false,
      unknownWhy: null,
    });
    // Midnight in China has passed.
    expect(mark("2026-02-14T16:00:00.000Z").overdue).toBe(true);
  });
  test("extended in 浙江 it is twenty in all; where the law names none, the time stays", () => {
    const extendedAt = "2026-02-24T01:00:00.000Z";
    expect(decide("2026-02-12", "2026-02-12", { extendedAt }).due).toBe("2026-03-18");
    expect(decide("2026-02-12", "2026-02-12", { extendedAt, regionCode: "310115" }).due).toBe("2026-02-26");
  });
});

test("a year without arrangement is told, not guessed", () => {
  const { due, overdue, unknownWhy } = decide("2026-12-23", "2027-06-01");
  expect({ due, overdue }).toEqual({ due: null, overdue: false });
  expect(unknownWhy).toContain("2027");
});

test("repair: three days to accept from the application, ten to decide from the acceptance", () => {
  const applied = { ...undecided, appliedOn: "2026-06-30", acceptedOn: null, regionCode: "350203" };
  expect(repairClock(applied, "2026-07-03").first).toMatchObject({ due: "2026-07-03", overdue: false });
  expect(repairClock(applied, "2026-07-04")).toMatchObject({
    first: { overdue: true },
    decide: { due: null },
  });
  const accepted = { ...applied, acceptedOn: "2026-07-03" };
  expect(repairClock(accepted, "2026-07-17").decide).toMatchObject({ due: "2026-07-17", overdue: false });
  expect(repairClock(accepted, "2026-07-18").decide.overdue).toBe(true);
});

test("repair in 深圳: three days from the acceptance, six when extended; elsewhere the time stays", () => {
  const applied = { ...undecided, appliedOn: "2026-06-30", acceptedOn: "2026-07-01" };
  const dueIn = (regionCode: string, extendedOn: string | null) =>
    repairClock({ ...applied, regionCode, extendedOn }, "2026-07-01").decide.due;
  expect([dueIn("440305", null), dueIn("440305", "2026-07-03")]).toEqual(["2026-07-06", "2026-07-09"]);
  expect([dueIn("350203", null), dueIn("350203", "2026-07-03")]).toEqual(["2026-07-15", "2026-07-15"]);
});

describe("review of a decision", () => {
  test("of an objection in 浙江 has its authority from the first day of the law, and nothing elsewhere", () => {
    const authorityOf = (on: string, regionCode: string | null) =>
      reviewRuleOf("objection", on, regionCode)?.authority;
    expect(authorityOf("2018-01-01", "330106")).toBe("浙江省发展和改革委员会");
    expect(authorityOf("2017-12-31", "330106")).toBeUndefined();
    expect(authorityOf("2026-06-30", "310115")).toBeUndefined();
    expect(reviewRuleOf("repair", "2026-06-30", "330106")).toBeNull();
  });

  test("has no due day, because its days were not read: that is said, and nothing is ever late", () => {
    const review = { requestedOn: "2026-02-12", decidedOn: null };
    const asked = { regionCode: "330106", today: "2030-01-01" };
    const { clock, first, decide } = reviewClock("objection", review, asked);
    expect(clock).toMatchObject({ decideDays: null, sure: "L" });
    expect(decide).toMatchObject({ due: null, overdue: false, unknownWhy: "办理天数尚未核实，不作推算" });
    expect(first).toMatchObject({ due: null, overdue: false, unknownWhy: null });
    expect(reviewClock("repair", review, asked).decide.unknownWhy).toContain("没有录入");
  });

  test("is the only step without days", () => {
    expect(builtInCaseClocks.filter((one) => one.decideDays === null).map(({ what }) => what)).toEqual([
      "review",
    ]);
  });
});

describe("a clock that was entered", () => {
  const law = { ...NOTHING_ADDED, caseClocks: [caseClock] };
  const on = (day: string, regionCode: string) => caseClockOf("objection", day, regionCode, true, law)?.id;

  test("ends the one it supersedes on its first day, and holds in its region alone", () => {
    expect([on("2026-06-30", "330106"), on("2026-07-01", "330106")]).toEqual([
      "zhejiang-30",
      "zhejiang-2026",
    ]);
    expect([on("2026-07-01", "310115"), on("2026-07-01", "350203")]).toEqual([
      "shanghai-36-provider",
      "objection-elsewhere",
    ]);
  });

  test("counts an objection that came in from then on, by its own days; the law in force is not touched", () => {
    const due = (raisedOn: string, byLaw?: typeof law) =>
      objectionClock(objection(raisedOn), "2026-07-01", byLaw).decide.due;
    expect([due("2026-06-30"), due("2026-06-30", law)]).toEqual(["2026-07-07", "2026-07-07"]);
    expect([due("2026-07-01"), due("2026-07-01", law)]).toEqual(["2026-07-08", "2026-07-15"]);
  });

  test("goes by the holidays of its own law", () => {
    const year = { year: 2026, notices: ["改"], off: ["2026-07-02..2026-07-03"], worked: [] };
    const { due } = objectionClock(objection("2026-07-01"), "2026-07-01", {
      ...law,
      holidays: [year],
    }).decide;
    expect(due).toBe("2026-07-17");
  });
});
