import { beforeAll, describe, expect, test } from "vitest";
import { applyForRepair } from "../../src/discipline/repairs.ts";
import { readObjectionPage } from "../../src/read/objections.ts";
import { readOpenCases } from "../../src/read/open-cases.ts";
import { company, listing, person, stake } from "../load/bundle-folder.ts";
import type { SmallRegion } from "./small-region.ts";
import { deliveredRegion, graph, raised } from "./small-region.ts";

/** 居巢区 (341402) lies in 合肥 since 2011, 枞阳县 (340823) of 安庆 in 铜陵 since 2016; 330106 is 杭州's own. */
const regionById = { JU: "341402", ZY: "340823", HZ: "330106" };
type Id = keyof typeof regionById;
const ids = Object.keys(regionById) as Id[];
const caseById: Record<string, string> = {};

let small: SmallRegion;
beforeAll(async () => {
  small = await deliveredRegion("2026-06-30", {
    subjects: [person("P"), ...ids.map((id) => company(id, { regionCode: regionById[id] }))],
    shareholdings: ids.map((id) => stake(`stake-${id}`, "P", id)),
    listings: ids.map((id) => listing(`list-${id}`, id, { listCode: "abnormalOperations" })),
  });
  for (const id of ids) {
    caseById[(await raised(small.parts, `stake-${id}`)).id] = `objection ${id}`;
    const order = { reason: "已纠正", appliedBy: "当事人", actor: "t" };
    const { id: caseId } = await applyForRepair(small.parts, { ...order, statementId: `s:list-${id}` });
    caseById[caseId] = `repair ${id}`;
  }
});

const at = { asOf: "2026-06-30", knownAt: "2026-06-30T15:00:00.000Z" };

describe("the cases of a region are those of the divisions that lie in it on the date asked", () => {
  test.each<[string, string, Id[]]>([
    ["合肥, with what was 巢湖's", "340100", ["JU"]],
    ["铜陵, with what was 安庆's", "340700", ["ZY"]],
    ["安庆, without it", "340800", []],
    ["安徽", "340000", ["JU", "ZY"]],
    ["巢湖, asked for by the code it had", "341400", ["JU"]],
    ["杭州", "330100", ["HZ"]],
  ])("%s", async (_, regionCode, within) => {
    const page = await readObjectionPage(graph, { filter: { regionCode }, first: 10 }, at);
    const told = page.rows.map(({ objection }) => caseById[objection.id]);
    expect([told.toSorted(), page.totalCount]).toEqual([
      within.map((id) => `objection ${id}`).toSorted(),
      within.length,
    ]);
    const open = await readOpenCases(graph, { filter: { regionCode }, first: 10 }, at);
    expect(open.rows.map(({ id }) => caseById[id]).toSorted()).toEqual(
      within.flatMap((id) => [`objection ${id}`, `repair ${id}`]).toSorted(),
    );
    expect(open.totalCount).toBe(2 * within.length);
  });
});
