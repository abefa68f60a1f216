import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import type { Row } from "./bundle-folder.ts";
import {
  bundleFolder,
  company,
  listing,
  person,
  stake,
  tableText,
  temporaryFolder,
} from "./bundle-folder.ts";
import { canonicalDump } from "./canonical-dump.ts";
import { asked, loadFolder, loadTables, testGraph } from "./loading.ts";

const graph = testGraph();
const driver = testDriver();
beforeAll(() => migrate(graph));
beforeEach(() => wipeGraph(driver));
afterAll(async () => {
  await graph.close();
  await driver.close();
});

const subjects = [company("a"), company("b"), company("c"), person("p")];
const quarantined = (path: string): Row[] => parse(readFileSync(path), { columns: true });
const openStakes = async () =>
  (
    await asked(
      driver,
      `MATCH ()-[r:OWNS]->() WHERE r.supersededAt = localdatetime('9999-12-31T00:00:00')
    RETURN r.statementId AS id, r.sharePpm AS ppm ORDER BY id`,
    )
  ).map((row) => `${row["id"] as string} ${row["ppm"] as bigint}`);

test("a quarantined row stands in its file with place, cell and reason, and no formula runs", async () => {
  const report = await loadTables(graph, "d1", {
    subjects: [...subjects, company("e", { name: "=HYPERLINK(1)", status: "closed" })],
    shareholdings: [stake("s1", "a", "nobody"), stake("s2", "a", "b")],
  });
  const [subjectsFile, stakesFile] = report.quarantinePaths;
  expect(quarantined(subjectsFile!)[0]).toMatchObject({
    id: "e",
    name: "'=HYPERLINK(1)",
    file: "subjects.csv",
    line: "6",
    column: "status",
    value: "closed",
  });
  expect(quarantined(stakesFile!)).toMatchObject([
    {
      statementId: "s1",
      file: "shareholdings.csv",
      line: "2",
      column: "companyId",
      value: "nobody",
      reason: "refers to a subject that neither this delivery nor the graph knows",
    },
  ]);
  expect(await openStakes()).toEqual(["s:s2 600000"]);
  const [run] = await asked(
    driver,
    "MATCH (r:LoadRun) RETURN r.rowsQuarantined AS rows, r.outcome AS outcome",
  );
  expect(run).toEqual({ rows: 2n, outcome: "complete" });
});

test("an identity digest is masked in quarantine", async () => {
  const idNumber = "350203199001011234";
  const report = await loadTables(graph, "d1", { subjects: [person("p", { idDigest: idNumber })] });
  expect(readFileSync(report.quarantinePaths[0]!, "utf8")).not.toContain(idNumber);
});

describe("a repeated key", () => {
  test("with the same content is taken once, and told", async () => {
    const report = await loadTables(graph, "d1", {
      subjects,
      shareholdings: [stake("s1", "a", "b"), stake("s1", "a", "b", { sharePercent: "60.0" })],
    });
    expect(await openStakes()).toEqual(["s:s1 600000"]);
    expect(report.files.at(-1)).toMatchObject({
      rowsRead: 2,
      rowsWritten: 1,
      rowsRepeated: 1,
      rowsQuarantined: 0,
    });
    expect(report.reports).toContain(
      'shareholdings.csv:3 row repeated with the same content, taken once "s1"',
    );
  });
  test("with different content quarantines all rows of it", async () => {
    const rows = [
      stake("s1", "a", "b"),
      stake("s2", "a", "c"),
      stake("s1", "a", "b", { sharePercent: "61" }),
      stake("s1", "a", "b"),
    ];
    const report = await loadTables(graph, "d1", { subjects, shareholdings: rows });
    expect(await openStakes()).toEqual(["s:s2 600000"]);
    expect(quarantined(report.quarantinePaths[0]!).map((row) => row["line"])).toEqual(["2", "4", "5"]);
  });
  test("of which one row is broken quarantines the good one too", async () => {
    await loadTables(graph, "d1", {
      subjects,
      shareholdings: [stake("s1", "a", "b"), stake("s1", "a", "b", { sharePercent: "x" })],
    });
    expect(await openStakes()).toEqual([]);
  });
});

describe("a quarantined row protects its key", () => {
  test("what was known under it stays after a full delivery", async () => {
    await loadTables(graph, "d1", {
      subjects,
      shareholdings: [stake("s1", "a", "b"), stake("s2", "a", "c")],
    });
    await loadTables(graph, "d2", {
      shareholdings: [stake("s1", "a", "b", { sharePercent: "many" }), stake("s2", "a", "c")],
    });
    expect(await openStakes()).toEqual(["s:s1 600000", "s:s2 600000"]);
  });
  test("rows that refer to a quarantined subject the graph knows are still taken", async () => {
    await loadTables(graph, "d1", { subjects });
    await loadTables(graph, "d2", {
      subjects: [...subjects.slice(1), company("a", { status: "?" })],
      listings: [listing("g", "a")],
    });
    expect(
      await asked(driver, "MATCH (:Subject {id: 'a'})-[:LISTED_AS]->(l) RETURN l.statementId AS id"),
    ).toEqual([{ id: "s:g" }]);
  });
});

test("a person does not become an organisation", async () => {
  await loadTables(graph, "d1", { subjects: [person("x"), company("y")] });
  const report = await loadTables(graph, "d2", { subjects: [company("x"), company("y")] });
  expect(quarantined(report.quarantinePaths[0]!)).toMatchObject([{ id: "x", column: "kind" }]);
  expect(await asked(driver, "MATCH (s:Person) RETURN s.id AS id")).toEqual([{ id: "x" }]);
});

describe("a delivery that is refused leaves the graph as it was", () => {
  const header = "recordId,subjectId,recordType,value,unit,occurredOn,authority\n";
  test.each<[string, string, Buffer, RegExp]>([
    [
      "an empty file",
      "records.csv",
      Buffer.from(" \n"),
      /records\.csv: is empty; expected at least a header/,
    ],
    [
      "a missing column",
      "records.csv",
      Buffer.from("recordId,subjectId\n"),
      /records\.csv: required column recordType, value/,
    ],
    [
      "a column twice",
      "records.csv",
      Buffer.from(header.replace("\n", ",unit\n")),
      /column unit stands twice/,
    ],
    [
      "undecodable bytes",
      "records.csv",
      Buffer.concat([Buffer.from(header), Buffer.from([0xff, 0xff])]),
      /neither UTF-8 nor GB18030/,
    ],
    ["a NUL byte", "records.csv", Buffer.from(`${header}a\0`), /has a NUL byte at position 63/],
    ["UTF-16", "records.csv", Buffer.from(`\uFEFF${header}`, "utf16le"), /is UTF-16; expected UTF-8/],
    [
      "a cut archive",
      "records.csv.gz",
      gzipSync(Buffer.from(header.repeat(50))).subarray(0, 40),
      /records\.csv\.gz: cannot be read/,
    ],
    ["an open quote", "records.csv", Buffer.from(`${header}r,"a,award,,,2025-01-01,\n`), /Quote Not Closed/],
    [
      "a quote that swallows rows",
      "records.csv",
      Buffer.from(`${header}r,"a,award\nr2,b",x\n`),
      /records\.csv:2 row has 3 cells.*quote is not closed/,
    ],
    ["a broken manifest", "delivery.json", Buffer.from("{"), /delivery\.json: .*expected one JSON object/],
    ["a wrong mode", "delivery.json", Buffer.from('{"mode":"all"}'), /mode is "all", expected full or delta/],
    [
      "a path as delivery id",
      "delivery.json",
      Buffer.from('{"deliveryId":"../x"}'),
      /deliveryId is "\.\.\/x"/,
    ],
  ])("%s", async (_name, file, bytes, sentence) => {
    await loadTables(graph, "d1", { subjects, shareholdings: [stake("s1", "a", "b")] });
    const before = await canonicalDump(driver);
    const folder = bundleFolder(
      { subjects: [company("new"), ...subjects] },
      { sourceId: "s", deliveryId: "d2" },
    );
    writeFileSync(join(folder, file), bytes);
    await expect(loadFolder(graph, folder)).rejects.toThrow(sentence);
    expect(await canonicalDump(driver)).toEqual(before);
  });
  test("a folder without any file of the source", async () => {
    await expect(loadFolder(graph, temporaryFolder())).rejects.toThrow(
      /no file of the source bundle; expected subjects/,
    );
  });
});

test("GB18030, gz, a byte order mark and extra columns are accepted and told", async () => {
  const folder = bundleFolder({ subjects });
  // 福建 in GB18030.
  const name = Buffer.from([0xb8, 0xa3, 0xbd, 0xa8]);
  const [before, after] = tableText("subjects", [...subjects, company("g", { name: "@@" })]).split("@@");
  writeFileSync(
    join(folder, "subjects.csv"),
    Buffer.concat([Buffer.from(before!.replace(/公司|人/g, "x")), name, Buffer.from(after!)]),
  );
  writeFileSync(
    join(folder, "shareholdings.csv.gz"),
    gzipSync(`\uFEFF${tableText("shareholdings", [stake("s1", "a", "b")])}`),
  );
  const records = tableText("records", []).trim();
  writeFileSync(join(folder, "records.csv"), `${records},colour\nr1,a,award,,,2025-01-01,,red\n`);
  const report = await loadFolder(graph, folder);
  expect(report.reports).toEqual([
    "records.csv: extra column colour not read",
    "subjects.csv: read as GB18030, not UTF-8",
    expect.stringMatching(/^taken as full: /),
  ]);
  expect(report.sourceId).toBe("default");
  expect(await asked(driver, "MATCH (s:Subject {id: 'g'}) RETURN s.name AS name")).toEqual([
    { name: "福建" },
  ]);
  expect(await openStakes()).toEqual(["default:s1 600000"]);
  const again = await loadFolder(graph, folder);
  expect(again.outcome).toBe("repeated");
});
