import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { StrangeEntry } from "../load/strange-entries.ts";
import { OUTSIDE, putStrange, strangeEntries } from "../load/strange-entries.ts";
import type { WatchedFolder } from "./watched-folder.ts";
import { openWatchedFolder } from "./watched-folder.ts";
import { freshGraph } from "../load/loading.ts";

const { graph, driver } = freshGraph();
let here: WatchedFolder;

beforeEach(async () => {
  here = await openWatchedFolder(graph, driver);
});
afterEach(() => here.inbox.close());

test.each(Object.keys(strangeEntries) as StrangeEntry[])(
  "%s instead of a file is put aside, and the delivery behind it is taken",
  async (kind) => {
    mkdirSync(join(here.directory, "bundle", "a-bad"));
    putStrange(join(here.directory, "bundle", "a-bad", "subjects.csv"), kind);
    here.deliver("b-good", ["A"]);
    await here.inbox.look();
    await here.inbox.look();
    expect(await here.subjects()).toEqual(["A"]);
    const { outcome, sentences } = here.accountOf(".refused", "a-bad");
    expect(outcome).toBe("refused");
    expect(sentences).toEqual([
      expect.stringContaining(`subjects.csv: is ${strangeEntries[kind]}, expected a plain file; put `),
    ]);
    expect(here.told.join()).not.toContain(OUTSIDE);
    expect(here.told).toHaveLength(2);
  },
);

test("a delivery that cannot be put away is told once, and the ones behind it are taken", async () => {
  here.deliver("a-stuck", ["A"]);
  here.deliver("b-good", ["A", "B"]);
  const shelf = join(here.directory, ".refused");
  writeFileSync(join(here.directory, "bundle", "a-stuck", "listings.csv"), "listingId\n1\n");
  writeFileSync(shelf, "no folder");
  for (let look = 0; look < 3; look += 1) await here.inbox.look();
  expect(await here.subjects()).toEqual(["A", "B"]);
  expect(
    here.told.filter((sentence) => sentence.startsWith("inbox bundle/a-stuck: tried again later")),
  ).toHaveLength(1);
  rmSync(shelf);
  await here.inbox.look();
  expect(here.accountOf(".refused", "a-stuck").outcome).toBe("refused");
});

test("a link beside the deliveries is told once, with what to do", async () => {
  putStrange(join(here.directory, "bundle", "monday"), "dangling");
  await here.inbox.look();
  await here.inbox.look();
  expect(here.told).toEqual([
    "inbox bundle/monday: a symbolic link, expected a folder for each delivery; put one in its place",
  ]);
});
