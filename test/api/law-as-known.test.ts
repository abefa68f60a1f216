import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { raiseObjection } from "../../src/discipline/objections.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import type { AddedLaw } from "../../src/model/law.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { company, listing, stake } from "../load/bundle-folder.ts";
import { loadTables, testGraph } from "../load/loading.ts";
import { cityList, ownSpan, publicationClock } from "../model/entered-law.ts";
import { executed } from "./executed.ts";

const graph = testGraph();
const driver = testDriver();
const clock = () => new Date();
const ASOF = "2026-07-10";
/** A restriction becomes severe, work safety ceases to be, and a city has a list of its own. */
const changed: AddedLaw = {
  ...NOTHING_ADDED,
  severe: [
    {
      ...{ listCode: "consumptionRestriction", jurisdiction: "350000", from: "2026-07-01", to: null },
      ...{ basis: "新法第二条", sure: "L", supersedes: [], counts: true },
    },
    {
      ...{ listCode: "workSafety", jurisdiction: "100000", from: "2026-07-01", to: null },
      ...{ basis: "废止决定", sure: "L", supersedes: ["100000"], counts: false },
    },
    ownSpan,
  ],
  lists: [cityList],
  caseClocks: [
    {
      ...{ id: "fujian-2026", source: "福建新办法第一条", jurisdiction: "350000", what: "objection" },
      ...{ heldByProvider: null, firstDays: 2, decideDays: 4, decideDaysExtended: null, authority: null },
      ...{ from: "2026-07-01", to: null, sure: "L", firstSure: "L", supersedes: [] },
    },
  ],
  publicationClocks: [publicationClock],
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(source: string): Promise<any> {
  const runJob = () => Promise.reject(new Error("runs nothing"));
  const audit = { record: async () => undefined };
  const discipline = disciplineOf({ graph, clock, owner: "test" });
  const parts = { graph, clock, discipline, audit, runJob, ownershipAbove: ownershipAboveOf(graph) };
  const { data, errors } = await executed({ source, contextValue: contextOf(parts, "test") });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

const card = `id listed score { tier points } listings { listNameZh severe red doubtsZh state periodRule { ruleId classZh }
  underObjection { due overdue objections { clock { source sure decideDue } } } }
  penalties { duePublications { ruleId due } }`;
/** All that says which lists are severe, at one moment. */
async function answers(knownAt: string) {
  const times = `asOf: "${ASOF}", knownAt: "${knownAt}"`;
  return ask(`{
    restricted: subject(id: "R", ${times}) { ${card} }
    unsafe: subject(id: "W", ${times}) { ${card} }
    local: subject(id: "X", ${times}) { ${card} }
    neighbourhood(id: "A", ${times}) { nodes { id listed tier } }
    paths(from: "R", to: "A", ${times}) { paths { nodes { id listed } } }
    map(${times}) { nodes { id listed } }
    dashboard(${times}) { listed byTier { tier subjects } regions { regionCode listed } }
    batchCheck(keys: ["公司R", "公司W"], ${times}) { key tier subject { listed } }
    organisationCandidates(${times}) { lookedAt }
    lists(regionCode: "350203", ${times}) { code nameZh severeNow severe { basis } basis { nameZh } }
    openCases(${times}) { overdueCount edges { node { due overdue workingDaysLeft sure } } }
    alerts(${times}) { edges { node { id status doubtsZh explanationZh } } }
  }`);
}
const listed = (of: Awaited<ReturnType<typeof answers>>) =>
  ["restricted", "unsafe", "local"].filter((name) => of[name].listed);

async function night() {
  const runner = createJobRunner(graph, createJobs({ graph, home: makeHome(), clock }), "law#1", clock);
  for (const id of ["derive", "listed-actual-controller", "score"])
    expect(await runner.run(id, { asOf: ASOF })).toMatchObject({ status: "done" });
  return clock().toISOString();
}

beforeAll(async () => {
  await wipeGraph(driver);
  await migrate(graph);
  await loadTables(graph, "first", {
    subjects: ["R", "W", "X", "A"].map((id) => company(id, { regionCode: "350203" })),
    shareholdings: [stake("ra", "R", "A", { sharePercent: "100" })],
    listings: [
      listing("r", "R", { listCode: "consumptionRestriction", listedOn: "2026-01-05" }),
      listing("w", "W", { listCode: "workSafety", listedOn: "2026-01-05" }),
      listing("x", "X", { listCode: "xiamenSevere", listedOn: "2026-01-05" }),
    ],
    penalties: [
      {
        ...{ recordId: "p", subjectId: "X", penaltyType: "fine", authority: "某市应急管理局" },
        decidedOn: "2026-07-01",
      },
    ],
  });
  const objection = { statementId: "s:x", ground: "factError", raisedOn: "2026-07-02" } as const;
  const said = { reason: "登记有误", raisedBy: "当事人", actor: "test" };
  await raiseObjection({ graph, clock, owner: "test" }, { ...objection, ...said });
});
afterEach(() => enactLaw());
afterAll(async () => {
  removeHomes();
  await wipeGraph(driver);
  await graph.close();
  await driver.close();
});

test("a moment before any run goes by the law in force", async () => {
  const knownAt = clock().toISOString();
  expect(listed(await answers(knownAt))).toEqual(["unsafe"]);
  enactLaw(changed);
  expect(listed(await answers(knownAt))).toEqual(["restricted", "local"]);
});

test("which lists count as severe is answered by the law.json of the moment asked, whatever it says now", async () => {
  const builtIn = await night();
  const first = await answers(builtIn);
  enactLaw(changed);
  const entered = await night();
  const second = await answers(entered);
  enactLaw();
  const back = await night();

  expect([listed(first), listed(second)]).toEqual([["unsafe"], ["restricted", "local"]]);
  expect(await answers(builtIn)).toEqual(first);
  expect(await answers(entered)).toEqual(second);
  expect(listed(await answers(back))).toEqual(["unsafe"]);
  // And with another law in force: the moment decides, not the process.
  enactLaw(changed);
  expect(await answers(builtIn)).toEqual(first);

  // What each of them says differs, or the comparison above would prove nothing.
  expect([first.restricted.listings[0].periodRule, second.restricted.listings[0].periodRule]).toEqual([
    null,
    { ruleId: "ndrc-36-severe", classZh: "严重" },
  ]);
  expect([first.local.listings[0].listNameZh, second.local.listings[0].listNameZh]).toEqual([
    "xiamenSevere",
    "厦门市严重失信主体名单",
  ]);
  expect([first.local.listings[0].doubtsZh.length, second.local.listings[0].doubtsZh.length]).toEqual([1, 0]);
  const clocks = (of: typeof first) => {
    const { due, overdue, objections } = of.local.listings[0].underObjection;
    const dues: { ruleId: string }[] = of.local.penalties[0].duePublications;
    const publicity = dues.filter(({ ruleId }) => ruleId.startsWith("double-publicity"));
    return [due, overdue, objections[0].clock.source, ...publicity];
  };
  expect(clocks(first)).toEqual([
    ...["2026-07-09", true, "所在地规定尚未录入，暂按上海、浙江规定的期限"],
    { ruleId: "double-publicity-424", due: "2026-07-10" },
  ]);
  expect(clocks(second)).toEqual([
    ...["2026-07-08", true, "福建新办法第一条"],
    { ruleId: "double-publicity-2026", due: "2026-07-08" },
  ]);
  const [before, after] = [first, second].map((of) => of.openCases.edges[0].node);
  expect(before).toEqual({ due: "2026-07-09", overdue: true, workingDaysLeft: -1, sure: "M" });
  expect(after).toEqual({ due: "2026-07-08", overdue: true, workingDaysLeft: -2, sure: "L" });
  const severe = (of: typeof first) =>
    of.lists.filter((one: { severeNow: boolean }) => one.severeNow).map((one: { code: string }) => one.code);
  expect([severe(first).includes("workSafety"), severe(second).includes("workSafety")]).toEqual([
    true,
    false,
  ]);
  expect([severe(first).includes("xiamenSevere"), severe(second).includes("xiamenSevere")]).toEqual([
    false,
    true,
  ]);
  const drawn = (of: typeof first, where: string) =>
    of[where].nodes
      .filter((node: { listed: boolean }) => node.listed)
      .map((node: { id: string }) => node.id)
      .sort();
  expect([drawn(first, "map"), drawn(second, "map")]).toEqual([["W"], ["R", "X"]]);
  expect([drawn(first, "neighbourhood"), drawn(second, "neighbourhood")]).toEqual([[], ["R"]]);
  expect([first.dashboard.listed, second.dashboard.listed]).toEqual([1, 2]);
  expect([first.organisationCandidates.lookedAt, second.organisationCandidates.lookedAt]).toEqual([1, 2]);
  expect([first.restricted.score.tier, second.restricted.score.tier, first.unsafe.score.tier]).toEqual([
    expect.not.stringMatching("^D$"),
    "D",
    "D",
  ]);
  expect([first.alerts.edges.length, second.alerts.edges.length]).toEqual([0, 1]);
});
