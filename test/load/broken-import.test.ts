import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { importFolder } from "../../src/graph/local-server/new-store.ts";
import { LoadRefused } from "../../src/load/load-refused.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { breakage, brokenFile } from "./broken-files.ts";
import { bundleTexts } from "./broken-kinds.ts";
import { temporaryFolder } from "./bundle-folder.ts";
import { asked, loadFolder } from "./loading.ts";
import type { Opened } from "./own-server.ts";
import { opened } from "./own-server.ts";

/** Each that is taken stops the server, imports, and starts it again. */
const IMPORTED = 20;

afterAll(removeHomes);

/** Most files whole, so that about every other delivery gets as far as the import. */
const bundleOf = fc.tuple(...bundleTexts.map(() => fc.option(breakage, { freq: 1, nil: undefined })));

/** Statements in the graph: what a load says that it wrote. */
async function statements({ driver }: Opened): Promise<bigint> {
  const [told] = await asked(
    driver,
    `MATCH (n) WHERE n.statementId IS NOT NULL WITH count(n) AS nodes
     RETURN nodes + count { ()-[r]->() WHERE r.statementId IS NOT NULL } AS statements`,
  );
  return told!["statements"] as bigint;
}

test(`of ${IMPORTED} broken bundles that go by offline import none is in by half, and nothing is left behind`, async () => {
  const [home, place] = [makeHome(), temporaryFolder()];
  let [whole, refused] = [0, 0];
  await opened(home, async (at) => {
    const { server, graph, driver } = at;
    await fc.assert(
      fc.asyncProperty(bundleOf, async (breakages) => {
        const folder = mkdtempSync(join(place, "delivery-"));
        bundleTexts.forEach(([name, text], index) => {
          const broken = breakages[index] ?? { slips: [], packed: false, torn: 1 };
          const [fileName, bytes] = brokenFile(name, text, broken);
          writeFileSync(join(folder, fileName), bytes);
        });
        await wipeGraph(driver);
        const { pid } = server;
        try {
          const more = { home, replaceGraph: server.replaceGraph, bulkLinesMin: 0 };
          const report = await loadFolder(graph, folder, more);
          const written = report.files.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
          expect(server.pid, "it went by import").not.toBe(pid);
          expect(await statements(at)).toBe(BigInt(written));
          whole += 1;
        } catch (error) {
          if (!(error instanceof LoadRefused)) throw error;
          expect(server.pid).toBe(pid);
          expect(await statements(at)).toBe(0n);
          refused += 1;
        }
        expect(existsSync(importFolder(home))).toBe(false);
        expect(existsSync(join(home, "neo4j", "data", "databases", "incoming"))).toBe(false);
      }),
      { numRuns: IMPORTED },
    );
  });
  expect(Math.min(whole, refused)).toBeGreaterThan(2);
});
