import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { NOTHING_ADDED } from "../../src/model/law.ts";
import { builtInPublicationClocks, publicationDues } from "../../src/model/publication-clocks.ts";
import { publicationClock } from "./entered-law.ts";

const published = createRequire(import.meta.url)("chinese-days") as { isWorkday: (date: string) => boolean };
const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** Second formulation: day by day on a published table. */
function workingDayAfter(date: string, count: number): string {
  let [day, left] = [date, count];
  while (left > 0) if (published.isWorkday((day = dayAfter(day)))) left -= 1;
  return day;
}
const market = { authority: "厦门市市场监督管理局", regionCode: "350203" };
const dues = (decidedOn: string, more: Partial<typeof market> = {}) =>
  Object.fromEntries(
    publicationDues({ listCode: null, ...market, decidedOn, ...more }).map(({ clock, due }) => [
      clock.id,
      due,
    ]),
  );

test("a penalty of the market regulator is due by 双公示 and by its own order, over holidays too", () => {
  for (const decidedOn of ["2026-03-02", "2025-09-28", "2026-02-10"]) {
    expect(dues(decidedOn)).toEqual({
      "double-publicity-424": workingDayAfter(decidedOn, 7),
      "samr-45-publish": workingDayAfter(decidedOn, 20),
      "samr-45-push": workingDayAfter(decidedOn, 10),
      "samr-45-publishPushed": null,
      "samr-45-withdraw": null,
    });
  }
});

test("order 45 binds from its first day, and its own authorities", () => {
  expect(Object.keys(dues("2021-08-31"))).toEqual(["double-publicity-424"]);
  expect(Object.keys(dues("2021-09-01"))).toContain("samr-45-publish");
  expect(Object.keys(dues("2021-09-01", { authority: "厦门市应急管理局" }))).toEqual([
    "double-publicity-424",
  ]);
});

test("the clocks of a region are its own", () => {
  expect(Object.keys(dues("2026-03-02", { regionCode: "310115" }))).toContain("shanghai-37-withdraw");
  expect(Object.keys(dues("2026-03-02"))).not.toContain("shanghai-37-withdraw");
  expect(Object.keys(dues("2017-09-30", { regionCode: "310115" }))).toEqual([]);
  expect(dues("2017-10-01", { regionCode: "310115" })).toEqual({
    ...{ "shanghai-37-withdraw": null, "shanghai-38-withdraw": null },
  });
});

test("a listing has the clocks of its own list: a penalty's are not its, nor its a penalty's", () => {
  const owed = (listCode: string, decidedOn: string) =>
    publicationDues({ ...market, listCode, decidedOn }).map(({ clock, due }) => [clock.id, due]);
  // Of the day of service nobody tells: it is known to be the 15th of the month after.
  expect(owed("majorTaxViolation", "2022-02-01")).toEqual([["sta-54-publish", null]]);
  expect(owed("majorTaxViolation", "2022-01-31")).toEqual([]);
  expect(owed("statistics", "2022-05-18")).toEqual([
    ["statistics-2019-publish", workingDayAfter("2022-05-18", 20)],
  ]);
  expect(owed("statistics", "2022-05-19")).toEqual([]);
  expect(owed("abnormalOperations", "2026-03-02")).toEqual([]);
  for (const { days, dayOfNextMonth } of builtInPublicationClocks)
    expect(days === null).toBe(dayOfNextMonth !== null);
});

test("a day beyond the entered holidays is not guessed", () => {
  expect(dues("2026-12-20")["double-publicity-424"]).toBeNull();
  expect(dues("2026-12-14")["double-publicity-424"]).toBe("2026-12-23");
});

test("ids are different, and no clock ends before it begins", () => {
  expect(new Set(builtInPublicationClocks.map(({ id }) => id)).size).toBe(builtInPublicationClocks.length);
  for (const { from, to } of builtInPublicationClocks) expect(to === null || from < to).toBe(true);
});

test("a debtor who performed is off the courts' list within three working days of that, from the text of 2017 on", () => {
  const owed = (decidedOn: string, correctedOn: string | null) =>
    publicationDues({ ...market, listCode: "dishonestJudgmentDebtor", decidedOn, correctedOn }).map(
      ({ clock, due }) => [clock.id, due, clock.sure],
    );
  expect(owed("2025-03-03", "2025-09-28")).toEqual([
    ["spc-2017-delete", workingDayAfter("2025-09-28", 3), "M"],
  ]);
  // The day of performance goes by the law of that day, whenever the listing was decided.
  expect(owed("2016-03-01", "2018-04-30")).toEqual([
    ["spc-2017-delete", workingDayAfter("2018-04-30", 3), "M"],
  ]);
  expect(owed("2016-03-01", "2017-04-30")).toEqual([]);
  expect(owed("2016-03-01", "2017-05-01").map(([id]) => id)).toEqual(["spc-2017-delete"]);
  // Nobody told of a performance.
  expect(owed("2025-03-03", null)).toEqual([["spc-2017-delete", null, "M"]]);
  expect(owed("2017-04-30", null)).toEqual([]);
});

test("a repair notice goes with a penalty and with a listing of a department, not of the courts (两书同达)", () => {
  const noticeOf = (listCode: string | null, decidedOn: string) =>
    publicationDues({ ...market, listCode, decidedOn })
      .filter(({ clock }) => clock.duty === "serveRepairNotice")
      .map(({ clock, due }) => [clock.id, due]);
  // Of the day of service nobody tells.
  expect(noticeOf(null, "2026-04-01")).toEqual([["repair-notice-penalties", null]]);
  expect(noticeOf(null, "2026-03-31")).toEqual([]);
  expect(noticeOf("workSafety", "2026-04-01")).toEqual([["repair-notice-listings", null]]);
  expect(noticeOf("workSafety", "2026-03-31")).toEqual([]);
  for (const listCode of ["dishonestJudgmentDebtor", "consumptionRestriction", "redList"])
    expect(noticeOf(listCode, "2026-04-01")).toEqual([]);
});

test("a clock that was entered ends the one it supersedes on its first day", () => {
  const law = { ...NOTHING_ADDED, publicationClocks: [publicationClock] };
  const owed = (decidedOn: string, byLaw?: typeof law) =>
    publicationDues({
      listCode: null,
      decidedOn,
      authority: "某局",
      regionCode: "350203",
      ...(byLaw && { law: byLaw }),
    })
      .filter(({ clock }) => clock.duty === "publish")
      .map(({ clock, due }) => [clock.id, due]);
  expect(owed("2026-06-30", law)).toEqual([["double-publicity-424", workingDayAfter("2026-06-30", 7)]]);
  expect(owed("2026-07-01", law)).toEqual([["double-publicity-2026", workingDayAfter("2026-07-01", 5)]]);
  expect(owed("2026-07-01")).toEqual([["double-publicity-424", workingDayAfter("2026-07-01", 7)]]);
});
