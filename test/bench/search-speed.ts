/**
 * How long a search takes over many subjects: `npx tsx test/bench/search-speed.ts --data DIR [--home DIR] [--each N]`.
 * DIR is a bundle (subjects.csv is enough); it is loaded once into the home, a temporary one unless told, and each kind
 * of search is asked N times (default 200), one after another, of subjects taken evenly from the file.
 */
import { createReadStream, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "csv-parse";
import { latencyOf } from "../../src/bench/stopwatch.ts";
import { connectGraph } from "../../src/graph/graph.ts";
import { startLocalServer } from "../../src/graph/local-server/server.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { loadDelivery } from "../../src/load/load-delivery.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { initialsOf } from "../../src/names/initials.ts";
import { momentOf } from "../../src/read/moment.ts";
import { searchSubjects } from "../../src/read/search.ts";
import { testEnvironment } from "../graph/local-server/test-home.ts";

interface Sampled {
  kind: string;
  name: string;
  uscc: string;
}

const { values } = parseArgs({
  options: { data: { type: "string" }, home: { type: "string" }, each: { type: "string", default: "200" } },
});
const directory = values.data ?? "";
const each = Number(values.each);
/** One subject in so many is taken; a prime, since the files repeat themselves at round distances. */
const EVERY = 997;

async function sample(every: number): Promise<Sampled[]> {
  const rows: Sampled[] = [];
  let at = 0;
  const records = createReadStream(join(directory, "subjects.csv")).pipe(parse({ columns: true }));
  for await (const row of records as AsyncIterable<Sampled>) {
    at += 1;
    if (at % every === 0) rows.push(row);
  }
  return rows;
}

const home = values.home ?? mkdtempSync(join(tmpdir(), "credit-graph-search-"));
const server = await startLocalServer({
  home,
  role: "test",
  env: testEnvironment,
  progress: (text) => console.error(text),
  memory: { heapMib: 1_024, pageCacheMib: 2_048 },
});
const { boltUri: uri, username, password, replaceGraph } = server;
const graph = connectGraph({ uri, username, password });
try {
  await migrate(graph);
  const started = performance.now();
  const order = { graph, directory, source: bundle, home, clock: () => new Date(), replaceGraph };
  const { outcome } = await loadDelivery(order);
  console.log(`load ${outcome}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const all = await sample(EVERY);
  const firms = all.filter(({ kind, uscc }) => kind !== "person" && uscc !== "").slice(0, each);
  const persons = all.filter(({ kind }) => kind === "person").slice(0, each);
  const prefix = (length: number) => firms.map(({ name }) => initialsOf(name).slice(0, length));
  const kinds: Record<string, string[]> = {
    "whole code": firms.map(({ uscc }) => uscc),
    "organisation code": firms.map(({ uscc }) => uscc.slice(8, 17)),
    "six of a code": firms.map(({ uscc }) => uscc.slice(0, 6)),
    "whole name": firms.map(({ name }) => name),
    "name of a person": persons.map(({ name }) => name),
    "two of a name": firms.map(({ name }) => name.slice(2, 4)),
    "four of a name": firms.map(({ name }) => name.slice(2, 6)),
    "end of a name": firms.map(({ name }) => name.slice(-6)),
    "two initials": prefix(2),
    "four initials": prefix(4),
    "eight initials": prefix(8),
    "wide texts": [
      "贸易",
      "餐饮店",
      "商行",
      "科技有限公司",
      "贸易有限公司",
      "厦门",
      "有限公司",
      "公司",
      "王",
      "食品",
    ],
  };
  const at = await momentOf(graph, () => new Date(), {});
  for (const [kind, texts] of Object.entries(kinds)) {
    for (const text of texts.slice(0, 20)) await searchSubjects(graph, text, 20, at);
    const durationsMs: number[] = [];
    let hits = 0;
    for (const text of texts) {
      const asked = performance.now();
      hits += (await searchSubjects(graph, text, 20, at)).total;
      durationsMs.push(performance.now() - asked);
    }
    const { p50Ms, p95Ms, p99Ms } = latencyOf(kind, durationsMs);
    const mean = (hits / texts.length).toFixed(1);
    console.log(
      `${kind.padEnd(20)} ${texts.length} asked, ${mean} hits, ms p50 ${p50Ms} p95 ${p95Ms} p99 ${p99Ms}`,
    );
  }
} finally {
  await graph.close();
  await server.stop();
}
