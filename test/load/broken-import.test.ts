import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { importFolder } from "../../src/graph/local-server/new-store.ts";
import { migrate } from "../../src/graph/migrate.ts";
import type { LoadOrder } from "../../src/load/load-order.ts";
import { LoadRefused } from "../../src/load/load-refused.ts";
import { newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { personKeepingOf } from "../../src/vault/person-keeping.ts";
import { wipeGraph } from "../graph/wipe.ts";
import type { Breakage } from "./broken-files.ts";
import { breakage, brokenFile } from "./broken-files.ts";
import type { Tables } from "./bundle-folder.ts";
import { bundleFolder, company, person, stake, tableText, temporaryFolder } from "./bundle-folder.ts";
import { canonicalDump } from "./canonical-dump.ts";
import { importByBolt } from "./import-by-bolt.ts";
import { asked, freshGraph, loadFolder } from "./loading.ts";
import { variedTables } from "./varied-bundle.ts";

/** Bundles of eight files, half of them broken: about one in twenty bundles is not refused at the first look. */
const BUNDLES = 600;

const { graph, driver } = freshGraph();
/** Nothing may appear here but the homes and the deliveries. */
const place = temporaryFolder();
const homes = { batches: join(place, "batches"), import: join(place, "import") };
const secrets = parseSecrets(newSecretLine("k1"));
const texts = Object.entries(variedTables).map(([table, rows]): [string, string] => {
  return [`${table}.csv`, tableText(table as keyof Tables, rows)];
});
const whole: Breakage = { slips: [], packed: false, torn: 1 };
const fileOf = fc.option(breakage, { freq: 2, nil: whole });
const bundleOf = fc.tuple(...texts.map(() => fileOf));

beforeAll(async () => {
  for (const home of Object.values(homes)) mkdirSync(home);
  await wipeGraph(driver);
  await migrate(graph);
});

function written(breakages: readonly Breakage[]): string {
  const folder = mkdtempSync(join(place, "delivery-"));
  texts.forEach(([name, text], at) => {
    const [fileName, bytes] = brokenFile(name, text, breakages[at]!);
    writeFileSync(join(folder, fileName), bytes);
  });
  return folder;
}

/** All that a first load of a folder comes to: sentences of its refusal, or its account, quarantine and graph. */
async function outcomeOf(folder: string, home: string, more: Partial<LoadOrder>) {
  await wipeGraph(driver);
  const persons = personKeepingOf(secrets, home)!;
  const order = { home, persons, ...more };
  try {
    const { loadId: _, recordedAt: __, quarantinePaths, ...account } = await loadFolder(graph, folder, order);
    const quarantine = quarantinePaths.map((path) => readFileSync(path, "utf8"));
    return { account, quarantine, dump: await canonicalDump(driver) };
  } catch (error) {
    if (!(error instanceof LoadRefused)) throw error;
    const [left, ...others] = await asked(
      driver,
      "MATCH (n) WHERE NOT n:Migration AND NOT n:JobLock RETURN n.outcome AS outcome, n.countsJson IS NOT NULL AS began",
    );
    expect(others).toEqual([]);
    expect(left).toMatchObject({ outcome: "refused" });
    return { sentences: error.sentences, left };
  }
}

async function byImport(folder: string) {
  let imports = 0;
  const outcome = await outcomeOf(folder, homes.import, {
    bulkLinesMin: 0,
    async replaceGraph(args) {
      imports += 1;
      await importByBolt(driver, args);
    },
  });
  expect(imports, "what is in came by import").toBe("account" in outcome ? 1 : 0);
  expect(existsSync(importFolder(homes.import))).toBe(false);
  return outcome;
}

test(`${BUNDLES} broken bundles come to the same by offline import as in batches`, async () => {
  const met = { imported: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(bundleOf, async (breakages) => {
      const folder = written(breakages);
      const outcome = await byImport(folder);
      expect(outcome).toEqual(await outcomeOf(folder, homes.batches, {}));
      if ("account" in outcome) met.imported += 1;
      else met.refused += 1;
    }),
    // A smaller case is not looked for: each takes seconds, and there are thousands.
    { numRuns: BUNDLES, endOnFailure: true },
  );
  expect(Math.min(met.imported, met.refused)).toBeGreaterThan(BUNDLES / 60);
  const strangers = readdirSync(place).filter((name) => !/^(batches|import|delivery-\w+)$/.test(name));
  expect(strangers).toEqual([]);
  expect(readdirSync(homes.import).sort()).toEqual(readdirSync(homes.batches).sort());
  const folder = written(texts.map(() => whole));
  expect(await byImport(folder)).toEqual(await outcomeOf(folder, homes.batches, {}));
});

/** Companies, and persons each told with a digest and an ID number. */
const many: Tables = {
  subjects: Array.from({ length: 60 }, (_, at) => [
    company(`c${at}`),
    person(`p${at}`, { idDigest: `d${at}`, idNumber: `350203800101${String(at + 100)}` }),
  ]).flat(),
};

test.each(["\n", "\r\n", "\r"])("subjects in lines that end in %j come to the same", async (ending) => {
  const folder = bundleFolder(many);
  writeFileSync(join(folder, "subjects.csv"), tableText("subjects", many.subjects!).replaceAll("\n", ending));
  const batches = await outcomeOf(folder, homes.batches, {});
  expect(await byImport(folder)).toEqual(batches);
  expect(batches).toMatchObject({ account: { files: [{ rowsWritten: 120 }] } });
});

test.each([
  ["a quote that is not closed", '"'],
  ["a row of two million bytes", "值".repeat(700_000)],
])("%s is found by the threads and refused with the same words", async (_, slip) => {
  const folder = bundleFolder({ subjects: many.subjects!, shareholdings: [stake("s1", "p1", "c1")] });
  const path = join(folder, "shareholdings.csv");
  const [header, row] = readFileSync(path, "utf8").split("\n");
  writeFileSync(
    path,
    [header, row, row!.replace("s1", `s2,${slip}`), row!.replace("s1", "s3"), ""].join("\n"),
  );
  const batches = await outcomeOf(folder, homes.batches, {});
  expect(await byImport(folder)).toEqual(batches);
  expect(batches).toMatchObject({ left: { began: true } });
});
