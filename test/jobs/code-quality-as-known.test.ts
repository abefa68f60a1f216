import { expect, test } from "vitest";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { readCodeQuality } from "../../src/read/code-quality.ts";
import type { Row } from "../load/bundle-folder.ts";
import { broken, code, coded, company } from "../load/bundle-folder.ts";
import { emptiedGraph, home, loadTables } from "../load/loading.ts";

const { graph } = emptiedGraph();
const clock = () => new Date();
const runner = createJobRunner(graph, createJobs({ graph, home, clock }), "codes-known#1", clock);
const now = () => clock().toISOString();

async function count(asOf: string) {
  expect(await runner.run("code-quality", { asOf })).toMatchObject({ error: null });
}

const days = ["2026-06-30", "2026-07-01", "2026-07-02", "2026-07-03"];
const both = [...coded(3, "350203"), ...coded(2, "350602", 10)];
const changes: Row[][] = [
  both,
  [...both.slice(1), company("350203-0", { regionCode: "350203", uscc: broken(code(0)) })],
  coded(3, "350203"),
  [...both, company("new", { regionCode: "350802", uscc: code(50) })],
];
/** Of each division organisations and wrong codes, and how many divisions were not counted by then. */
const told = async (asOf: string, knownAt: string) => {
  const { regions, laterCounted } = await readCodeQuality(graph, null, "COUNTY", 200, { asOf, knownAt });
  return [regions.map((one) => [one.regionCode, one.organisations, one.wrong].join(" ")), laterCounted];
};

test("figures of an earlier time are those last counted for a day up to then and known then, of every pair of times", async () => {
  const before = now();
  const times: string[] = [];
  for (const [nth, asOf] of days.entries()) {
    const more = { acceptShrinkage: true };
    await loadTables(graph, `d${nth}`, { subjects: changes[nth]! }, more);
    await count(asOf);
    times.push(now());
  }
  const expected = [
    ["350203 3 0", "350602 2 0"],
    ["350203 3 1", "350602 2 0"],
    ["350203 3 0"],
    ["350203 3 0", "350602 2 0", "350802 1 0"],
  ];
  for (const [day, asOf] of days.entries())
    for (const [time, knownAt] of times.entries())
      expect(await told(asOf, knownAt), `${asOf} ${knownAt}`).toEqual([expected[Math.min(day, time)], 0]);
  // Before the first count nothing is told, and of how many divisions; not of one that was new later.
  expect(await told(days[3]!, before)).toEqual([[], 2]);
  expect(await told("2026-06-29", times[3]!)).toEqual([[], 2]);
});

test("figures of a run for an earlier day than the one before are its own from then on", async () => {
  await loadTables(graph, "d0", { subjects: changes[0]! });
  await count(days[2]!);
  const first = now();
  await loadTables(graph, "d1", { subjects: changes[1]! });
  await count(days[1]!);
  const second = now();
  const [were, are] = [
    ["350203 3 0", "350602 2 0"],
    ["350203 3 1", "350602 2 0"],
  ];
  expect(await told(days[2]!, first)).toEqual([were, 0]);
  expect((await told(days[1]!, second))[0]).toEqual([are[0]]);
  expect(await told(days[2]!, second)).toEqual([are, 0]);
});
