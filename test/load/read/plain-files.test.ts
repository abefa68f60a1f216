import { symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LoadRefused } from "../../../src/load/load-refused.ts";
import { readMapping } from "../../../src/load/mapping/mapping.ts";
import { readConsents } from "../../../src/load/read/consents.ts";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import { statedManifest } from "../../../src/load/read/manifest.ts";
import { bundle } from "../../../src/load/sources/bundle.ts";
import { company, tableText, temporaryFolder } from "../bundle-folder.ts";
import type { StrangeEntry } from "../strange-entries.ts";
import { OUTSIDE, putStrange, strangeEntries } from "../strange-entries.ts";

const kinds = Object.keys(strangeEntries) as StrangeEntry[];
const linked =
  "is a symbolic link, expected a plain file; " +
  "put the file that it leads to, or a copy of it, into the folder under this name";
const sentenceOf = (name: string, kind: StrangeEntry) =>
  strangeEntries[kind] === strangeEntries.link
    ? `${name}: ${linked}`
    : `${name}: is ${strangeEntries[kind]}, expected a plain file; put a file in its place or remove it`;

async function refusalOf(work: () => unknown): Promise<readonly string[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof LoadRefused) return error.sentences;
    throw error;
  }
  return [];
}

function delivery(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "subjects.csv"), tableText("subjects", [company("A")]));
  return folder;
}

test.each(kinds)("where a table should be, %s is refused and never opened", async (kind) => {
  for (const name of ["listings.csv", "listings.csv.gz", "listings.xlsx"]) {
    const folder = delivery();
    putStrange(join(folder, name), kind);
    const sentences = await refusalOf(() => openDelivery(folder, bundle));
    expect(sentences).toEqual([sentenceOf(name, kind)]);
    expect(sentences.join()).not.toContain(OUTSIDE);
  }
});

test.each(kinds)("where delivery.json should be, %s is refused and never opened", async (kind) => {
  const folder = delivery();
  putStrange(join(folder, "delivery.json"), kind);
  const expected = [sentenceOf("delivery.json", kind)];
  expect(await refusalOf(() => statedManifest(folder))).toEqual(expected);
  expect(await refusalOf(() => readConsents(folder, "2026-01-01"))).toEqual(expected);
});

test("a socket is refused", async () => {
  const folder = delivery();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, "listings.csv"), resolve));
  const sentences = await refusalOf(() => openDelivery(folder, bundle));
  server.close();
  expect(sentences).toEqual([
    "listings.csv: is a socket, expected a plain file; put a file in its place or remove it",
  ]);
});

test.each(kinds)("what no source reads may be %s", async (kind) => {
  const folder = delivery();
  putStrange(join(folder, "notes"), kind);
  const { placed } = await openDelivery(folder, bundle);
  expect(placed.map(({ name }) => name)).toEqual(["subjects.csv"]);
});

test("the folder itself may be a link: only what lies in it is judged", async () => {
  const link = join(temporaryFolder(), "today");
  symlinkSync(delivery(), link);
  expect((await openDelivery(link, bundle)).placed).toHaveLength(1);
});

test("a mapping is a file, where a pipe would never end", () => {
  const path = join(temporaryFolder(), "mapping.json");
  putStrange(path, "pipe");
  expect(() => readMapping(path)).toThrow(/is a named pipe, expected a file of JSON/);
});
