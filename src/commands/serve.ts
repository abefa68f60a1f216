import { Command } from "commander";
import { catchUp, runService } from "./service.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, portOption, withJson } from "./surroundings.ts";

/** `serve`: API, viewer and schedule on what is loaded already. */
export function serveCommand(around: Surroundings): Command {
  return withJson(new Command("serve"))
    .description("API, viewer and schedule only; loads nothing")
    .option("--port <number>", "TCP port, 0 = any free one", portOption)
    .action(async ({ port, json }: { port?: number; json?: boolean }) => {
      await runService(around, {
        port,
        prepare: (service) => catchUp(around, service),
        announce: async (_, jobsRun, url) => answer(around, json, { url, jobsRun }, [`Open ${url}`]),
      });
    });
}
