import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { Graph } from "../graph/graph.ts";
import { createJobs } from "../jobs/catalogue.ts";
import { createJobRunner } from "../jobs/job-runs.ts";
import { runInStages } from "../jobs/night.ts";
import { planAhead } from "../jobs/plan-ahead.ts";
import { momentOf } from "../read/moment.ts";
import { rules } from "../rules/catalogue.ts";
import type { Place } from "./changes.ts";
import { measureChanges } from "./changes.ts";
import type { PlantedAnswer } from "./planted.ts";
import { checkPlanted } from "./planted.ts";
import { measureQuestions } from "./questions.ts";
import type { Latency, Step } from "./stopwatch.ts";
import { openStopwatch } from "./stopwatch.ts";

/** What a bench needs of the world. */
export interface BenchOrder {
  companies: number;
  /** Folder of the bundle; `generate` fills it, or it is there already. */
  directory: string;
  generate: (() => Promise<number>) | null;
  /** Places beside great hubs, known once generated; each is changed and asked about as well. */
  besideHubs?: () => readonly Place[];
  /** Loads the bundle into the empty graph; returns the rows written. */
  load: () => Promise<number>;
  graph: Graph;
  home: string;
  serverPid: () => number | undefined;
  /** Places at which changes are made; each makes four to six. */
  places: number;
  clock: () => Date;
  tell: (text: string) => void;
}

/** What `bench` measured, as bench.json holds it (contract 5). */
export interface BenchAnswer {
  companies: number;
  nodes: number;
  links: number;
  machine: string;
  steps: Step[];
  rules: { rule: string; seconds: number; leads: number }[];
  queries: Latency[];
  planted: { found: number; missed: number; falseLeads: number };
  plantedFaults: Pick<PlantedAnswer, "missed" | "falseLeads">;
}

const QUESTIONS = 200;
const PLACES_READ = 2_000;
const BESIDE_HUBS = " beside hubs";

/** Load, derive, detect and score a whole province, again with nothing changed, then small changes and questions. */
export async function runBench(order: BenchOrder): Promise<BenchAnswer> {
  const { graph, home, clock, tell } = order;
  const watch = openStopwatch(order.serverPid, tell);
  if (order.generate) await watch.step("generate", order.generate);
  await watch.step("load", order.load);
  const { sourceId, asOf } = manifestOf(order.directory);
  // As a service does after its start; the first night would wait for these plans, and count them as its own time.
  await watch.step("plans", async () => planAhead(graph, await momentOf(graph, clock, { asOf })));
  const runner = createJobRunner(graph, createJobs({ graph, home, clock }), `bench#${process.pid}`, clock);
  const run = async (job: string) => {
    const done = await runner.run(job, { asOf });
    if (done.status !== "done")
      throw new Error(`job ${job}: ${done.status} ${done.error ?? done.notes.join()}`);
    return done;
  };
  const firstRun: BenchAnswer["rules"] = [];
  const night = async (name: string, each: (rule: string, seconds: number, leads: number) => void) => {
    await watch.step(`derive${name}`, async () => (await run("derive")).rowsOut);
    await watch.step(`rules${name}`, async () => {
      const runs = await runInStages(
        rules.map(({ id }) => runner.jobNamed(id)),
        run,
      );
      for (const { job, rowsOut, durationMs } of runs) each(job, durationMs / 1000, rowsOut);
      return runs.reduce((leads, { rowsOut }) => leads + rowsOut, 0);
    });
    await watch.step(`scores${name}`, async () => (await run("score")).rowsOut);
    await watch.step(`codes${name}`, async () => (await run("code-quality")).rowsOut);
    await watch.step(`quality${name}`, async () => (await run("quality")).rowsOut);
    await watch.step(`expiry${name}`, async () => (await run("expiry")).rowsOut);
  };
  await night("", (rule, seconds, leads) => void firstRun.push({ rule, seconds, leads }));
  await night(", nothing changed", () => undefined);
  const planted = await checkPlanted(graph, order.directory);
  const [size] = await graph.read<{ nodes: number; links: number }>("bench/graph-size");
  const queries = await measured(order, sourceId, asOf);
  const { missed, falseLeads } = planted;
  return {
    companies: order.companies,
    ...size!,
    machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    steps: watch.steps,
    rules: firstRun,
    queries,
    planted: { found: planted.found, missed: missed.length, falseLeads: falseLeads.length },
    plantedFaults: { missed, falseLeads },
  };
}

async function measured(order: BenchOrder, sourceId: string, asOf: string): Promise<Latency[]> {
  const { graph, home, clock } = order;
  const places = await graph.read<Place>("bench/some-companies", { limit: PLACES_READ });
  const every = (count: number) => {
    const stride = Math.max(1, Math.floor(places.length / count));
    return places.filter((_, at) => at % stride === 0).slice(0, count);
  };
  const at = await momentOf(graph, clock, { asOf });
  // The first night changed what the server counts, and so its plans.
  await planAhead(graph, at);
  const ids = (some: readonly Place[]) => some.map((place) => place.companyId);
  const companies = ids(every(QUESTIONS));
  const beside = (order.besideHubs?.() ?? []).slice(0, order.places);
  const changes = { graph, home, sourceId, asOf, clock };
  return [
    ...(await measureQuestions(graph, companies, at)),
    ...(await measureChanges(changes, every(order.places))),
    ...(beside.length > 0 ? await measureChanges(changes, beside, BESIDE_HUBS) : []),
    ...(beside.length > 0 ? await measureQuestions(graph, ids(beside), at, BESIDE_HUBS) : []),
  ];
}

function manifestOf(directory: string): { sourceId: string; asOf: string } {
  return JSON.parse(readFileSync(join(directory, "delivery.json"), "utf8")) as {
    sourceId: string;
    asOf: string;
  };
}
