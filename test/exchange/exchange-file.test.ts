import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { isListFile, writeEntries } from "../../src/commands/exchange-file.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";

async function* numbered(count: number, fails = false) {
  for (let at = 0; at < count; at += 1) yield await Promise.resolve({ at });
  if (fails) throw new Error("the graph went away");
}

test.each([
  ["a.json", true],
  ["a.json.gz", true],
  ["a.jsonl", false],
  ["a.ndjson.gz", false],
])("%s is a list: %s", (name, isList) => expect(isListFile(name)).toBe(isList));

test.each([0, 1, 5_000])("a list of %i entries, packed or not, is JSON with all of them", async (count) => {
  const folder = temporaryFolder();
  for (const name of ["a.json", "a.json.gz"]) {
    await writeEntries(join(folder, name), numbered(count), true);
    const bytes = readFileSync(join(folder, name));
    const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    expect(JSON.parse(text)).toHaveLength(count);
  }
});

test("a failure leaves the file that was there, and nothing beside it", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a.jsonl"), "before");
  await expect(writeEntries(join(folder, "a.jsonl"), numbered(3, true), false)).rejects.toThrow("went away");
  expect(readdirSync(folder)).toEqual(["a.jsonl"]);
  expect(readFileSync(join(folder, "a.jsonl"), "utf8")).toBe("before");
});
