import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import readXlsxFile from "read-excel-file/node";
import { migrate } from "../../src/graph/migrate.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { reissueMonthlyReport } from "../../src/jobs/run-monthly-report.ts";
import { reissueDailyReport } from "../../src/jobs/run-report.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import type { AddedLaw } from "../../src/model/law.ts";
import { enactedLaw, enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { builtInPeriodRules } from "../../src/model/period-rules.ts";
import { readListings } from "../../src/read/credit-file.ts";
import { readToDelete } from "../../src/read/to-delete.ts";
import { scoresAt } from "../../src/scores/scores-at.ts";
import { detectFindings } from "../../src/jobs/detect.ts";
import { ruleById } from "../../src/rules/catalogue.ts";
import { wipeGraph } from "../graph/wipe.ts";
import type { Row } from "../load/bundle-folder.ts";
import { company, link, listing, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { runNight } from "../seed-region.ts";

const { graph, driver } = freshGraph();
const clock = () => new Date();
const ASOF = "2026-06-30";
let home: string;

/** One issue: the moment it spoke of, and its three files as they lay on the disk then. */
interface Issue {
  knownAt: string;
  html: string;
  csv: string;
  sheets: unknown;
}

async function filesOf([html, xlsx, csv]: readonly string[]): Promise<Omit<Issue, "knownAt">> {
  const sheets = await readXlsxFile(readFileSync(xlsx!));
  return { html: readFileSync(html!, "utf8"), csv: readFileSync(csv!, "utf8"), sheets };
}
async function night(asOf = ASOF): Promise<Issue> {
  const runner = createJobRunner(graph, createJobs({ graph, home, clock }), home, clock);
  const report = (await runNight(runner, asOf)).find(({ job }) => job === "daily-report")!;
  return { knownAt: report.knownAt!, ...(await filesOf(report.notes)) };
}
async function again(knownAt: string): Promise<Issue> {
  return { knownAt, ...(await filesOf(await reissueDailyReport({ graph, home }, { asOf: ASOF, knownAt }))) };
}
const listed = ({ html }: Issue) => Number(/列入严重失信主体名单 (\d+) 个/.exec(html)![1]);
const toDelete = ({ csv, html }: Issue) => (html + csv).includes("浙江省公共信用信息管理条例第十六条");

/** What readers, a rule and the scores say of one moment, by what was known then. */
async function answers(knownAt: string) {
  const at = { asOf: ASOF, knownAt };
  const [cards, gone, scores, findings] = await Promise.all([
    readListings(graph, ["zj", "sh"], at),
    readToDelete(graph, { first: 10 }, at),
    // What leads take away is of the book; it has its own tests.
    scoresAt(graph, at, { leads: [] }),
    detectFindings(graph, ruleById("guarantees-listed")!, at),
  ]);
  return {
    cards: cards.map(({ statementId, inUseUntil }) => `${statementId} ${inUseUntil}`),
    gone: gone.rows.map(
      ({ fact }) => `${fact.statementId} ${fact.toDeleteFrom} ${fact.ruleId} ${fact.source}`,
    ),
    count: gone.totalCount,
    scores: scores.map(({ subjectId, points, ledgerJson }) => `${subjectId} ${points} ${ledgerJson}`),
    findings: findings.map(({ targetId, seedIds }) => `${targetId} ${seedIds.join()}`).sort(),
  };
}

const penalty = (recordId: string, subjectId: string): Row => ({
  ...{ recordId, subjectId, penaltyType: "fine", authority: "某市应急管理局", decidedOn: "2015-03-01" },
  ...{ actFrom: "2014-01-01", actTo: "2014-12-31" },
});
const homeOf = (zj: string, sh: string) => [
  company("zj", { regionCode: zj }),
  company("sh", { regionCode: sh }),
];

beforeEach(async () => {
  home = temporaryFolder();
  await wipeGraph(driver);
  await migrate(graph);
  const act = { actFrom: "2014-01-01", actTo: "2014-12-31", listedOn: "2015-03-01" };
  await loadTables(graph, "first", {
    subjects: [...homeOf("350203", "350203"), company("g", { regionCode: "350203" })],
    listings: [listing("lz", "zj", act), listing("ls", "sh", act)],
    penalties: [penalty("pz", "zj"), penalty("ps", "sh")],
    links: [
      link("gz", "g", "zj", { amountFen: "100000000" }),
      link("gs", "g", "sh", { amountFen: "100000000" }),
    ],
  });
});
afterEach(() => enactLaw());

async function expectSame(issue: Issue, before: Awaited<ReturnType<typeof answers>>) {
  const now = await again(issue.knownAt);
  expect(now.html).toBe(issue.html);
  expect(now.csv).toBe(issue.csv);
  expect(now.sheets).toEqual(issue.sheets);
  expect(await answers(issue.knownAt)).toEqual(before);
}

describe("a subject with an old penalty and an old severe listing that moves", () => {
  test("leaves every issue and every answer of before as they were, by ripple or by night", async () => {
    const first = await night();
    const said = await answers(first.knownAt);
    expect([listed(first), toDelete(first), said.count]).toEqual([2, false, 0]);
    const endsTouched = new Set<string>();
    const told = { subjects: homeOf("330106", "310115") };
    const moved = await loadTables(graph, "moved", told, { mode: "delta", endsTouched });
    const at = clock().toISOString();
    const moment = { runId: "ripple", asOf: ASOF, knownAt: at, at };
    await runRipple(graph, [...endsTouched], moment, await loadedAt(graph, moved.loadId));
    await expectSame(first, said);
    const second = await night("2026-07-01");
    const then = await answers(second.knownAt);
    // Control: known now, the penalty is to be deleted (浙江 art. 16), and the listing ended (上海 art. 35).
    const now = await again(clock().toISOString());
    expect([listed(now), toDelete(now)]).toEqual([1, true]);
    expect(then.gone).toEqual(["s:pz 2020-03-02 zhejiang-16-delete 浙江省公共信用信息管理条例第十六条"]);
    expect(then.cards).toEqual(expect.arrayContaining(["s:ls 2020-01-01", "s:lz null"]));
    expect(then.findings).not.toEqual(said.findings);
    // And back again: neither move is forgotten.
    await loadTables(graph, "back", { subjects: homeOf("350203", "350203") }, { mode: "delta" });
    await night("2026-07-02");
    await expectSame(first, said);
    expect(await answers(second.knownAt)).toEqual(then);
    expect((await answers(clock().toISOString())).gone).toEqual([]);
  });

  test("is said by one version more for each move, and by none where nothing moved", async () => {
    const versions = async () => {
      const rows = await asked(
        driver,
        "MATCH (f:Listing|Penalty) RETURN count(f) AS all, count(CASE WHEN f.supersededAt > localdatetime('9000-01-01T00:00') THEN 1 END) AS open",
      );
      return [Number(rows[0]!["all"]), Number(rows[0]!["open"])];
    };
    await night();
    await night("2026-07-01");
    expect(await versions()).toEqual([4, 4]);
    await loadTables(graph, "moved", { subjects: homeOf("330106", "350203") }, { mode: "delta" });
    await night("2026-07-02");
    await night("2026-07-03");
    // The listing of Zhejiang waits for its removal; the penalty has an end.
    expect(await versions()).toEqual([5, 4]);
  });
});

describe("a row of law.json that changes", () => {
  const rule = builtInPeriodRules.find(({ id }) => id === "zhejiang-16-delete")!;
  const law = (source: string, monthsMax: number): AddedLaw => ({
    ...NOTHING_ADDED,
    periodRules: [
      {
        ...{ ...rule, id: "fujian-1", source, monthsMax, jurisdiction: "350000", waitsForRemoval: false },
        supersedes: [],
      },
      {
        ...{ ...rule, id: "fujian-2", source, monthsMax, jurisdiction: "350000", waitsForRemoval: false },
        ...{ effect: "share" as const, supersedes: [] },
      },
    ],
  });
  const severe = {
    ...{ listCode: "abnormalOperations", jurisdiction: "100000", from: "2026-01-01", to: null },
    ...{ basis: "新法第二条", sure: "L" as const, supersedes: [], counts: true },
  };

  test("changes nothing that was known before, not even which article is named", async () => {
    const builtIn = await night();
    const saidBuiltIn = await answers(builtIn.knownAt);
    enactLaw(law("甲办法第一条", 60));
    const first = await night();
    const said = await answers(first.knownAt);
    expect(first.html).toContain("甲办法第一条");
    expect([listed(builtIn), listed(first)]).toEqual([2, 0]);
    enactLaw({ ...law("乙办法第二条", 120), severe: [severe] });
    const second = await night("2026-07-01");
    const saidSecond = await answers(second.knownAt);
    expect([saidBuiltIn.count, said.count, saidSecond.count]).toEqual([0, 4, 4]);
    expect([said.gone[0], saidSecond.gone[0]]).toEqual([
      "s:ls 2020-03-02 fujian-1 甲办法第一条",
      "s:ls 2025-03-02 fujian-1 乙办法第二条",
    ]);
    enactLaw();
    await night("2026-07-02");
    await expectSame(builtIn, saidBuiltIn);
    await expectSame(first, said);
    expect(await answers(second.knownAt)).toEqual(saidSecond);
    expect(enactedLaw().periodRules).toEqual([]);
    // Control: known now, nothing is to be deleted and both stand on their lists.
    const now = await again(clock().toISOString());
    expect(listed(now)).toBe(2);
    expect(now.html).not.toContain("办法第");
  });
});

describe("holidays of the next year, entered in the new year", () => {
  const holidays = [
    { year: 2027, notices: ["国办发明电〔2026〕1号"], off: ["2027-01-01..2027-01-03"], worked: [] },
  ];
  let now = new Date(0);
  /** Each look at the clock is a moment later, so that nothing happens twice at one. */
  const ticking = () => (now = new Date(now.getTime() + 5));
  const run = async (job: string, asOf: string) => {
    const runner = createJobRunner(graph, createJobs({ graph, home, clock: ticking }), home, ticking);
    const done = await runner.run(job, { asOf });
    expect(done.error).toBeNull();
    return done;
  };
  const december = async (knownAt: string): Promise<Issue> => {
    const paths = await reissueMonthlyReport({ graph, home }, { month: "2026-12", knownAt });
    return { knownAt, ...(await filesOf(paths)) };
  };
  /** Counted in time, of all judged, and not judged: of the penalties of the month. */
  const timely = ({ csv }: Issue) => {
    const lines = csv.split("\r\n").map((line) => line.split(","));
    const rows = lines.filter(([sheet, , , value]) => sheet === "数据质量" && value === "行政处罚及时率");
    const of = (row: string, name: string) =>
      Number(lines.find((one) => one[0] === "数据质量" && one[1] === row && one[2] === name)![3]);
    return ["计数", "总数", "无法判断"].map((name) => rows.reduce((sum, [, row]) => sum + of(row!, name), 0));
  };
  const told = (recordId: string, decidedOn: string) => ({
    ...{ penalties: [{ ...penalty(recordId, "zj"), decidedOn, actFrom: "", actTo: "" }] },
  });

  test("leave the monthly report of December as it was issued, and count December anew from then on", async () => {
    await wipeGraph(driver);
    await migrate(graph);
    const deliver = (id: string, at: string, tables: Parameters<typeof loadTables>[2]) => {
      now = new Date(at);
      return loadTables(graph, id, tables, { mode: "delta", clock: ticking });
    };
    const subjects = [company("zj", { regionCode: "350203" })];
    await deliver("early", "2026-12-10T04:00:00Z", { subjects, ...told("early", "2026-12-01") });
    await deliver("late", "2026-12-29T04:00:00Z", told("late", "2026-12-22"));
    now = new Date("2026-12-31T18:00:00Z");
    await run("quality", "2027-01-01");
    const night = await run("monthly-report", "2027-01-01");
    const issued: Issue = { knownAt: night.knownAt!, ...(await filesOf(night.notes)) };
    expect(timely(issued)).toEqual([1, 1, 1]);
    for (const day of ["2026-12-10", "2026-12-29"]) expect(issued.csv).toContain(`,日期,${day}\r\n`);

    enactLaw({ ...NOTHING_ADDED, holidays });
    // Of the rows of December one alone is judged otherwise; the others are no new version.
    expect(await run("quality", "2027-01-02")).toMatchObject({ rowsIn: 2, changed: 1 });
    const entered = await december(ticking().toISOString());
    expect(timely(entered)).toEqual([2, 2, 0]);
    enactLaw();
    expect(await run("quality", "2027-01-03")).toMatchObject({ rowsIn: 2, changed: 1 });
    expect(timely(await december(ticking().toISOString()))).toEqual([1, 1, 1]);

    for (const issue of [issued, entered]) {
      const again = await december(issue.knownAt);
      expect(again.html).toBe(issue.html);
      expect(again.csv).toBe(issue.csv);
      expect(again.sheets).toEqual(issue.sheets);
    }
  });
});
