import { beforeAll, expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { dailyReportInput } from "../../src/jobs/report-input.ts";
import { chinaDate } from "../../src/model/dates.ts";
import { dailyAlertsCsv } from "../../src/report/daily-alerts.ts";
import { night } from "../discipline/judged-graph.ts";
import { company, listing, stake } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";
import { executed } from "./executed.ts";

const { graph } = freshGraph();
const clock = () => new Date();

async function ask(source: string) {
  const runJob = () => Promise.reject(new Error("runs nothing"));
  const audit = { record: async () => undefined };
  const discipline = disciplineOf({ graph, clock, owner: "test" });
  const parts = { graph, clock, discipline, audit, runJob, ownershipAbove: ownershipAboveOf(graph) };
  const { data, errors } = await executed({ source, contextValue: contextOf(parts, "test") });
  expect(errors).toBeUndefined();
  return data as any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** Who controls whom: listed in Xiamen by the Yangtze delta's list, in Shanghai by it, and by a list of the country. */
const listed = [
  ["XM", "350203", "ecology"],
  ["SH", "310115", "ecology"],
  ["WS", "350203", "workSafety"],
] as const;

beforeAll(async () => {
  await loadTables(graph, "d1", {
    subjects: listed.flatMap(([id, regionCode]) => [
      company(id, { regionCode, name: `${id}控股公司` }),
      company(`${id}-sub`, { regionCode: "350203", name: `${id}子公司` }),
    ]),
    shareholdings: listed.map(([id]) => stake(`s-${id}`, id, `${id}-sub`, { sharePercent: "80" })),
    listings: listed.map(([id, , listCode]) =>
      listing(`l-${id}`, id, { listCode, documentNo: "〔2025〕1号" }),
    ),
  });
  await night(graph);
});

const elsewhere =
  "「生态环境严重失信」依上海市、江苏省、浙江省、安徽省的规定列为严重失信主体名单，主体所在地厦门市思明区未见此规定。";

test.each([
  ["XM", 2, true],
  ["SH", 1, false],
  ["WS", 0, false],
])("%s: %i doubts on the listing, the lead, its sentence and letter", async (id, count, isElsewhere) => {
  const { subject } = await ask(`{ subject(id: "${id}") { listings { severe doubtsZh } } }`);
  expect(subject.listings).toMatchObject([{ severe: true }]);
  const doubts: string[] = subject.listings[0].doubtsZh;
  expect([doubts.length, doubts.includes(elsewhere)]).toEqual([count, isElsewhere]);
  const { alerts } = await ask(`{ alerts(filter: { rules: ["listed-actual-controller"], seed: "${id}" }) {
    edges { node { doubtsZh explanationZh letter certificate { hops { listNameZh role } } } } } }`);
  expect(alerts.edges).toHaveLength(1);
  const { doubtsZh, explanationZh, letter, certificate } = alerts.edges[0].node;
  expect(doubtsZh).toEqual(doubts);
  for (const doubt of doubts)
    expect([explanationZh.includes(doubt), letter.includes(doubt)]).toEqual([true, true]);
  expect(explanationZh.includes("待核实")).toBe(count > 0);
  expect(certificate.hops[0].listNameZh).toBe(id === "WS" ? "安全生产严重失信主体" : "生态环境严重失信");
});

test.each([
  ["XM", "severe-listing", "own"],
  ["XM-sub", "linkage", "lead"],
])("%s: the line %s of the score tells the doubts of the listing it rests on, %s", async (id, factor) => {
  const { subject } = await ask(
    `{ subject(id: "${id}") { score { ledger { factor evidence doubtsZh } } alerts { doubtsZh } listings { doubtsZh } } }`,
  );
  const line = subject.score.ledger.find((one: { factor: string }) => one.factor === factor);
  expect(line.doubtsZh).toHaveLength(2);
  expect(line.doubtsZh).toContain(elsewhere);
  const told = [...subject.listings, ...subject.alerts].flatMap(
    (one: { doubtsZh: string[] }) => one.doubtsZh,
  );
  expect([...new Set(told)].sort()).toEqual([...line.doubtsZh].sort());
});

test("lines that rest on firm law tell none, and as of a day before nothing is told of what came later", async () => {
  for (const id of ["WS", "WS-sub"]) {
    const { subject } = await ask(`{ subject(id: "${id}") { score { ledger { factor doubtsZh } } } }`);
    expect(subject.score.ledger.length).toBeGreaterThan(0);
    for (const line of subject.score.ledger) expect(line.doubtsZh).toEqual([]);
  }
  const before = await ask(
    `{ subject(id: "XM", asOf: "2024-12-31") { score { ledger { factor doubtsZh } } } }`,
  );
  expect(before.subject.score.ledger).toEqual([]);
  const then = await ask(
    `{ subject(id: "XM", asOf: "2025-06-30") { score { ledger { factor doubtsZh } } } }`,
  );
  expect(then.subject.score.ledger).toMatchObject([{ factor: "severe-listing" }]);
  expect(then.subject.score.ledger[0].doubtsZh).toContain(elsewhere);
});

test("the report of the day tells the same doubts of the same leads", async () => {
  const moment = { asOf: chinaDate(new Date()), knownAt: new Date().toISOString() };
  const lines = dailyAlertsCsv(await dailyReportInput(graph, moment)).split("\r\n");
  const of = (id: string) =>
    lines.filter((line) => line.includes(`${id}子公司`) && line.includes("共同控制"));
  expect(of("XM").length).toBeGreaterThan(0);
  for (const line of of("XM")) expect(line).toContain(elsewhere);
  for (const line of of("SH"))
    expect([line.includes("未见文号"), line.includes(elsewhere)]).toEqual([true, false]);
  for (const line of of("WS")) expect(line).not.toContain("待核实");
});
