import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { findOnPath, type Environment } from "./executables.ts";
import { LocalServerError } from "./local-server-error.ts";

/** A Java that Neo4j 5.26 accepts: the launcher's path, its home folder, its major version. */
export type Java = { readonly path: string; readonly home: string; readonly major: number };

const MAJORS_ACCEPTED = [17, 21];
const VERSION_TIMEOUT_MS = 20_000;

/** Places to look, best first: JAVA_HOME, homes that name 17 or 21 (JAVA17_HOME, JAVA_HOME_21_X64), PATH. */
function candidates(env: Environment): string[] {
  const named = Object.keys(env).filter(
    (key) => /^(JAVA|JDK).*HOME|^JAVA_HOME/.test(key) && /17|21/.test(key),
  );
  const homes = ["JAVA_HOME", ...named.sort()].flatMap((key) => env[key] || []);
  const launchers = homes.map((home) => join(home, "bin", "java")).filter((path) => existsSync(path));
  const byRealPath = new Map<string, string>();
  for (const path of [...launchers, ...findOnPath("java", env)]) {
    const real = realpathSync(path);
    if (!byRealPath.has(real)) byRealPath.set(real, path);
  }
  return [...byRealPath.values()];
}

/** Asks one launcher for its major version; undefined when it does not run or says nothing we know. */
function majorOf(path: string, env: Environment): Promise<number | undefined> {
  return new Promise((resolve) => {
    execFile(path, ["-version"], { env, timeout: VERSION_TIMEOUT_MS }, (_error, stdout, stderr) => {
      const match = /version "(\d+)(?:\.(\d+))?/.exec(stderr + stdout);
      if (!match) return resolve(undefined);
      // Before 9, versions began with 1: "1.8.0" is 8.
      resolve(Number(match[1] === "1" ? match[2] : match[1]));
    });
  });
}

/** The first Java 17 or 21 at hand; throws one sentence that names what was found instead. */
export async function findJava(env: Environment): Promise<Java> {
  const found: string[] = [];
  for (const path of candidates(env)) {
    const major = await majorOf(path, env);
    if (major !== undefined && MAJORS_ACCEPTED.includes(major)) {
      return { path, home: dirname(dirname(realpathSync(path))), major };
    }
    found.push(major === undefined ? `an unusable Java at ${path}` : `Java ${major} at ${path}`);
  }
  const what = found.length > 0 ? `Found ${found.join(" and ")}` : "Found no Java in JAVA_HOME or on PATH";
  throw new LocalServerError(
    "java",
    `${what}, but Neo4j 5.26 needs Java 17 or 21: install one and set JAVA_HOME to its folder.`,
  );
}
