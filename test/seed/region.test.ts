import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundleFiles } from "../../seed/region-generator/bundle-files.ts";
import { stories } from "../../seed/region-generator/stories.ts";
import { tableColumns } from "../../seed/region-generator/region-tables.ts";
import { checkRow } from "../../src/load/check/check-row.ts";
import type { TableName } from "../../src/load/source.ts";
import { usccStatus } from "../../src/model/uscc.ts";
import { seedFolder } from "./oracle/oracle.ts";
import { readTable } from "./oracle/world.ts";

const region = join(seedFolder, "region");
const table = (name: string) => readTable(region, name);
const tables = Object.keys(tableColumns) as TableName[];

test("the generator writes the committed files, byte for byte", () => {
  for (const [path, text] of bundleFiles())
    expect(readFileSync(join(seedFolder, path), "utf8"), path).toBe(text);
});

test("the delivery folders hold what the generator writes and nothing else", () => {
  const written = [...bundleFiles().keys()].filter((path) => path.startsWith("region")).sort();
  const found = ["region", "region-delisted"].flatMap((folder) =>
    readdirSync(join(seedFolder, folder)).map((file) => `${folder}/${file}`),
  );
  expect(found.sort()).toEqual(written);
});

test("the region has 300 to 600 subjects, each with an id of its own", () => {
  const ids = table("subjects").map((row) => row["id"]);
  expect(ids.length).toBeGreaterThanOrEqual(300);
  expect(ids.length).toBeLessThanOrEqual(600);
  expect(new Set(ids).size).toBe(ids.length);
});

test("every code is valid but the planted one, and a valid code is the id", () => {
  const coded = table("subjects").filter((row) => row["uscc"] !== "");
  const wrong = coded.filter((row) => usccStatus(row["uscc"]!) !== "valid");
  expect(wrong.map((row) => [row["id"], usccStatus(row["uscc"]!)])).toEqual([["S-0001", "wrong"]]);
  for (const row of coded) if (row["id"] !== "S-0001") expect(row["id"]).toBe(row["uscc"]);
});

test("every organisation has a code and every person a digest", () => {
  for (const row of table("subjects")) {
    expect(row["uscc"] === "", row["id"]).toBe(row["kind"] === "person");
    expect(/^[0-9a-f]{64}$/.test(row["idDigest"]!), row["id"]).toBe(row["kind"] === "person");
  }
});

test("no row is one for quarantine", () => {
  for (const name of tables) {
    table(name).forEach((cells, at) => {
      const checked = checkRow(name, { file: `${name}.csv`, line: at + 2, cells });
      expect(
        "fact" in checked,
        `${name} ${JSON.stringify(checked, (_, v) => (typeof v === "bigint" ? `${v}` : v))}`,
      ).toBe(true);
    });
  }
});

test("every statement is about subjects of the region, under an id of its own", () => {
  const ids = new Set(table("subjects").map((row) => row["id"]));
  for (const name of tables.filter((one) => one !== "subjects")) {
    const keys = table(name).map((row) => row[tableColumns[name][0]]);
    expect(new Set(keys).size, name).toBe(keys.length);
    for (const row of table(name)) {
      const ends = Object.entries(row).filter(([column]) =>
        /^(holder|company|person|organisation|from|to|subject)Id$/.test(column),
      );
      for (const [column, id] of ends) expect(ids.has(id), `${name} ${column} ${id}`).toBe(true);
    }
  }
});

test("no date lies after 2026-06-30, but how long a penalty is published", () => {
  for (const name of tables) {
    for (const row of table(name)) {
      const late = Object.entries(row).filter(([column, text]) => {
        return column !== "publishUntil" && /^\d{4}-\d{2}-\d{2}$/.test(text) && text > "2026-06-30";
      });
      expect(late, JSON.stringify(row)).toEqual([]);
    }
  }
});

test("nothing is held, led or linked before it is registered", () => {
  const registeredOn = new Map(table("subjects").map((row) => [row["id"]!, row["registeredOn"]!]));
  const columns = { shareholdings: ["companyId"], positions: ["organisationId"], links: ["fromId", "toId"] };
  for (const [name, ends] of Object.entries(columns)) {
    for (const row of table(name).filter((one) => one["validFrom"] !== "")) {
      const late = ends.filter((end) => row["validFrom"]! < registeredOn.get(row[end]!)!);
      expect(late, row["statementId"]).toEqual([]);
    }
  }
});

test("every story has its lines in the README, in the order in which it is told", () => {
  const readme = readFileSync(join(seedFolder, "README.md"), "utf8");
  const named = [...readme.matchAll(/^- \*\*([a-z-]+)\*\*/gm)].map((match) => match[1]);
  expect(named).toEqual(stories.map((story) => story.name));
  expect(stories.length).toBeGreaterThanOrEqual(14);
});
