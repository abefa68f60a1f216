import { execFile } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { findOnPath, type Environment } from "./executables.ts";
import { LocalServerError } from "./local-server-error.ts";

/** One copy of a pom's runtime dependencies into a folder. */
export type CopyDependencies = {
  readonly env: Environment;
  readonly javaHome: string;
  readonly pomDir: string;
  readonly outputDir: string;
  readonly progress: (text: string) => void;
};

const NOISE = /^(\[Help|To see the full|Re-run Maven|For more information|After correcting)|^$/;
const AIR_GAP =
  "without network, set a mirror in Maven's settings.xml or copy the folder of jars (with its .complete) " +
  "from a machine that has them and point CREDIT_GRAPH_NEO4J_JARS to it";

/** The line of Maven's output that says what went wrong, without colours, help links and stack hints. */
export function mavenCause(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trim());
  const errors = lines
    .filter((line) => line.startsWith("[ERROR]"))
    .map((line) =>
      line
        .slice("[ERROR]".length)
        .replace(/ -> \[Help \d+\]$/, "")
        .trim(),
    )
    .filter((line) => !NOISE.test(line));
  return (errors[0] ?? lines.filter((line) => line !== "").at(-1) ?? "it said nothing").slice(0, 400);
}

/** Runs Maven once; throws one sentence when it is missing, the disk is full, or it fails. */
export async function copyDependencies(copy: CopyDependencies): Promise<void> {
  const [maven] = findOnPath("mvn", copy.env);
  if (maven === undefined) {
    const found = "Found no Maven (mvn) on PATH, which fetches Neo4j the first time";
    throw new LocalServerError("maven", `${found}: install Maven, or ${AIR_GAP}.`);
  }
  copy.progress("Fetching Neo4j with Maven (116 MB, once; about a minute)");
  const goal = ["-q", "-B", "dependency:copy-dependencies", "-DincludeScope=runtime"];
  const env = { ...copy.env, JAVA_HOME: copy.javaHome };
  const options = { cwd: copy.pomDir, env, maxBuffer: 64 * 1024 * 1024 };
  await new Promise<void>((resolve, reject) => {
    execFile(maven, [...goal, `-DoutputDirectory=${copy.outputDir}`], options, (error, stdout, stderr) => {
      if (!error) return resolve();
      const output = `${stdout}\n${stderr}`;
      if (/No space left|没有空间/.test(output)) {
        const place = `${copy.outputDir} or to its own repository`;
        const message = `The disk filled up while Maven fetched Neo4j to ${place}; free 500 MB, start again.`;
        return reject(new LocalServerError("disk", message, error));
      }
      const failure = `Maven could not fetch Neo4j: ${mavenCause(output)}`;
      const message = `${failure}; check the network, then start again, or ${AIR_GAP}.`;
      reject(new LocalServerError("fetch", message, error));
    });
  });
}
