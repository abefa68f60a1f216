import { setTimeout as sleep } from "node:timers/promises";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Environment } from "./executables.ts";
import { fileProblem, LocalServerError, systemCode } from "./local-server-error.ts";
import { copyDependencies } from "./maven.ts";

/** The server that is fetched, exactly; a range would make Maven read every pom of the line (10 minutes). */
export const NEO4J_VERSION = "5.26.30";

const MARKER = ".complete";
const ABANDONED_MS = 3_600_000;

/**
 * Kept as text, because the compiler does not copy xml; the plugin is pinned for the same answer
 * everywhere.
 */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>neo4j-server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${NEO4J_VERSION}</version>
  </dependency></dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId>
    <artifactId>maven-dependency-plugin</artifactId><version>2.8</version>
  </plugin></plugins></build>
</project>
`;

/** Where to fetch to and with what; `javaHome` is handed to Maven so that a broken JAVA_HOME does no harm. */
export type FetchOptions = {
  readonly home: string;
  readonly env: Environment;
  readonly javaHome: string;
  readonly progress: (text: string) => void;
};

/** The jars' folder: CREDIT_GRAPH_NEO4J_JARS where set (a cache that homes share), else inside the home. */
export function jarsDirOf(home: string, env: Environment): string {
  return env.CREDIT_GRAPH_NEO4J_JARS || join(home, "neo4j-jars", NEO4J_VERSION);
}

function jarsIn(dir: string): number {
  return readdirSync(dir).filter((name) => name.endsWith(".jar")).length;
}

/**
 * Whether a folder holds every jar of this version: its marker names the version and how many jars there
 * are.
 */
export function isComplete(jarsDir: string): boolean {
  try {
    const [version, jars] = readFileSync(join(jarsDir, MARKER), "utf8").split("\n");
    return version === NEO4J_VERSION && jarsIn(jarsDir) === Number(jars);
  } catch (error) {
    // Not there yet, or another process is replacing it between our two looks.
    if (systemCode(error) === "ENOENT") return false;
    throw error;
  }
}

/** Removes what a killed fetch left behind, when it is too old to be another process at work. */
async function sweepAbandoned(jarsDir: string): Promise<void> {
  for (const name of await readdir(dirname(jarsDir))) {
    if (!name.startsWith(`${basename(jarsDir)}.fetching-`)) continue;
    const path = join(dirname(jarsDir), name);
    const modifiedMs = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - modifiedMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}

/** Time that two renames of another process take at most, with room to spare. */
const SWAP_MS = 200;

/** Puts a finished folder in place in one step; a folder that another process finished first is kept. */
async function install(fetched: string, jarsDir: string): Promise<void> {
  for (let attempt = 0; attempt < 5 && !isComplete(jarsDir); attempt += 1) {
    try {
      await rename(fetched, jarsDir);
    } catch (error) {
      const code = systemCode(error) ?? "";
      // Ours was in place and another process moved it aside at the same moment: it is about to put its own there.
      if (code === "ENOENT") {
        await sleep(SWAP_MS);
        continue;
      }
      if (!["ENOTEMPTY", "EEXIST"].includes(code)) throw error;
      // Another process may have finished meanwhile; what is whole is never moved.
      if (isComplete(jarsDir)) return;
      // Something unfinished is in the way: move it aside under a name of ours, then try again.
      await rename(jarsDir, `${fetched}-replaced`).catch(() => undefined);
      await rm(`${fetched}-replaced`, { recursive: true, force: true });
    }
  }
  if (!isComplete(jarsDir)) {
    throw new LocalServerError(
      "fetch",
      `${jarsDir} keeps changing under us; stop the other process that writes it.`,
    );
  }
}

async function fetchInto(fetching: string, jarsDir: string, options: FetchOptions): Promise<void> {
  const lib = join(fetching, "lib");
  await writeFile(join(fetching, "pom.xml"), POM);
  await copyDependencies({ ...options, pomDir: fetching, outputDir: lib });
  await writeFile(join(lib, MARKER), `${NEO4J_VERSION}\n${jarsIn(lib)}\n`);
  await install(lib, jarsDir);
}

/**
 * Makes sure that the jars of Neo4j 5.26.30 are there (213 jars, 116 MB, about 40 s once) and returns their
 * folder. Fetches beside the folder and renames, so a kill or a second fetcher never leaves half a server
 * in place.
 */
export async function fetchJars(options: FetchOptions): Promise<string> {
  const jarsDir = jarsDirOf(options.home, options.env);
  if (isComplete(jarsDir)) return jarsDir;
  let fetching: string | undefined;
  try {
    await mkdir(dirname(jarsDir), { recursive: true });
    await sweepAbandoned(jarsDir);
    fetching = await mkdtemp(`${jarsDir}.fetching-`);
    await fetchInto(fetching, jarsDir, options);
    options.progress(`Neo4j ${NEO4J_VERSION} is in ${jarsDir}`);
    return jarsDir;
  } catch (error) {
    throw fileProblem(error, jarsDir);
  } finally {
    if (fetching) await rm(fetching, { recursive: true, force: true });
  }
}
