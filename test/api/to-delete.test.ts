import { beforeAll, expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { contextOf } from "../../src/api/context.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { company, listing } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { executed } from "./executed.ts";

const { graph, driver } = freshGraph();
const penalty = (recordId: string, subjectId: string, decidedOn: string) => ({
  ...{ recordId, subjectId, penaltyType: "fine", authority: "某市应急管理局", decidedOn },
});

beforeAll(async () => {
  const removed = { listedOn: "2020-03-31", removalReason: "expired" };
  await loadTables(graph, "d1", {
    subjects: [
      company("hz", { regionCode: "330106" }),
      company("nb", { regionCode: "330203" }),
      company("xm", { regionCode: "350203" }),
    ],
    listings: [
      listing("stands", "hz", { listedOn: "2015-01-01" }),
      listing("late", "hz", { ...removed, removedOn: "2026-06-30" }),
      listing("gone", "xm", { ...removed, removedOn: "2026-01-15", removalReason: "annulled" }),
      listing("kept", "xm", { ...removed, removedOn: "2026-01-15" }),
    ],
    penalties: [
      penalty("a", "hz", "2021-06-29"),
      penalty("b", "nb", "2021-06-30"),
      penalty("c", "xm", "2010-01-01"),
    ],
  });
  const at = new Date().toISOString();
  await runDerive(graph, { runId: "r", asOf: "2026-06-30", knownAt: at, at });
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function page(args: string): Promise<any> {
  const answer = await executed({
    source: `{ toDelete(${args}) { totalCount totalIsExact pageInfo { hasNextPage endCursor }
      edges { node { statementId table since ruleId source listNameZh penaltyType subject { id name } } } } }`,
    contextValue: contextOf({ graph, clock: () => new Date() } as unknown as ApiContext, "test"),
  });
  if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join("\n"));
  return JSON.parse(JSON.stringify(answer.data!["toDelete"]));
}
const idsOf = ({ edges }: { edges: { node: { statementId: string } }[] }) =>
  edges.map(({ node }) => node.statementId);

test("what is kept for too long or annulled is listed from its day on, longest first, with the rule", async () => {
  const listed = await page(`asOf: "2026-06-30"`);
  expect(listed).toMatchObject({ totalCount: 3, totalIsExact: true, pageInfo: { hasNextPage: false } });
  expect(listed.edges.map(({ node }: { node: unknown }) => node)).toEqual([
    {
      ...{ statementId: "s:gone", table: "listings", since: "2026-01-15", ruleId: null },
      ...{ source: "名单决定已撤销", listNameZh: "失信被执行人", penaltyType: null },
      subject: { id: "xm", name: "公司xm" },
    },
    {
      ...{ statementId: "s:a", table: "penalties", since: "2026-06-30", ruleId: "zhejiang-16-delete" },
      ...{ source: "浙江省公共信用信息管理条例第十六条", listNameZh: null, penaltyType: "fine" },
      subject: { id: "hz", name: "公司hz" },
    },
    {
      ...{ statementId: "s:late", table: "listings", since: "2026-06-30", ruleId: "zhejiang-16-delete" },
      ...{ source: "浙江省公共信用信息管理条例第十六条", listNameZh: "失信被执行人", penaltyType: null },
      subject: { id: "hz", name: "公司hz" },
    },
  ]);
  expect(idsOf(await page(`asOf: "2026-06-29"`))).toEqual(["s:gone"]);
  expect(idsOf(await page(`asOf: "2026-01-14"`))).toEqual([]);
  expect(idsOf(await page(`asOf: "2026-07-01"`))).toEqual(["s:gone", "s:a", "s:late", "s:b"]);
  expect(idsOf(await page(`asOf: "2026-07-01", regionCode: "330200"`))).toEqual(["s:b"]);
  const [left] = await asked(
    driver,
    "MATCH (f:Listing|Penalty) RETURN count(DISTINCT f.statementId) AS facts",
  );
  expect(Number(left!["facts"]), "nothing deletes by itself").toBe(7);
});

test("pages follow each other without a gap, and a foreign cursor is refused", async () => {
  const found: string[] = [];
  for (let after = ""; ;) {
    const part = await page(`asOf: "2026-07-01", first: 1${after}`);
    expect(part.totalCount).toBe(4);
    found.push(...idsOf(part));
    if (!part.pageInfo.hasNextPage) break;
    after = `, after: "${part.pageInfo.endCursor}"`;
  }
  expect(found).toEqual(["s:gone", "s:a", "s:late", "s:b"]);
  await expect(page(`after: "xyz"`)).rejects.toThrow(/cursor "xyz": expected one/);
  await expect(page(`first: 201`)).rejects.toThrow(/at most 200/);
});

test("a region holds who stands in a revoked division whose area came to it, and a moment who stood there then", async () => {
  const at = new Date().toISOString();
  const annulled = { listedOn: "2020-03-31", removedOn: "2026-01-15", removalReason: "annulled" };
  const told = (regionCode: string) => [company("ch", { regionCode })];
  const listings = [listing("ch", "ch", annulled)];
  await loadTables(graph, "d2", { subjects: told("341402"), listings }, { mode: "delta" });
  const then = new Date().toISOString();
  await loadTables(graph, "d3", { subjects: told("350203") }, { mode: "delta" });
  const idsIn = async (regionCode: string, knownAt: string) =>
    idsOf(await page(`asOf: "2026-06-30", regionCode: "${regionCode}", knownAt: "${knownAt}"`));
  expect(await idsIn("340100", then)).toEqual(["s:ch"]);
  expect(await idsIn("341400", then)).toEqual(["s:ch"]);
  expect(await idsIn("340200", then)).toEqual([]);
  expect(await idsIn("340100", at)).toEqual([]);
  const now = new Date().toISOString();
  expect(await idsIn("340100", now)).toEqual([]);
  expect(await idsIn("350200", now)).toEqual(["s:ch", "s:gone"]);
  expect(await idsIn("350200", then)).toEqual(["s:gone"]);
});
