import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import readXlsxFile from "read-excel-file/node";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { reissueMonthlyReport } from "../../src/jobs/run-monthly-report.ts";
import { company, listing, office, person, temporaryFolder } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";

const { graph } = freshGraph();
const home = temporaryFolder();
let now = new Date("2026-06-15T04:00:00Z");
/** Each look at the clock is a moment later, so that nothing happens twice at one. */
const clock = () => (now = new Date(now.getTime() + 5));
const runner = createJobRunner(graph, createJobs({ graph, home, clock }), "month#1", clock);

async function run(job: string, asOf: string) {
  const done = await runner.run(job, { asOf });
  expect(done.error).toBeNull();
  return done;
}

async function changed(asOf: string) {
  await run("listed-person-in-office", asOf);
  await run("quality", asOf);
}

const filesOf = ([html, xlsx, csv]: readonly string[]) => {
  return { html: readFileSync(html!, "utf8"), xlsx: readFileSync(xlsx!), csv: readFileSync(csv!, "utf8") };
};
let issued: Awaited<ReturnType<typeof run>>;
let first: ReturnType<typeof filesOf>;

beforeAll(async () => {
  await loadTables(
    graph,
    "june",
    {
      subjects: [person("P"), company("A", { regionCode: "350203" }), company("B"), company("L")],
      positions: [office("pa", "P", "A"), office("pb", "P", "B", { validTo: "2026-06-20" })],
      listings: [
        listing("l1", "P"),
        listing("l2", "L", { listedOn: "2026-06-09", documentNo: "列2" }),
        listing("l3", "B", { listedOn: "2024-01-01", removedOn: "2026-06-30" }),
        listing("l4", "A", { listedOn: "2026-07-01" }),
      ],
    },
    { clock },
  );
  await changed("2026-06-15");
  await changed("2026-06-20");
  now = new Date("2026-06-30T18:00:00Z");
  issued = await run("monthly-report", "2026-07-01");
  first = filesOf(issued.notes);
});

const june = () => ({ month: "2026-06", knownAt: issued.knownAt! });

test("the first night of a month issues the month before, the later ones nothing", async () => {
  expect(issued.notes.map((path) => path.replace(`${home}/reports/`, ""))).toEqual([
    "monthly-2026-06.html",
    "monthly-2026-06.xlsx",
    "monthly-2026-06.csv",
  ]);
  expect(await run("monthly-report", "2026-07-02")).toMatchObject({ notes: [], changed: 0, status: "done" });
});

test("the workbook tells leads, listings and quality of the month", async () => {
  const sheets = await readXlsxFile(first.xlsx);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(["摘要", "线索", "名单", "数据质量", "数据口径"]);
  const [summary, leads, listings, quality, limits] = sheets.map(({ data }) => data);
  expect(summary!.slice(5, 11).map((row) => row[1])).toEqual([2, 1, 1, 1, 1, 1]);
  // Two leads opened on 15 June, the one of B closed on the 20th.
  expect(leads!.at(-1)).toEqual(["合计", null, 2, 1, 1]);
  const told = listings!.slice(3).map((row) => [row[0], row[1], row[2]]);
  expect(told).toEqual([
    ["列入", "2026-06-09", "公司L"],
    ["移出", "2026-06-30", "公司B"],
  ]);
  // Of the four listings two were told long after, that of 9 June within seven working days, one before its day.
  expect(quality!.map((row) => row[4])).toContain("经异议核查记录属实率");
  expect(new Set(quality!.slice(4).map((row) => row[1]))).toEqual(new Set(["2026-06-15"]));
  const timely = quality!.filter((row) => row[4] === "名单及时率").map((row) => row.slice(5, 8));
  const sum = (at: number) => timely.reduce((all, row) => all + Number(row[at]), 0);
  expect([sum(0), sum(1), sum(2)]).toEqual([1, 3, 1]);
  expect(JSON.stringify(limits)).toContain("首次交付在本月");
});

test("issued again for its moment after later changes it is the same, and for now it is not", async () => {
  await loadTables(
    graph,
    "july",
    {
      subjects: [company("L", { name: "改名后" })],
      positions: [office("pb", "P", "B")],
      listings: [
        listing("l2", "L", { listedOn: "2026-06-10" }),
        listing("l5", "B", { listedOn: "2026-06-11" }),
      ],
    },
    { mode: "delta", clock },
  );
  await changed("2026-07-02");
  const again = filesOf(await reissueMonthlyReport({ graph, home }, june()));
  expect(again.html).toBe(first.html);
  expect(again.csv).toBe(first.csv);
  expect(await readXlsxFile(again.xlsx)).toEqual(await readXlsxFile(first.xlsx));
  const later = filesOf(
    await reissueMonthlyReport({ graph, home }, { month: "2026-06", knownAt: clock().toISOString() }),
  );
  expect([first.csv.includes("改名后"), later.csv.includes("改名后")]).toEqual([false, true]);
  expect(later.html).not.toBe(first.html);
});
