import { afterAll, beforeAll, expect, test } from "vitest";
import { join } from "node:path";
import { migrate } from "../../src/graph/migrate.ts";
import { writeBundle } from "../../src/generate/write-bundle.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";
import { asked, loadFolder, testGraph } from "../load/loading.ts";

const graph = testGraph();
const driver = testDriver();

beforeAll(async () => {
  await wipeGraph(driver);
  await migrate(graph);
});
afterAll(async () => {
  await driver.close();
  await graph.close();
});

test("a province of 1,000 companies loads whole: nothing is kept out", async () => {
  const folder = join(temporaryFolder(), "province");
  const { rows } = writeBundle(folder, { companies: 1_000, seed: 1 });
  const report = await loadFolder(graph, folder);
  expect(report).toMatchObject({ outcome: "complete", sourceId: "province", deliveryId: "province-1000-1" });
  for (const file of report.files) {
    expect(file.rowsQuarantined, file.file).toBe(0);
    expect(file.rowsWritten, file.file).toBe(rows[file.table]);
  }
  const [counted] = await asked(driver, "MATCH (subject:Subject) RETURN toFloat(count(subject)) AS subjects");
  expect(counted).toEqual({ subjects: rows.subjects });
});
