import { Command } from "commander";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadDelivery } from "../load/load-delivery.ts";
import type { LoadReport } from "../load/load-report.ts";
import { bundle } from "../load/sources/bundle.ts";
import { readCoverage } from "../read/coverage.ts";
import { momentOf } from "../read/moment.ts";
import { loadTeller } from "./load-lines.ts";
import type { RisingService } from "./service.ts";
import { catchUp, runInOrder, runService } from "./service.ts";
import { readStartSummary, startSummaryLines } from "./start-summary.ts";
import { personKeepingOf } from "../vault/person-keeping.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, portOption, withJson } from "./surroundings.ts";

const SEED_REGION = fileURLToPath(new URL("../../seed/region", import.meta.url));

interface StartOptions {
  data?: string;
  port?: number;
  json?: boolean;
}

/** `start`: database, first load, jobs, API and viewer, until Ctrl-C. */
export function startCommand(around: Surroundings): Command {
  return withJson(new Command("start"))
    .description("start everything: Neo4j, first load, jobs, API and viewer; Ctrl-C stops it")
    .option("--data <folder>", "bundle to load when the graph is empty (default: the seed region)")
    .option("--port <number>", "TCP port of API and viewer, 0 = any free one", portOption)
    .action(async (options: StartOptions) => {
      await runService(around, {
        port: options.port,
        prepare: (service) => filled(around, service, options.data),
        announce: async (service, report, url) => {
          const summary = await readStartSummary(around, service, report, url);
          answer(around, options.json, summary, startSummaryLines(summary));
        },
      });
    });
}

/** An empty graph is loaded and everything run once; a warm one runs only what is due. */
async function filled(
  around: Surroundings,
  service: RisingService,
  folder: string | undefined,
): Promise<LoadReport | null> {
  const { opened, runner, config } = service;
  const { graph } = opened;
  const moment = await momentOf(graph, around.clock, {});
  const { sources } = await readCoverage(graph, moment, null);
  let report: LoadReport | null = null;
  if (sources.length === 0) {
    const directory = folder === undefined ? SEED_REGION : resolve(folder);
    around.tell(`loading ${directory}`);
    const { home } = config;
    const onProgress = loadTeller(around);
    const { local } = opened;
    const persons = personKeepingOf(config.personSecrets, home);
    report = await loadDelivery({
      graph,
      directory,
      source: bundle,
      home,
      clock: around.clock,
      onProgress,
      ...(local && { replaceGraph: local.replaceGraph }),
      ...(persons && { persons }),
    });
    const { sourceId, deliveryId } = report;
    await service.audit.record({ actor: "system", action: "load", detail: { sourceId, deliveryId } });
  } else if (folder !== undefined) {
    around.tell(`the graph is not empty, so ${folder} was not loaded: use \`credit-graph load ${folder}\``);
  }
  const done = await graph.read("jobs/last-done");
  if (report || done.length === 0) {
    await runInOrder(
      around,
      service,
      runner.jobs.map((job) => job.id),
    );
  } else await catchUp(around, service);
  return report;
}
