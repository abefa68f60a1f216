import { describe, expect, test } from "vitest";
import { builtInPeriodRules } from "../../src/model/period-rules.ts";
import type { RepairBar, RepairedFact } from "../../src/model/repair-bars.ts";
import { builtInRepairBars, isBinding, repairBarsOn } from "../../src/model/repair-bars.ts";

const fine: RepairedFact = {
  ...{ penaltyType: "fine", authority: "某市市场监督管理局", regionCode: "350203", listCodes: [] },
};
const idsOf = (more: Partial<RepairedFact>, on = "2026-06-30", bars?: readonly RepairBar[]) =>
  repairBarsOn({ ...fine, ...more }, on, bars).map(({ id }) => id);

const severe = ["dishonestJudgmentDebtor"];
const zhejiang = { regionCode: "330106", authority: "某市应急管理局" };

describe("浙江 art. 32", () => {
  test("closes whatever is of a subject on a severe list, listing or penalty, and nothing else", () => {
    expect(idsOf({ ...zhejiang, listCodes: severe })).toEqual(["zhejiang-32"]);
    expect(idsOf({ ...zhejiang, listCodes: severe, penaltyType: null })).toEqual(["zhejiang-32"]);
    expect(idsOf({ ...zhejiang, listCodes: ["abnormalOperations", "redList"] })).toEqual([]);
    expect(idsOf({ ...zhejiang, listCodes: severe, regionCode: "310115" })).toEqual([]);
    expect(idsOf({ ...zhejiang, listCodes: severe, regionCode: null })).toEqual([]);
  });

  test("holds from 2018, and not the day before", () => {
    expect(idsOf({ ...zhejiang, listCodes: severe }, "2017-12-31")).toEqual([]);
    expect(idsOf({ ...zhejiang, listCodes: severe }, "2018-01-01")).toEqual(["zhejiang-32"]);
  });

  test("a list counts from the day on which it is severe", () => {
    const listCodes = ["majorTaxViolation"];
    expect(idsOf({ ...zhejiang, listCodes }, "2022-01-31")).toEqual([]);
    expect(idsOf({ ...zhejiang, listCodes }, "2022-02-01")).toEqual(["zhejiang-32"]);
  });
});

describe("order 45 of the market regulator, art. 14", () => {
  test("knows no early end of five kinds of penalties, of its own authorities alone", () => {
    const kept = ["suspension", "businessRestricted", "occupationBanned", "licenceLowered", "licenceRevoked"];
    for (const penaltyType of kept) expect(idsOf({ penaltyType }), penaltyType).toEqual(["samr-45-14-kept"]);
    const others = ["warning", "criticism", "fine", "confiscation", "licenceSuspended", "closure"];
    for (const penaltyType of others) expect(idsOf({ penaltyType }), penaltyType).toEqual([]);
    expect(idsOf({ penaltyType: "licenceRevoked", authority: "某市应急管理局" })).toEqual([]);
    expect(idsOf({ penaltyType: "licenceRevoked", authority: null })).toEqual([]);
  });

  test("nor of any while the subject is on the abnormal or a severe list; it says nothing of listings", () => {
    expect(idsOf({ listCodes: ["abnormalOperations"] })).toEqual(["samr-45-14-listed"]);
    expect(idsOf({ listCodes: severe })).toEqual(["samr-45-14-listed"]);
    expect(idsOf({ listCodes: ["redList", "consumptionRestriction"] })).toEqual([]);
    expect(idsOf({ listCodes: severe, penaltyType: null })).toEqual([]);
  });

  test("holds from 2021-09-01, and not the day before", () => {
    expect(idsOf({ penaltyType: "licenceRevoked" }, "2021-08-31")).toEqual([]);
    expect(idsOf({ penaltyType: "licenceRevoked" }, "2021-09-01")).toEqual(["samr-45-14-kept"]);
  });

  test("closes just what the periods say has no early end", () => {
    const told = builtInPeriodRules.filter(({ noEarlyEndOf }) => noEarlyEndOf.length > 0);
    expect(told.length).toBeGreaterThan(0);
    for (const rule of told)
      for (const penaltyType of rule.noEarlyEndOf)
        expect(idsOf({ penaltyType }, rule.from), `${rule.id} ${penaltyType}`).toEqual(["samr-45-14-kept"]);
  });
});

test("a bar ends on the day of its end, and one that was not read does not bind", () => {
  const bar = { ...builtInRepairBars[0]!, to: "2027-01-01", sure: "M" } as const;
  const asked = { ...zhejiang, listCodes: severe };
  expect(idsOf(asked, "2026-12-31", [bar])).toEqual(["zhejiang-32"]);
  expect(idsOf(asked, "2027-01-01", [bar])).toEqual([]);
  expect((["L", "V", "C", "S", "M"] as const).filter((sure) => isBinding({ sure }))).toEqual(["L", "V"]);
});
