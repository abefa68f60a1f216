import { open, readFile, rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const RETRY_MS = 5;
const WAIT_MS_MAX = 10_000;

/**
 * Run one piece of work while no other process appends: a service and a command may share a home.
 * A lock whose owner is gone is taken over. Throws after ten seconds, naming the owner.
 */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (let waitedMs = 0; !(await take(path)); waitedMs += RETRY_MS) {
    const owner = Number(await readFile(path, "utf8").catch(() => "0"));
    if (waitedMs >= WAIT_MS_MAX) {
      throw new Error(
        `${path}: held by process ${owner} for ${WAIT_MS_MAX / 1000} s; expected a few milliseconds`,
      );
    }
    // An empty file is a lock being written; it counts as abandoned only after the wait is half over.
    if (owner ? !isAlive(owner) : waitedMs > WAIT_MS_MAX / 2) await rm(path, { force: true });
    else await pause(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
