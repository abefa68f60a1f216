import { Command } from "commander";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "../config.ts";
import { readOwner } from "../graph/local-server/owner-lock.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, WorkFailed, withJson } from "./surroundings.ts";

const STOP_TIMEOUT_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** `stop`: end the service of this home and its Neo4j; nothing running is fine. */
export function stopCommand(around: Surroundings): Command {
  return withJson(new Command("stop"))
    .description("stop the service of this home and its local Neo4j")
    .action(async ({ json }: { json?: boolean }) => {
      const { home } = readConfig(around.env);
      // The lock names a process by pid and start time, so a pid used again by another program is never met.
      const owner = readOwner(home);
      if (!owner) {
        answer(around, json, { home, stopped: false }, [`Nothing runs in ${home}.`]);
        return;
      }
      process.kill(owner.pid, "SIGTERM");
      const deadline = Date.now() + STOP_TIMEOUT_MS;
      while (readOwner(home)?.pid === owner.pid) {
        if (Date.now() > deadline) {
          throw new WorkFailed(
            `Process ${owner.pid} still runs ${STOP_TIMEOUT_MS / 1000} s after SIGTERM: look at its output, ` +
              `or end it with \`kill -KILL ${owner.pid}\`; the next start mends what it left.`,
          );
        }
        await sleep(LOOK_EVERY_MS);
      }
      const document = { home, stopped: true, pid: owner.pid };
      answer(around, json, document, [`Stopped process ${owner.pid} (${owner.role}) of ${home}.`]);
    });
}
