import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { bodsSource } from "../../src/load/sources/bods.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";
import { freshGraph, loadFolder } from "../load/loading.ts";
import { bodsFiles } from "../oracles/bods-oracle.ts";
import { DATA, hasData } from "../oracles/snapshot-files.ts";
import { bodsFaults } from "./bods-faults.ts";
import { entriesIn, exported, factsInForce, loadedBack } from "./exported.ts";

const { graph, driver } = freshGraph();

describe.skipIf(!hasData("bods-examples"))("the examples (skipped without ../shared/data)", () => {
  test.each(hasData("bods-examples") ? bodsFiles() : [])(
    "%s goes in, out by the schema and in again as the same",
    async (file) => {
      await wipeGraph(driver);
      await migrate(graph);
      const folder = temporaryFolder();
      copyFileSync(`${DATA}bods-examples/${file}`, join(folder, file));
      await loadFolder(graph, folder, { source: bodsSource(), home: temporaryFolder() });
      const before = await factsInForce(driver);
      const out = await exported(graph, "bods", "statements.jsonl.gz");
      expect(bodsFaults(entriesIn(out.path))).toEqual([]);
      await loadedBack(graph, driver, out.folder, "bods");
      const after = await factsInForce(driver);
      for (const what of ["stakes", "offices", "subjects"] as const) {
        expect(after[what], what).toEqual(before[what]);
      }
      expect(before.subjects.length).toBeGreaterThan(0);
    },
  );
});
