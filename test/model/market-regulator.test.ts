import { describe, expect, test } from "vitest";
import type { PublishedFact } from "../../src/model/publication.ts";
import { publicationOn } from "../../src/model/publication.ts";

const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

describe("order 45 of the market regulator", () => {
  const market = (more: Partial<PublishedFact>): PublishedFact => ({
    ...{ listCode: null, penaltyType: "fine", regionCode: "350203", authority: "厦门市市场监督管理局" },
    ...{ actTo: null, determinedOn: "2022-01-10", publishedOn: null, removedOn: null, removalReason: null },
    statedUntil: null,
    ...more,
  });
  const publishOf = (fact: PublishedFact, asOf = "2022-06-01") => publicationOn(fact, asOf).publish!;

  test.each([
    ["warning", "samr-45-2", "2022-01-10"],
    ["criticism", "samr-45-13-small", "2022-04-11"],
    ["fine", "samr-45-13-other", "2025-01-11"],
    ["closure", "samr-45-13-other", "2025-01-11"],
    ["occupationBanned", "samr-45-13-ban", "2025-01-11"],
    ["businessRestricted", "samr-45-13-ban", "2025-01-11"],
  ])("of a penalty of type %s: %s until %s", (penaltyType, id, until) => {
    expect(publishOf(market({ penaltyType }))).toMatchObject({ rule: { id, sure: "L" }, until });
  });

  test("holds from its first day and binds no other authority", () => {
    const fact = market({ penaltyType: "fine" });
    expect(publicationOn(fact, "2021-08-31").publish).toBeNull();
    expect(publishOf(fact, "2021-09-01").rule.id).toBe("samr-45-13-other");
    expect(publicationOn({ ...fact, authority: "厦门市应急管理局" }, "2021-09-01").publish).toBeNull();
  });

  test("a warning that may stand beside another penalty stays published", () => {
    const fact = market({ penaltyType: "warning", publishedOn: "2022-01-10" });
    expect(publishOf(fact).alsoApplies).toContain("samr-45-13-small");
    expect(publicationOn(fact, "2022-06-01").state).toBe("published");
  });

  test("a ban is published for three years, or to its own end where that is later; while that is unknown, on", () => {
    const rules = [
      { ...publishOf(market({ penaltyType: "occupationBanned" })).rule, startSure: "L" as const },
    ];
    const banned = (banUntil: string | null) =>
      market({ penaltyType: "occupationBanned", publishedOn: "2022-01-10", banUntil });
    const state = (fact: PublishedFact, asOf: string) => publicationOn(fact, asOf, { rules }).state;
    for (const [banUntil, until] of [
      ["2024-01-10", "2025-01-11"],
      ["2025-01-11", "2025-01-11"],
      ["2025-01-12", "2025-01-12"],
      ["2027-01-10", "2027-01-10"],
    ] as const) {
      expect(publicationOn(banned(banUntil), "2022-06-01", { rules }).publishUntil).toBe(until);
      expect(state(banned(banUntil), dayBefore(until))).toBe("published");
      expect(state(banned(banUntil), until)).toBe("publicationEnded");
    }
    expect(state(banned(null), "2099-12-31")).toBe("published");
  });

  test.each([
    ["suspension", true],
    ["businessRestricted", true],
    ["occupationBanned", true],
    ["licenceLowered", true],
    ["licenceRevoked", true],
    ["licenceSuspended", false],
    ["fine", false],
  ])("knows an early end of %s: not %s", (penaltyType, noEarlyEnd) => {
    expect(publishOf(market({ penaltyType })).noEarlyEnd).toBe(noEarlyEnd);
  });
});
