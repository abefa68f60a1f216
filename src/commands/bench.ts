import { Command, InvalidArgumentError } from "commander";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { hubRatios } from "../bench/hub-ratios.ts";
import type { BenchAnswer } from "../bench/run-bench.ts";
import { runBench } from "../bench/run-bench.ts";
import { readConfig } from "../config.ts";
import { connectGraph } from "../graph/graph.ts";
import { startLocalServer } from "../graph/local-server/server.ts";
import { migrate } from "../graph/migrate.ts";
import type { CrowdOfHubs, CrowdPlace } from "../generate/province/great-hubs.ts";
import { writeBundle } from "../generate/write-bundle.ts";
import { loadDelivery } from "../load/load-delivery.ts";
import { bundle } from "../load/sources/bundle.ts";
import { companiesOption } from "./generate.ts";
import { hubRatioLines } from "./hub-ratio-lines.ts";
import { loadTeller } from "./load-lines.ts";
import { jarsResolved } from "./opened-home.ts";
import type { Surroundings } from "./surroundings.ts";
import { answer, columns, withJson } from "./surroundings.ts";

interface BenchOptions {
  companies: number;
  data?: string;
  places: number;
  hubs?: boolean;
  out: string;
  json?: boolean;
}

/** The province of every bench, so that two machines measure the same. */
const SEED = 1;

/** Memory of the bench's own Neo4j, by size: a province needs what an office machine can give. */
export const memoryFor = (companies: number) =>
  companies > 200_000 ? { heapMib: 4_096, pageCacheMib: 6_144 } : { heapMib: 2_048, pageCacheMib: 1_024 };

/** `bench`: load, derive, detect, score, ripple and questions, measured on a province in a home of its own. */
export function benchCommand(around: Surroundings): Command {
  return withJson(new Command("bench"))
    .description("measure a whole province: load, derive, rules, scores, ripple, questions")
    .option("--companies <n>", "size of the province", companiesOption, 20_000)
    .option("--data <folder>", "a bundle with planted.json made before, instead of generating one")
    .option("--places <n>", "places at which small changes are made", wholeNumber, 25)
    .option("--hubs", "measure twice, with hubs as great as any and with the same firms apart: ratios")
    .option("--out <file>", "where the figures go", "bench.json")
    .action((options: BenchOptions) => bench(around, options));
}

async function bench(around: Surroundings, options: BenchOptions): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "credit-graph-bench-"));
  try {
    if (options.hubs) {
      if (options.data) throw new RangeError("--hubs makes two provinces of its own: leave --data out");
      return await benchHubs(home, around, options);
    }
    const measured = await benchIn(home, around, options);
    writeFileSync(options.out, `${JSON.stringify(measured, null, 2)}\n`);
    answer(around, options.json, measured, [...benchLines(measured), `figures: ${resolve(options.out)}`]);
    if (measured.planted.missed + measured.planted.falseLeads > 0) around.fail();
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The same firms apart, then gathered around hubs, each in a home of its own; how many times as long it takes. */
async function benchHubs(home: string, around: Surroundings, options: BenchOptions): Promise<void> {
  const under = (crowd: CrowdOfHubs) => {
    mkdirSync(join(home, crowd));
    return benchIn(join(home, crowd), around, options, crowd);
  };
  const without = await under("apart");
  const withHubs = await under("gathered");
  const ratios = hubRatios(without, withHubs);
  const measured = { without, withHubs, ratios };
  writeFileSync(options.out, `${JSON.stringify(measured, null, 2)}\n`);
  answer(around, options.json, measured, [...hubRatioLines(ratios), `figures: ${resolve(options.out)}`]);
  if (withHubs.planted.missed + withHubs.planted.falseLeads > 0) around.fail();
}

async function benchIn(
  home: string,
  around: Surroundings,
  options: BenchOptions,
  crowd?: CrowdOfHubs,
): Promise<BenchAnswer> {
  const { companies, places } = options;
  const { clock, tell } = around;
  const local = await startLocalServer({
    home,
    role: "bench",
    env: jarsResolved(readConfig(around.env), around.env),
    progress: tell,
    memory: memoryFor(companies),
  });
  const { boltUri: uri, username, password } = local;
  const graph = connectGraph({ uri, username, password });
  try {
    await migrate(graph);
    const directory = options.data ? resolve(options.data) : join(home, "province");
    const load = async () => {
      const { replaceGraph } = local;
      const onProgress = loadTeller(around);
      const order = { graph, directory, source: bundle, home, clock, onProgress, replaceGraph };
      return (await loadDelivery(order)).files.reduce((sum, file) => sum + file.rowsWritten, 0);
    };
    const serverPid = () => local.pid;
    let besideHubs: readonly CrowdPlace[] = [];
    const generate = async () => {
      const told = writeBundle(directory, { companies, seed: SEED }, { crowd });
      besideHubs = told.besideHubs;
      return sumOf(told.rows);
    };
    return await runBench({
      ...{ companies, places, directory, home, graph, serverPid, load, clock, tell },
      generate: options.data ? null : generate,
      besideHubs: () => besideHubs,
    });
  } finally {
    await graph.close();
    await local.stop();
  }
}

/** The table as people read it. */
export function benchLines(measured: BenchAnswer): string[] {
  const { companies, nodes, links, machine, steps, queries, planted } = measured;
  return [
    `${companies} companies, ${nodes} nodes, ${links} links; ${machine}`,
    ...columns([
      ["step", "seconds", "rows", "service MiB", "Neo4j MiB"],
      ...steps.map((step) => [step.name, step.seconds, step.rows, step.peakMiB, step.neo4jPeakMiB ?? "-"]),
    ]),
    "",
    ...columns([
      ["rule", "seconds", "leads"],
      ...measured.rules.map(({ rule, seconds, leads }) => [rule, seconds, leads]),
    ]),
    "",
    ...columns([
      ["question or change", "count", "p50 ms", "p95 ms", "p99 ms"],
      ...queries.map(({ name, count, p50Ms, p95Ms, p99Ms }) => [name, count, p50Ms, p95Ms, p99Ms]),
    ]),
    "",
    `planted cases: ${planted.found} found, ${planted.missed} missed, ${planted.falseLeads} near misses flagged`,
  ];
}

const sumOf = (rows: Readonly<Record<string, number>>): number =>
  Object.values(rows).reduce((sum, count) => sum + count, 0);

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text))
    throw new InvalidArgumentError("Expected a whole number from 1 to 99999999.");
  return Number(text);
}
