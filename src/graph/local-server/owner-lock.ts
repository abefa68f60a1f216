import { createHash } from "node:crypto";
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LocalServerError, systemCode } from "./local-server-error.ts";
import { isRunning, markOf } from "./running-process.ts";

/** What `owner.json` says: the process that owns a home, and where its Neo4j and its service answer. */
export type HomeOwner = {
  readonly pid: number;
  readonly processStartedAt: string;
  readonly role: string;
  readonly startedAt: string;
  readonly neo4jPid?: number;
  readonly neo4jStartedAt?: string;
  readonly boltUri?: string;
  readonly httpUrl?: string;
  /** Digest of the law in force in it. */
  readonly law?: string;
};

/** Thrown when a living process owns the home already; carries its lock, so a command can connect instead. */
export class HomeInUse extends Error {
  readonly owner: HomeOwner;

  constructor(home: string, owner: HomeOwner) {
    super(
      `${home} is in use by process ${owner.pid} (${owner.role}, since ${owner.startedAt}); ` +
        "stop that one first, or work through it.",
    );
    this.name = "HomeInUse";
    this.owner = owner;
  }
}

/** The lock while we hold it. */
export type OwnerLock = {
  owner(): HomeOwner;
  update(change: Partial<HomeOwner>): void;
  release(): void;
};

const GUARD_TIMEOUT_MS = 10_000;

function lockPath(home: string): string {
  return join(home, "owner.json");
}

function readLock(home: string): HomeOwner | undefined {
  try {
    return JSON.parse(readFileSync(lockPath(home), "utf8")) as HomeOwner;
  } catch (error) {
    // Absent, or cut short by a full disk: no owner can be read from it either way.
    if (error instanceof SyntaxError || systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function writeLock(home: string, owner: HomeOwner): void {
  const draft = `${lockPath(home)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(owner, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, lockPath(home));
}

/** The living owner of a home, or undefined: how a command finds the running service. */
export function readOwner(home: string): HomeOwner | undefined {
  const owner = readLock(home);
  return owner && isRunning({ pid: owner.pid, startedAt: owner.processStartedAt }) ? owner : undefined;
}

function listen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) =>
      systemCode(error) === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(name, () => resolve(server));
  });
}

/**
 * Runs one decision about a home's lock alone on this machine. An abstract socket is the mutex, because the
 * kernel frees it when its process dies, so the guard itself can never be stale; two takers of a stale lock
 * cannot both win.
 */
async function alone<T>(home: string, decide: () => T): Promise<T> {
  const digest = createHash("sha256").update(realpathSync(home)).digest("hex");
  const deadline = Date.now() + GUARD_TIMEOUT_MS;
  for (;;) {
    const guard = await listen(`\0credit-graph-${digest.slice(0, 40)}`);
    if (guard) {
      try {
        return decide();
      } finally {
        guard.close();
      }
    }
    if (Date.now() > deadline) {
      throw new LocalServerError(
        "locked",
        `${home} stays locked by a process that is starting; try again later.`,
      );
    }
    await sleep(20);
  }
}

function held(home: string, first: HomeOwner): OwnerLock {
  let owner = first;
  let holds = true;
  return {
    owner: () => owner,
    update(change) {
      if (!holds) return;
      owner = { ...owner, ...change };
      writeLock(home, owner);
    },
    release() {
      const current = holds ? readLock(home) : undefined;
      holds = false;
      const isOurs = current?.pid === owner.pid && current.processStartedAt === owner.processStartedAt;
      if (isOurs) rmSync(lockPath(home), { force: true });
    },
  };
}

/** Takes a home for this process; throws `HomeInUse` for a living owner, takes over from a dead one. */
export async function ownHome(home: string, role: string): Promise<OwnerLock> {
  const mark = markOf(process.pid);
  if (!mark) {
    const found = `Local Neo4j is supervised through /proc and needs Linux, not ${process.platform}`;
    throw new LocalServerError("platform", `${found}: set NEO4J_URI to a server of your own.`);
  }
  return alone(home, () => {
    const living = readOwner(home);
    if (living) throw new HomeInUse(home, living);
    const startedAt = new Date().toISOString();
    const owner = { pid: mark.pid, processStartedAt: mark.startedAt, role, startedAt };
    writeLock(home, owner);
    return held(home, owner);
  });
}
