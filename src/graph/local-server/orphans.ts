import type { Home } from "./home.ts";
import { HomeInUse } from "./owner-lock.ts";
import { ownerIn, worksOn } from "./neo4j-command.ts";
import { endProcess, findByArguments, isRunning } from "./running-process.ts";

const TERM_TIMEOUT_MS = 30_000;

/**
 * Ends every Neo4j or admin tool that still works on this home although its owner is dead; call it while
 * holding the lock. Ended and not adopted: a child of our own tells us when it dies, a stranger would have
 * to be polled. Found by arguments and not by the lock file, which may be lost or older than the child.
 */
export async function endOrphans(home: Home, progress: (text: string) => void): Promise<number> {
  const orphans = findByArguments((args) => worksOn(args, home.neo4jDir));
  for (const { mark, args } of orphans) {
    const owner = ownerIn(args);
    if (owner && isRunning(owner)) {
      const { pid, startedAt } = owner;
      const role = "its lock file was removed";
      throw new HomeInUse(home.path, {
        pid,
        processStartedAt: startedAt,
        role,
        startedAt: "an unknown time",
      });
    }
    progress(`Ending Neo4j process ${mark.pid}, left over from an owner of ${home.path} that is gone`);
    await endProcess(mark, TERM_TIMEOUT_MS);
  }
  return orphans.length;
}
