import { Command } from "commander";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openStopwatch } from "../../src/bench/stopwatch.ts";
import { memoryFor } from "../../src/commands/bench.ts";
import { companiesOption } from "../../src/commands/generate.ts";
import { connectGraph } from "../../src/graph/graph.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { startLocalServer } from "../../src/graph/local-server/server.ts";
import type { LocalServer } from "../../src/graph/local-server/server.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { loadDelivery } from "../../src/load/load-delivery.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { momentOf } from "../../src/read/moment.ts";
import { testEnvironment } from "../graph/local-server/test-home.ts";
import { asOfDelivery, askPeer, installPeer, peerFolder, peerRules } from "./duckdb/child.ts";
import type { Comparison } from "./duckdb/compare.ts";
import { ASKING, comparisonLines, compareTasks } from "./duckdb/compare.ts";
import type { OwnTask } from "./duckdb/own-answer.ts";
import { askGraph } from "./duckdb/own-answer.ts";

interface PeerOptions {
  data: string;
  companies: number;
  venv: string;
  load: boolean;
  uri?: string;
  username: string;
  password?: string;
}

/** The graph that answers for us; `local` only where its server is ours to stop and to measure. */
interface OwnSide {
  graph: Graph;
  home: string;
  local?: LocalServer;
}

const tell = (text: string) => console.error(text);
const clock = () => new Date();

/** Both answers to the same questions about one bundle, and what they took. */
async function compared(options: PeerOptions, side: OwnSide): Promise<Comparison> {
  const directory = resolve(options.data);
  const peer = await askPeer(installPeer(resolve(options.venv)), directory);
  tell(`DuckDB: ${peer.tasks.length} tasks answered, load ${peer.loadSeconds} s`);
  const watch = openStopwatch(() => side.local?.pid, tell);
  if (options.load) await loaded(side, directory, watch);
  const { asOf, knownAt } = await momentOf(side.graph, clock, { asOf: asOfDelivery(directory) });
  const ours: OwnTask[] = [];
  await watch.step(ASKING, async () => {
    for (const rule of peerRules) ours.push(await askGraph(side.graph, rule, { asOf, knownAt }));
    return ours.reduce((sum, { pairs }) => sum + pairs.length, 0);
  });
  return { tasks: compareTasks(ours, peer), steps: watch.steps, peer };
}

async function loaded(
  { graph, home, local }: OwnSide,
  directory: string,
  watch: ReturnType<typeof openStopwatch>,
): Promise<void> {
  await migrate(graph);
  await watch.step("load", async () => {
    const { replaceGraph } = local ?? {};
    const order = { graph, directory, source: bundle, home, clock };
    const { files } = await loadDelivery({ ...order, ...(replaceGraph && { replaceGraph }) });
    const quarantined = files.reduce((sum, file) => sum + file.rowsQuarantined, 0);
    if (quarantined > 0) tell(`${quarantined} rows in quarantine: DuckDB takes them, so answers may differ`);
    return files.reduce((sum, file) => sum + file.rowsWritten, 0);
  });
  await watch.step("derive", async () => {
    const { asOf, knownAt } = await momentOf(graph, clock, { asOf: asOfDelivery(directory) });
    return (await runDerive(graph, { runId: "duckdb-peer", asOf, knownAt, at: knownAt })).rowsOut;
  });
}

async function main(options: PeerOptions): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "credit-graph-peer-"));
  const { uri = "", username, password = process.env["NEO4J_PASSWORD"] ?? "" } = options;
  const memory = memoryFor(options.companies);
  const local = uri
    ? undefined
    : await startLocalServer({ home, role: "bench", env: testEnvironment, progress: tell, memory });
  const own = local && { uri: local.boltUri, username: local.username, password: local.password };
  const graph = connectGraph(own ?? { uri, username, password });
  const close = async () => {
    await graph.close();
    await local?.stop();
    rmSync(home, { recursive: true, force: true });
  };
  // A run that is stopped leaves no server behind.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void close().finally(() => process.exit(1)));
  }
  try {
    const comparison = await compared(options, { graph, home, ...(local && { local }) });
    for (const line of comparisonLines(comparison)) console.log(line);
    if (comparison.tasks.some(({ same }) => !same)) process.exitCode = 1;
  } finally {
    await close();
  }
}

await new Command("duckdb-peer")
  .description(
    "the same linkage tasks by DuckDB and by the graph, on one bundle: seconds, memory, same answer",
  )
  .requiredOption("--data <folder>", "a bundle with delivery.json")
  .option("--companies <n>", "size of the province, for the server's memory", companiesOption, 20_000)
  .option("--venv <folder>", "where the Python environment is or is made", peerFolder)
  .option("--uri <uri>", "a running server in place of one started here")
  .option("--username <name>", "its user", "neo4j")
  .option("--password <text>", "its password; NEO4J_PASSWORD unless told")
  .option("--no-load", "ask a graph that is loaded and derived already; needs --uri")
  .action(async (options: PeerOptions, command: Command) => {
    if (!options.load && options.uri === undefined) command.error("--no-load needs --uri");
    await main(options);
  })
  .parseAsync();
