import { beforeAll, describe, expect, test } from "vitest";
import type { RepairDecision, RepairOrder } from "../../src/discipline/repairs.ts";
import { applyForRepair, decideRepair } from "../../src/discipline/repairs.ts";
import type { RepairApplication } from "../../src/model/objection.ts";
import { readCaseSteps, readRepairs } from "../../src/read/objections.ts";
import { readOpenCases } from "../../src/read/open-cases.ts";
import { company } from "../load/bundle-folder.ts";
import type { SmallRegion } from "./small-region.ts";
import { deliveredRegion, graph } from "./small-region.ts";

const penalty = (recordId: string, subjectId: string, authority = "某市应急管理局") => ({
  ...{ recordId, subjectId, penaltyType: "fine", decidedOn: "2025-01-10", authority },
});

let small: SmallRegion;
beforeAll(async () => {
  small = await deliveredRegion("2026-06-30", {
    subjects: [company("S", { regionCode: "440305" }), company("F", { regionCode: "350203" })],
    penalties: [
      ...["s1", "s2"].map((key) => penalty(key, "S")),
      ...["f1", "f2", "f3", "f4"].map((key) => penalty(key, "F")),
      penalty("f5", "F", ""),
    ],
  });
});

const at = (asOf = "2026-06-30") => ({ asOf, knownAt: "2026-06-30T15:00:00.000Z" });
const apply = async (key: string, more: Partial<RepairOrder> = {}) => {
  const order = { reason: "已履行完毕", appliedBy: "当事人", actor: "t", statementId: `s:${key}`, ...more };
  return (await applyForRepair(small.parts, order)).id;
};
const decide = (
  applicationId: string,
  decision: RepairDecision["decision"],
  more: Partial<RepairDecision> = {},
) => decideRepair(small.parts, { applicationId, decision, reason: "经核查", actor: "t", ...more });
const told = async (id: string, asOf?: string): Promise<RepairApplication> =>
  (await readRepairs(graph, { ids: [id] }, at(asOf)))[0]!;

describe("the longer time for the decision", () => {
  const dueOf = async (id: string, asOf: string) =>
    (await readOpenCases(graph, { first: 50 }, at(asOf))).rows.find((one) => one.id === id)?.due;

  test("in 深圳 three working days become six, from the day of the extension on", async () => {
    const id = await apply("s1", { appliedOn: "2026-06-22" });
    await expect(decide(id, "EXTEND")).rejects.toMatchObject({
      ...{ code: "CONFLICT", message: expect.stringContaining("expected accepted") },
    });
    await decide(id, "ACCEPT", { decidedOn: "2026-06-23" });
    expect(await decide(id, "EXTEND", { decidedOn: "2026-06-25" })).toMatchObject({ repeated: false });
    expect(await decide(id, "EXTEND")).toMatchObject({ repeated: true });
    expect(await dueOf(id, "2026-06-24")).toBe("2026-06-26");
    expect(await dueOf(id, "2026-06-25")).toBe("2026-07-01");
    expect([(await told(id, "2026-06-24")).extendedOn, (await told(id)).extendedOn]).toEqual([
      ...[null, "2026-06-25"],
    ]);
    await expect(decide(id, "GRANT", { decidedOn: "2026-06-24" })).rejects.toMatchObject({
      ...{ code: "BAD_USER_INPUT", message: expect.stringContaining("2026-06-25 or later") },
    });
    await decide(id, "GRANT");
    const words = (await readCaseSteps(graph, id, at())).map(({ on, action }) => `${on} ${action}`);
    expect(words).toEqual([
      ...["2026-06-22 applied", "2026-06-23 accepted", "2026-06-25 extended", "2026-06-30 granted"],
    ]);
  });

  test("elsewhere there is none, nor before the acceptance", async () => {
    const id = await apply("f1", { appliedOn: "2026-06-22" });
    await decide(id, "ACCEPT", { decidedOn: "2026-06-23" });
    await expect(decide(id, "EXTEND")).rejects.toMatchObject({
      ...{ code: "CONFLICT", message: expect.stringContaining("names no longer time") },
    });
    const other = await apply("s2", { appliedOn: "2026-06-22" });
    await decide(other, "ACCEPT", { decidedOn: "2026-06-24" });
    await expect(decide(other, "EXTEND", { decidedOn: "2026-06-23" })).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
    });
    expect((await told(other)).extendedOn).toBeNull();
  });
});

describe("who decides, and what the applicant states", () => {
  test("the authority that determined decides, unless another is told", async () => {
    const own = await apply("f2");
    await decide(own, "REFUSE");
    expect(await told(own)).toMatchObject({
      ...{ determinedBy: "某市应急管理局", decisionAuthority: "某市应急管理局" },
    });
    const other = await apply("f3");
    await decide(other, "REFUSE", { authority: "某省应急管理厅" });
    expect(await told(other)).toMatchObject({
      ...{ determinedBy: "某市应急管理局", decisionAuthority: "某省应急管理厅" },
    });
    const unknown = await apply("f5");
    await decide(unknown, "REFUSE");
    expect(await told(unknown)).toMatchObject({ determinedBy: null, decisionAuthority: null });
  });

  test("nobody decides before the decision", async () => {
    const id = await apply("f2", { appliedOn: "2026-06-22", documentNo: "2" });
    await expect(decide(id, "ACCEPT", { authority: "某局" })).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
    });
    await decide(id, "REFUSE", { decidedOn: "2026-06-24" });
    expect((await told(id, "2026-06-23")).decisionAuthority).toBeNull();
    expect((await told(id, "2026-06-24")).decisionAuthority).toBe("某市应急管理局");
  });

  test("days of what was done are kept as stated, up to the day of the application", async () => {
    const conditions = { correctedOn: "2026-05-01", performedOn: "2026-06-22", committedOn: "2026-06-22" };
    const late = apply("f4", { ...conditions, performedOn: "2026-06-23", appliedOn: "2026-06-22" });
    await expect(late).rejects.toMatchObject({
      ...{ code: "BAD_USER_INPUT", message: expect.stringContaining("performedOn: found 2026-06-23") },
    });
    const id = await apply("f4", { ...conditions, appliedOn: "2026-06-22" });
    expect(await told(id)).toMatchObject(conditions);
    const none = await apply("f3", { documentNo: "2" });
    expect(await told(none)).toMatchObject({ correctedOn: null, performedOn: null, committedOn: null });
  });
});
