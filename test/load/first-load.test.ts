import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { afterAll, expect, test } from "vitest";
import { connectGraph } from "../../src/graph/graph.ts";
import { importFolder } from "../../src/graph/local-server/new-store.ts";
import { startLocalServer } from "../../src/graph/local-server/server.ts";
import type { LocalServer } from "../../src/graph/local-server/server.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { recoverLoads } from "../../src/load/account/recover.ts";
import type { LoadOrder } from "../../src/load/load-order.ts";
import type { LoadReport } from "../../src/load/load-report.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { makeHome, optionsFor, removeHomes } from "../graph/local-server/test-home.ts";
import type { PersonSecret } from "../../src/vault/key-ring.ts";
import { newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { personKeepingOf } from "../../src/vault/person-keeping.ts";
import {
  bundleFolder,
  code,
  company,
  link,
  listing,
  listingStep,
  office,
  person,
  stake,
} from "./bundle-folder.ts";
import { canonicalDump } from "./canonical-dump.ts";
import { asked, loadFolder, testGraph } from "./loading.ts";

afterAll(removeHomes);

/** A server of its own with an open graph and driver. */
async function opened<T>(home: string, work: (at: Opened) => Promise<T>): Promise<T> {
  const server = await startLocalServer(optionsFor(home));
  const { boltUri: uri, username, password } = server;
  const graph = connectGraph({ uri, username, password });
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { useBigInt: true });
  try {
    await migrate(graph);
    return await work({ server, graph, driver });
  } finally {
    await driver.close();
    await graph.close();
    await server.stop();
  }
}
interface Opened {
  server: LocalServer;
  graph: ReturnType<typeof connectGraph>;
  driver: ReturnType<typeof neo4j.driver>;
}

/** Every kind of row once, with text that breaks careless files, rows to quarantine, and persons to join. */
function variedFolder(): string {
  const a = code(1);
  const kinds = ["guarantees", "branchOf", "actsWith", "familyOf", "pledges", "suppliesTo"];
  const tables = {
    subjects: [
      company(a, { uscc: a, name: '公司"甲",乙\\', address: "一行\n二行", capitalFen: "9007199254740993" }),
      company("old", { name: "廈門·舊樂電子有限公司", formerNames: "廈門樂行@../2019-01-01; 乐行商行 " }),
      company("numbered", { registrationNumber: "110108000000016", lei: "5493001KJTIIGC8Y1R12" }),
      company("old-twice", { name: "一", formerNames: "某旧名", uscc: code(9) }),
      company("old-twice", { name: "一", formerNames: "某旧名", uscc: code(9) }),
      company("wrong-old", { formerNames: "旧名@2019" }),
      person("於", { name: "於丽", idDigest: "yu" }),
      company("b", { registeredOn: "2001-02-03", dissolvedOn: "2020-01-01", name: "" }),
      company("wrong", { regionCode: "12" }),
      company("twice", { name: "one" }),
      company("twice", { name: "two" }),
      person("p", { idDigest: "same" }),
      person("q", { idDigest: "same", phone: "=1+1" }),
      person("r"),
      person("r"),
      // One person under three ids, once by the old form of the number; and numbers that make no key.
      person("keyed", { idNumber: "11010519491231002X" }),
      person("keyed-again", { idNumber: "110105491231002", phone: "2" }),
      person("keyed-alone", { idNumber: "440524188001010014" }),
      person("keyed-wrong", { idNumber: "110105194912310021" }),
      person("keyed-otherwise", { idNumber: "E12345678" }),
      company("keyed-firm", { idNumber: "440524188001010014" }),
    ],
    shareholdings: [
      stake("s1", "p", a),
      stake("s2", "q", "b", { sharePercent: "", sharePercentMin: "5", votesPercent: "70", amountFen: "12" }),
      stake("s3", "nobody", a),
      stake("s4", "r", "b", { sharePercent: "250" }),
      stake("s5", a, "twice"),
    ],
    positions: [
      office("o3", "keyed-again", a),
      office("o1", "q", a, { validTo: "2024-01-01" }),
      office("o2", "r", "b", { role: "odd" }),
    ],
    links: [
      ...kinds.map((kind) => link(kind, a, "b", { kind, amountFen: "7" })),
      link("odd", a, "b", { kind: "loves" }),
    ],
    listings: [
      listing("l1", a, { removedOn: "2025-06-01", removalReason: "paid" }),
      listing("l2", "b", { jointAuthorities: "甲局；乙局" }),
      listing("l3", "b", {
        removedOn: "2026-01-01",
        ...{ banUntil: "2031-01-01", sentenceUntil: "2030-01-01", correctedOn: "2029-01-01" },
        removalReason: "repaired",
        removalDocumentNo: "〔2026〕移1号",
      }),
    ],
    penalties: [
      { recordId: "n1", subjectId: a, penaltyType: "fine", decidedOn: "2024-05-05", amountFen: "100" },
      {
        ...{
          recordId: "n3",
          subjectId: "b",
          penaltyType: "fine",
          decidedOn: "2024-05-05",
          caseName: "标签案",
          offence: '标签"不实",\n两处',
        },
        ...{
          legalBasis: "法一",
          content: "罚款",
          authorityCode: code(4),
          provider: "某局",
          providerCode: code(3),
          divisionCode: "350200",
        },
      },
      {
        ...{ recordId: "n4", subjectId: "b", penaltyType: "occupationBanned", decidedOn: "2024-05-05" },
        ...{ publishUntil: "2025-05-05", removalReason: "annulled", banUntil: "2031-01-01" },
        ...{ sentenceUntil: "2030-01-01", correctedOn: "2029-01-01" },
      },
      { recordId: "n2", subjectId: a, penaltyType: "fine", decidedOn: "", amountFen: "100" },
    ],
    records: [
      { recordId: "r1", subjectId: "p", recordType: "tax", value: "A", occurredOn: "2024-01-01" },
      {
        ...{ recordId: "r2", subjectId: a, recordType: "licence", value: "A", occurredOn: "2024-01-01" },
        ...{
          documentNo: "许1",
          content: "经营",
          authorityCode: code(4),
          provider: "某局",
          providerCode: code(3),
          divisionCode: "350200",
        },
      },
    ],
    "listing-steps": [
      listingStep("ls1", "p", { documentName: '告知书"一",二' }),
      listingStep("ls2", a, { stage: "decided", documentNo: "D1", outcome: "list", listingId: "l1" }),
      listingStep("ls3", "keyed-again", { stage: "heard" }),
      listingStep("ls4", "b", { stage: "decided" }),
    ],
  };
  return bundleFolder(tables, { sourceId: "s", deliveryId: "d1", mode: "full", asOf: "2026-06-30" });
}

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
  const folder = variedFolder();
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

test("a start finishes a whole import, and removes one that was not finished", async () => {
  const home = makeHome();
  const data = join(home, "neo4j", "data");
  const folder = variedFolder();
  const dump = await opened(home, async ({ server, graph, driver }) => {
    await loadFolder(graph, folder, { home, replaceGraph: server.replaceGraph, bulkLinesMin: 0 });
    return canonicalDump(driver);
  });
  mkdirSync(join(data, "databases", "incoming"));
  mkdirSync(importFolder(home));
  await opened(home, async ({ driver }) => expect(await canonicalDump(driver)).toEqual(dump));
  expect(existsSync(join(data, "databases", "incoming"))).toBe(false);
  expect(existsSync(importFolder(home))).toBe(false);
  renameSync(join(data, "databases", "neo4j"), join(data, "databases", "incoming"));
  renameSync(join(data, "transactions", "neo4j"), join(data, "transactions", "incoming"));
  writeFileSync(join(data, "incoming-is-whole"), "");
  await opened(home, async ({ driver }) => expect(await canonicalDump(driver)).toEqual(dump));
});
