import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditPaths } from "../../src/audit/audit-file.ts";
import { newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { personKeepingOf } from "../../src/vault/person-keeping.ts";
import { bodsFaults } from "../exchange/bods-faults.ts";
import { entriesIn } from "../exchange/exported.ts";
import { ftmFaults } from "../exchange/ftm-faults.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { company, listing, person, stake } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import { runOnShared } from "./program.ts";

/** A published example of an ID number. */
const ID_NUMBER = "11010519491231002X";
const DIGEST = "digest-of-the-sender-0001";
const TODAY = "2026-06-30";
const { graph, driver } = freshGraph();
const home = makeHome();
const out = join(home, "out");
let betweenLoads: string;

beforeAll(async () => {
  mkdirSync(out);
  const persons = personKeepingOf(parseSecrets(newSecretLine("k2026")), home)!;
  const load = (deliveryId: string, name: string, more: string) =>
    loadTables(
      graph,
      deliveryId,
      {
        subjects: [
          company("C", { name }),
          company("D", { address: "厦门 一号" }),
          person("P", {
            idNumber: ID_NUMBER,
            idDigest: DIGEST,
            name: "王五",
            phone: "13900000000",
          }),
        ],
        shareholdings: [
          stake("past", "P", "C", { sharePercent: "30", validFrom: "2020-01-01", validTo: "2025-01-01" }),
          stake("now", "P", "C", { sharePercent: "40", validFrom: "2025-01-01" }),
          stake("more", "C", "D", { sharePercent: more, validFrom: "2020-01-01" }),
        ],
        listings: [listing("l", "D", { listedOn: "2024-01-01" })],
      },
      { persons, home },
    );
  await load("first", "旧名公司", "51");
  betweenLoads = new Date().toISOString();
  await load("second", "新名公司", "52");
  // No load lets a number in; a graph of before that rule may hold some.
  await asked(driver, `MATCH (n) WHERE n.name = "王五" SET n.name = "王五 ${ID_NUMBER}"`);
  await asked(driver, `MATCH (n) WHERE n.address = "厦门 一号" SET n.address = "厦门 ${ID_NUMBER}"`);
});
afterAll(removeHomes);

/** One export: its answer as JSON, and the text and entries of its file. */
async function exportedTo(file: string, ...args: string[]) {
  const path = join(out, file);
  const { code, stdout, stderr } = await runOnShared(home, "export", "--out", path, "--json", ...args);
  expect(code, stderr).toBe(0);
  const bytes = readFileSync(path);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = (isPacked ? gunzipSync(bytes) : bytes).toString("utf8");
  const answer = JSON.parse(stdout) as Record<string, unknown>;
  return { path, answer, stderr, stdout, text, isPacked, entries: entriesIn(path) };
}

const auditText = () => readFileSync(auditPaths(home).log, "utf8");
const audited = () =>
  auditText()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { action: string });

describe.each([
  ["bods", "statements.json", bodsFaults],
  ["bods", "statements.jsonl.gz", bodsFaults],
  ["ftm", "entities.ftm.json", ftmFaults],
  ["ftm", "entities.ftm.json.gz", ftmFaults],
])("export --format %s --out %s", (format, file, faultsOf) => {
  test("writes the graph of the date, says what is not in it and leaves its line in the record", async () => {
    const { answer, entries, isPacked, text, path } = await exportedTo(
      file,
      "--format",
      format,
      "--as-of",
      TODAY,
    );
    expect(faultsOf(entries)).toEqual([]);
    expect(isPacked).toBe(file.endsWith(".gz"));
    expect(text.startsWith("[")).toBe(file === "statements.json");
    const written = { subjects: 3, relations: 2, entries: entries.length };
    expect(answer).toMatchObject({ format, file: path, asOf: TODAY, written });
    expect(answer["leftOut"]).toContainEqual({ what: "statement not in force on the date", rows: 1 });
    const { knownAt } = answer;
    expect(audited().at(-1)).toMatchObject({
      action: "export",
      detail: { format, file, asOf: TODAY, knownAt, ...written },
    });
    expect(text).toContain("新名公司");
    expect(text).not.toContain("旧名公司");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

test.each(["bods", "ftm"])(
  "no ID number, digest or key of a person is in %s, answer or record",
  async (format) => {
    const stored = await asked(
      driver,
      "MATCH (p:Person) OPTIONAL MATCH (p)<-[:VERSION_OF]-(v) UNWIND [p, v] AS n RETURN n.personKey AS key, n.idDigest AS digest",
    );
    const keys = stored.flatMap(({ key, digest }) => [key, digest]).filter((one) => typeof one === "string");
    expect(new Set(keys).size, "one key and one digest are there to be found").toBe(2);
    const { text, stdout, stderr } = await exportedTo("kept.json", "--format", format, "--as-of", TODAY);
    const told = [text, stdout, stderr, auditText()].join("\n");
    expect(text).toContain("王五 ***");
    for (const secret of [ID_NUMBER, ...keys, "k2026:", "13900000000"]) expect(told).not.toContain(secret);
  },
);

test("--as-of asks for another date: the stake of that day and no list before its day", async () => {
  const ftm = ["--format", "ftm", "--as-of"];
  const then = await exportedTo("then.ftm.json", ...ftm, "2023-06-30");
  const day = await exportedTo("day.ftm.json", ...ftm, "2025-01-01");
  const percentages = ({ entries }: typeof then) =>
    entries.flatMap(({ properties }) => (properties as { percentage?: string[] }).percentage ?? []).sort();
  expect(percentages(then)).toEqual(["30", "52"]);
  expect(percentages(day), "the first day of the next stake is no day of the one before").toEqual([
    "40",
    "52",
  ]);
  const lists = ({ entries }: typeof then) => entries.filter(({ schema }) => schema === "Sanction").length;
  expect([lists(then), lists(day)]).toEqual([0, 1]);
});

test("--known-at asks for what was known then: names and shares before they were corrected", async () => {
  const asOf = ["--format", "bods", "--as-of", TODAY, "--known-at"];
  const before = await exportedTo("before.json", ...asOf, betweenLoads);
  expect(before.answer["knownAt"]).toBe(betweenLoads);
  expect(before.text).toContain("旧名公司");
  expect(before.text).not.toContain("新名公司");
  expect(before.text).toContain('"exact":51');
  expect(before.text).not.toContain('"exact":52');
  const nothing = await exportedTo("nothing.json", ...asOf, "2000-01-01T00:00:00Z");
  expect(nothing.entries).toEqual([]);
});

test("the file comes whole in place of the one that was there: who reads the old one reads on", async () => {
  const path = join(out, "replaced.json");
  writeFileSync(path, "the file before");
  const reader = openSync(path, "r");
  try {
    await exportedTo("replaced.json", "--format", "bods", "--as-of", TODAY);
    expect(readFileSync(reader, "utf8")).toBe("the file before");
  } finally {
    closeSync(reader);
  }
  expect(readdirSync(out).filter((name) => name.includes(".part"))).toEqual([]);
});

test("a failure at the end or before the start leaves no file, no part and no line in the record", async () => {
  const folder = join(home, "failing");
  mkdirSync(join(folder, "taken.json"), { recursive: true });
  const lines = audited().length;
  const taken = await runOnShared(home, "export", "--format", "ftm", "--out", join(folder, "taken.json"));
  expect(taken.code).toBe(1);
  expect(taken.stderr).toContain("taken.json");
  expect(taken.stdout).toBe("");
  const absent = await runOnShared(
    home,
    "export",
    "--format",
    "ftm",
    "--out",
    join(folder, "none", "a.json"),
  );
  expect(absent).toMatchObject({ code: 1, stdout: "" });
  expect(absent.stderr).toContain(`${join(folder, "none")}: there is no such folder`);
  expect(readdirSync(folder, { recursive: true })).toEqual(["taken.json"]);
  expect(audited()).toHaveLength(lines);
});

test.each([
  ["no format", ["--out", "a.json"]],
  ["a format that is none", ["--format", "csv", "--out", "a.json"]],
  ["no file", ["--format", "ftm"]],
  ["a date that is none", ["--format", "ftm", "--out", "a.json", "--as-of", "2026-02-30"]],
])("%s exits 2", async (_, args) => {
  const { code, stdout } = await runOnShared(home, "export", ...args);
  expect(code).toBe(2);
  expect(stdout).toBe("");
});
