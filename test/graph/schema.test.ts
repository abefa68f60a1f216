import { afterAll, beforeAll, expect, test } from "vitest";
import type { Driver } from "neo4j-driver";
import { migrate } from "../../src/graph/migrate.ts";
import { queryFile, queryNames } from "../../src/graph/query-file.ts";
import { testGraph } from "../load/loading.ts";
import { testDriver } from "./wipe.ts";

const graph = testGraph();
let driver: Driver;

async function named(statement: string): Promise<Map<string, string>> {
  const { records } = await driver.executeQuery(statement, {}, { database: "neo4j" });
  return new Map(records.map((record) => [record.get("name") as string, record.get("state") as string]));
}

beforeAll(() => {
  driver = testDriver();
});
afterAll(async () => {
  await driver.close();
  await graph.close();
});

const files = queryNames("schema")
  .filter((name) => /^schema\/\d{3}-/.test(name))
  .map((name) => ({ name, text: queryFile(name).text }));
const made = files.flatMap(({ text }) => /^CREATE [A-Z ]*?(?:INDEX|CONSTRAINT) (\w+)/m.exec(text)?.[1] ?? []);

const filling = files.filter(({ text }) => / IN TRANSACTIONS /.test(text));
const dropped = files.flatMap(({ text }) => /^DROP (?:INDEX|CONSTRAINT) (\w+)/m.exec(text)?.[1] ?? []);

test("indexes made together are all there and filled, and nothing is left to apply", async () => {
  await migrate(graph);
  const states = await named("SHOW INDEXES YIELD name, state");
  expect(made).toHaveLength(files.length - dropped.length - filling.length);
  expect(made.filter((name) => states.get(name) !== "ONLINE")).toEqual([]);
  expect(await migrate(graph)).toEqual([]);
});

test("no file drops what another makes: indexes are made before the rest", () => {
  expect(dropped.filter((name) => made.includes(name))).toEqual([]);
  expect(new Set(made).size).toBe(made.length);
});

test("what was lost between making an index and writing it down is made up for", async () => {
  await driver.executeQuery("DROP INDEX objection_status", {}, { database: "neo4j" });
  await driver.executeQuery(
    "MATCH (m:Migration {name: 'schema/067-objection-status'}) DELETE m",
    {},
    { database: "neo4j" },
  );
  expect(await migrate(graph)).toEqual(["schema/067-objection-status"]);
  expect((await named("SHOW INDEXES YIELD name, state")).get("objection_status")).toBe("ONLINE");
});

test("what was loaded before a property was there gets it, in batches, and keeps what it has", async () => {
  await driver.executeQuery(
    `CREATE (:Listing {statementId: 'old:1', removedOn: date('2026-05-01')}),
            (:Penalty {statementId: 'old:2', publishUntil: date('9999-12-31')}),
            (:Listing {statementId: 'old:3', removedOn: date('2026-05-01'), inUseUntil: date('2024-01-01')})
     WITH 1 AS one MATCH (m:Migration {name: 'schema/081-in-use-until'}) DELETE m`,
    {},
    { database: "neo4j" },
  );
  expect(await migrate(graph)).toEqual(["schema/081-in-use-until"]);
  const { records } = await driver.executeQuery(
    `MATCH (old:Listing|Penalty) WHERE old.statementId STARTS WITH 'old:'
     WITH old, old.statementId AS id, toString(old.inUseUntil) AS until ORDER BY id DETACH DELETE old RETURN id, until`,
    {},
    { database: "neo4j" },
  );
  expect(records.map((record) => record.get("until") as string)).toEqual([
    "2026-05-01",
    "9999-12-31",
    "2024-01-01",
  ]);
});
