import { spawn } from "node:child_process";
import { hasStore } from "./home.ts";
import { LocalServerError } from "./local-server-error.ts";
import { adminArguments, javaEnvironment, type Neo4jCommand } from "./neo4j-command.ts";
import { meaningfulLine } from "./start-failure.ts";

/**
 * Runs Neo4j's admin tool on a stopped home; resolves to what it printed, or throws its last meaningful
 * line.
 */
export type RunAdminTool = (args: readonly string[], options?: AdminToolOptions) => Promise<string>;

/** `heapMib` of the tool (default 1024); `progress` gets every line as it comes; `signal` ends the tool. */
export type AdminToolOptions = {
  readonly heapMib?: number;
  readonly progress?: (line: string) => void;
  readonly signal?: AbortSignal;
};

const HEAP_MIB = 1024;

/**
 * Runs the admin tool once. Secrets go in as `@file`, since arguments can be read by every user of the
 * machine.
 */
export function runAdminTool(
  command: Neo4jCommand,
  args: readonly string[],
  options: AdminToolOptions = {},
): Promise<string> {
  const child = spawn(command.java.path, adminArguments(command, args, options.heapMib ?? HEAP_MIB), {
    cwd: command.home.neo4jDir,
    env: javaEnvironment(command),
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.signal && { signal: options.signal }),
  });
  let output = "";
  const take = (chunk: string): void => {
    output += chunk;
    for (const line of chunk.split("\n")) if (line.trim() !== "") options.progress?.(line.trim());
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) return resolve(output);
      const end = signal ? `was ended by ${signal}` : `failed with status ${code}`;
      const message = `neo4j-admin ${args.slice(0, 3).join(" ")} ${end}: ${meaningfulLine(output)}`;
      reject(new LocalServerError("adminTool", message));
    });
  });
}

/**
 * Sets the first password where no server has started yet; afterwards the tool would say yes and change
 * nothing.
 */
export async function setFirstPassword(command: Neo4jCommand): Promise<void> {
  if (hasStore(command.home)) return;
  await runAdminTool(command, ["dbms", "set-initial-password", `@${command.home.passwordFile}`]);
}
