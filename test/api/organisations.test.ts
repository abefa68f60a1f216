import { beforeAll, beforeEach, expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { code, company, listing, office, person } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { executed } from "./executed.ts";

const { graph, driver } = freshGraph();
const clock = () => new Date();
const NAME = "厦门鹭汀冷链物流有限公司";
const [A, B] = [code(1), code(2)];
const wrong = A.slice(0, 17) + (A.endsWith("0") ? "1" : "0");

/** The court names its debtors without codes; the registry has codes, and firms that are near by name only. */
const court = {
  subjects: [
    company("c1", { name: "厦门鹭汀冷链物流有限责任公司", regionCode: "350203", address: "虚街1号" }),
    company("c2", { name: "泉州星槎贸易有限公司" }),
    company("c3", { name: "独名者无人同厂" }),
    person("boss", { name: "林远" }),
  ],
  positions: [office("o1", "boss", "c1", { role: "principal" })],
  listings: [listing("l1", "c1"), listing("l2", "c2"), listing("l3", "c3")],
};
const registry = {
  subjects: [
    company(A, { name: NAME, uscc: A, regionCode: "350206", address: "虚街2号", phone: "1" }),
    person("lead", { name: "林遠" }),
    company("branch", { name: `${NAME}漳州分公司`, regionCode: "350600" }),
    company("other-place", { name: "漳州鹭汀冷链物流有限公司", regionCode: "350600" }),
    company("other-trade", { name: "厦门鹭汀餐饮有限公司", regionCode: "350203" }),
    company("other-brand", { name: "厦门海汀冷链物流有限公司", regionCode: "350203" }),
    company("short", { name: "鹭汀冷链物流有限公司", regionCode: "350203" }),
    company("elsewhere", { name: "鹭汀冷链物流有限公司", regionCode: "350500" }),
    company(B, {
      name: "泉州星槎供应链有限公司",
      uscc: B,
      formerNames: "泉州星槎贸易有限公司@2015-01-08/2020-03-01",
    }),
  ],
  positions: [office("o1", "lead", A, { role: "legalRepresentative" })],
};

beforeAll(() => migrate(graph));
beforeEach(async () => {
  await wipeGraph(driver);
  await loadTables(graph, "d1", court, { sourceId: "court" });
  await loadTables(graph, "d1", registry, { sourceId: "registry" });
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
});

// Answers of many shapes; what matters of each is said where it is expected.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(source: string): Promise<{ data: any; codes: unknown[] }> {
  const parts = {
    ...{ graph, clock, runJob: () => Promise.reject(new Error("runs nothing")) },
    audit: { record: async () => undefined },
    discipline: disciplineOf({ graph, clock, owner: "organisations-test" }),
    ownershipAbove: ownershipAboveOf(graph),
  };
  const { data, errors } = await executed({ source, contextValue: contextOf(parts, "inspector") });
  return { data, codes: (errors ?? []).map((error) => error.extensions["code"] ?? error.message) };
}

const NAMESAKES = `namesakes { bearers bearersExact population different total
  candidates { subject { id } key name nameZh shared differs } }`;
const identityOf = async (id: string) =>
  (await ask(`{ subject(id: "${id}") { identity { basis basisZh ${NAMESAKES} } } }`)).data.subject.identity;

test("an organisation without a code has candidates by name, with what agrees and what does not", async () => {
  const identity = await identityOf("c1");
  expect(identity).toMatchObject({ basis: "NAME", basisZh: "没有可用的统一社会信用代码，仅凭名称不合并" });
  expect(identity.namesakes).toMatchObject({ bearers: 4, bearersExact: true, population: 11, different: 1 });
  expect(identity.namesakes.candidates).toEqual([
    {
      subject: { id: A },
      ...{ key: "UNKNOWN", name: "SAME", nameZh: "区划、字号、行业、组织形式均相同" },
      ...{ shared: ["LEADER"], differs: ["REGION", "ADDRESS"] },
    },
    {
      subject: { id: "short" },
      ...{ key: "UNKNOWN", name: "POSSIBLE", nameZh: "字号与行业相同，但行政区划一方未写全" },
      ...{ shared: ["REGION"], differs: [] },
    },
  ]);
});

test("branches, other places, other trades and other brands are no candidates", async () => {
  const { namesakes } = await identityOf("c1");
  const ids = namesakes.candidates.map((one: { subject: { id: string } }) => one.subject.id);
  for (const id of ["branch", "other-place", "other-trade", "other-brand", "elsewhere"])
    expect(ids).not.toContain(id);
});

test("the organisation with the code shows the one without, and two codes are two organisations", async () => {
  const withCode = await identityOf(A);
  expect(withCode).toMatchObject({ basis: "CODE", namesakes: { total: 2, different: 1 } });
  await loadTables(
    graph,
    "d1",
    { subjects: [company("twin", { name: NAME, uscc: code(3) })] },
    { sourceId: "z" },
  );
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
  expect((await identityOf(A)).namesakes).toMatchObject({ total: 2, different: 2 });
  // To the one without a code both may be it.
  expect((await identityOf("c1")).namesakes).toMatchObject({ total: 3 });
});

test("a former name is told with its days, from either side", async () => {
  const days = "“泉州星槎贸易有限公司”（2015-01-08 至 2020-03-01）相比：名称写法归一后相同";
  expect((await identityOf("c2")).namesakes.candidates).toEqual([
    expect.objectContaining({ subject: { id: B }, name: "SAME", nameZh: `以其曾用名${days}` }),
  ]);
  expect((await identityOf(B)).namesakes.candidates).toEqual([
    expect.objectContaining({ subject: { id: "c2" }, nameZh: `以本主体曾用名${days}` }),
  ]);
});

test("one wrong code under two subjects is told as the same, and still no merge", async () => {
  const two = ["w1", "w2"].map((id) => company(id, { name: "厦门误码商贸有限公司", uscc: wrong }));
  for (const row of two) await loadTables(graph, "d1", { subjects: [row] }, { sourceId: row["id"]! });
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
  expect((await identityOf("w1")).namesakes.candidates).toEqual([
    expect.objectContaining({ subject: { id: "w2" }, key: "SAME", name: "SAME" }),
    // The slip left the organisation code inside whole, which is this firm's.
    expect.objectContaining({ subject: { id: A }, shared: ["ORGANISATION_CODE"] }),
  ]);
});

test("the worklist names listed organisations with candidates, page by page", async () => {
  const page = (more: string) =>
    `{ organisationCandidates(${more}) { lookedAt endCursor hasNextPage nodes { subject { id } namesakes { total } } } }`;
  const { data, codes } = await ask(page("first: 1"));
  expect(codes).toEqual([]);
  expect(data.organisationCandidates).toEqual({
    ...{ lookedAt: 1, endCursor: "c1", hasNextPage: true },
    nodes: [{ subject: { id: "c1" }, namesakes: { total: 2 } }],
  });
  expect((await ask(page('first: 5, after: "c1"'))).data.organisationCandidates).toEqual({
    ...{ lookedAt: 2, endCursor: "c3", hasNextPage: false },
    nodes: [{ subject: { id: "c2" }, namesakes: { total: 1 } }],
  });
  expect((await ask("{ personCandidates { lookedAt } }")).data.personCandidates).toEqual({ lookedAt: 0 });
});

test("a judgement moves what was told, the code finds the one kept, and undoing gives all back", async () => {
  const merge = `mutation { judgeSameSubject(input: {keepId: "c1", absorbId: "${A}", reason: "同一负责人"}) { judgementId } }`;
  const { data, codes } = await ask(merge);
  expect(codes).toEqual([]);
  const found = `{ search(text: "${A}") { edges { node { id uscc listings { listCode } officers { person { id } } } mergedFrom { id } } } }`;
  expect((await ask(found)).data.search.edges).toEqual([
    {
      node: {
        ...{ id: "c1", uscc: A, listings: [{ listCode: "dishonestJudgmentDebtor" }] },
        officers: expect.arrayContaining([{ person: { id: "boss" } }, { person: { id: "lead" } }]),
      },
      mergedFrom: null,
    },
  ]);
  // A third source that knows the code means the one that is kept.
  await loadTables(
    graph,
    "d1",
    {
      subjects: [company("t", { uscc: A, name: NAME })],
      listings: [listing("lt", "t", { listCode: "wageArrears" })],
    },
    { sourceId: "third" },
  );
  const listings = async (id: string) =>
    (await ask(`{ subject(id: "${id}") { listings { statementId } } }`)).data.subject.listings.map(
      (one: { statementId: string }) => one.statementId,
    );
  expect((await listings("c1")).toSorted()).toEqual(["court:l1", "third:lt"]);
  const undo = `mutation { undoSameSubject(input: {judgementId: "${data.judgeSameSubject.judgementId}", reason: "两家"}) { judgementId } }`;
  expect((await ask(undo)).codes).toEqual([]);
  expect([await listings("c1"), await listings(A)]).toEqual([["court:l1"], ["third:lt"]]);
  expect((await identityOf("c1")).namesakes.total).toBe(2);
  const apart = `mutation { judgeTwoSubjects(input: {ids: ["c1", "${A}"], reason: "两家"}) { judgementId } }`;
  expect((await ask(apart)).codes).toEqual([]);
  expect((await identityOf("c1")).namesakes).toMatchObject({ total: 1, different: 2 });
});
