import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { disclosure } from "../../src/load/sources/disclosure/disclosure.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { personKeepingOf } from "../../src/vault/person-keeping.ts";
import { bundleFolder, company, person, stake, temporaryFolder } from "./bundle-folder.ts";
import { asked, loadFolder, testGraph } from "./loading.ts";

const graph = testGraph();
const driver = testDriver();
beforeAll(() => migrate(graph));
beforeEach(() => wipeGraph(driver));
afterAll(async () => {
  await graph.close();
  await driver.close();
});

/** Published examples of ID numbers. */
const idNumbers = ["11010519491231002X", "440524188001010014", "34052419800101001X"];

/** Everything that the graph holds, as text. */
async function graphText(): Promise<string> {
  const nodes = await asked(driver, "MATCH (n) RETURN labels(n) AS labels, properties(n) AS own");
  const edges = await asked(driver, "MATCH ()-[r]->() RETURN type(r) AS kind, properties(r) AS own");
  return JSON.stringify([nodes, edges], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
}

test("双公示 goes in without any ID number in graph, account or quarantine", async () => {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, "sources/examples/disclosure"), folder, { recursive: true });
  const report = await loadFolder(graph, folder, { source: disclosure });
  expect(
    report.files.map((file) => [file.table, file.rowsRead, file.rowsWritten, file.rowsQuarantined]),
  ).toEqual([
    ["subjects", 3, 3, 0],
    ["subjects", 5, 5, 0],
    ["positions", 2, 2, 0],
    ["positions", 1, 1, 0],
    ["penalties", 7, 4, 3],
    ["records", 4, 3, 1],
  ]);
  const quarantine = report.quarantinePaths.map((path) => readFileSync(path, "utf8")).join("\n");
  expect(quarantine).toContain("CF_XDR_SHXYM 统一社会信用代码,***,");
  expect(report.reports.join("\n")).toContain("ID number not kept, because no person keys are configured");
  const told = [JSON.stringify(report), quarantine, await graphText()].join("\n");
  for (const idNumber of idNumbers) expect(told).not.toContain(idNumber);
  expect(told).toContain("厦市监罚〔2025〕1号");
});

test("with person keys 双公示 makes one of a party and a leader with one number, and keeps the numbers as little", async () => {
  const folder = temporaryFolder();
  const head =
    "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_FR_SFZH,CF_XDR_ZJHM,CF_WSH,CF_CFLB,CF_JDRQ,CF_CFJG";
  const [number] = idNumbers;
  const rows = [
    `陈示例,1,,,,${number},罚1号,警告,2025-03-01,局`,
    `陈示例,1,,,,${number},罚2号,警告,2025-03-02,局`,
    `某公司,2,91350100M000100Y43,陈示例,${number},,罚3号,警告,2025-03-03,局`,
  ];
  writeFileSync(join(folder, "CF.csv"), [head, ...rows, ""].join("\n"));
  const persons = personKeepingOf(parseSecrets(newSecretLine("k1")), temporaryFolder())!;
  const report = await loadFolder(graph, folder, { source: disclosure, persons });
  expect(
    await asked(
      driver,
      `MATCH (firm:Organisation)<-[r:HOLDS_POSITION]-(p:Person)-[:PENALISED_BY]->(n:Penalty)
       RETURN p.name AS name, r.role AS role, count(n) AS penalties`,
    ),
  ).toEqual([{ name: "陈示例", role: "legalRepresentative", penalties: 2n }]);
  expect(await asked(driver, "MATCH (p:Person) RETURN count(p) AS persons")).toEqual([{ persons: 1n }]);
  expect(JSON.stringify(report) + (await graphText())).not.toContain(number);
});

test("a bundle that gives ID numbers as ids or codes has its rows kept out, masked", async () => {
  const [first, second, third] = idNumbers as [string, string, string];
  const folder = bundleFolder({
    subjects: [company("a"), person(first), company("b", { uscc: second }), person("p", { idDigest: third })],
    shareholdings: [stake("s", first, "a")],
  });
  const report = await loadFolder(graph, folder);
  expect(report.files.map((file) => file.rowsQuarantined)).toEqual([3, 1]);
  const quarantine = report.quarantinePaths.map((path) => readFileSync(path, "utf8")).join("\n");
  const told = [JSON.stringify(report), quarantine, await graphText()].join("\n");
  for (const idNumber of idNumbers) expect(told).not.toContain(idNumber);
});

test("a file without its header is refused without repeating the numbers in its first row", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "subjects.csv"), `张三,${idNumbers[0]!}\n`);
  const refusal = await loadFolder(graph, folder).catch((error: unknown) => error as Error);
  expect((refusal as Error).message).toContain("found 张三,***");
  expect(await graphText()).not.toContain(idNumbers[0]);
});
