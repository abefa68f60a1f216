import { beforeEach, describe, expect, test } from "vitest";
import { decideObjection } from "../../src/discipline/objections.ts";
import { applyForRepair, decideRepair } from "../../src/discipline/repairs.ts";
import { decideReview } from "../../src/discipline/reviews.ts";
import { believed, order, stepsOn } from "./decided-steps.ts";
import type { SmallRegion } from "./small-region.ts";
import { loadedRegion, raised } from "./small-region.ts";

let small: SmallRegion;
beforeEach(async () => {
  small = await loadedRegion();
});

const { request: requestOf, lift } = stepsOn(() => small);
/** No rule of the subject's region names who reviews. */
const request = (caseId: string) => requestOf(caseId, { authority: "某省发展和改革委员会" });
const replace = (caseId: string, documentNo: string | null) =>
  decideReview(small.parts, { ...order, caseId, decision: "REPLACE", documentNo });
const objected = async (decision: "UPHOLD" | "REJECT", documentNo: string | null) => {
  const { id } = await raised(small.parts, "l1", { ground: "overdue" });
  await decideObjection(small.parts, { ...order, objectionId: id, decision, documentNo });
  return id;
};
const repaired = async (decision: "GRANT" | "REFUSE", documentNo: string | null) => {
  const statement = { statementId: "s:l1", appliedBy: "当事人", documentNo: "申请1号" };
  const { id } = await applyForRepair(small.parts, { ...order, ...statement });
  const step = { ...order, applicationId: id };
  await decideRepair(small.parts, { ...step, decision: "ACCEPT" });
  await decideRepair(small.parts, { ...step, decision, documentNo });
  return id;
};
const ended = async () => {
  const [{ said }] = (await believed("l1")) as [{ said: Record<string, unknown> }];
  return [said["removalReason"] ?? null, said["removalDocumentNo"] ?? null];
};

describe("the number of the decision that ends a listing", () => {
  test("is that of an upheld objection that stops it; lifted, the listing is as it was", async () => {
    const before = await believed("l1");
    const id = await objected("UPHOLD", "停字1号");
    expect(await ended()).toEqual(["expired", "停字1号"]);
    await lift(id);
    expect(await believed("l1")).toEqual(before);
  });

  test("is none where the decision has none", async () => {
    await objected("UPHOLD", null);
    expect(await ended()).toEqual(["expired", null]);
  });

  test("is that of the review that replaces a rejection, and goes with it", async () => {
    const before = await believed("l1");
    const id = await objected("REJECT", "驳字1号");
    await request(id);
    await replace(id, "复核1号");
    expect(await ended()).toEqual(["expired", "复核1号"]);
    await lift(id);
    expect(await believed("l1")).toEqual(before);
  });

  test("is that of the review that grants a repair which was refused, and goes with it", async () => {
    const before = await believed("l1");
    const id = await repaired("REFUSE", "不予1号");
    await request(id);
    await replace(id, "复核2号");
    expect(await ended()).toEqual(["repaired", "复核2号"]);
    await lift(id);
    expect(await believed("l1")).toEqual(before);
  });

  test("goes with a granted repair that a review replaces", async () => {
    const before = await believed("l1");
    const id = await repaired("GRANT", "修复1号");
    expect(await ended()).toEqual(["repaired", "修复1号"]);
    await request(id);
    await replace(id, "复核3号");
    expect(await believed("l1")).toEqual(before);
  });
});
