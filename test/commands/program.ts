import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { sharedServer } from "../graph/shared-server.ts";
import { testEnvironment } from "../graph/local-server/test-home.ts";

const ROOT = join(import.meta.dirname, "../..");

/** A credit-graph process of a test, with what it said so far. */
export interface Program {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  /** Resolves with the exit code; null = killed. */
  exited: Promise<number | null>;
}

/** Spawn src/main.ts on a home, without any database of the user's own; `more` is set in its environment. */
export function spawnProgram(
  home: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Program {
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts", ...args], {
    cwd: ROOT,
    env: {
      ...testEnvironment,
      // Empty = unset: a database or token of the user's own stays out of tests.
      NEO4J_URI: "",
      CREDIT_GRAPH_TOKEN: "",
      CREDIT_GRAPH_HOME: home,
      CREDIT_GRAPH_NEO4J_HEAP: "512m",
      CREDIT_GRAPH_NEO4J_PAGECACHE: "64m",
      CREDIT_GRAPH_LOG_LEVEL: "warn",
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (bytes: Buffer) => (said.stdout += bytes.toString("utf8")));
  child.stderr.on("data", (bytes: Buffer) => (said.stderr += bytes.toString("utf8")));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, exited, stdout: () => said.stdout, stderr: () => said.stderr };
}

/** Run one command to its end. */
export async function runProgram(home: string, ...args: string[]) {
  return endOf(spawnProgram(home, args));
}

/** Run one command on a home whose graph is the run's shared server. */
export async function runOnShared(home: string, ...args: string[]) {
  const { boltUri, username, password } = sharedServer();
  const server = { NEO4J_URI: boltUri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  return endOf(spawnProgram(home, args, server));
}

async function endOf(program: Program) {
  const code = await program.exited;
  return { code, stdout: program.stdout(), stderr: program.stderr() };
}

/** The printed URL of a service, as soon as it is there; throws with its stderr when it ends before. */
export async function urlOf(program: Program): Promise<URL> {
  const found = new Promise<URL>((resolve) => {
    const look = (): void => {
      const match = /Open (http:\S+)/.exec(program.stdout());
      if (match) resolve(new URL(match[1]!));
    };
    program.child.stdout!.on("data", look);
    look();
  });
  const ended = program.exited.then((code) => {
    throw new Error(`ended with ${code} before it printed its URL:\n${program.stderr()}`);
  });
  return Promise.race([found, ended]);
}
