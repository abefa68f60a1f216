import { beforeAll, describe, expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { contextOf } from "../../src/api/context.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { reportCases } from "../../src/jobs/report-cases.ts";
import type { SmallRegion } from "./small-region.ts";
import { alertId, graph, loadedRegion } from "./small-region.ts";
import { executed } from "../api/executed.ts";

/** The tests of this file are one story, told in order. */
let small: SmallRegion;
const audited: { action: string; detail: object }[] = [];
const at: Record<string, string> = {};
let objectionId = "";
let repairId = "";
beforeAll(async () => {
  small = await loadedRegion();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(source: string, input: object = {}): Promise<any> {
  const audit = { record: async (entry: { action: string; detail: object }) => audited.push(entry) };
  const answer = await executed({
    source,
    variableValues: { input },
    contextValue: contextOf(
      { ...small.parts, discipline: disciplineOf(small.parts), audit } as unknown as ApiContext,
      "local:test",
    ),
  });
  if (answer.errors) throw answer.errors[0]!;
  return JSON.parse(JSON.stringify(answer.data));
}

const review = `review { status statusZh authority requestedOn decidedOn newStatusZh clock { source decideDue unknownWhy } }`;
const fields = `id status statusZh decisionZh decidedOn ${review} lifting { liftedOn authority documentNo }
  history { action }`;
const payload = `repeated ripple { status } objection { ${fields} } application { ${fields} }`;
const take = async (name: string, type: string, input: object) =>
  (await ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${payload} } }`, input))[name];
const request = (input: object) => take("requestReview", "RequestReviewInput", { reason: "不服", ...input });
const decide = (input: object) => take("decideReview", "DecideReviewInput", { reason: "经复核", ...input });
const lift = (input: object) =>
  take("liftDecision", "LiftDecisionInput", {
    ...{ reason: "决定有误", authority: "某市发展和改革委员会", documentNo: "〔2026〕3号" },
    ...input,
  });
const now = (name: string) => (at[name] = small.parts.clock().toISOString());
const told = async (knownAt?: string) => {
  const times = knownAt ? `(knownAt: "${knownAt}")` : "";
  const { objections } = await ask(`{ objections${times} { edges { node { ${fields} outcome } } } }`);
  return objections.edges[0]?.node;
};
const leadAt = async (knownAt: string) => {
  const id = await alertId("listed-shareholder", "K");
  return (await ask(`{ alert(id: "${id}", knownAt: "${knownAt}") { status } }`)).alert.status;
};

describe("over the API", () => {
  test("a review is on the case and in the list while it runs, and the decision stands", async () => {
    const raise = `mutation ($input: RaiseObjectionInput!) { raiseObjection(input: $input) { objection { id } } }`;
    const upheld = `mutation ($input: DecideObjectionInput!) { decideObjection(input: $input) { repeated } }`;
    const input = { statementId: "s:only", ground: "FACT_ERROR", reason: "有误", raisedBy: "当事人" };
    objectionId = (await ask(raise, input)).raiseObjection.objection.id;
    await ask(upheld, { objectionId, decision: "UPHOLD", reason: "经核查" });
    now("upheld");
    const asked = await request({ caseId: objectionId, requestedBy: "登记机关" });
    expect(asked).toMatchObject({ repeated: false, ripple: null, application: null });
    expect(asked.objection).toMatchObject({
      ...{ status: "UPHELD", decisionZh: "异议成立", lifting: null },
      review: {
        ...{ status: "PENDING", statusZh: "复核中", authority: "浙江省发展和改革委员会", newStatusZh: null },
        clock: { source: "浙江省公共信用信息管理条例第三十一条（复核）", decideDue: null },
      },
    });
    expect(asked.objection.review.clock.unknownWhy).toContain("尚未核实");
    now("reviewing");
    const under = `{ objections(filter: { underReview: true }) { totalCount edges { node { id } } } }`;
    expect((await ask(under)).objections).toMatchObject({
      ...{ totalCount: 1, edges: [{ node: { id: objectionId } }] },
    });
  });

  test("replaced, another decision stands and its leads are back", async () => {
    const replaced = await decide({ caseId: objectionId, decision: "REPLACE" });
    expect(replaced).toMatchObject({ repeated: false, ripple: { status: "done" } });
    expect(replaced.objection).toMatchObject({
      ...{ status: "REJECTED", statusZh: "异议不成立", decisionZh: "异议成立" },
      review: { status: "REPLACED", newStatusZh: "异议不成立", decidedOn: "2026-06-30" },
    });
    now("replaced");
    expect(
      (await ask(`{ objections(filter: { underReview: true }) { totalCount } }`)).objections.totalCount,
    ).toBe(0);
    const rejected = `{ objections(filter: { statuses: [REJECTED] }) { totalCount } }`;
    expect((await ask(rejected)).objections.totalCount).toBe(1);
  });

  test("lifted, nothing of it stands; asked of earlier, each answer is what was known then", async () => {
    const lifted = await lift({ caseId: objectionId });
    expect(lifted.objection).toMatchObject({
      ...{ status: "LIFTED", statusZh: "决定已撤销", decisionZh: "异议成立" },
      lifting: { liftedOn: "2026-06-30", authority: "某市发展和改革委员会", documentNo: "〔2026〕3号" },
    });
    expect(lifted.objection.history.map(({ action }: { action: string }) => action)).toEqual([
      ...["raised", "upheld", "reviewRequested", "reviewReplaced", "lifted"],
    ]);
    const seen = [];
    for (const name of ["upheld", "reviewing", "replaced"]) {
      const one = await told(at[name]);
      seen.push([one.status, one.outcome, one.review?.status ?? null, one.lifting, await leadAt(at[name]!)]);
    }
    expect(seen).toEqual([
      ["UPHELD", "DELETED", null, null, "RESOLVED"],
      ["UPHELD", "DELETED", "PENDING", null, "RESOLVED"],
      ["REJECTED", null, "REPLACED", null, "OPEN"],
    ]);
    expect(await told()).toMatchObject({ status: "LIFTED", outcome: null });
  });

  test("so is it with an application for repair, whose reviewing authority must be told", async () => {
    const repair = `mutation ($input: ApplyForRepairInput!) { applyForRepair(input: $input) { application { id } } }`;
    const step = `mutation ($input: DecideRepairInput!) { decideRepair(input: $input) { repeated } }`;
    const input = { statementId: "s:l1", reason: "已履行", appliedBy: "当事人" };
    repairId = (await ask(repair, input)).applyForRepair.application.id;
    await ask(step, { applicationId: repairId, decision: "REFUSE", reason: "未履行" });
    await expect(request({ caseId: repairId, requestedBy: "x" })).rejects.toMatchObject({
      extensions: { code: "BAD_USER_INPUT" },
    });
    await request({ caseId: repairId, requestedBy: "x", authority: "某省" });
    const granted = await decide({ caseId: repairId, decision: "REPLACE" });
    expect(granted.application).toMatchObject({ status: "GRANTED", decisionZh: "不予修复" });
    expect(await leadAt(now("granted"))).toBe("RESOLVED");
    const { application } = await lift({ caseId: repairId });
    expect(application).toMatchObject({ status: "LIFTED", statusZh: "决定已撤销" });
    expect(await leadAt(now("lifted"))).toBe("OPEN");
  });

  test("each step has its line in the audit record, and a refusal its published code", async () => {
    const steps = audited.map(({ action }) => action);
    for (const step of ["requestReview", "decideReview", "liftDecision"])
      expect(steps).toContain(`case:${step}`);
    expect(JSON.stringify(audited)).not.toContain("不服");
    for (const [step, code] of [
      [() => request({ caseId: "O0", requestedBy: "x" }), "NOT_FOUND"],
      [() => decide({ caseId: objectionId, decision: "SUSTAIN" }), "CONFLICT"],
      [() => decide({ caseId: objectionId, decision: "REPLACE", corrections: ["x"] }), "BAD_USER_INPUT"],
    ] as const) {
      await expect(step()).rejects.toMatchObject({ extensions: { code } });
    }
  });
});

describe("the daily report", () => {
  const day = (asOf: string, knownAt: string) => ({ asOf, knownAt });
  const before = day("2026-06-29", "2026-06-29T00:00:00.000Z");
  const reported = (name: string) => reportCases(graph, day("2026-06-30", at[name]!), before);

  test("tells each as it stood at its moment", async () => {
    expect(await reported("upheld")).toMatchObject({
      ...{ objections: [{ id: objectionId, status: "upheld" }], reviews: [], liftings: [] },
    });
    expect(await reported("reviewing")).toMatchObject({
      reviews: [{ of: { id: objectionId, status: "upheld" }, review: { status: "pending" } }],
    });
    expect(await reported("replaced")).toMatchObject({
      reviews: [{ of: { status: "rejected" }, review: { status: "replaced", newStatus: "rejected" } }],
      liftings: [],
    });
    const last = await reported("lifted");
    expect(last.liftings.map(({ of, lifting }) => [of.id, of.status, lifting.documentNo])).toEqual([
      [objectionId, "lifted", "〔2026〕3号"],
      [repairId, "lifted", "〔2026〕3号"],
    ]);
    for (const { review } of last.reviews) expect(last.newIds).toContain(review.id);
  });

  test("of a later day tells what was decided before it no more, and of an earlier day nothing that came after", async () => {
    const later = await reportCases(
      graph,
      day("2026-07-01", at["lifted"]!),
      day("2026-06-30", at["lifted"]!),
    );
    expect([later.objections, later.repairs, later.reviews, later.liftings]).toEqual([[], [], [], []]);
    const earlier = await reportCases(graph, day("2026-06-29", at["lifted"]!), undefined);
    expect([earlier.objections, earlier.repairs, earlier.reviews, earlier.liftings]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});
