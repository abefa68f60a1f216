import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { migrate } from "../../../src/graph/migrate.ts";
import { LoadRefused } from "../../../src/load/load-refused.ts";
import { mappedSource } from "../../../src/load/mapping/mapped-source.ts";
import { MappingRefused, readMapping } from "../../../src/load/mapping/mapping.ts";
import { wipeGraph } from "../../graph/wipe.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import { asked, freshGraph, loadFolder } from "../loading.ts";
import { brokenMapping, filesUnder, hostileFiles, mappingIn } from "./hostile-mappings.ts";

/** Mappings read, of which those that hold are loaded; the seed of a run is printed with its failure. */
const TRIED = 150;
const { graph, driver } = freshGraph();
/** Nothing may appear here but the home, the mapping and the delivery. */
const place = temporaryFolder();
const [home, delivery] = [join(place, "home"), join(place, "delivery")];

beforeAll(async () => {
  mkdirSync(home);
  await wipeGraph(driver);
  await migrate(graph);
});

const facts = async () => [
  await asked(driver, "MATCH (n) WHERE NOT n:LoadRun AND NOT n:JobLock RETURN count(n) AS nodes"),
  await asked(driver, "MATCH ()-[r]->() RETURN count(r) AS links"),
];

test(`deliveries under ${TRIED} broken mappings are in as a whole or leave nothing`, async () => {
  const seen = { loaded: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(brokenMapping, hostileFiles, async (bytes, hostile) => {
      writeFileSync(mappingIn(place), bytes);
      const before = await facts();
      try {
        const mapping = readMapping(mappingIn(place));
        rmSync(delivery, { recursive: true, force: true });
        mkdirSync(delivery);
        for (const [name, text] of filesUnder(mapping, hostile)) writeFileSync(join(delivery, name), text);
        const order = { source: mappedSource(mapping), home, mode: "delta" } as const;
        const report = await loadFolder(graph, delivery, order);
        for (const file of report.files) {
          const { rowsRead, rowsWritten, rowsUnchanged, rowsRepeated, rowsQuarantined } = file;
          expect(rowsWritten + rowsUnchanged + rowsRepeated + rowsQuarantined, file.file).toBe(rowsRead);
        }
        seen.loaded += 1;
      } catch (error) {
        if (!(error instanceof MappingRefused) && !(error instanceof LoadRefused)) throw error;
        seen.refused += 1;
        expect(await facts()).toEqual(before);
      }
      const left = "MATCH (r:LoadRun) WHERE r.outcome IN ['running', 'rollingBack'] RETURN r.id AS id";
      expect(await asked(driver, left)).toEqual([]);
    }),
    { numRuns: TRIED },
  );
  expect(Math.min(seen.loaded, seen.refused)).toBeGreaterThan(TRIED / 20);
  expect(readdirSync(place).sort()).toEqual(["delivery", "home", "own.json"]);
  expect(readdirSync(home).filter((name) => name !== "quarantine")).toEqual([]);
  // Text of a mapping never becomes a label, a kind of relationship or a property.
  const words = "CALL db.propertyKeys() YIELD propertyKey AS word RETURN word";
  const known = (await asked(driver, words)).map(({ word }) => word as string);
  expect(known.filter((word) => !/^[a-zA-Z][A-Za-z0-9]*$/.test(word))).toEqual([]);
});
