import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import neo4j, { Neo4jError, type Driver } from "neo4j-driver";
import { fileProblem } from "./local-server-error.ts";
import { javaEnvironment, serverArguments, type Neo4jCommand } from "./neo4j-command.ts";
import { writeConf, type ServerSettings } from "./neo4j-conf.ts";
import { endProcess, markOf, type ProcessMark } from "./running-process.ts";
import { startFailure } from "./start-failure.ts";

/** How a Neo4j ended, in words for the progress line: "status 1", "signal SIGKILL". */
export type ChildExit = string;

/** One running Neo4j of ours. */
export type Neo4jChild = { readonly mark: ProcessMark; readonly exited: Promise<ChildExit> };

/** Everything a start needs; the password is only used to log in and see that the database answers. */
export type ChildSpec = {
  readonly command: Neo4jCommand;
  readonly settings: ServerSettings;
  readonly password: string;
};

const ATTEMPT_TIMEOUT_MS = 3_000;
const POLL_MS = 150;

function consoleLog(spec: ChildSpec): string {
  return join(spec.command.home.neo4jDir, "logs", "console.log");
}

/**
 * Starts Neo4j in a process group of its own, so that Ctrl-C reaches us and not it. Its output goes to a
 * file and not a pipe: an orphan must survive the end of our side long enough to close its store.
 */
export function spawnNeo4j(spec: ChildSpec): Neo4jChild {
  try {
    writeConf(spec.command.home.neo4jDir, spec.settings);
    const log = openSync(consoleLog(spec), "w", 0o600);
    const child = spawn(spec.command.java.path, serverArguments(spec.command, spec.settings.memory), {
      cwd: spec.command.home.neo4jDir,
      env: javaEnvironment(spec.command),
      stdio: ["ignore", log, log],
      detached: true,
    });
    closeSync(log);
    const exited = new Promise<ChildExit>((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `status ${code}`));
    });
    // Without a pid nothing was started; `exited` then tells why.
    const mark = (child.pid !== undefined && markOf(child.pid)) || {
      pid: child.pid ?? -1,
      startedAt: "never",
    };
    return { mark, exited };
  } catch (error) {
    throw fileProblem(error, spec.command.home.neo4jDir);
  }
}

/** Logs in and opens a transaction: the handshake alone answers before the database does. */
async function answers(driver: Driver): Promise<void> {
  await driver.getServerInfo();
  const session = driver.session({ database: "neo4j" });
  try {
    const transaction = await session.beginTransaction();
    await transaction.rollback();
  } finally {
    await session.close();
  }
}

function isRefusedLogin(error: unknown): boolean {
  return error instanceof Neo4jError && error.code === "Neo.ClientError.Security.Unauthorized";
}

async function pollUntilReady(spec: ChildSpec, timeoutMs: number, isOver: () => boolean): Promise<unknown> {
  const uri = `bolt://127.0.0.1:${spec.settings.boltPort}`;
  const driver = neo4j.driver(uri, neo4j.auth.basic("neo4j", spec.password), {
    connectionTimeout: ATTEMPT_TIMEOUT_MS,
    connectionAcquisitionTimeout: ATTEMPT_TIMEOUT_MS,
    maxTransactionRetryTime: 0,
    maxConnectionPoolSize: 1,
  });
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  try {
    while (!isOver()) {
      try {
        await answers(driver);
        return undefined;
      } catch (error) {
        last = error;
        if (isRefusedLogin(error) || Date.now() > deadline) return error;
      }
      await sleep(POLL_MS);
    }
    return last;
  } finally {
    await driver.close();
  }
}

/** Waits until the server answers on Bolt; else ends it and throws why it did not, with the remedy. */
export async function awaitReady(child: Neo4jChild, spec: ChildSpec, timeoutMs: number): Promise<void> {
  let exit: ChildExit | undefined;
  void child.exited.then((how) => (exit = how));
  const error = await pollUntilReady(spec, timeoutMs, () => exit !== undefined);
  // Taken before we end it ourselves: only an end of its own says why it did not start.
  const ownEnd = exit;
  if (error === undefined && ownEnd === undefined) return;
  await endProcess(child.mark, ATTEMPT_TIMEOUT_MS);
  const output = readFileSync(consoleLog(spec), "utf8");
  const { home } = spec.command;
  if (ownEnd !== undefined) throw startFailure(home, spec.settings.boltPort, { how: ownEnd, output });
  const said = error instanceof Error ? error.message : String(error);
  const how = isRefusedLogin(error) ? "Unauthorized" : `no answer on Bolt within ${timeoutMs / 1000} s`;
  const words = isRefusedLogin(error) ? "Unauthorized: the login as neo4j was refused" : `${output}\n${said}`;
  throw startFailure(home, spec.settings.boltPort, { how, output: words, cause: error });
}
