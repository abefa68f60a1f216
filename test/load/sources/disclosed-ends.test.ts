import { describe, expect, test } from "vitest";
import { publicationOn } from "../../../src/model/publication.ts";
import { penalty, understood } from "./disclosed-rows.ts";

const ban = (more: Record<string, string>) =>
  penalty({
    CF_CFLB: "限制从业",
    CF_NR_FK: "",
    CF_CFJG: "厦门市市场监督管理局",
    CF_JDRQ: "2022-01-10",
    ...more,
  });

describe("处罚有效期 of a ban is how long it lasts", () => {
  test.each([
    ["a last day", { CF_YXQ: "2031-04-30" }, "2031-05-01"],
    ["under the other code", { CF_JZQ: "2031年12月31日" }, "2032-01-01"],
    ["the day of the decision itself", { CF_YXQ: "2022-01-10" }, "2022-01-11"],
    ["a term from the decision", { CF_YXQ: "十年" }, "2032-01-11"],
    ["months", { CF_YXQ: "18个月" }, "2023-07-11"],
  ])("%s", async (_, more, banUntil) => {
    expect((await understood("penalties", ban(more))).facts).toMatchObject([
      { penaltyType: "occupationBanned", banUntil },
    ]);
  });

  test.each([{}, { CF_YXQ: "终身" }, { CF_YXQ: "长期" }])("with no end it has no day: %j", async (more) => {
    const { facts, reasons } = await understood("penalties", ban(more));
    expect([Object.keys(facts[0]!).includes("banUntil"), reasons]).toEqual([false, []]);
  });

  test("of another type it is left aside, of several the ban alone has it", async () => {
    const row = ban({ CF_CFLB: "罚款;限制从业", CF_NR_FK: "1", CF_YXQ: "2031-05-01" });
    const { facts } = await understood("penalties", row);
    const told = facts.map((fact) => [
      (fact as { penaltyType: string }).penaltyType,
      (fact as { banUntil?: string }).banUntil,
    ]);
    expect(told).toEqual([
      ["fine", undefined],
      ["occupationBanned", "2031-05-02"],
    ]);
    const fined = await understood("penalties", penalty({ CF_YXQ: "见决定书" }));
    expect([fined.facts.length, fined.reasons]).toEqual([1, []]);
  });

  test("a text that is no day keeps the ban out, and so does an end before the decision", async () => {
    const unclear = await understood("penalties", ban({ CF_YXQ: "见决定书" }));
    expect([unclear.facts, unclear.raw[0]!.at]).toMatchObject([[], { value: "见决定书" }]);
    const before = await understood("penalties", ban({ CF_YXQ: "2022-01-09" }));
    expect(before.reasons.join()).toContain("is before decidedOn 2022-01-10");
    expect(before.facts).toEqual([]);
  });

  test("it is published to the end of the ban, and without one told for three years", async () => {
    const until = async (more: Record<string, string>) => {
      const [told] = (await understood("penalties", ban(more))).facts as unknown as {
        banUntil?: string;
        authority: string;
      }[];
      const fact = {
        ...{ listCode: null, penaltyType: "occupationBanned", regionCode: "350203", actTo: null },
        ...{ authority: told!.authority, determinedOn: "2022-01-10", publishedOn: null, removedOn: null },
        ...{ removalReason: null, statedUntil: null, banUntil: told!.banUntil ?? null },
      };
      return publicationOn(fact, "2022-06-01").publishUntil;
    };
    expect(await until({ CF_YXQ: "2031-05-01" })).toBe("2031-05-02");
    expect(await until({ CF_YXQ: "2025-01-11" })).toBe("2025-01-12");
    expect(await until({ CF_YXQ: "2025-01-10" })).toBe("2025-01-11");
    expect(await until({ CF_YXQ: "2025-01-09" })).toBe("2025-01-11");
    expect(await until({})).toBe("2025-01-11");
    // A term of the law's own length ends on the law's own day (民法典 art. 201, 202).
    expect(await until({ CF_YXQ: "三年" })).toBe("2025-01-11");
  });
});

test("a penalty that was taken back says why it is published no more", async () => {
  const { facts } = await understood("penalties", penalty({ CF_ZT: "撤销" }));
  expect(facts).toMatchObject([{ publishUntil: "2025-03-01", removalReason: "annulled" }]);
  const stands = await understood("penalties", penalty({ CF_ZT: "0" }));
  expect(Object.keys(stands.facts[0]!)).not.toContain("removalReason");
});
