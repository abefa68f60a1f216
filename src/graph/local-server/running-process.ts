import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** One running process: pid and birth (boot id and start ticks), because pids are used again. */
export type ProcessMark = { readonly pid: number; readonly startedAt: string };

const POLL_MS = 50;

function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    // The process ended between two looks; absence is the answer.
    return undefined;
  }
}

/** When a pid was born, `bootId:ticks`; undefined when it is gone or a zombie that nobody has reaped. */
export function birthOf(pid: number): string | undefined {
  const stat = readProc(`${pid}/stat`);
  if (stat === undefined) return undefined;
  // The command name may hold blanks and brackets, so fields are counted after the last bracket.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state] = fields;
  const startTicks = fields[19];
  if (state === "Z" || state === "X" || startTicks === undefined) return undefined;
  return `${readProc("sys/kernel/random/boot_id")?.trim() ?? "boot"}:${startTicks}`;
}

/** Pid → mark; undefined when no such process runs. */
export function markOf(pid: number): ProcessMark | undefined {
  const startedAt = birthOf(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether exactly this process still runs, not another one under its old pid. */
export function isRunning(mark: ProcessMark): boolean {
  return birthOf(mark.pid) === mark.startedAt;
}

/** Every process of this machine whose arguments satisfy the test; other users' hidden ones are not seen. */
export function findByArguments(
  matches: (args: string[]) => boolean,
): { mark: ProcessMark; args: string[] }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const args = readProc(`${name}/cmdline`)?.split("\0") ?? [];
      const mark = matches(args) ? markOf(Number(name)) : undefined;
      return mark ? [{ mark, args }] : [];
    });
}

/** Waits until a process has ended, at most `timeoutMs`; says whether it has. */
export async function hasEnded(mark: ProcessMark, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isRunning(mark)) {
    if (Date.now() >= deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

function signal(target: number, name: NodeJS.Signals): void {
  try {
    process.kill(target, name);
  } catch (error) {
    // ESRCH: it ended by itself, which is what we wanted.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** SIGTERM, up to `timeoutMs` of grace, then SIGKILL for its whole group when it leads one. */
export async function endProcess(mark: ProcessMark, timeoutMs: number): Promise<void> {
  if (!isRunning(mark)) return;
  signal(mark.pid, "SIGTERM");
  if (await hasEnded(mark, timeoutMs)) return;
  const groupId = Number(
    readProc(`${mark.pid}/stat`)
      ?.replace(/^.*\) /s, "")
      .split(" ")[2],
  );
  if (isRunning(mark)) signal(groupId === mark.pid ? -mark.pid : mark.pid, "SIGKILL");
  if (await hasEnded(mark, timeoutMs)) return;
  throw new Error(
    `Process ${mark.pid} still runs after SIGKILL; it hangs in the kernel (often a dead disk).`,
  );
}
