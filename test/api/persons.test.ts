import { beforeAll, beforeEach, expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { PERSONS_MAX, readCandidatesShown } from "../../src/read/candidates-shown.ts";
import { momentOf } from "../../src/read/moment.ts";
import { readQuality } from "../../src/read/quality.ts";
import { newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { maskedIdNumberOf, personKeepingOf } from "../../src/vault/person-keeping.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, listing, office, person, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { executed } from "./executed.ts";

const { graph, driver } = freshGraph();
const clock = () => new Date();
const persons = personKeepingOf(parseSecrets(newSecretLine("k1")), temporaryFolder())!;
const audited: { action: string }[] = [];

/** Published examples of ID numbers. */
const [ONE, TWO] = ["11010519491231002X", "440524188001010014"];

beforeAll(() => migrate(graph));
beforeEach(async () => {
  await wipeGraph(driver);
  await loadTables(
    graph,
    "d1",
    {
      subjects: [
        person("listed", { name: "张伟", phone: "13800000001" }),
        person("keyed", { name: "陈静", idNumber: ONE }),
        person("alone", { name: "独一" }),
      ],
      listings: [listing("l1", "listed"), listing("l2", "keyed"), listing("l3", "alone")],
    },
    { sourceId: "court", persons },
  );
  await loadTables(
    graph,
    "d1",
    {
      subjects: [
        company("firm"),
        person("near", { name: "張偉", phone: "13800000001" }),
        person("far", { name: "张伟" }),
        person("longer", { name: "张伟明" }),
        company("shop", { name: "张伟餐饮店", kind: "individualBusiness" }),
        person("other", { name: "陈静", idNumber: TWO }),
      ],
      positions: [office("o1", "near", "firm")],
    },
    { sourceId: "registry", persons },
  );
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
});

// Answers of many shapes; what matters of each is said where it is expected.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(source: string): Promise<{ data: any; codes: unknown[] }> {
  const parts = {
    ...{ graph, clock, runJob: () => Promise.reject(new Error("runs nothing")) },
    audit: { record: async (entry: { action: string }) => audited.push(entry) },
    discipline: disciplineOf({ graph, clock, owner: "persons-test" }),
    maskedIdNumber: (key: string) => maskedIdNumberOf(persons, key),
    ownershipAbove: ownershipAboveOf(graph),
  };
  const { data, errors } = await executed({ source, contextValue: contextOf(parts, "inspector") });
  return { data, codes: (errors ?? []).map((error) => error.extensions["code"] ?? error.message) };
}

const NAMESAKES = `namesakes(first: 5) { bearers bearersExact population chance different total returned truncated why
  candidates { subject { id } key shared } }`;

test("a name alone gives candidates, with how common it is, and never a merge", async () => {
  const { data, codes } = await ask(
    `{ subject(id: "listed") { identity { basis basisZh maskedIdNumber mergedInto { id } ${NAMESAKES} } } }`,
  );
  expect(codes).toEqual([]);
  expect(data.subject.identity).toMatchObject({
    basis: "NAME",
    basisZh: "仅有姓名，不与他人合并",
    maskedIdNumber: null,
    mergedInto: null,
  });
  expect(data.subject.identity.namesakes).toMatchObject({
    ...{
      bearers: 3,
      bearersExact: true,
      population: 7,
      chance: 1 / 3,
      different: 0,
      total: 2,
      truncated: false,
    },
    candidates: [
      { subject: { id: "near" }, key: "UNKNOWN", shared: ["PHONE"] },
      { subject: { id: "far" }, key: "UNKNOWN", shared: [] },
    ],
  });
});

test("two ID numbers are two persons: no candidates, and the number is shown masked only", async () => {
  const { data } = await ask(`{ subject(id: "keyed") { identity { basis maskedIdNumber ${NAMESAKES} } }
    firm: subject(id: "firm") { identity { basis } } }`);
  expect(data.subject.identity).toMatchObject({ basis: "KEY", maskedIdNumber: "1101**********002X" });
  expect(data.subject.identity.namesakes).toMatchObject({ bearers: 2, different: 1, total: 0 });
  expect(data.firm.identity).toEqual({ basis: "NAME" });
});

test("coverage counts who may be the same as a person shown, and nobody else", async () => {
  const COVERAGE =
    "coverage { candidatePersons candidatePersonsExact sources { sourceId } ownDecisions { nameZh } }";
  const { data, codes } = await ask(`{
    listed: subject(id: "listed") { ${COVERAGE} } firm: subject(id: "firm") { ${COVERAGE} }
    keyed: subject(id: "keyed") { ${COVERAGE} } around: neighbourhood(id: "firm") { ${COVERAGE} }
    none: neighbourhood(id: "alone") { ${COVERAGE} } ${COVERAGE} }`);
  expect(codes).toEqual([]);
  const counted = (name: string) => data[name].coverage.candidatePersons;
  // The firm's officer "near" has two namesakes; "keyed" has one, with another ID number.
  expect(["listed", "firm", "keyed", "around", "none"].map(counted)).toEqual([2, 2, 0, 2, 0]);
  expect(data.listed.coverage).toMatchObject({ candidatePersonsExact: true, ownDecisions: [] });
  expect(data.coverage).toMatchObject({ candidatePersons: null, candidatePersonsExact: null });
});

test("coverage says where persons or namesakes were cut", async () => {
  const subjects = Array.from({ length: 26 }, (_, at) =>
    person(`n${at}`, { name: `欧阳${"甲乙丙丁戊"[at % 5]}` }),
  );
  const crowd = Array.from({ length: 101 }, (_, at) => person(`m${at}`, { name: "王芳" }));
  await loadTables(graph, "d1", { subjects: [...subjects, ...crowd] }, { sourceId: "crowd" });
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
  const at = await momentOf(graph, clock, {});
  const ids = subjects.map((row) => row["id"]!);
  const count = (shown: string[]) => readCandidatesShown(graph, shown, at);
  expect(await count(ids.slice(0, PERSONS_MAX))).toEqual({ persons: 26, isExact: true });
  expect(await count(ids)).toEqual({ persons: 26, isExact: false });
  expect(await count(["n0", "firm"])).toEqual({ persons: 5, isExact: true });
  expect((await count(["m0"])).isExact).toBe(false);
  expect((await count(["m0"])).persons).toBeGreaterThanOrEqual(99);
});

test("candidates of persons on lists come page by page", async () => {
  const page = (after: string) =>
    `personCandidates(first: 1${after}) { lookedAt endCursor hasNextPage nodes { subject { id } namesakes { total } } }`;
  const { data, codes } = await ask(`{ ${page("")} }`);
  expect(codes).toEqual([]);
  expect(data.personCandidates).toEqual({
    ...{ lookedAt: 3, endCursor: "listed", hasNextPage: false },
    nodes: [{ subject: { id: "listed" }, namesakes: { total: 2 } }],
  });
  expect((await ask(`{ ${page(', after: "listed"')} }`)).data.personCandidates).toMatchObject({
    nodes: [],
    lookedAt: 0,
  });
  expect((await ask("{ personCandidates(first: 201) { lookedAt } }")).codes).toEqual(["LIMIT_TOO_HIGH"]);
});

test("a judgement is made, shown and taken back, and leaves its lines in the record", async () => {
  const judge = (reason: string) =>
    `mutation { judgeSameSubject(input: {keepId: "near", absorbId: "listed", reason: "${reason}"}) { judgementId } }`;
  expect((await ask(judge("  "))).codes).toEqual(["BAD_USER_INPUT"]);
  const { data, codes } = await ask(judge("同一手机号"));
  expect(codes).toEqual([]);
  const { judgementId } = data.judgeSameSubject;
  const shown =
    await ask(`{ near: subject(id: "near") { listings { listCode } identity { merged { id other { id } by reason } ${NAMESAKES} } }
    listed: subject(id: "listed") { identity { kept { id } mergedInto { id other { id } } } } }`);
  expect(shown.codes).toEqual([]);
  expect(shown.data.near.listings).toHaveLength(1);
  expect(shown.data.near.identity.merged).toEqual([
    { id: judgementId, other: { id: "listed" }, by: "inspector", reason: "同一手机号" },
  ]);
  expect(shown.data.near.identity.namesakes).toMatchObject({ bearers: 2, total: 1 });
  expect(shown.data.listed.identity.mergedInto).toEqual({ id: judgementId, other: { id: "near" } });
  const { rows } = await readQuality(graph, {
    ...{
      sourceId: null,
      regionCode: null,
      from: "2020-01-01",
      to: "2100-01-01",
      level: "COUNTY",
      first: 100,
    },
    knownAt: new Date().toISOString(),
  });
  expect([...new Set(rows.map(({ sourceId }) => sourceId))].sort()).toEqual(["court", "registry"]);
  const led = await ask(`{ search(text: "listed") { edges { node { id } matchedBy mergedFrom { id name } } }
    own: search(text: "near") { edges { node { id } mergedFrom { id } } }
    neighbourhood(id: "listed") { nodes { id } } paths(from: "listed", to: "firm") { paths { nodes { id } } } }`);
  expect(led.codes).toEqual([]);
  expect(led.data.search.edges).toEqual([
    { node: { id: "near" }, matchedBy: "CODE", mergedFrom: { id: "listed", name: "张伟" } },
  ]);
  expect(led.data.own.edges).toEqual([{ node: { id: "near" }, mergedFrom: null }]);
  expect(led.data.neighbourhood.nodes).toEqual([{ id: "near" }, { id: "firm" }]);
  expect(led.data.paths.paths[0].nodes).toEqual([{ id: "near" }, { id: "firm" }]);
  const covered = await ask("{ coverage { sources { sourceId } ownDecisions { nameZh latestAt } } }");
  expect(covered.data.coverage.sources.map(({ sourceId }: { sourceId: string }) => sourceId)).toEqual([
    ...["court", "registry"],
  ]);
  expect(covered.data.coverage.ownDecisions).toEqual([
    { nameZh: "同一主体认定", latestAt: expect.anything() as Date },
  ]);
  expect(shown.data.listed.identity.kept).toEqual({ id: "near" });
  expect((await ask(judge("again"))).codes).toEqual(["CONFLICT"]);
  const undo = `mutation { undoSameSubject(input: {judgementId: "${judgementId}", reason: "两人"}) { judgementId } }`;
  expect((await ask(undo)).codes).toEqual([]);
  expect((await ask(undo)).codes).toEqual(["NOT_FOUND"]);
  const different = (more: string) =>
    `mutation { judgeTwoSubjects(input: {ids: ["near", "listed"], reason: "两人"${more}}) { judgementId } }`;
  expect((await ask(different(""))).codes).toEqual([]);
  const after = await ask(
    `{ subject(id: "listed") { identity { different { other { id } } ${NAMESAKES} } } }`,
  );
  expect(after.data.subject.identity.different).toEqual([{ other: { id: "near" } }]);
  expect(after.data.subject.identity.namesakes).toMatchObject({ bearers: 3, different: 1, total: 1 });
  expect((await ask(different(", withdraw: true"))).codes).toEqual([]);
  expect(audited.map(({ action }) => action).filter((action) => action.startsWith("identity:"))).toEqual([
    ...["identity:judgeSame", "identity:undoSame", "identity:judgeTwo", "identity:judgeTwo"],
  ]);
});
