import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { RepairDecision, RepairOrder } from "../../src/discipline/repairs.ts";
import { applicationById, applyForRepair, decideRepair } from "../../src/discipline/repairs.ts";
import { decideReview, requestReview } from "../../src/discipline/reviews.ts";
import type { AddedLaw } from "../../src/model/law.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { builtInPeriodRules } from "../../src/model/period-rules.ts";
import { company, listing } from "../load/bundle-folder.ts";
import type { SmallRegion } from "./small-region.ts";
import { deliveredRegion } from "./small-region.ts";

const ZHEJIANG = "330106";
const penalty = (recordId: string, subjectId: string, more: Record<string, string> = {}) => ({
  ...{ recordId, subjectId, penaltyType: "fine", decidedOn: "2014-03-01", authority: "某市应急管理局" },
  ...more,
});
const market = { authority: "某市市场监督管理局" };
const severe = (key: string, subjectId: string, more: Record<string, string> = {}) =>
  listing(key, subjectId, { listedOn: "2014-01-01", ...more });

/** Z is listed, N not yet; F and M are of 福建, M on the abnormal list. */
let small: SmallRegion;
beforeAll(async () => {
  small = await deliveredRegion("2026-06-30", {
    subjects: [
      company("Z", { regionCode: ZHEJIANG }),
      company("N", { regionCode: ZHEJIANG }),
      company("F", { regionCode: "350203" }),
      company("M", { regionCode: "350203" }),
    ],
    listings: [
      severe("z-severe", "Z"),
      listing("z-abnormal", "Z", { listCode: "abnormalOperations" }),
      severe("f-severe", "F"),
      listing("m-abnormal", "M", { listCode: "abnormalOperations" }),
    ],
    penalties: [
      ...["z1", "z2", "z3"].map((key) => penalty(key, "Z")),
      ...["n1", "n2", "n3"].map((key) => penalty(key, "N")),
      penalty("f1", "F"),
      penalty("f-market", "F", market),
      penalty("m-fine", "M", market),
      penalty("m-other", "M"),
      penalty("n-revoked", "N", { ...market, penaltyType: "licenceRevoked" }),
      penalty("n-before", "N", { ...market, penaltyType: "licenceRevoked" }),
      penalty("n-fine", "N", market),
      penalty("f-memory", "F"),
      penalty("f-memory-too", "F"),
      penalty("f-fire", "F", { authority: "某市消防救援支队" }),
      penalty("n-other", "N", { penaltyType: "licenceRevoked" }),
    ],
  });
});

afterEach(() => enactLaw());

const apply = async (key: string, more: Partial<RepairOrder> = {}) => {
  const order = { reason: "已履行完毕", appliedBy: "当事人", actor: "t", statementId: `s:${key}`, ...more };
  return (await applyForRepair(small.parts, order)).id;
};
const decide = (applicationId: string, decision: RepairDecision["decision"], more: object = {}) =>
  decideRepair(small.parts, { applicationId, decision, reason: "经核查", actor: "t", ...more });
const closedBy = (article: string) => ({ code: "CONFLICT", message: expect.stringContaining(article) });

describe("in 浙江", () => {
  test.each(["z-severe", "z-abnormal", "z1"])("%s of a subject on a severe list is closed", async (key) => {
    await expect(apply(key)).rejects.toMatchObject(closedBy("第三十二条"));
  });

  test("it was open the day before the law, and is elsewhere", async () => {
    await expect(apply("z1", { appliedOn: "2018-01-01" })).rejects.toMatchObject(closedBy("第三十二条"));
    const id = await apply("z1", { appliedOn: "2017-12-31" });
    await decide(id, "ACCEPT", { decidedOn: "2017-12-31" });
    await expect(decide(id, "GRANT", { decidedOn: "2018-01-01" })).rejects.toMatchObject(
      closedBy("第三十二条"),
    );
    expect(await decide(id, "GRANT", { decidedOn: "2017-12-31" })).toMatchObject({ repeated: false });
    await apply("f1");
    await apply("f-severe");
  });

  test("off the list it is open again, from that very day", async () => {
    const off = { removedOn: "2026-06-25", removalReason: "expired" };
    await small.deliver("off", { listings: [severe("z-severe", "Z", off)] });
    await expect(apply("z2", { appliedOn: "2026-06-24" })).rejects.toMatchObject(closedBy("第三十二条"));
    await apply("z2", { appliedOn: "2026-06-25" });
    await apply("z-abnormal");
  });

  test("listed after the application, it is neither accepted nor granted, nor by a review", async () => {
    const [waiting, accepted, refused] = [await apply("n1"), await apply("n2"), await apply("n3")];
    await decide(accepted, "ACCEPT");
    await decide(refused, "REFUSE");
    const asked = { caseId: refused, reason: "不服", requestedBy: "当事人", authority: "省级", actor: "t" };
    await requestReview(small.parts, asked);
    await small.deliver("on", { listings: [severe("n-severe", "N", { listedOn: "2026-06-30" })] });
    for (const step of [() => decide(waiting, "ACCEPT"), () => decide(accepted, "GRANT")])
      await expect(step()).rejects.toMatchObject(closedBy("第三十二条"));
    const replaced = decideReview(small.parts, {
      ...{ caseId: refused, decision: "REPLACE", reason: "应予修复", actor: "t" },
    });
    await expect(replaced).rejects.toMatchObject(closedBy("第三十二条"));
    expect(await decide(accepted, "REFUSE")).toMatchObject({ repeated: false });
    const off = { listedOn: "2026-06-30", removedOn: "2026-06-30", removalReason: "annulled" };
    await small.deliver("off again", { listings: [severe("n-severe", "N", off)] });
    expect(await decide(waiting, "ACCEPT")).toMatchObject({ repeated: false });
  });
});

describe("of the market regulator", () => {
  test("a revocation has no early end, a fine has, and so has a revocation by another", async () => {
    await expect(apply("n-revoked")).rejects.toMatchObject(closedBy("第十四条"));
    await expect(apply("n-revoked", { appliedOn: "2021-09-01" })).rejects.toMatchObject(closedBy("第十四条"));
    await apply("n-fine");
    await apply("n-other");
  });

  test("applied for the day before the order, it can be granted that day and not the next", async () => {
    const id = await apply("n-before", { appliedOn: "2021-08-31" });
    await expect(decide(id, "ACCEPT", { decidedOn: "2021-09-01" })).rejects.toMatchObject(
      closedBy("第十四条"),
    );
    await decide(id, "ACCEPT", { decidedOn: "2021-08-31" });
    await expect(decide(id, "GRANT", { decidedOn: "2021-09-01" })).rejects.toMatchObject(
      closedBy("第十四条"),
    );
    expect(await decide(id, "GRANT", { decidedOn: "2021-08-31" })).toMatchObject({ repeated: false });
  });

  test("a fine stays while its subject is on the abnormal or a severe list; one of another authority goes", async () => {
    await expect(apply("m-fine")).rejects.toMatchObject(closedBy("第十四条"));
    await expect(apply("f-market")).rejects.toMatchObject(closedBy("第十四条"));
    await apply("m-other");
  });
});

test("a bar from memory refuses nobody and is told on the application", async () => {
  const bar: AddedLaw["repairBars"][number] = {
    ...{ id: "fire", source: "某办法第九条", jurisdiction: "350000", authority: null, whileOn: [] },
    ...{ penaltyTypes: ["fine"], from: "2026-06-25", to: null, sure: "M", supersedes: [] },
  };
  const told = async (id: string) => (await applicationById(small.parts, id))!.uncertainBars;
  enactLaw({ ...NOTHING_ADDED, repairBars: [{ ...bar, sure: "V" }] });
  await expect(apply("f-memory")).rejects.toMatchObject(closedBy("某办法第九条"));
  enactLaw({ ...NOTHING_ADDED, repairBars: [bar] });
  const [before, on] = [
    await apply("f-memory", { appliedOn: "2026-06-24" }),
    await apply("f-memory-too", { appliedOn: "2026-06-25" }),
  ];
  expect([await told(before), await told(on)]).toEqual([[], ["某办法第九条"]]);
});

test("a period that the operator entered and that knows no early end binds, unless it is from memory", async () => {
  const [built] = builtInPeriodRules.filter(({ id }) => id === "samr-45-13-other");
  const rule = {
    ...{ ...built!, id: "fire", source: "消防规定第九条", authority: "消防", noEarlyEndOf: ["fine"] },
    supersedes: [],
  };
  const enact = (sure: "L" | "M") => enactLaw({ ...NOTHING_ADDED, periodRules: [{ ...rule, sure }] });
  enact("L");
  await expect(apply("f-fire")).rejects.toMatchObject(closedBy("消防规定第九条"));
  enact("M");
  await apply("f-fire");
});
