import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { LoadRefused } from "../../src/load/load-refused.ts";
import type { LoadReport } from "../../src/load/load-report.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { wipeGraph } from "../graph/wipe.ts";
import type { Breakage } from "./broken-files.ts";
import { breakage, brokenFile } from "./broken-files.ts";
import { bundleTexts, kinds } from "./broken-kinds.ts";
import { temporaryFolder } from "./bundle-folder.ts";
import { asked, freshGraph, loadFolder } from "./loading.ts";
import type { StrangeEntry } from "./strange-entries.ts";
import { OUTSIDE, putStrange, strangeEntries } from "./strange-entries.ts";

/** Deliveries checked only, and deliveries that are written; the seed of a run is printed with its failure. */
const [CHECKED, WRITTEN] = [2_500, 300];
const { graph, driver } = freshGraph();
/** Nothing may appear here but the home and the deliveries. */
const place = temporaryFolder();
const home = join(place, "home");

/** What lies in place of one entry of a delivery and is no file: which entry, counted round, and what. */
const strange = fc.record({
  at: fc.nat(11),
  what: fc.constantFrom(...(Object.keys(strangeEntries) as StrangeEntry[])),
});

/** A delivery of a kind with breakages by file, some files whole, some missing; and a manifest that may be broken too. */
const delivery = fc.constantFrom(...kinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    files: fc.tuple(...kind.texts.map(() => fc.option(breakage, { freq: 6 }))),
    manifest: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: breakage }),
    strange: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: strange }),
    mode: fc.constantFrom("full", "delta"),
  }),
);
type BrokenDelivery = Parameters<Parameters<typeof delivery.map>[0]>[0];

let count = 0;
function written({ kind, files, manifest, strange, mode }: BrokenDelivery): string {
  count += 1;
  const folder = join(place, `delivery-${count}`);
  mkdirSync(folder);
  kind.texts.forEach(([name, text], at) => {
    const broken: Breakage | null = files[at]!;
    if (!broken) return;
    const [fileName, bytes] = brokenFile(name, text, broken, kind.wrapped);
    writeFileSync(join(folder, fileName), bytes);
  });
  const stated = JSON.stringify({ sourceId: `s-${kind.source.id}`, deliveryId: `d${count}`, mode });
  const bytes = manifest ? brokenFile("delivery.json", stated, { ...manifest, packed: false })[1] : stated;
  writeFileSync(join(folder, "delivery.json"), bytes);
  if (strange) {
    const names = [...kind.texts.map(([name]) => name), "delivery.json"];
    const path = join(folder, names[strange.at % names.length]!);
    rmSync(path, { force: true });
    putStrange(path, strange.what);
  }
  return folder;
}

/** Load and see that it ends in an account that adds up, or in a refusal with words; nothing else. */
async function outcomeOf(broken: BrokenDelivery, dryRun: boolean): Promise<LoadReport | null> {
  const folder = written(broken);
  try {
    const report = await loadFolder(graph, folder, { source: broken.kind.source, home, dryRun });
    for (const file of report.files) {
      const { rowsRead, rowsWritten, rowsUnchanged, rowsRepeated, rowsQuarantined } = file;
      expect(rowsWritten + rowsUnchanged + rowsRepeated + rowsQuarantined, file.file).toBe(rowsRead);
    }
    expect(broken.strange).toBeNull();
    return report;
  } catch (error) {
    if (!(error instanceof LoadRefused)) throw error;
    expect(error.sentences.length).toBeGreaterThan(0);
    expect(error.sentences.every((sentence) => sentence.length > 20)).toBe(true);
    expect(error.sentences.join()).not.toContain(OUTSIDE);
    return null;
  }
}

const strangers = () => readdirSync(place).filter((name) => name !== "home" && !/^delivery-\d+$/.test(name));

async function believed() {
  const [nodes] = await asked(
    driver,
    `MATCH (n) WHERE NOT n:LoadRun AND NOT n:JobLock
     RETURN count(n) AS nodes, sum(CASE WHEN n.supersededBy IS NULL THEN 1 ELSE 0 END) AS open`,
  );
  const [links] = await asked(
    driver,
    "MATCH ()-[r]->() RETURN count(r) AS links, sum(CASE WHEN r.supersededBy IS NULL THEN 1 ELSE 0 END) AS openLinks",
  );
  return { ...nodes, ...links };
}
const words = async () => [
  await asked(driver, "CALL db.labels() YIELD label RETURN label ORDER BY label"),
  await asked(driver, "CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type ORDER BY type"),
  await asked(driver, "MATCH (m:Migration) RETURN count(m) AS migrations"),
];

beforeAll(async () => {
  mkdirSync(home);
  await wipeGraph(driver);
  await migrate(graph);
});

test(`${CHECKED} broken deliveries end in an account or a refusal`, async () => {
  let [accounts, refusals] = [0, 0];
  await fc.assert(
    fc.asyncProperty(delivery, async (broken) => {
      if (await outcomeOf(broken, true)) accounts += 1;
      else refusals += 1;
    }),
    { numRuns: CHECKED },
  );
  expect(strangers()).toEqual([]);
  expect(await asked(driver, "MATCH (n) WHERE NOT n:Migration RETURN count(n) AS nodes")).toEqual([
    { nodes: 0n },
  ]);
  // Both ends must be met often, or the slips are too coarse or too fine to try anything.
  expect(Math.min(accounts, refusals)).toBeGreaterThan(CHECKED / 10);
});

test(`of ${WRITTEN} broken deliveries that are written none is in by half`, async () => {
  for (const kind of kinds) {
    const whole = kind.texts.map((): Breakage => ({ slips: [], packed: false, torn: 1 }));
    const report = await outcomeOf(
      { kind, files: whole, manifest: null, strange: null, mode: "full" },
      false,
    );
    // A sound delivery that is kept out would try nothing.
    const written = report!.files.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
    expect(written, kind.source.id).toBeGreaterThan(5);
  }
  // Told anew, a subject has versions: from here on every word of the model is in the graph.
  const renamed = bundleTexts.map(([name, text]): [string, string] => [
    name,
    text.replaceAll("厦门", "泉州"),
  ]);
  const files = renamed.map((): Breakage => ({ slips: [], packed: false, torn: 1 }));
  await outcomeOf(
    { kind: { source: bundle, texts: renamed }, files, manifest: null, strange: null, mode: "delta" },
    false,
  );
  const known = await words();
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(delivery, async (broken) => {
      const before = await believed();
      const report = await outcomeOf(broken, false);
      if (!report) {
        refusals += 1;
        expect(await believed()).toEqual(before);
      }
      const runs = await asked(
        driver,
        "MATCH (r:LoadRun) WHERE r.outcome IN ['running', 'rollingBack'] RETURN r.id",
      );
      expect(runs).toEqual([]);
    }),
    { numRuns: WRITTEN },
  );
  expect(refusals).toBeGreaterThan(WRITTEN / 10);
  expect(await words(), "text of a cell never becomes a part of a query").toEqual(known);
  expect(strangers()).toEqual([]);
});
