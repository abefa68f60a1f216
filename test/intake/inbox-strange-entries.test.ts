import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import type { Inbox, InboxAccount } from "../../src/intake/inbox.ts";
import { openInbox } from "../../src/intake/inbox.ts";
import { openIntake } from "../../src/intake/intake.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { company, tableText, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, testGraph } from "../load/loading.ts";
import type { StrangeEntry } from "../load/strange-entries.ts";
import { OUTSIDE, putStrange, strangeEntries } from "../load/strange-entries.ts";

/** Longer than any test: every look is asked for. */
const NEVER_MS = 3_600_000;
const graph = testGraph();
const driver = testDriver();
let directory: string;
let told: string[];
let inbox: Inbox;

beforeEach(async () => {
  await wipeGraph(driver);
  await migrate(graph);
  const home = temporaryFolder();
  directory = join(home, "inbox");
  told = [];
  const audit = { record: async () => undefined };
  const clock = () => new Date();
  const { takeFolder } = openIntake({ graph, home, owner: "inbox-test", clock, audit });
  const tell = (sentence: string) => void told.push(sentence);
  inbox = openInbox({ directory, sources: { bundle: () => bundle }, takeFolder, tell }, NEVER_MS);
});
afterEach(() => inbox.close());
afterAll(async () => {
  await wipeGraph(driver);
  await graph.close();
  await driver.close();
});

function deliver(name: string, ids: readonly string[]): void {
  const folder = join(directory, "bundle", name);
  mkdirSync(folder);
  const rows = ids.map((id) => company(id));
  writeFileSync(join(folder, "subjects.csv"), tableText("subjects", rows));
}

const subjects = async () =>
  (await asked(driver, "MATCH (s:Subject) RETURN s.id AS id ORDER BY id")).map(({ id }) => id);
const refusalOf = (name: string) =>
  JSON.parse(
    readFileSync(join(directory, ".refused", "bundle", `${name}.account.json`), "utf8"),
  ) as InboxAccount;

test.each(Object.keys(strangeEntries) as StrangeEntry[])(
  "%s instead of a file is put aside, and the delivery behind it is taken",
  async (kind) => {
    mkdirSync(join(directory, "bundle", "a-bad"));
    putStrange(join(directory, "bundle", "a-bad", "subjects.csv"), kind);
    deliver("b-good", ["A"]);
    await inbox.look();
    await inbox.look();
    expect(await subjects()).toEqual(["A"]);
    const { outcome, sentences } = refusalOf("a-bad");
    expect(outcome).toBe("refused");
    expect(sentences).toEqual([
      expect.stringContaining(`subjects.csv: is ${strangeEntries[kind]}, expected a plain file; put `),
    ]);
    expect(told.join()).not.toContain(OUTSIDE);
    expect(told).toHaveLength(2);
  },
);

test("a delivery that cannot be put away is told once, and the ones behind it are taken", async () => {
  deliver("a-stuck", ["A"]);
  deliver("b-good", ["A", "B"]);
  const shelf = join(directory, ".refused");
  writeFileSync(join(directory, "bundle", "a-stuck", "listings.csv"), "listingId\n1\n");
  writeFileSync(shelf, "no folder");
  for (let look = 0; look < 3; look += 1) await inbox.look();
  expect(await subjects()).toEqual(["A", "B"]);
  expect(
    told.filter((sentence) => sentence.startsWith("inbox bundle/a-stuck: tried again later")),
  ).toHaveLength(1);
  rmSync(shelf);
  await inbox.look();
  expect(refusalOf("a-stuck").outcome).toBe("refused");
});

test("a link beside the deliveries is told once, with what to do", async () => {
  putStrange(join(directory, "bundle", "monday"), "dangling");
  await inbox.look();
  await inbox.look();
  expect(told).toEqual([
    "inbox bundle/monday: a symbolic link, expected a folder for each delivery; put one in its place",
  ]);
});
