import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { migrate } from "../../src/graph/migrate.ts";
import { eachRecord, partsOf } from "../../src/load/bulk/file-parts.ts";
import { openDelivery } from "../../src/load/read/delivery.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { bundleFolder, code, company, listing, person, stake } from "./bundle-folder.ts";
import { canonicalDump } from "./canonical-dump.ts";
import { loadFolder, testGraph } from "./loading.ts";

const graph = testGraph();
const driver = testDriver();
beforeAll(() => migrate(graph));
afterAll(async () => {
  await graph.close();
  await driver.close();
});

/** A bundle with a sound row and one that is kept out in each table. */
function makeBundle(): string {
  return bundleFolder(
    {
      subjects: [
        company("a", { uscc: code(1), phone: "0592-2021234" }),
        company("b"),
        person("p"),
        company("x", { status: "?" }),
      ],
      shareholdings: [stake("s1", "a", "b"), stake("s2", "p", "a"), stake("s3", "nobody", "a")],
      listings: [listing("g", "a"), listing("h", "a", { listedOn: "2025/1/1" })],
    },
    { sourceId: "s", deliveryId: "d1", mode: "full", asOf: "2026-06-30" },
  );
}

/** The same bundle with every table as a workbook. */
async function makeWorkbooks(): Promise<string> {
  const folder = makeBundle();
  for (const table of ["subjects", "shareholdings", "listings"]) {
    const rows: string[][] = parse(readFileSync(join(folder, `${table}.csv`)));
    const cells = rows.map((row) => row.map((value) => ({ type: String, value })));
    await writeXlsxFile(cells).toFile(join(folder, `${table}.xlsx`));
    rmSync(join(folder, `${table}.csv`));
  }
  return folder;
}

test("a bundle of workbooks makes the graph that its CSV files make, and keeps the same rows out", async () => {
  const loaded = async (folder: string) => {
    await wipeGraph(driver);
    const { files } = await loadFolder(graph, folder);
    const counts = files.map(({ table, rowsWritten, rowsQuarantined }) => [
      table,
      rowsWritten,
      rowsQuarantined,
    ]);
    return { counts, dump: await canonicalDump(driver) };
  };
  const fromCsv = await loaded(makeBundle());
  expect(fromCsv.counts).toEqual([
    ["subjects", 3, 1],
    ["shareholdings", 2, 1],
    ["listings", 1, 1],
  ]);
  expect(await loaded(await makeWorkbooks())).toEqual(fromCsv);
});

test("the threads of a first load read a workbook whole, with the lines of its sheet", async () => {
  const [file] = (await openDelivery(await makeWorkbooks(), bundle)).placed;
  const lines: number[] = [];
  const parts = partsOf(file!, 100);
  expect(parts).toHaveLength(1);
  await eachRecord(parts[0]!, ({ line }) => lines.push(line));
  expect(lines).toEqual([2, 3]);
});
