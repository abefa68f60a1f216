import { describe, expect, test, beforeAll, afterAll } from "vitest";
import { readFileSync } from "node:fs";
import type { Graph } from "../../src/graph/graph.ts";
import { queryFile, queryNames } from "../../src/graph/query-file.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { scoreFactors } from "../../src/rules/score-factors.ts";
import { sourceFiles } from "./source-files.ts";
import { bundleFolder, company } from "../load/bundle-folder.ts";
import { loadFolder, testGraph } from "../load/loading.ts";
import { loadedSeed } from "../seed-region.ts";

const names = queryNames();
const bodyOf = (name: string) =>
  readFileSync(`cypher/${name}.cypher`, "utf8").replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, "");

describe.each(names)("cypher/%s", (name) => {
  const body = bodyOf(name);
  const file = queryFile(name);

  test("uses exactly the parameters its header declares", () => {
    const used = new Set([...body.matchAll(/\$(\w+)/g)].map((match) => match[1]!));
    expect(used).toEqual(new Set(file.params.keys()));
  });

  test("writes only when its mode says so, and says what it returns", () => {
    const writes = /\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP)\b/.test(body);
    if (file.mode === "read") expect(writes).toBe(false);
    if (file.mode === "write") expect(writes).toBe(true);
    if (file.mode !== "schema") expect(file.returns.size).toBeGreaterThan(0);
  });

  test("has a full header", () => {
    expect(file.title).toMatch(/^\S+ — ./);
    const wanted = { read: ["grain", "basis", "cost"], write: ["keys", "stale"], schema: [] }[file.mode];
    for (const field of wanted) expect(file.header.get(field), field).toBeTruthy();
  });

  test("names itself and cuts only ordered answers", () => {
    expect(file.title.split(" — ")[0]).toBe(name.split("/").at(-1));
    if (name.startsWith("read/") && /\bLIMIT\b/.test(body)) {
      // The first of an order is one answer, not a cut list.
      expect(body).toMatch(/\bORDER BY\b[\s\S]*\bLIMIT (\$\w+|1\b)/);
    }
    // A count may stop one past the bound it is held against; findings are never cut.
    const uncounted = body.replace(/LIMIT \$\w+Max \+ 1\b/g, "");
    if (/^detect\/[a-z-]+$/.test(name)) expect(uncounted).not.toMatch(/\bLIMIT\b/);
    expect(body).not.toMatch(/\bapoc\.|\bgds\.|elementId\(/i);
  });

  test("looks a subject up by the one label whose ids are indexed", () => {
    // Without Subject beside it, Organisation {id: …} reads every organisation, once a row.
    expect(body).not.toMatch(/:(Organisation|Person)\s*\{[^}]*\bid\s*:/);
  });
});

test.each(names.filter((name) => /^(detect\/(hubs\/)?|explain\/)[a-z-]+$/.test(name)))(
  "cypher/%s reads what subjects say of themselves as it was known then",
  (name) => {
    // `old` and `new` are such states, a statement says so itself, and a hop has a kind of its own.
    const own =
      /(?<!\basKnown\(\w+\)|\b(?:old|new|statement|hop))\.(address|phone|industryCode|regionCode|registeredOn|kind)\b/;
    expect(bodyOf(name)).not.toMatch(own);
  },
);

describe("queries on the real server, after the seed load", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = testGraph();
    await loadedSeed(graph);
    // A subject told twice, otherwise the second time: the graph has a SubjectVersion and a SubjectState.
    const twice = { sourceId: "other", deliveryId: "d1", mode: "delta", asOf: "2026-06-30" } as const;
    for (const deliveryId of ["d1", "d2"]) {
      const subjects = [company("told-twice", { name: deliveryId, address: deliveryId })];
      await loadFolder(graph, bundleFolder({ subjects }, { ...twice, deliveryId }));
    }
  });
  afterAll(() => graph.close());

  test.each(names.filter((name) => queryFile(name).mode !== "schema"))(
    "EXPLAIN %s warns of nothing",
    async (name) => {
      const { notices } = await graph.plan(name);
      const waived = queryFile(name).header.get("waives") ?? "";
      expect(notices.filter((notice) => !waived.includes(notice.code))).toEqual([]);
    },
  );
});

describe("one name everywhere (law 1)", () => {
  test.each(rules.map((rule) => rule.id))(
    "%s has its files, and every parameter is asked by detect",
    (id) => {
      const detect = queryFile(`detect/${id}`);
      queryFile(`explain/${id}`);
      const rule = rules.find((one) => one.id === id)!;
      queryFile(`detect/population/${rule.population}`);
      expect([...queryFile(`detect/universe/${rule.scope.universe}`).returns.keys()]).toEqual(["node"]);
      expect([...queryFile(`detect/affected/${rule.scope.affected}`).returns.keys()]).toEqual(["id"]);
      expect([...detect.params.keys()]).toContain("scopeNodes");
      if (rule.hubPolicy !== "none") queryFile(`detect/hubs/${rule.hubPolicy}`);
      for (const param of Object.keys(rule.params)) expect([...detect.params.keys()]).toContain(param);
      expect(readFileSync(`src/rules/${id}.ts`, "utf8")).toContain(`id: "${id}"`);
      expect(JSON.parse(readFileSync(`seed/expected/${id}.json`, "utf8"))).not.toHaveLength(0);
      expect(readFileSync("seed/README.md", "utf8")).toContain(id);
      expect(readFileSync("README.md", "utf8")).toContain(id);
    },
  );

  test("the expectations of the seed name rules only", () => {
    const expected = sourceFiles("seed/expected", ".json").map((path) =>
      path.split("/").at(-1)!.replace(".json", ""),
    );
    const ids = new Set([...rules.map((rule) => rule.id), "stories", "after-delisting"]);
    for (const name of expected) expect(ids).toContain(name);
  });

  test("every factor has its query", () => {
    for (const factor of scoreFactors) expect(queryFile(factor.query).mode).toBe("read");
  });
});

test("TypeScript holds no query text", () => {
  for (const path of [...sourceFiles("src", ".ts"), ...sourceFiles("web", ".ts")]) {
    const text = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(text, path).not.toMatch(
      /["'`]\s*(MATCH|MERGE|UNWIND|OPTIONAL MATCH|CREATE) ?[([\s]*[$:\w]*\s*[({[]/,
    );
  }
});
