import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import { bundle } from "../../../src/load/sources/bundle.ts";
import { tableShapes } from "../../../src/load/tables.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "endings-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const header = (table: "subjects" | "listings") => `${tableShapes[table].columns.join(",")}\n`;
const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);

test("endings in capitals are endings, packed or not", async () => {
  put("subjects.CSV", header("subjects"));
  put("listings.Csv.GZ", gzipSync(header("listings")));
  const { tablesPresent, reports, placed } = await openDelivery(folder, bundle);
  expect(tablesPresent).toEqual(["subjects", "listings"]);
  expect(placed.map(({ name, lines }) => [name, lines])).toEqual([
    ["listings.Csv.GZ", 2],
    ["subjects.CSV", 2],
  ]);
  expect(reports).toEqual([]);
});

test("one table under two writings of its ending stands twice", async () => {
  put("subjects.CSV", header("subjects"));
  put("subjects.csv", header("subjects"));
  await expect(openDelivery(folder, bundle)).rejects.toThrow("subjects.csv: present twice");
});

test("whatever is not read is told, but for the delivery's own paper and what systems leave behind", async () => {
  put("subjects.csv", header("subjects"));
  put("Listings.csv", header("listings"));
  put("说明.txt", "x");
  put("delivery.json", "{}");
  put(".DS_Store", "x");
  put("Thumbs.db", "x");
  mkdirSync(join(folder, "更多"));
  const { reports } = await openDelivery(folder, bundle);
  expect(reports).toEqual(
    [
      "Listings.csv: not a file of the source bundle; not read",
      "更多: is a folder; not read; a delivery's files stand side by side",
      "说明.txt: not a file of the source bundle; not read",
    ].sort(),
  );
});
