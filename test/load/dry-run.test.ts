import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadReportLines } from "../../src/commands/load-lines.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { mappedSource } from "../../src/load/mapping/mapped-source.ts";
import { readMapping } from "../../src/load/mapping/mapping.ts";
import { disclosure } from "../../src/load/sources/disclosure/disclosure.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { temporaryFolder } from "./bundle-folder.ts";
import { asked, loadFolder, testGraph } from "./loading.ts";

const graph = testGraph();
const driver = testDriver();
beforeAll(async () => {
  await migrate(graph);
  await wipeGraph(driver);
});
afterAll(async () => {
  await graph.close();
  await driver.close();
});

const ROOT = join(import.meta.dirname, "../..");

/** A copy of an example, so that nothing can be written beside it. */
function example(path: string): string {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, path), folder, { recursive: true });
  return folder;
}
const nodes = async () =>
  asked(driver, "MATCH (n) WHERE NOT n:Migration AND NOT n:JobLock RETURN count(n) AS count");
const mapping = mappedSource(readMapping(join(ROOT, "seed/mappings/registry-extract.json")));

test("a dry run shows the first rows as understood and those it would keep out, and writes nothing", async () => {
  const folder = example("mapping/examples/registry-extract");
  const report = await loadFolder(graph, folder, { source: mapping, dryRun: true });
  expect(await nodes()).toEqual([{ count: 0n }]);
  const text = loadReportLines(report).join("\n");
  expect(text).toMatch(/^delivery \S+ of registry-extract \(full, as of \S+\): dryRun/);
  expect(text).toMatch(
    /first rows of shareholdings, as understood:\nstatementId +holderId +companyId +sharePpm +sharePpmMin +sharePpmMax +amountFen\n/,
  );
  expect(text).toMatch(/stake-\w+ +holder-\w+ +91350100M000100Y43 +600000 +600000 +600000 +600000000\n/);
  expect(text).toMatch(/rows that would be kept out:\ntable +place +column +value +reason\n/);
  expect(text).toMatch(
    /subjects +登记信息\.csv:7 +成立日期 +03\/04\/2020 +expected a day with the year first/,
  );
});

test("what a dry run shows is what the load then does, and again after it", async () => {
  const folder = example("mapping/examples/registry-extract");
  const dry = await loadFolder(graph, folder, { source: mapping, dryRun: true });
  const done = await loadFolder(graph, folder, { source: mapping });
  const counts = (report: typeof done) =>
    report.files.map(({ table, rowsQuarantined, rowsWritten }) => [table, rowsQuarantined, rowsWritten]);
  // What a dry run does not write it cannot refer to twice, so repeats are all that may differ.
  expect(counts(dry)).toEqual(counts(done));
  expect(done.quarantineSamples).toEqual([]);
  await asked(driver, "MATCH (r:LoadRun) DETACH DELETE r");
  const again = await loadFolder(graph, folder, { source: mapping, dryRun: true });
  expect(again.samples).toEqual(dry.samples);
  await wipeGraph(driver);
});

test("a dry run shows a column that a later row is the first to have", () => {
  const facts = [
    { id: "c", name: "公司" },
    { id: "p", name: "人", personKey: "k", formerNames: "旧名" },
  ];
  const report = { samples: [{ table: "subjects", facts }], files: [], tables: [], reports: [] };
  const lines = loadReportLines({ ...report, quarantinePaths: [], quarantineSamples: [] } as never);
  expect(lines.slice(-3)).toEqual([
    "id  name  personKey  formerNames",
    "c   公司",
    "p   人    made       旧名",
  ]);
});

test("a dry run masks what it shows", async () => {
  const folder = example("sources/examples/disclosure");
  const report = await loadFolder(graph, folder, { source: disclosure, dryRun: true });
  const text =
    loadReportLines(report).join("\n") +
    JSON.stringify(report, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  expect(text).toMatch(/penalties +行政处罚信息_20250301\.csv:6 +CF_XDR_SHXYM 统一社会信用代码 +\*\*\* /);
  expect(text).not.toMatch(/440524188001010014|11010519491231002X|34052419800101001X/);
});
