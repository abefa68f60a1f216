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

test("figures of codes from before versions were kept are the first that are known, others stay what they are", async () => {
  await driver.executeQuery(
    `CREATE (:CodeQuality {regionCode: 'old:1'}), (:CodeQuality {regionCode: 'old:2', isFirst: false})
     WITH 1 AS one MATCH (m:Migration {name: 'schema/108-code-quality-first'}) DELETE m`,
    {},
    { database: "neo4j" },
  );
  expect(await migrate(graph)).toEqual(["schema/108-code-quality-first"]);
  const { records } = await driver.executeQuery(
    `MATCH (old:CodeQuality) WHERE old.regionCode STARTS WITH 'old:'
     WITH old, old.regionCode AS code, old.isFirst AS isFirst ORDER BY code DELETE old RETURN isFirst`,
    {},
    { database: "neo4j" },
  );
  expect(records.map((record) => record.get("isFirst") as boolean)).toEqual([true, false]);
});

test("steps of cases from before they told their day get that of the case, and an extension its day in China", async () => {
  const steps = ["raised", "extended", "rejected", "reviewRequested", "reviewSustained", "lifted"];
  await driver.executeQuery(
    `CREATE (o:Objection {id: 'old', raisedOn: date('2026-06-01'), extendedAt: localdatetime('2026-06-03T17:00:00'),
                          decidedOn: date('2026-06-08'), liftedOn: date('2026-06-15')}),
            (:CaseReview {id: 'old', requestedOn: date('2026-06-09'), decidedOn: date('2026-06-12')})-[:OF]->(o)
     WITH o UNWIND $steps AS action
     CREATE (:CaseStep {id: 'old:' + action, action: action, at: localdatetime('2026-06-30T01:00:00')})-[:OF]->(o)
     WITH DISTINCT 1 AS one
     MATCH (m:Migration) WHERE m.name IN ['schema/094-extended-on', 'schema/095-case-step-on'] DELETE m`,
    { steps },
    { database: "neo4j" },
  );
  expect(await migrate(graph)).toEqual(["schema/094-extended-on", "schema/095-case-step-on"]);
  const { records } = await driver.executeQuery(
    `MATCH (step:CaseStep)-[:OF]->(o:Objection {id: 'old'})<-[:OF]-(review:CaseReview)
     WITH o, review, step, step.action + ' ' + toString(step.on) AS told ORDER BY told
     WITH o, review, collect(step) AS steps, collect(told) AS told
     FOREACH (step IN steps | DETACH DELETE step) DETACH DELETE o, review RETURN told`,
    {},
    { database: "neo4j" },
  );
  expect(records[0]!.get("told")).toEqual([
    ...["extended 2026-06-04", "lifted 2026-06-15", "raised 2026-06-01", "rejected 2026-06-08"],
    ...["reviewRequested 2026-06-09", "reviewSustained 2026-06-12"],
  ]);
});
