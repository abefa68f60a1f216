import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { sourceFiles } from "./source-files.ts";

/** room → the rooms it may import. Arrows point towards model; read it top to bottom. */
const mayImport: Record<string, string[]> = {
  model: [],
  ownership: ["model"],
  rules: ["model"],
  report: ["model"],
  exchange: ["model", "names"],
  generate: ["model"],
  names: ["model"],
  graph: ["model"],
  vault: ["model"],
  load: ["model", "names", "vault", "graph"],
  alerts: ["model", "graph"],
  read: ["model", "names", "graph"],
  scores: ["model", "graph", "rules"],
  audit: ["model", "graph"],
  jobs: [
    "model",
    "names",
    "graph",
    "ownership",
    "rules",
    "load",
    "alerts",
    "scores",
    "read",
    "report",
    "audit",
  ],
  intake: ["model", "vault", "graph", "load", "read", "jobs"],
  discipline: ["model", "graph", "load", "alerts", "read", "jobs", "intake"],
  api: ["model", "names", "rules", "read", "alerts", "scores", "audit"],
  bench: ["model", "names", "graph", "rules", "load", "read", "jobs"],
};

/** Query folder → the one room that runs it. */
const runsFolder: Record<string, string> = {
  schema: "graph",
  load: "load",
  sweep: "load",
  derive: "jobs",
  detect: "jobs",
  score: "scores",
  explain: "read",
  read: "read",
  alerts: "alerts",
  jobs: "jobs",
  bench: "bench",
  discipline: "discipline",
};

const roomOf = (path: string) => /^src\/([a-z]+)\//.exec(path)?.[1] ?? "";

describe("rooms", () => {
  test.each(sourceFiles("src", ".ts").filter((path) => roomOf(path) !== ""))(
    "%s imports only rooms below its own",
    (path) => {
      const own = roomOf(path);
      const allowed = own === "commands" ? Object.keys(mayImport) : mayImport[own];
      expect(allowed, `room ${own} is not on the map`).toBeDefined();
      const text = readFileSync(path, "utf8");
      const imported = [...text.matchAll(/from "(\.[^"]+)"/g)]
        .map((match) => roomOf(normalize(join(dirname(path), match[1]!))))
        .filter((room) => room !== "" && room !== own);
      // api takes the type of a graph, nothing that runs.
      const typeOnly = own === "api" ? /import type \{[^}]*\} from "(\.[^"]*graph[^"]*)"/.test(text) : false;
      for (const room of new Set(imported)) {
        if (room === "graph" && typeOnly) continue;
        expect(allowed, `${path} imports ${room}`).toContain(room);
      }
    },
  );

  test("web imports nothing of src but the model", () => {
    for (const path of sourceFiles("web", ".ts")) {
      for (const match of readFileSync(path, "utf8").matchAll(/from "(\.[^"]+)"/g)) {
        const target = normalize(join(dirname(path), match[1]!));
        if (target.startsWith("src/")) expect(target, path).toMatch(/^src\/model\//);
      }
    }
  });

  test("only the graph room imports the driver", () => {
    for (const path of sourceFiles("src", ".ts")) {
      if (readFileSync(path, "utf8").includes('from "neo4j-driver"'))
        expect(roomOf(path), path).toBe("graph");
    }
  });

  test("each query folder is run by one room", () => {
    for (const path of sourceFiles("src", ".ts")) {
      const names = [...readFileSync(path, "utf8").matchAll(/["`]([a-z]+)\/[a-z${][^"`\s]*["`]/g)].map(
        (m) => m[1]!,
      );
      for (const folder of names.filter((name) => name in runsFolder)) {
        if (roomOf(path) === "commands" || path.startsWith("src/rules/")) continue;
        expect(runsFolder[folder], `${path} runs cypher/${folder}`).toBe(roomOf(path));
      }
    }
  });

  test("every folder of src carries a README under 150 lines", () => {
    for (const folder of [
      ...Object.keys(mayImport).map((room) => `src/${room}`),
      "src",
      "cypher",
      "src/commands",
      "web",
      "seed",
      "test",
    ]) {
      const readme = `${folder}/README.md`;
      expect(existsSync(readme), readme).toBe(true);
      expect(readFileSync(readme, "utf8").split("\n").length, folder).toBeLessThanOrEqual(150);
    }
  });
});
