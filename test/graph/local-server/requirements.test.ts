import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Environment } from "../../../src/graph/local-server/executables.ts";
import { findJava } from "../../../src/graph/local-server/java.ts";
import { fetchJars, isComplete } from "../../../src/graph/local-server/neo4j-jars.ts";
import { startLocalServer } from "../../../src/graph/local-server/server.ts";
import { makeHome, optionsFor, removeHomes } from "./test-home.ts";

afterAll(removeHomes);

/** Writes a program `name` into a new folder with bin/, as JAVA_HOME has it; returns that folder. */
function program(name: string, script: string): string {
  const folder = makeHome();
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, "bin", name), 0o755);
  return folder;
}

const javaOf = (version: string): string => program("java", `echo 'openjdk version "${version}"' >&2`);
const binOf = (folder: string): string => join(folder, "bin");
const airGap =
  "without network, set a mirror in Maven's settings.xml or copy the folder of jars (with its .complete) " +
  "from a machine that has them and point CREDIT_GRAPH_NEO4J_JARS to it";

function fetchOptions(home: string, PATH: string) {
  return { home, env: { PATH } as Environment, javaHome: "/", progress: () => undefined };
}

test("only a wrong Java at hand is refused by version and place, and the home is free again", async () => {
  const java25 = javaOf("25.0.1");
  const home = makeHome();
  const starting = startLocalServer({ ...optionsFor(home), env: { PATH: binOf(java25) } });
  await expect(starting).rejects.toThrow(
    `Found Java 25 at ${java25}/bin/java, but Neo4j 5.26 needs Java 17 or 21: ` +
      "install one and set JAVA_HOME to its folder.",
  );
  expect(existsSync(join(home, "owner.json"))).toBe(false);
});

test("no Java at all is refused with the same remedy", async () => {
  await expect(findJava({ PATH: makeHome() })).rejects.toThrow(
    "Found no Java in JAVA_HOME or on PATH, but Neo4j 5.26 needs Java 17 or 21",
  );
});

test("of several Javas an acceptable one is chosen: JAVA_HOME, a home that names it, PATH", async () => {
  const [java8, java16, java17, java21, java25] = ["1.8.0_402", "16.0.2", "17.0.15", "21.0.2", "25"].map(
    javaOf,
  );
  const majorFor = async (env: Environment): Promise<number> => (await findJava(env)).major;
  expect(await majorFor({ JAVA_HOME: java21!, PATH: binOf(java17!) })).toBe(21);
  expect(await majorFor({ JAVA_HOME: java25!, JAVA17_HOME: java17!, PATH: binOf(java25!) })).toBe(17);
  expect(await majorFor({ JAVA_HOME: java25!, JAVA_HOME_21_X64: java21!, PATH: "" })).toBe(21);
  expect(await majorFor({ PATH: [java8, java16, java21].map((java) => binOf(java!)).join(delimiter) })).toBe(
    21,
  );
  await expect(findJava({ JAVA_HOME: java8!, PATH: binOf(java16!) })).rejects.toThrow(
    `Found Java 8 at ${java8}/bin/java and Java 16 at ${java16}/bin/java, but`,
  );
});

test("a missing Maven is refused with both remedies", async () => {
  await expect(fetchJars(fetchOptions(makeHome(), makeHome()))).rejects.toThrow(
    `Found no Maven (mvn) on PATH, which fetches Neo4j the first time: install Maven, or ${airGap}.`,
  );
});

test("a failing Maven is quoted with its cause and without its noise", async () => {
  const maven = program(
    "mvn",
    "echo '[ERROR] Could not transfer artifact org.neo4j:neo4j:pom:5.26.30: no route to host -> [Help 1]'; " +
      "echo '[ERROR] '; echo '[ERROR] Re-run Maven using the -X switch'; exit 1",
  );
  const home = makeHome();
  await expect(fetchJars(fetchOptions(home, binOf(maven)))).rejects.toThrow(
    "Maven could not fetch Neo4j: " +
      "Could not transfer artifact org.neo4j:neo4j:pom:5.26.30: no route to host; " +
      `check the network, then start again, or ${airGap}.`,
  );
  expect(readdirSync(join(home, "neo4j-jars"))).toEqual([]);
});

test("a disk that fills up while fetching is called a full disk", async () => {
  const maven = program("mvn", "echo '[ERROR] a.jar (No space left on device) -> [Help 1]'; exit 1");
  const fetching = fetchJars(fetchOptions(makeHome(), binOf(maven)));
  await expect(fetching).rejects.toMatchObject({
    problem: "disk",
    message: expect.stringMatching(/^The disk filled/),
  });
});

/** Stands in for Maven's copy goal: checks the pom it was given, then writes two jars, slowly. */
const copying =
  "grep -q '<version>5.26.30</version>' pom.xml || exit 1\n" +
  'for arg; do case "$arg" in -DoutputDirectory=*) out="${arg#*=}";; esac; done\n' +
  '/bin/mkdir -p "$out"; echo a > "$out/a.jar"; /bin/sleep 0.3; echo b > "$out/b.jar"';

test("a half-fetched folder is replaced, and fetchers at the same time leave one whole folder", async () => {
  const home = makeHome();
  const jarsDir = join(home, "neo4j-jars", "5.26.30");
  mkdirSync(jarsDir, { recursive: true });
  writeFileSync(join(jarsDir, "a.jar"), "half");
  const options = fetchOptions(home, `${binOf(program("mvn", copying))}:/usr/bin:/bin`);
  expect(await Promise.all([1, 2, 3].map(() => fetchJars(options)))).toEqual([jarsDir, jarsDir, jarsDir]);
  expect(readdirSync(jarsDir).sort()).toEqual([".complete", "a.jar", "b.jar"]);
  expect(readFileSync(join(jarsDir, "a.jar"), "utf8")).toBe("a\n");
  expect(readdirSync(join(home, "neo4j-jars"))).toEqual(["5.26.30"]);
});

test("a complete folder needs no Maven; another version or a lost jar makes it incomplete", async () => {
  const home = makeHome();
  const jarsDir = join(home, "jars");
  mkdirSync(jarsDir);
  writeFileSync(join(jarsDir, "a.jar"), "");
  writeFileSync(join(jarsDir, ".complete"), "5.26.30\n1\n");
  const options = { ...fetchOptions(home, ""), env: { CREDIT_GRAPH_NEO4J_JARS: jarsDir } };
  expect(await fetchJars(options)).toBe(jarsDir);
  writeFileSync(join(jarsDir, ".complete"), "5.26.30\n2\n");
  expect(isComplete(jarsDir)).toBe(false);
  writeFileSync(join(jarsDir, ".complete"), "5.26.29\n1\n");
  expect(isComplete(jarsDir)).toBe(false);
});
