import { existsSync, readFileSync, readdirSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import readXlsxFile from "read-excel-file/node";
import { assessAlert } from "../../src/alerts/book.ts";
import { decideObjection, raiseObjection } from "../../src/discipline/objections.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { reissueDailyReport, wholeBefore } from "../../src/jobs/run-report.ts";
import { company, link, listing, office, person, stake, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { runNight } from "../seed-region.ts";

const { graph, driver } = freshGraph();
const home = temporaryFolder();
const clock = () => new Date();
const runner = createJobRunner(graph, createJobs({ graph, home, clock }), "again#1", clock);

/** One issue: the moment it spoke of, and its three files as they lay on the disk then. */
interface Issue {
  asOf: string;
  knownAt: string;
  html: string;
  xlsx: Buffer;
  csv: string;
}

function filesOf([html, xlsx, csv]: readonly string[]): Pick<Issue, "html" | "xlsx" | "csv"> {
  return { html: readFileSync(html!, "utf8"), xlsx: readFileSync(xlsx!), csv: readFileSync(csv!, "utf8") };
}

async function night(asOf: string): Promise<Issue> {
  const report = (await runNight(runner, asOf)).find((run) => run.job === "daily-report")!;
  return { asOf, knownAt: report.knownAt!, ...filesOf(report.notes) };
}

async function again({ asOf, knownAt }: Pick<Issue, "asOf" | "knownAt">): Promise<Issue> {
  return { asOf, knownAt, ...filesOf(await reissueDailyReport({ graph, home }, { asOf, knownAt })) };
}

const cells = (issue: Issue) => readXlsxFile(issue.xlsx);

async function alertAbout(rule: string, target: string): Promise<string> {
  const text = `MATCH (a:Alert {ruleId: '${rule}', targetId: '${target}'}) RETURN a.id AS id`;
  return (await asked(driver, text))[0]!["id"] as string;
}

async function assess(alertId: string, action: "DISMISS" | "SNOOZE") {
  const until = action === "SNOOZE" ? "2026-12-31" : null;
  const step = {
    alertId,
    action,
    until,
    reason: "核实",
    assignee: "乙",
    actor: "甲",
    at: clock().toISOString(),
  };
  await assessAlert(graph, step);
}

const delta = (id: string, tables: Parameters<typeof loadTables>[2]) =>
  loadTables(graph, id, tables, { mode: "delta" });

const region = { regionCode: "350203" };
let first: Issue;
let second: Issue;

beforeAll(async () => {
  await loadTables(graph, "first", {
    subjects: [
      ...[person("P"), person("Q"), company("A", region), company("B", region), company("C", region)],
      ...[person("R"), company("H", region)],
      ...[
        company("G", region),
        company("L", region),
        company("Z", { ...region, registeredOn: "2020-01-01" }),
      ],
    ],
    shareholdings: [stake("cl", "C", "L", { sharePercent: "30" })],
    positions: [
      office("pa", "P", "A"),
      office("pb", "P", "B"),
      office("qz", "Q", "Z"),
      office("rh", "R", "H"),
    ],
    links: [link("gl", "G", "L")],
    listings: [listing("l1", "P"), listing("l2", "L"), listing("l9", "R")],
  });
  first = await night("2026-06-30");
  // The second day: a lead closes, another changes its evidence, a third is dismissed.
  await delta("d1", {
    positions: [office("pb", "P", "B", { validTo: "2026-01-01" })],
    shareholdings: [stake("cl", "C", "L", { sharePercent: "40" })],
    links: [link("gl", "G", "L", { validTo: "2026-02-01" })],
  });
  await assess(await alertAbout("listed-person-in-office", "A"), "DISMISS");
  // Somebody objects to an office: the lead that rests on it is held.
  const parts = { graph, clock, owner: "again-test" };
  const told = { reason: "从未任职", raisedBy: "当事人", actor: "甲" };
  const { id } = await raiseObjection(parts, {
    statementId: "s:rh",
    ground: "factError",
    raisedOn: "2026-06-30",
    ...told,
  });
  second = await night("2026-07-01");
  await decideObjection(parts, {
    ...{ objectionId: id, decision: "UPHOLD", decidedOn: "2026-07-02", reason: "属实", actor: "甲" },
  });
  // Then: names and divisions change, facts are back-dated, superseded and restated, rows are kept out.
  await delta("d2", {
    subjects: [
      company("A", { name: "改名后", regionCode: "350602" }),
      company("N", { registeredOn: "2019-01-01" }),
    ],
    links: [link("gl", "G", "L")],
    shareholdings: [stake("cl", "C", "L", { sharePercent: "51", validFrom: "2019-01-01" })],
    listings: [
      listing("l3", "Q", { listedOn: "2024-03-01" }),
      listing("l1", "P", { removedOn: "2026-03-01" }),
      listing("bad", "Q", { listedOn: "never" }),
    ],
  });
  await runNight(runner, "2026-06-30");
  await runNight(runner, "2026-07-02");
  await assess(await alertAbout("invests-in-listed", "C"), "SNOOZE");
  await runNight(runner, "2026-07-03");
});

describe("a report of an old moment", () => {
  test.each(["first", "second"] as const)(
    "is the %s issue again: HTML and CSV byte by byte",
    async (which) => {
      const issue = { first, second }[which];
      const { html, csv } = await again(issue);
      expect(html).toBe(issue.html);
      expect(csv).toBe(issue.csv);
    },
  );

  test.each(["first", "second"] as const)("is the %s issue again: XLSX cell by cell", async (which) => {
    const issue = { first, second }[which];
    const sheets = await cells(await again(issue));
    const names = ["摘要", "线索", "证据路径", "异议与修复", "应删除", "规则与参数", "数据口径"];
    expect(sheets.map(({ sheet }) => sheet)).toEqual(names);
    expect(sheets).toEqual(await cells(issue));
  });

  test("stands beside the first issue, and leaves no record of a run", async () => {
    const runs = () => asked(driver, "MATCH (run:JobRun) RETURN count(run) AS runs");
    const before = await runs();
    const names = readdirSync(`${home}/reports`);
    const paths = await reissueDailyReport({ graph, home }, first);
    expect(await runs()).toEqual(before);
    expect(paths[0]).toMatch(/daily-alerts-2026-06-30-known-\d{8}T\d{9}Z\.html$/);
    expect(existsSync(`${home}/reports/daily-alerts-2026-06-30.html`)).toBe(true);
    expect(readdirSync(`${home}/reports`)).toEqual(names);
  });

  test("carries no id of a run and no moment of its making", async () => {
    const ids = await asked(driver, "MATCH (run:JobRun) RETURN run.id AS id");
    const { html, csv } = await again(first);
    for (const { id } of ids) expect(html + csv).not.toContain(id);
    expect(html).not.toContain(first.knownAt);
  });
});

describe("the control: the same date asked of now", () => {
  test("tells other names, counts, evidence, deliveries and rows kept out", async () => {
    const now = await again({ asOf: "2026-06-30", knownAt: clock().toISOString() });
    expect(now.html).not.toBe(first.html);
    expect(now.csv).not.toBe(first.csv);
    expect(await cells(now)).not.toEqual(await cells(first));
    expect([first.html, now.html].map((page) => page.includes("隔离待更正记录 0 行"))).toEqual([true, false]);
    const listed = (page: string) => /列入严重失信主体名单 (\d+) 个/.exec(page)?.[1];
    // P is off the list since March, Q has been on it since 2024: as of 30 June L, Q and R are listed.
    expect([listed(first.html), listed(now.html)]).toEqual(["3", "3"]);
    expect([first.html.includes("漳州"), now.html.includes("漳州")]).toEqual([false, true]);
  });

  test("a lead that changed twice is told with the share of each moment", () => {
    expect(first.csv).toMatch(/公司C.*（30%）/);
    expect(second.csv).not.toMatch(/（30%）/);
  });

  test("the second issue says what closed since the first, and no longer counts the dismissed lead", () => {
    const closed = (issue: Issue) => issue.csv.split("\r\n").filter((line) => line.includes(",消除,"));
    expect(closed(first)).toEqual([]);
    expect(closed(second).some((line) => line.includes("公司B"))).toBe(true);
    expect(closed(second).some((line) => line.includes("公司G"))).toBe(true);
    const standing = (page: string) => Number(/在册线索 (\d+) 条/.exec(page)![1]);
    const left = standing(first.html) + Number(/新增线索 (\d+) 条|(无新增)/.exec(second.html)?.[1] ?? 0);
    expect(standing(second.html)).toBe(left - closed(second).length - 1);
  });

  test("the second issue tells the objection as under way, though it is decided since", () => {
    expect(first.html).toContain("本期没有新提出、在办或办结的异议");
    expect(second.html).toContain("本期新提出异议 1 件、信用修复申请 0 件，办结 0 件；在办 1 件");
    expect(second.html).toContain("因异议暂停处置的线索 1 条");
    expect(second.csv.split("\r\n").filter((line) => line.includes(",异议中,"))).toHaveLength(1);
  });

  test("a lead that closed and opened again is in the first issue as it was opened first", () => {
    expect(first.csv).toMatch(/公司G.*2026-06-30/);
  });
});

test("evidence that was written over before versions were kept is told, not guessed", async () => {
  await asked(driver, "MATCH (v:AlertVersion) DETACH DELETE v");
  const { html } = await again(first);
  expect(html).toMatch(/[1-9]\d* 条线索在该时点的证据与等级未留存/);
  expect(first.html).not.toContain("未留存");
});

test("while another job runs, a report speaks of the moment just before that one began", async () => {
  const moment = {
    runId: "own",
    asOf: "2026-07-03",
    knownAt: "2026-07-03T02:00:00.000Z",
    at: "2026-07-03T02:00:00.000Z",
  };
  expect(await wholeBefore(graph, moment)).toBe(moment.knownAt);
  await asked(
    driver,
    `CREATE (:JobRun {id: 'other', job: 'score', owner: 'o', status: 'running', asOf: date('2026-07-03'),
       startedAt: localdatetime('2026-07-03T01:59:00')})
     MERGE (lock:JobLock {key: 'score'}) SET lock.owner = 'o', lock.until = localdatetime('2026-07-03T08:00:00')`,
  );
  expect(await wholeBefore(graph, moment)).toBe("2026-07-03T01:58:59.999Z");
  await asked(
    driver,
    "MATCH (lock:JobLock {key: 'score'}) SET lock.until = localdatetime('2026-07-03T02:00:00')",
  );
  expect(await wholeBefore(graph, moment)).toBe(moment.knownAt);
});
