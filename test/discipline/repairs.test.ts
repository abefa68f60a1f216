import { beforeAll, describe, expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { contextOf } from "../../src/api/context.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { applyForRepair, decideRepair } from "../../src/discipline/repairs.ts";
import { company, listing } from "../load/bundle-folder.ts";
import { asked } from "../load/loading.ts";
import type { SmallRegion } from "./small-region.ts";
import { alertId, astray, driver, loadedRegion, states } from "./small-region.ts";
import { executed } from "../api/executed.ts";

/** The tests of this file are one story, told in order. */
let small: SmallRegion;
const audited: { action: string }[] = [];
beforeAll(async () => {
  small = await loadedRegion();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(source: string, variableValues: object = {}): Promise<any> {
  const answer = await executed({
    source,
    variableValues: variableValues as Record<string, unknown>,
    contextValue: contextOf(
      {
        ...small.parts,
        discipline: disciplineOf(small.parts),
        audit: { record: async (entry: { action: string }) => audited.push(entry) },
      } as unknown as ApiContext,
      "local:test",
    ),
  });
  if (answer.errors) throw answer.errors[0]!;
  return JSON.parse(JSON.stringify(answer.data));
}

const raise = (input: object) =>
  ask(
    `mutation ($input: RaiseObjectionInput!) { raiseObjection(input: $input) { repeated objection {
       id status statusZh ground groundZh markedAt subjects { id } clock { source sure firstDue decideDue decideOverdue }
       history { actor action } } } }`,
    { input: { ground: "FACT_ERROR", reason: "登记有误", raisedBy: "当事人", ...input } },
  );
const mark = "underObjection { since due overdue objections { id } }";

describe("over the API", () => {
  let id = "";
  let before = "";
  const alert = async (times = "") => {
    const lead = await alertId("listed-shareholder", "K");
    const hops = `certificate { hops { statementId ${mark} } } evidence { edges { id ${mark} } } objections { id } ${mark}`;
    return (await ask(`{ alert(id: "${lead}"${times}) { status ${hops} } }`)).alert;
  };

  test("a mark is shown on hop, edge, path, listing and lead with its clock", async () => {
    before = small.parts.clock().toISOString();
    const { objection, repeated } = (await raise({ statementId: "s:only" })).raiseObjection;
    id = objection.id;
    expect(repeated).toBe(false);
    expect(objection).toMatchObject({
      ...{ status: "PENDING", statusZh: "异议中", ground: "FACT_ERROR", groundZh: "事实错误" },
      subjects: [{ id: "P" }, { id: "K" }],
      clock: { sure: "L", firstDue: "2026-07-01", decideDue: "2026-07-07", decideOverdue: false },
      history: [{ actor: "local:test", action: "raised" }],
    });
    const standing = { due: "2026-07-07", overdue: false, objections: [{ id }] };
    const held = await alert();
    expect(held).toMatchObject({ status: "HELD", objections: [{ id }], underObjection: standing });
    const marked = (items: { underObjection: unknown }[]) => items.filter((one) => one.underObjection);
    expect(marked(held.certificate.hops)).toMatchObject([
      { statementId: "s:only", underObjection: standing },
    ]);
    expect(marked(held.evidence.edges)).toMatchObject([{ id: "s:only", underObjection: standing }]);
    const { paths } = await ask(
      `{ paths(from: "P", to: "K", hopsMax: 1) { paths { edges { id ${mark} } } } }`,
    );
    expect(marked(paths.paths.flatMap((path: { edges: [] }) => path.edges))).toMatchObject([
      { id: "s:only" },
    ]);
    await raise({ statementId: "s:l2", ground: "WRONG_LISTING" });
    const { subject } = await ask(`{ subject(id: "Q") { listings { ${mark} } objections { statementId } } }`);
    expect(subject.listings).toMatchObject([{ underObjection: { due: "2026-07-07" } }]);
    expect(subject.objections).toEqual([{ statementId: "s:l2" }]);
    expect(audited.map((entry) => entry.action)).toContain("case:raiseObjection");
  });

  test("asked of before the objection, the lead and its hops are as they were", async () => {
    for (const times of [`, knownAt: "${before}"`, `, knownAt: "${before}", asOf: "2026-06-30"`]) {
      const then = await alert(times);
      expect(then, times).toMatchObject({ status: "OPEN", objections: [], underObjection: null });
      expect(JSON.stringify(then)).not.toContain("2026-07-07");
    }
    const { objections } = await ask(`{ objections(knownAt: "${before}") { totalCount } }`);
    expect(objections.totalCount).toBe(0);
    const day = await ask(`{ objections(asOf: "2026-06-29") { totalCount } }`);
    expect(day.objections.totalCount).toBe(0);
  });

  test("the list says how many there are, pages, and knows what is overdue", async () => {
    const page = `totalCount edges { node { id } cursor } pageInfo { hasNextPage endCursor }`;
    const { objections: first } = await ask(
      `{ objections(first: 1, filter: { statuses: [PENDING] }) { ${page} } }`,
    );
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const after = first.pageInfo.endCursor as string;
    const { objections: rest } = await ask(`{ objections(first: 5, after: "${after}") { ${page} } }`);
    expect(rest).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: false } });
    const ids = [...first.edges, ...rest.edges].map((edge: { node: { id: string } }) => edge.node.id);
    expect(new Set(ids).size).toBe(2);
    const due = `{ objections(asOf: "2026-07-08") { edges { node { clock { decideOverdue } } } } }`;
    expect((await ask(due)).objections.edges[0].node.clock.decideOverdue).toBe(true);
    await expect(ask(`{ objections(after: "x") { totalCount } }`)).rejects.toMatchObject({
      extensions: { code: "BAD_USER_INPUT" },
    });
  });

  test("a decision gives back what it held, and refusals carry published codes", async () => {
    const decide = (input: object) =>
      ask(
        `mutation ($input: DecideObjectionInput!) { decideObjection(input: $input) {
           repeated ripple { status closed } objection { status outcome decidedOn extendedAt clock { decideDue } } } }`,
        { input: { objectionId: id, reason: "经核查", ...input } },
      );
    const extended = (await decide({ decision: "EXTEND" })).decideObjection.objection;
    expect(extended).toMatchObject({ status: "PENDING", clock: { decideDue: "2026-07-28" } });
    expect((await decide({ decision: "UPHOLD" })).decideObjection).toMatchObject({
      ...{ repeated: false, ripple: { status: "done", closed: 2 } },
      objection: { status: "UPHELD", outcome: "DELETED", decidedOn: "2026-06-30" },
    });
    await expect(decide({ decision: "REJECT" })).rejects.toMatchObject({ extensions: { code: "CONFLICT" } });
    await expect(raise({ statementId: "s:no" })).rejects.toMatchObject({ extensions: { code: "NOT_FOUND" } });
    expect((await alert()).status).toBe("RESOLVED");
    // What was known before the decision is still what it was: held.
    const [marked] = await asked(
      driver,
      `MATCH (o:Objection {id: '${id}'}) RETURN toString(o.markedAt) AS at`,
    );
    const then = new Date(`${marked!["at"] as string}Z`).toISOString();
    expect((await alert(`, knownAt: "${then}"`)).status).toBe("HELD");
    expect(await astray()).toEqual([]);
  });
});

describe("repair", () => {
  const order = { reason: "已履行完毕", appliedBy: "当事人", actor: "t" };
  const step = { reason: "经核查", actor: "t" };
  const penalty = (recordId: string, subjectId: string) => ({
    ...{ recordId, subjectId, penaltyType: "fine", decidedOn: "2025-01-10", authority: "某市应急管理局" },
  });

  test("granted, a listing ends as repaired and what rested on it is closed at once", async () => {
    const { id } = await applyForRepair(small.parts, { ...order, statementId: "s:l1" });
    expect(await applyForRepair(small.parts, { ...order, statementId: "s:l1" })).toMatchObject({
      id,
      repeated: true,
    });
    const other = applyForRepair(small.parts, { ...order, statementId: "s:l1", documentNo: "2" });
    await expect(other).rejects.toMatchObject({ code: "CONFLICT" });
    const grant = { ...step, applicationId: id, decision: "GRANT" } as const;
    await expect(decideRepair(small.parts, grant)).rejects.toThrow("expected accepted");
    await decideRepair(small.parts, { ...grant, decision: "ACCEPT" });
    expect(await decideRepair(small.parts, { ...grant, decision: "ACCEPT" })).toMatchObject({
      repeated: true,
    });
    const taken = await decideRepair(small.parts, { ...grant, documentNo: "〔2026〕修复1号" });
    expect(taken.ripple).toMatchObject({ status: "done" });
    expect(await decideRepair(small.parts, grant)).toMatchObject({ repeated: true, ripple: null });
    const open = Object.values(await states()).filter((status) => status !== "RESOLVED");
    expect(open).toEqual([]);
    const { subject } =
      await ask(`{ subject(id: "P") { listings { removedOn removalReason removalDocumentNo state }
      repairs { status statusZh clock { sure } history { action } } } }`);
    expect(subject).toMatchObject({
      listings: [
        {
          ...{ removedOn: "2026-06-30", removalReason: "repaired", state: "SHARING_ENDED" },
          removalDocumentNo: "〔2026〕修复1号",
        },
      ],
      repairs: [{ status: "GRANTED", statusZh: "准予修复", clock: { sure: "M" } }],
    });
    expect(subject.repairs[0].history).toMatchObject([
      { action: "applied" },
      { action: "accepted" },
      { action: "granted" },
    ]);
  });

  test("granted for a penalty, its publication ends; refused, nothing changes", async () => {
    await small.deliver("more", {
      subjects: [company("FJ", { regionCode: "350203" }), company("ZJ", { regionCode: "330106" })],
      penalties: [penalty("p1", "FJ"), penalty("p2", "FJ")],
      listings: [listing("zj", "ZJ"), listing("abnormal", "ZJ", { listCode: "abnormalOperations" })],
    });
    const published = async () =>
      (await ask(`{ subject(id: "FJ") { penalties { statementId } } }`)).subject.penalties.length as number;
    expect(await published()).toBe(2);
    for (const [key, decision] of [
      ["p1", "GRANT"],
      ["p2", "REFUSE"],
    ] as const) {
      const { id } = await applyForRepair(small.parts, { ...order, statementId: `s:${key}` });
      if (decision === "GRANT")
        await decideRepair(small.parts, { ...step, applicationId: id, decision: "ACCEPT" });
      await decideRepair(small.parts, { ...step, applicationId: id, decision });
    }
    expect(await published()).toBe(1);
  });

  test("severe lists of 浙江 are closed to ordinary repair, and so is all else of who stands on one", async () => {
    for (const key of ["zj", "abnormal"]) {
      const closed = applyForRepair(small.parts, { ...order, statementId: `s:${key}` });
      await expect(closed).rejects.toMatchObject({
        code: "CONFLICT",
        message: expect.stringContaining("第三十二条"),
      });
    }
  });

  test("what is no listing or penalty, or has ended, is refused", async () => {
    const only = applyForRepair(small.parts, { ...order, statementId: "s:upper" });
    await expect(only).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    const ended = applyForRepair(small.parts, { ...order, statementId: "s:l1", documentNo: "again" });
    await expect(ended).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("ended on"),
    });
  });
});
