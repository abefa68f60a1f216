import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Driver } from "neo4j-driver";
import { exportedEntries, ExportTally } from "../../src/commands/exported-entries.ts";
import { isListFile, writeEntries } from "../../src/commands/exchange-file.ts";
import { bods } from "../../src/exchange/bods/bods.ts";
import { ftm } from "../../src/exchange/ftm/ftm.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import type { LoadReport } from "../../src/load/load-report.ts";
import { sources } from "../../src/load/sources/by-name.ts";
import { momentOf } from "../../src/read/moment.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";
import { asked, loadFolder } from "../load/loading.ts";
import { SEED_DATE } from "../seed-region.ts";

export type FormatName = "bods" | "ftm";
export const fileOf = { bods: "statements.json", ftm: "entities.ftm.json" } as const;

/** The whole graph as a delivery of one format: its folder, and what it does not say. */
export async function exported(graph: Graph, format: FormatName, file: string = fileOf[format]) {
  const folder = join(temporaryFolder(), "export");
  mkdirSync(folder);
  const moment = await momentOf(graph, () => new Date(), { asOf: SEED_DATE });
  const stamp = { ...moment, publishedOn: SEED_DATE, publisher: "test" };
  const tally = new ExportTally();
  const made = { bods, ftm }[format](stamp);
  const path = join(folder, file);
  const entries = exportedEntries(graph, moment, made, tally, () => undefined);
  await writeEntries(path, entries, format === "bods" && isListFile(path));
  return { folder, path, tally };
}

/** Entries of an exported file. */
export function entriesIn(path: string): Record<string, unknown>[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").trim();
  if (text.startsWith("[")) return JSON.parse(text) as Record<string, unknown>[];
  return text.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Wipe the graph and load an exported folder into it. */
export async function loadedBack(
  graph: Graph,
  driver: Driver,
  folder: string,
  format: FormatName,
): Promise<LoadReport> {
  await wipeGraph(driver);
  await migrate(graph);
  return loadFolder(graph, folder, { source: sources[format]!(), home: temporaryFolder() });
}

const BOTH = `r.validFrom <= date('${SEED_DATE}') < r.validTo AND r.supersededAt > localdatetime()`;

/** Facts in force as sorted lines, without ids of statements. */
export async function factsInForce(driver: Driver) {
  const lines = async (query: string) => (await asked(driver, query)).map((row) => Object.values(row)[0]);
  const pair = "startNode(r).id + ' ' + endNode(r).id";
  const days = "toString(r.validFrom) + ' ' + toString(r.validTo)";
  return {
    stakes: await lines(
      `MATCH ()-[r:OWNS]->() WHERE ${BOTH}
       RETURN ${pair} + ' ' + r.sharePpmMin + ' ' + r.sharePpmMax + ' ' + coalesce(r.votesPpm, '-') + ' ' + ${days} AS x ORDER BY x`,
    ),
    offices: await lines(
      `MATCH ()-[r:HOLDS_POSITION]->() WHERE ${BOTH} RETURN ${pair} + ' ' + r.role + ' ' + ${days} AS x ORDER BY x`,
    ),
    links: await lines(
      `MATCH ()-[r:GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO]->() WHERE ${BOTH}
       RETURN type(r) + ' ' + ${pair} + ' ' + coalesce(toString(r.amountFen), '-') + ' ' + ${days} AS x ORDER BY x`,
    ),
    control: await lines(
      `MATCH ()-[r:CONTROLS]->() WHERE ${BOTH} RETURN ${pair} + ' ' + coalesce(r.controlPpm, '-') AS x ORDER BY x`,
    ),
    lists: await lines(
      `MATCH (s)-[:LISTED_AS]->(l) WHERE l.supersededAt > localdatetime() AND l.listCode <> 'redList'
         AND l.listedOn <= date('${SEED_DATE}') < l.removedOn
       RETURN s.id + ' ' + l.listCode + ' ' + toString(l.listedOn) + ' ' + coalesce(l.authority, '-') + ' ' + coalesce(l.documentNo, '-') AS x ORDER BY x`,
    ),
    subjects: await lines(
      `MATCH (s:Subject) RETURN s.id + ' ' + s.kind + ' ' + s.name + ' ' + coalesce(s.uscc, '-') AS x ORDER BY x`,
    ),
  };
}
