import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Graph } from "../graph/graph.ts";
import { connectGraph } from "../graph/graph.ts";
import { memoryDefault } from "../graph/local-server/neo4j-conf.ts";
import { HomeInUse, readOwner } from "../graph/local-server/owner-lock.ts";
import type { HomeOwner } from "../graph/local-server/owner-lock.ts";
import type { LocalServer } from "../graph/local-server/server.ts";
import { startLocalServer } from "../graph/local-server/server.ts";
import { migrate } from "../graph/migrate.ts";
import { lawDigest } from "../jobs/law-digest.ts";
import { recoverLoads, settleSeals } from "../load/account/recover.ts";
import type { Surroundings } from "./surroundings.ts";
import { WorkFailed } from "./surroundings.ts";

const REACH_TIMEOUT_MS = 15_000;

/** A home whose graph answers; `local` is set only where this process started Neo4j and must stop it. */
export interface OpenedHome {
  graph: Graph;
  /** Name in locks and run accounts: host and home. */
  owner: string;
  local?: LocalServer;
  /** Where the graph answers, for people. */
  boltUri: string;
  close: () => Promise<void>;
}

/** How a home is opened: `service` wants it alone, `command` works through a running service. */
export interface HomeRole {
  role: "service" | "command";
  signal?: AbortSignal;
  onFailed?: (error: Error) => void;
}

/**
 * Open the graph of a home: the server of NEO4J_URI, a running service's Neo4j, or one started here. The
 * owner migrates and mends what a killed process left. Throws LocalServerError, HomeInUse or WorkFailed.
 */
export async function openHome(config: Config, role: HomeRole, around: Surroundings): Promise<OpenedHome> {
  mkdirSync(config.home, { recursive: true, mode: 0o700 });
  const owner = `${hostname()}:${config.home}`;
  if (config.neo4j) return openGiven(config.neo4j, owner, role, config.home, around);
  const running = readOwner(config.home);
  if (running) return throughOwner(config.home, running, owner, role);
  let local: LocalServer;
  try {
    local = await startLocalServer({
      home: config.home,
      role: role.role,
      env: jarsResolved(config, around.env),
      progress: around.tell,
      memory: memoryOf(config),
      ...(role.signal && { signal: role.signal }),
      ...(role.onFailed && { onFailed: role.onFailed }),
    });
  } catch (error) {
    if (error instanceof HomeInUse) return throughOwner(config.home, error.owner, owner, role);
    throw error;
  }
  const { boltUri: uri, username, password } = local;
  const graph = connectGraph({ uri, username, password });
  const close = async (): Promise<void> => {
    await graph.close();
    await local.stop();
  };
  return prepared({ graph, owner, local, boltUri: uri, close }, config.home, around);
}

async function openGiven(
  address: NonNullable<Config["neo4j"]>,
  owner: string,
  { role }: HomeRole,
  home: string,
  around: Surroundings,
): Promise<OpenedHome> {
  const opened = { ...connected(address), owner };
  await reached(opened, "check NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD, and that the server runs");
  if (role === "service") return prepared(opened, home, around);
  await orClose(opened, () => migrate(opened.graph));
  return opened;
}

/** Only the one service of a graph mends: another's load may be under way while a command looks on. */
async function prepared(opened: OpenedHome, home: string, around: Surroundings): Promise<OpenedHome> {
  return orClose(opened, async () => {
    const applied = await migrate(opened.graph);
    if (applied.length > 0) around.tell(`schema: ${applied.length} files applied`);
    for (const { loadId, action } of await recoverLoads(opened.graph, around.clock)) {
      around.tell(`load ${loadId} was interrupted: ${action}`);
    }
    await settleSeals(opened.graph, home);
    const now = around.clock().toISOString();
    await opened.graph.write("jobs/runs-abandoned", { owner: opened.owner, now });
    return opened;
  });
}

async function throughOwner(
  home: string,
  running: HomeOwner,
  owner: string,
  { role }: HomeRole,
): Promise<OpenedHome> {
  if (role === "service") throw new HomeInUse(home, running);
  const passwordFile = join(home, "neo4j-password");
  if (running.boltUri === undefined || !existsSync(passwordFile)) {
    throw new WorkFailed(
      `${home}: process ${running.pid} is still starting its database; try again in a moment.`,
    );
  }
  if (running.law !== undefined && running.law !== lawDigest()) {
    throw new WorkFailed(
      `${home}: the running service works by the law ${running.law}, law.json now gives ${lawDigest()}: ` +
        "restart the service, so that both see the same.",
    );
  }
  const password = readFileSync(passwordFile, "utf8").trim();
  const opened = { ...connected({ uri: running.boltUri, username: "neo4j", password }), owner };
  await reached(opened, `run \`credit-graph stop\` and start again`);
  return opened;
}

function connected(address: { uri: string; username: string; password: string; database?: string }) {
  const graph = connectGraph(address);
  return { graph, boltUri: address.uri, close: () => graph.close() };
}

async function reached(opened: OpenedHome, remedy: string): Promise<void> {
  await orClose(opened, async () => {
    try {
      await opened.graph.verifyReachable(REACH_TIMEOUT_MS);
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      throw new WorkFailed(`Neo4j at ${opened.boltUri} cannot be used (${found}): ${remedy}.`);
    }
  });
}

async function orClose<T>(opened: OpenedHome, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Neo4j runs in a folder of its own, so a relative jars folder must become absolute first. */
export function jarsResolved({ localNeo4j }: Config, env: Surroundings["env"]): Surroundings["env"] {
  return localNeo4j.jars === null ? env : { ...env, CREDIT_GRAPH_NEO4J_JARS: localNeo4j.jars };
}

/** Sizes as Neo4j writes them → MiB; what is not given keeps its default. */
function memoryOf({ localNeo4j }: Config) {
  const mib = (text: string | null, fallback: number): number => {
    if (text === null) return fallback;
    const factor = { k: 1 / 1024, m: 1, g: 1024 }[text.slice(-1).toLowerCase()] ?? 1;
    return Math.max(1, Math.round(Number(text.slice(0, -1)) * factor));
  };
  return {
    heapMib: mib(localNeo4j.heap, memoryDefault.heapMib),
    pageCacheMib: mib(localNeo4j.pageCache, memoryDefault.pageCacheMib),
  };
}
