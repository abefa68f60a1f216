import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { importFolder } from "../../src/graph/local-server/new-store.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { recoverLoads } from "../../src/load/account/recover.ts";
import type { LoadOrder } from "../../src/load/load-order.ts";
import type { LoadReport } from "../../src/load/load-report.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import type { PersonSecret } from "../../src/vault/key-ring.ts";
import { newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { personKeepingOf } from "../../src/vault/person-keeping.ts";
import type { Row, Tables } from "./bundle-folder.ts";
import { bundleFolder, code, company, temporaryFolder } from "./bundle-folder.ts";
import { canonicalDump } from "./canonical-dump.ts";
import { hostileText } from "./hostile-text.ts";
import { asked, loadFolder, testGraph } from "./loading.ts";
import type { Opened } from "./own-server.ts";
import { opened } from "./own-server.ts";
import { variedTables } from "./varied-bundle.ts";

afterAll(removeHomes);

/** Rows of hostile text in each of three tables. */
const ROWS = 1_000;

/** The varied bundle with rows whose keys, subjects and dates hold, and whose free texts are hostile. */
function hostileTables(): Tables {
  const cells = fc.sample(
    hostileText.filter((text) => !text.includes("\0")),
    ROWS * 7,
  );
  const next = () => cells.pop()!;
  const sound = { subjectId: code(1), decidedOn: "2024-05-05", occurredOn: "2024-05-05" };
  const numbers = Array.from({ length: ROWS }, (_, at) => at);
  const added = (row: (id: string) => Row) => numbers.map((at) => row(`h${at}`));
  return {
    ...variedTables,
    subjects: [
      ...variedTables.subjects!,
      ...added((id) => company(id, { name: next(), address: next(), phone: next() })),
    ],
    penalties: [
      ...variedTables.penalties!,
      ...added((recordId) => ({
        ...sound,
        ...{ recordId, penaltyType: "fine", caseName: next(), offence: next() },
      })),
    ],
    records: [
      ...variedTables.records!,
      ...added((recordId) => ({
        ...sound,
        ...{ recordId, recordType: "licence", value: next(), content: next() },
      })),
    ],
  };
}

const folderOf = (tables: Tables) =>
  bundleFolder(tables, { sourceId: "s", deliveryId: "d1", mode: "full", asOf: "2026-06-30" });

const told = ({ loadId: _, recordedAt: __, quarantinePaths, ...report }: LoadReport) => ({
  ...report,
  quarantine: quarantinePaths.map((path) => readFileSync(path, "utf8")),
});

/** Load a folder at one server and tell all that may be compared with another. */
async function loaded(at: Pick<Opened, "graph" | "driver">, folder: string, more: Partial<LoadOrder>) {
  const { graph, driver } = at;
  const report = await loadFolder(graph, folder, more);
  const stamps = await asked(
    driver,
    `MATCH (n) WHERE n.statementId IS NOT NULL
     RETURN [l IN labels(n) WHERE l <> 'Subject'] AS labels, n.loadId = '${report.loadId}' AND n.supersededBy IS NULL AS stamped, count(*) AS rows
     ORDER BY labels`,
  );
  const run = await asked(
    driver,
    `MATCH (r:LoadRun) RETURN r {.*, id: '', recordedAt: '', startedAt: '', finishedAt: '', batches: 0,
                                 asOf: toString(r.asOf)} AS run`,
  );
  const schema = await asked(driver, "SHOW INDEXES YIELD name, state WHERE name <> '' RETURN name, state");
  const dump = await canonicalDump(driver);
  expect(await recoverLoads(graph)).toEqual([]);
  expect((await loadFolder(graph, folder, more)).outcome).toBe("repeated");
  const names = schema.map(({ name, state }) => (/^index_/.test(String(name)) ? "" : `${name} ${state}`));
  return { dump, report: told(report), stamps, run, schema: names.filter((name) => name !== "").sort() };
}

test("a bundle gives the same graph, report and quarantine by import as in batches", async () => {
  const folder = folderOf(hostileTables());
  const [graph, driver] = [testGraph(), testDriver()];
  await migrate(graph);
  await wipeGraph(driver);
  const secrets = parseSecrets(newSecretLine("k1"));
  const batchedHome = makeHome();
  const batched = await loaded({ graph, driver }, folder, {
    home: batchedHome,
    persons: personKeepingOf(secrets, batchedHome)!,
  });
  await graph.close();
  await driver.close();
  const home = makeHome();
  const imported = await opened(home, async ({ server, ...at }) => {
    const { pid } = server;
    const answer = await loaded(at, folder, {
      ...{ home, replaceGraph: server.replaceGraph, bulkLinesMin: 0 },
      persons: personKeepingOf(secrets, home)!,
    });
    expect(server.pid).not.toBe(pid);
    expect(existsSync(importFolder(home))).toBe(false);
    return answer;
  });
  expect(imported).toEqual(batched);
  expect(batched.report.quarantine).toHaveLength(5);
  const [sealedBatched, sealed] = [batchedHome, home].map((one) => sealedNumbers(secrets, one));
  expect(sealed).toEqual(["11010519491231002X", "440524188001010014"]);
  expect(sealedBatched).toEqual(sealed);
});

/** ID numbers that a home holds under seal. */
function sealedNumbers(secrets: readonly PersonSecret[], home: string): string[] {
  const { ring, vault } = personKeepingOf(secrets, home)!;
  const seals = [...vault.sealsUnder(ring.currentId)].flat();
  return seals.map(({ personKey, sealed }) => ring.open(personKey, sealed)).sort();
}

test("an import that fails leaves nothing; a start finishes a whole one, and removes one that was not finished", async () => {
  const home = makeHome();
  const data = join(home, "neo4j", "data");
  const incoming = join(data, "databases", "incoming");
  const folder = folderOf(variedTables);
  const dump = await opened(home, async ({ server, graph, driver }) => {
    const order = { home, bulkLinesMin: 0 };
    const accounts = () => asked(driver, "MATCH (r:LoadRun) RETURN r {.*} AS account ORDER BY r.recordedAt");
    // A relationship of nodes that nobody wrote: the tool has begun when it finds it.
    const stray = join(temporaryFolder(), "stray.csv");
    writeFileSync(stray, ":START_ID,:END_ID\n999999999,999999998\n");
    const failing = (args: readonly string[]) =>
      server.replaceGraph([...args, `--relationships=OWNS=${stray}`]);
    await expect(loadFolder(graph, folder, { ...order, replaceGraph: failing })).rejects.toThrow(
      /neo4j-admin database import/,
    );
    expect([importFolder(home), incoming].filter((path) => existsSync(path))).toEqual([]);
    expect(await canonicalDump(driver)).toEqual([]);
    const [failed] = await accounts();
    expect(failed).toMatchObject({ account: { outcome: "rolledBack" } });

    await loadFolder(graph, folder, { ...order, replaceGraph: server.replaceGraph });
    expect((await accounts())[0]).toEqual(failed);
    return canonicalDump(driver);
  });
  mkdirSync(incoming);
  mkdirSync(importFolder(home));
  await opened(home, async ({ driver }) => expect(await canonicalDump(driver)).toEqual(dump));
  expect(existsSync(incoming)).toBe(false);
  expect(existsSync(importFolder(home))).toBe(false);
  // Killed before the first folder took its place, and between the two.
  for (const parts of [["databases", "transactions"], ["transactions"]]) {
    for (const part of parts) renameSync(join(data, part, "neo4j"), join(data, part, "incoming"));
    writeFileSync(join(data, "incoming-is-whole"), "");
    await opened(home, async ({ driver }) => expect(await canonicalDump(driver)).toEqual(dump));
  }
});
