import { rmSync } from "node:fs";
import { runAdminTool, setFirstPassword, type RunAdminTool } from "./admin-tool.ts";
import type { Environment } from "./executables.ts";
import { freePort } from "./free-port.ts";
import { openHome, passwordOf } from "./home.ts";
import { findJava } from "./java.ts";
import { LocalServerError } from "./local-server-error.ts";
import { awaitReady, spawnNeo4j, type ChildSpec, type Neo4jChild } from "./neo4j-child.ts";
import type { Neo4jCommand } from "./neo4j-command.ts";
import { memoryDefault, writeConf, type ServerMemory } from "./neo4j-conf.ts";
import { fetchJars } from "./neo4j-jars.ts";
import type { ImportArguments } from "./new-store.ts";
import { importFolder, importNewStore, settleNewStore } from "./new-store.ts";
import { endOrphans } from "./orphans.ts";
import { ownHome, type HomeOwner, type OwnerLock } from "./owner-lock.ts";
import { restartDefault, Supervisor, type RestartPolicy, type ServerExit } from "./supervisor.ts";

/**
 * What is needed to own a home: where, who we are to others (`service`, `backup`), environment, whom to
 * tell.
 */
export type HomeOptions = {
  readonly home: string;
  readonly role: string;
  readonly env: Environment;
  readonly progress: (text: string) => void;
};

/** A start's options; what is left out gets the default said at its type; `port`: a free one is chosen. */
export type LocalServerOptions = HomeOptions & {
  readonly port?: number;
  readonly memory?: ServerMemory;
  /** Default 600,000: ten minutes, longer than any query of ours on a million subjects. */
  readonly transactionTimeoutMs?: number;
  /** Default 180,000: a store that was killed under load replays its log first. */
  readonly startTimeoutMs?: number;
  /** Default 30,000: time for the last checkpoint before SIGKILL. */
  readonly stopTimeoutMs?: number;
  readonly restart?: RestartPolicy;
  /** Called once when Neo4j died more often than `restart` allows. */
  readonly onFailed?: (error: Error) => void;
  /** Ends a start under way, or the server, like stop(): for Ctrl-C while it starts. */
  readonly signal?: AbortSignal;
};

/** A supervised Neo4j; `boltUri` and password stay the same across restarts, `pid` does not. */
export type LocalServer = {
  readonly boltUri: string;
  readonly username: string;
  readonly password: string;
  readonly pid: number | undefined;
  /** Resolves, never rejects, when the server is gone for good. */
  readonly exited: Promise<ServerExit>;
  /** Calls back with the new pid after every restart that nobody asked for; returns the unsubscriber. */
  whenRestarted(listener: (pid: number) => void): () => void;
  /** Writes the service's own address, and the law it works by, into the lock, for commands that look for them. */
  announce(said: Pick<HomeOwner, "httpUrl" | "law">): void;
  /** Stops Neo4j, lets `work` use the admin tool on the store, starts it again on the same port. */
  pause<T>(work: (admin: RunAdminTool) => Promise<T>): Promise<T>;
  /** Puts an imported graph in the place of this one, whole or not at all, and starts again on the same port. */
  readonly replaceGraph: (args: ImportArguments) => Promise<void>;
  /** SIGTERM, grace, SIGKILL; then the lock is released. */
  stop(): Promise<void>;
};

type OwnedHome = { readonly lock: OwnerLock; readonly command: Neo4jCommand; readonly password: string };

/** Lock first, then all that may change the home: orphans ended, jars fetched, the first password set. */
async function takeHome(options: HomeOptions): Promise<OwnedHome> {
  const home = openHome(options.home);
  const lock = await ownHome(home.path, options.role);
  try {
    const java = await findJava(options.env);
    await endOrphans(home, options.progress);
    settleNewStore(home);
    rmSync(importFolder(home.path), { recursive: true, force: true });
    const { env, progress } = options;
    const jarsDir = await fetchJars({ home: home.path, env, javaHome: java.home, progress });
    const { pid, processStartedAt } = lock.owner();
    const command = { java, jarsDir, home, env, owner: { pid, startedAt: processStartedAt } };
    const password = passwordOf(home);
    await setFirstPassword(command);
    return { lock, command, password };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function supervise(
  owned: OwnedHome,
  spec: ChildSpec,
  options: LocalServerOptions,
  listeners: Set<(pid: number) => void>,
) {
  const { lock } = owned;
  return new Supervisor({
    spawn(): Neo4jChild {
      const child = spawnNeo4j(spec);
      lock.update({ neo4jPid: child.mark.pid, neo4jStartedAt: child.mark.startedAt });
      return child;
    },
    ready: (child) => awaitReady(child, spec, options.startTimeoutMs ?? 180_000),
    restart: options.restart ?? restartDefault,
    stopTimeoutMs: options.stopTimeoutMs ?? 30_000,
    progress: options.progress,
    onRestarted: (pid) => listeners.forEach((listener) => listener(pid)),
    onExit: () => lock.release(),
  });
}

async function startOwned(owned: OwnedHome, options: LocalServerOptions): Promise<LocalServer> {
  const boltPort = options.port ?? (await freePort());
  const memory = options.memory ?? memoryDefault;
  const settings = { boltPort, memory, transactionTimeoutMs: options.transactionTimeoutMs ?? 600_000 };
  const listeners = new Set<(pid: number) => void>();
  const supervisor = supervise(owned, { ...owned, settings }, options, listeners);
  options.signal?.addEventListener("abort", () => void supervisor.stop(), { once: true });
  await supervisor.start();
  const boltUri = `bolt://127.0.0.1:${boltPort}`;
  owned.lock.update({ boltUri });
  void supervisor.exited.then((exit) => {
    if (exit.outcome === "failed") options.onFailed?.(exit.error);
  });
  const admin: RunAdminTool = (args, toolOptions) => runAdminTool(owned.command, args, toolOptions);
  return {
    boltUri,
    username: "neo4j",
    password: owned.password,
    get pid() {
      return supervisor.pid;
    },
    exited: supervisor.exited,
    whenRestarted(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (said) => owned.lock.update(said),
    pause: (work) => supervisor.pause(() => work(admin)),
    replaceGraph: (args) => supervisor.pause(() => importNewStore(owned.command.home, admin, args)),
    stop: () => supervisor.stop(),
  };
}

const PORT_TRIES = 3;

/**
 * Owns the home and starts Neo4j 5.26 Community in it; about 4 s, plus a minute when the jars are fetched
 * first. Throws `HomeInUse` where a living process owns the home, else `LocalServerError` with the remedy.
 */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  for (let attempt = 1; ; attempt += 1) {
    const owned = await takeHome(options);
    try {
      options.signal?.throwIfAborted();
      return await startOwned(owned, options);
    } catch (error) {
      owned.lock.release();
      options.signal?.throwIfAborted();
      // Another program may take a free port between our look and Neo4j's; a port that was asked for is not
      // changed.
      const isLostRace =
        error instanceof LocalServerError && error.problem === "port" && options.port === undefined;
      if (!isLostRace || attempt === PORT_TRIES) throw error;
    }
  }
}

/**
 * Owns a home that nothing runs in, for offline work (bulk import, dump); throws `HomeInUse` like a start.
 */
export async function workOffline<T>(
  options: HomeOptions,
  work: (admin: RunAdminTool) => Promise<T>,
): Promise<T> {
  const { lock, command } = await takeHome(options);
  try {
    writeConf(command.home.neo4jDir, {
      boltPort: await freePort(),
      memory: memoryDefault,
      transactionTimeoutMs: 600_000,
    });
    return await work((args, toolOptions) => runAdminTool(command, args, toolOptions));
  } finally {
    lock.release();
  }
}
