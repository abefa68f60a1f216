import { beforeAll, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import type { IdentityJudgement } from "../../src/load/identity/identity-judgements.ts";
import { mergeSubjects, undoMerge } from "../../src/load/identity/identity-judgements.ts";
import { severeListCodes } from "../../src/model/list-catalogue.ts";
import type { Moment } from "../../src/read/moment.ts";
import { momentOf } from "../../src/read/moment.ts";
import { readFormerNames } from "../../src/read/former-names.ts";
import { readNeighbourhood } from "../../src/read/neighbourhood.ts";
import { readRegionMap } from "../../src/read/region-map.ts";
import { readPaths } from "../../src/read/paths.ts";
import { searchSubjects } from "../../src/read/search.ts";
import type { Slice } from "../../src/read/slice.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, listing, office, person, stake, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";

const { graph, driver } = freshGraph();
const clock = () => new Date();
const judge = { by: "inspector", reason: "same photograph" };
const moment = (knownAt?: string) => momentOf(graph, clock, knownAt ? { knownAt } : {});

/** What a screen shows of the region at a moment. */
interface Shown {
  hits: string[];
  map: Pick<Slice, "nodes" | "edges">;
  around: Pick<Slice, "nodes" | "edges">;
  path: string[] | undefined;
}

let before: string;
let first: IdentityJudgement;
let atFirst: Shown;
const merge = (keepId: string, absorbId: string) => mergeSubjects(graph, { keepId, absorbId }, judge, clock);

async function shown(at: Moment): Promise<Shown> {
  const question = { regionCode: null, first: 100, listCodes: severeListCodes(at.asOf) };
  const { nodes, edges } = await readRegionMap(graph, question, at);
  const around = await readNeighbourhood(graph, { id: "c", through: null, hops: 1, first: 50 }, at);
  const { paths } = await readPaths(
    graph,
    { from: "c", to: "firm", through: null, hopsMax: 4, first: 5, sharePpmMin: 0 },
    at,
  );
  const { hits } = await searchSubjects(graph, "張維", 50, at);
  return {
    hits: hits.map(({ id, matchedBy, mergedFromId }) => `${id} ${matchedBy} ${mergedFromId}`),
    map: { nodes, edges },
    around: { nodes: around.nodes, edges: around.edges },
    path: paths[0]?.nodeIds,
  };
}

const idsOf = ({ nodes }: Pick<Slice, "nodes">) => nodes.map(({ id }) => id).sort();
const endsOf = ({ edges }: Pick<Slice, "edges">) => edges.map(({ from, to }) => `${from} ${to}`).sort();

beforeAll(async () => {
  await migrate(graph);
  await wipeGraph(driver);
  await loadTables(
    graph,
    "d1",
    {
      subjects: [person("c", { name: "张维" }), company("shop")],
      positions: [office("o1", "c", "shop")],
      listings: [listing("l1", "c")],
    },
    { sourceId: "court" },
  );
  await loadTables(
    graph,
    "d1",
    {
      subjects: [company("firm"), person("r", { name: "张伟" }), person("z", { name: "章卫" })],
      shareholdings: [stake("s1", "r", "firm")],
    },
    { sourceId: "registry" },
  );
  const jobs = createJobs({ graph, home: temporaryFolder(), clock });
  const runner = createJobRunner(graph, jobs, "night", clock);
  for (const { id } of jobs.filter((job) => job.id !== "daily-report")) await runner.run(id);
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
  before = (await moment()).knownAt;
  atFirst = await shown(await moment(before));
});

test("before any judgement the two are two", () => {
  expect(atFirst.hits).toEqual(["c NAME null"]);
  expect(idsOf(atFirst.map)).toEqual(["c", "shop"]);
  expect(idsOf(atFirst.around)).toEqual(["c", "shop"]);
  expect(atFirst.path).toBeUndefined();
});

test("who was merged leads to who is kept, before the leads are brought up to date too", async () => {
  first = await merge("r", "c");
  const now = await shown(await moment());
  expect(now.hits).toHaveLength(1);
  expect(now.hits[0]).toMatch(/^r /);
  expect(idsOf(now.map)).toEqual(["r", "shop"]);
  expect(endsOf(now.map)).toEqual(["r shop"]);
  expect(idsOf(now.around)).toEqual(["firm", "r", "shop"]);
  expect(now.path).toEqual(["r", "firm"]);
});

test("the id of who was merged finds who is kept, and says by whom", async () => {
  const { hits, total } = await searchSubjects(graph, "c", 50, await moment());
  expect(hits).toContainEqual({ id: "r", matchedBy: "CODE", mergedFromId: "c" });
  expect(hits.filter(({ id }) => id === "c")).toEqual([]);
  expect(total).toBe(hits.length);
});

test("a judgement after a judgement leads to the last who is kept", async () => {
  const second = await merge("z", "r");
  const now = await shown(await moment());
  expect(idsOf(now.map)).toEqual(["shop", "z"]);
  expect(idsOf(now.around)).toEqual(["firm", "shop", "z"]);
  const { hits } = await searchSubjects(graph, "c", 50, await moment());
  expect(hits[0]).toMatchObject({ id: "z", mergedFromId: "c" });
  // Between the two it is as it was between the two.
  const between = new Date(Date.parse(second.recordedAt) - 1).toISOString();
  expect(idsOf((await shown(await moment(between))).around)).toEqual(["firm", "r", "shop"]);
  await undoMerge(graph, second.judgementId, judge, clock);
});

test("asked of before the judgement, all is as it was; an undo brings it back for the present", async () => {
  const at = new Date(Date.parse(first.recordedAt) - 1).toISOString();
  const { hits, ...pictures } = atFirst;
  for (const knownAt of [before, at]) {
    const then = await shown(await moment(knownAt));
    expect(then).toMatchObject(pictures);
    expect(then.hits).toContainEqual(hits[0]);
  }
  expect(idsOf((await shown(await moment(first.recordedAt))).around)).toEqual(["firm", "r", "shop"]);
  await undoMerge(graph, first.judgementId, judge, clock);
  const now = await shown(await moment());
  expect(idsOf(now.map)).toEqual(["c", "shop"]);
  expect(idsOf(now.around)).toEqual(["c", "shop"]);
  expect(now.hits).toEqual(["c NAME null"]);
});

describe("after an undone merge nobody is found or called by the other's name", () => {
  const named = async () => {
    await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
    const found = async (text: string) =>
      (await searchSubjects(graph, text, 50, await moment())).hits.map(
        ({ id, matchedBy }) => `${id} ${matchedBy}`,
      );
    const called = async (id: string) =>
      (await readFormerNames(graph, id, await moment())).map(({ name }) => name).sort();
    return {
      found: [await found("张维"), await found("张伟"), await found("章卫")],
      called: [await called("c"), await called("r"), await called("z")],
    };
  };

  test("whatever was merged with whom, and told anew in between", async () => {
    const apart = await named();
    expect(apart.called).toEqual([[], [], []]);
    const one = await merge("r", "c");
    await loadTables(
      graph,
      "d2",
      { subjects: [person("c", { name: "张维民" }), company("shop")] },
      { sourceId: "court", mode: "delta" },
    );
    const two = await merge("z", "r");
    expect((await named()).found.map(([first]) => first?.split(" ")[0])).toEqual(["z", "z", "z"]);
    await undoMerge(graph, two.judgementId, judge, clock);
    await undoMerge(graph, one.judgementId, judge, clock);
    // The one who was told another name had this one before; the others never had it.
    expect(await named()).toEqual({
      found: [["c FORMER_NAME"], ...apart.found.slice(1)],
      called: [["张维"], [], []],
    });
    const again = await merge("z", "c");
    await undoMerge(graph, again.judgementId, judge, clock);
    expect((await named()).found[0]).toEqual(["c FORMER_NAME"]);
    const standing = await merge("z", "c");
    expect((await named()).found[0]).toEqual([expect.stringMatching(/^z /)]);
    await undoMerge(graph, standing.judgementId, judge, clock);
  });
});
