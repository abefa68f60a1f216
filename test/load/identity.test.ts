import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { code, company, listing, person, stake } from "./bundle-folder.ts";
import { asked, loadTables, testGraph } from "./loading.ts";

const graph = testGraph();
const driver = testDriver();
beforeAll(() => migrate(graph));
beforeEach(() => wipeGraph(driver));
afterAll(async () => {
  await graph.close();
  await driver.close();
});

const ids = async () =>
  (await asked(driver, "MATCH (s:Subject) RETURN s.id AS id ORDER BY id")).map((row) => row["id"]);
const A = code(1);

test("a code joins what two sources say, under the id that was first", async () => {
  await loadTables(
    graph,
    "d1",
    { subjects: [company("own-1", { uscc: A, phone: "1" })] },
    { sourceId: "one" },
  );
  await loadTables(
    graph,
    "d1",
    {
      subjects: [company(A, { uscc: A, address: "路" }), company("own-2")],
      shareholdings: [stake("s1", "own-2", A)],
    },
    { sourceId: "two" },
  );
  expect(await ids()).toEqual(["own-1", "own-2"]);
  expect(
    await asked(
      driver,
      "MATCH (:Subject {id: 'own-2'})-[:OWNS]->(s) RETURN s.id AS id, s.phone AS phone, s.address AS address",
    ),
  ).toEqual([{ id: "own-1", phone: "1", address: "路" }]);
});

test("a wrong code joins nothing", async () => {
  const wrong = A.slice(0, 17) + (A.endsWith("0") ? "1" : "0");
  await loadTables(graph, "d1", { subjects: [company("x", { uscc: wrong })] }, { sourceId: "one" });
  await loadTables(graph, "d1", { subjects: [company("y", { uscc: wrong })] }, { sourceId: "two" });
  expect(await ids()).toEqual(["x", "y"]);
});

test("two sources that use one id for subjects of their own get two subjects, for ever", async () => {
  await loadTables(graph, "d1", { subjects: [company("7")] }, { sourceId: "one" });
  await loadTables(
    graph,
    "d1",
    { subjects: [company("7"), company("8")], shareholdings: [stake("s1", "8", "7")] },
    { sourceId: "two" },
  );
  expect(await ids()).toEqual(["7", "8", "two:7"]);
  await loadTables(graph, "d2", { listings: [listing("g", "7")] }, { sourceId: "two" });
  expect(await asked(driver, "MATCH (s)-[:LISTED_AS]->() RETURN s.id AS id")).toEqual([{ id: "two:7" }]);
  const again = await loadTables(
    graph,
    "d3",
    { subjects: [company("7"), company("8")] },
    { sourceId: "two" },
  );
  expect(again.unchanged).toBe(true);
});

test("a source that names no subjects means the graph's", async () => {
  await loadTables(graph, "d1", { subjects: [company("7")] }, { sourceId: "one" });
  await loadTables(graph, "d1", { listings: [listing("g", "7")] }, { sourceId: "court" });
  expect(
    await asked(driver, "MATCH (s)-[:LISTED_AS]->(l) RETURN s.id AS id, l.statementId AS statement"),
  ).toEqual([{ id: "7", statement: "court:g" }]);
});

test("a subject that gains a code keeps its id", async () => {
  await loadTables(graph, "d1", { subjects: [company("own-1")] });
  await loadTables(graph, "d2", { subjects: [company("own-1", { uscc: A })] });
  expect(await asked(driver, "MATCH (s:Subject) RETURN s.id AS id, s.uscc AS uscc")).toEqual([
    { id: "own-1", uscc: A },
  ]);
});

test("an equal digest joins persons of one source, never of two; a name joins nobody", async () => {
  await loadTables(
    graph,
    "d1",
    {
      subjects: [
        person("p1", { idDigest: "x" }),
        person("p2", { idDigest: "x" }),
        person("p3", { name: "人p1" }),
      ],
    },
    { sourceId: "one" },
  );
  expect(await ids()).toEqual(["p1", "p3"]);
  await loadTables(graph, "d1", { subjects: [person("q1", { idDigest: "x" })] }, { sourceId: "two" });
  expect(await ids()).toEqual(["p1", "p3", "q1"]);
  await loadTables(
    graph,
    "d2",
    { subjects: [person("p4", { idDigest: "x" })] },
    { sourceId: "one", mode: "delta" },
  );
  expect(await ids()).toEqual(["p1", "p3", "q1"]);
});

test("two subjects of one source with one code are kept apart and told", async () => {
  const report = await loadTables(graph, "d1", {
    subjects: [company("x", { uscc: A }), company("y", { uscc: A })],
  });
  expect(await ids()).toEqual(["x", "y"]);
  expect(report.reports.join()).toContain("code that another subject of this source has too");
});

test("an unchanged subject that returns under the same id stays one subject", async () => {
  const all = [company("x"), company("y"), company("z")];
  await loadTables(graph, "d1", { subjects: all });
  await loadTables(graph, "d2", { subjects: all.slice(1) });
  await loadTables(graph, "d3", { subjects: all });
  expect(await ids()).toEqual(["x", "y", "z"]);
});
