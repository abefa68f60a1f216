import { beforeAll, expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { contextOf } from "../../src/api/context.ts";
import { amendmentOf, endOf } from "../../src/discipline/amendment.ts";
import type { ContestedStatement } from "../../src/load/decided/contested.ts";
import { readContested } from "../../src/load/decided/contested.ts";
import { company } from "../load/bundle-folder.ts";
import type { SmallRegion } from "./small-region.ts";
import { graph, loadedRegion } from "./small-region.ts";
import { executed } from "../api/executed.ts";

const penalty = (recordId: string, more = {}) => ({
  ...{ recordId, subjectId: "A", penaltyType: "fine", authority: "某市应急管理局", decidedOn: "2026-01-10" },
  ...more,
});
let small: SmallRegion;
beforeAll(async () => {
  const subjects = [company("A", { regionCode: "350203" })];
  small = await loadedRegion("2026-06-30", { subjects, penalties: [penalty("p")] });
});

/** Penalties of A on a card, with those that ended or without. */
async function card(asOf: string, args = ""): Promise<unknown[]> {
  const source = `{ subject(id: "A", asOf: "${asOf}") {
    penalties${args} { statementId state removalReason publishUntil inUseUntil } } }`;
  const context = contextOf({ graph, clock: small.parts.clock } as unknown as ApiContext, "test");
  const { data, errors } = await executed({ source, contextValue: context });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data))["subject"].penalties;
}
/** The statement as the source would say it with the end that a decision gives it. */
const amended = async (removalReason: "repaired" | "expired") => {
  const contested = (await readContested(graph, "s:p")) as ContestedStatement;
  return { ...contested.cells, ...endOf(contested, { on: "2026-06-20", documentNo: null }, removalReason) };
};

test("a repaired penalty is neither shared nor used from its day on, one that is over only published no more", async () => {
  expect(await card("2026-06-30")).toMatchObject([{ state: "PUBLISHED", removalReason: null }]);
  for (const [reason, state] of [
    ["repaired", "SHARING_ENDED"],
    ["expired", "PUBLICATION_ENDED"],
  ] as const) {
    await small.deliver(`d-${reason}`, { penalties: [await amended(reason)] });
    const ended = { statementId: "s:p", removalReason: reason, publishUntil: "2026-06-20" };
    expect(await card("2026-06-19")).toMatchObject([{ ...ended, state: "PUBLISHED" }]);
    expect(await card("2026-06-20")).toEqual([]);
    expect(await card("2026-06-19", "(ended: true)")).toMatchObject([{ ...ended, state: "PUBLISHED" }]);
    expect(await card("2026-06-20", "(ended: true)")).toEqual([
      { ...ended, state, inUseUntil: "2026-06-20" },
    ]);
  }
});

test("an objection that its time is over ends it as expired", async () => {
  const contested = (await readContested(graph, "s:p")) as ContestedStatement;
  expect(amendmentOf(contested, "stopped", { on: "2026-06-20", documentNo: "停1号" }, null)).toEqual({
    ...{ publishUntil: "2026-06-20", removalReason: "expired" },
  });
});

test("one that was annulled is to be deleted, and a reason without its day is kept out", async () => {
  const gone = penalty("p", { publishUntil: "2026-06-20", removalReason: "annulled" });
  await small.deliver("d-annulled", { penalties: [gone] });
  expect(await card("2026-06-20", "(ended: true)")).toMatchObject([{ state: "TO_DELETE" }]);
  const source = `{ toDelete(asOf: "2026-06-20") { edges { node { statementId since ruleId source } } } }`;
  const context = contextOf({ graph, clock: small.parts.clock } as unknown as ApiContext, "test");
  const { data } = await executed({ source, contextValue: context });
  expect(JSON.parse(JSON.stringify(data))["toDelete"].edges).toEqual([
    { node: { statementId: "s:p", since: "2026-06-20", ruleId: null, source: "处罚决定已撤销" } },
  ]);
  const report = await small.deliver("d-bad", { penalties: [penalty("q", { removalReason: "repaired" })] });
  expect(report).toMatchObject({ report: { files: [{ rowsQuarantined: 1 }] } });
});
