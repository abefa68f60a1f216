import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { newSecretLine } from "../src/vault/key-ring.ts";
import { ConfigRefused, isLoopback, readConfig } from "../src/config.ts";

const folder = mkdtempSync(join(tmpdir(), "config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigRefused) return error.problems;
    throw error;
  }
  return [];
}

test("an empty environment is a working one, on this machine alone", () => {
  const config = readConfig({});
  expect(config).toEqual({
    home: resolve("var"),
    inbox: resolve("var/inbox"),
    host: "127.0.0.1",
    port: 4000,
    token: null,
    personSecrets: [],
    timeZone: "Asia/Shanghai",
    logLevel: "info",
    neo4j: null,
    localNeo4j: { heap: null, pageCache: null, jars: null },
  });
  expect(isAbsolute(config.home)).toBe(true);
});

test("the configuration is frozen through and through", () => {
  const config = readConfig({ NEO4J_URI: "bolt://db:7687", NEO4J_PASSWORD: "secret" });
  expect([config, config.neo4j, config.localNeo4j].every(Object.isFrozen)).toBe(true);
});

test("all problems are told at once, and a secret's value never", () => {
  const problems = problemsOf({
    PORT: "65536",
    NEO4J_URI: "http://db",
    CREDIT_GRAPH_TIMEZONE: "Mars/Olympus",
    CREDIT_GRAPH_TOKEN: "short-secret",
    CREDIT_GRAPH_LOG_LEVEL: "loud",
    CREDIT_GRAPH_HOEM: "/tmp",
    CREDIT_GRAPH_NEO4J_HEAP: "1 GB",
  });
  expect(problems).toHaveLength(7);
  expect(problems.join("\n")).toContain('PORT is "65536": expected a port from 0');
  expect(problems.join("\n")).toContain("CREDIT_GRAPH_HOEM is not a variable of this program");
  expect(problems.join("\n")).not.toContain("short-secret");
});

test("the highest port is accepted, the next is not, and two different ports contradict", () => {
  expect(readConfig({ PORT: "65535" }).port).toBe(65_535);
  expect(problemsOf({ PORT: "65536" })).toHaveLength(1);
  expect(readConfig({ CREDIT_GRAPH_PORT: "4100", PORT: "4100" }).port).toBe(4100);
  expect(problemsOf({ CREDIT_GRAPH_PORT: "4100", PORT: "4101" })).toHaveLength(1);
});

test("an address that others reach needs a token of 24 characters", () => {
  expect(problemsOf({ CREDIT_GRAPH_HOST: "0.0.0.0" })[0]).toContain("set CREDIT_GRAPH_TOKEN");
  expect(problemsOf({ CREDIT_GRAPH_HOST: "0.0.0.0", CREDIT_GRAPH_TOKEN: "x".repeat(23) })).toHaveLength(1);
  expect(readConfig({ CREDIT_GRAPH_HOST: "0.0.0.0", CREDIT_GRAPH_TOKEN: "x".repeat(24) }).host).toBe(
    "0.0.0.0",
  );
});

test.each([
  ["127.0.0.1", true],
  ["127.8.9.1", true],
  ["localhost", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["10.0.0.1", false],
  ["127.0.0.1.example", false],
  ["::", false],
] as const)("%s is loopback: %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

test("a database needs a password, from the variable or from a file, not from both", () => {
  const uri = { NEO4J_URI: "neo4j://cluster:7687" };
  const file = join(folder, "password");
  writeFileSync(file, "from file\n");
  expect(problemsOf(uri)[0]).toContain("set NEO4J_PASSWORD or NEO4J_PASSWORD_FILE");
  expect(readConfig({ ...uri, NEO4J_PASSWORD_FILE: file }).neo4j).toEqual({
    uri: "neo4j://cluster:7687",
    username: "neo4j",
    password: "from file",
    database: "neo4j",
  });
  expect(problemsOf({ ...uri, NEO4J_PASSWORD: "a", NEO4J_PASSWORD_FILE: file })).toHaveLength(1);
  expect(problemsOf({ ...uri, NEO4J_PASSWORD_FILE: join(folder, "absent") })[0]).toContain(
    "cannot be read (ENOENT)",
  );
});

test("an empty variable is an unset one, and variables of others are nobody's business", () => {
  expect(readConfig({ PORT: "", NEO4J_URI: "", PATH: "/bin" }).port).toBe(4000);
});

test("the file of person keys is read, or told of without repeating a secret", () => {
  const path = join(folder, "keys.txt");
  const lines = [newSecretLine("b"), newSecretLine("a")];
  writeFileSync(path, lines.join("\n"));
  expect(readConfig({ CREDIT_GRAPH_PERSON_KEYS_FILE: path }).personSecrets.map(({ id }) => id)).toEqual([
    "b",
    "a",
  ]);
  writeFileSync(path, lines[0]!.slice(0, -4));
  const [problem] = problemsOf({ CREDIT_GRAPH_PERSON_KEYS_FILE: path });
  expect(problem).toContain("line 1: found 42 characters of another form");
  expect(problem).not.toContain(lines[0]!.slice(10, 30));
  writeFileSync(path, "# nothing yet");
  expect(problemsOf({ CREDIT_GRAPH_PERSON_KEYS_FILE: path })[0]).toContain("has no secret");
  expect(problemsOf({ CREDIT_GRAPH_PERSON_KEYS_FILE: join(folder, "none") })[0]).toContain("ENOENT");
});
