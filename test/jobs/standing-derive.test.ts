import { beforeEach, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import type { Job } from "../../src/jobs/job.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { deriveOnce } from "../../src/jobs/run-derive.ts";
import { touchedFinder } from "../../src/jobs/touched.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, person, stake } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";

const { graph, driver } = freshGraph();
let wasAsked = false;
const listening: Graph = {
  ...graph,
  columns(name, params) {
    if (name === "derive/holdings") wasAsked = true;
    return graph.columns(name, params);
  },
};
const touched = touchedFinder(listening);
const derive: Job = {
  id: "derive",
  nameZh: "推导",
  run: (at) => deriveOnce(listening, at, touched),
};

/** One run: whether the holdings were read, and what became of the derived statements. */
async function run(job = derive, asOf = "2026-06-30") {
  wasAsked = false;
  const runner = createJobRunner(graph, [job], "derive#1", () => new Date());
  const { status, opened, kept, closed, rowsIn, rowsOut } = await runner.run("derive", { asOf });
  return { status, wasAsked, counts: [opened, kept, closed], rows: [rowsIn, rowsOut] };
}

const half = { sharePercent: "40" };

beforeEach(async () => {
  await wipeGraph(driver);
  await migrate(graph);
  // P holds 40 % of A and all of B, which holds another 40 % of A: together a majority.
  await loadTables(graph, "first", {
    subjects: [person("P"), company("A"), company("B")],
    shareholdings: [
      stake("pa", "P", "A", half),
      stake("pb", "P", "B", { sharePercent: "100" }),
      stake("ba", "B", "A", half),
    ],
  });
  expect(await run()).toMatchObject({ wasAsked: true, counts: [1, 0, 0], rows: [3, 1] });
});

test("a derivation stands while nothing was loaded, at any date, and is counted as before", async () => {
  const standing = { wasAsked: false, counts: [0, 1, 0], rows: [3, 1] };
  expect(await run()).toMatchObject(standing);
  expect(await run(derive, "2027-01-01")).toMatchObject(standing);
});

test("it is made again after a load", async () => {
  const moved = stake("ba", "B", "A", { sharePercent: "5" });
  await loadTables(graph, "second", { shareholdings: [moved] }, { mode: "delta" });
  expect(await run()).toMatchObject({ wasAsked: true, counts: [0, 0, 1], rows: [3, 0] });
  expect(await run()).toMatchObject({ wasAsked: false, counts: [0, 0, 0], rows: [3, 0] });
});

test("it is made again after one that failed, which may have written", async () => {
  const failing = { ...derive, run: () => Promise.reject(new Error("the power went")) };
  expect(await run(failing)).toMatchObject({ status: "failed" });
  expect(await run()).toMatchObject({ status: "done", wasAsked: true, counts: [0, 1, 0] });
  expect(await run()).toMatchObject({ wasAsked: false });
});
