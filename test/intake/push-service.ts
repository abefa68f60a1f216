import { join } from "node:path";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { createApiServer } from "../../src/api/server.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import type { Graph } from "../../src/graph/graph.ts";
import type { Intake } from "../../src/intake/intake.ts";
import { openIntake } from "../../src/intake/intake.ts";
import { senderOf } from "../../src/intake/senders.ts";

export const TOKEN = "0123456789abcdef0123456789abcdef";

/** One real service over the shared graph, with all that it audited and logged. */
export interface PushService {
  intake: Intake;
  port: number;
  audited: { actor: string; action: string; detail: object }[];
  logged: string[];
  spool: string;
  close: () => Promise<void>;
}

/** Start the service of a home on a free port. */
export async function openPushService(graph: Graph, home: string): Promise<PushService> {
  const clock = () => new Date();
  const audited: PushService["audited"] = [];
  const logged: string[] = [];
  const audit = { record: async (entry: (typeof audited)[number]) => audited.push(entry) };
  const intake = openIntake({ graph, home, owner: "push-test", clock, audit });
  const server = createApiServer({
    ...{ graph, clock, token: TOKEN, webRoot: "web" },
    audit: {
      record: async (entry) => audited.push({ detail: {}, ...entry }),
    },
    senderOf: (bearer) => senderOf(home, bearer),
    runJob: () => Promise.reject(new Error("no job is asked for here")),
    discipline: disciplineOf({ graph, clock, owner: "test" }),
    ownershipAbove: ownershipAboveOf(graph),
    push: intake.push,
    logger: { error: (fields, message) => void logged.push(`${message} ${JSON.stringify(fields)}`) },
  });
  const { port } = await server.listen(0, "127.0.0.1");
  return {
    ...{ intake, port, audited, logged, spool: join(home, "spool") },
    async close() {
      await server.close();
      await intake.close();
    },
  };
}
