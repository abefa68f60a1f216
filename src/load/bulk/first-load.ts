import { readdirSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "../../graph/graph.ts";
import { importFolder } from "../../graph/local-server/new-store.ts";
import { migrate } from "../../graph/migrate.ts";
import { finishRun, finishValues } from "../account/run.ts";
import type { RunEnd } from "../account/run.ts";
import type { Tally } from "../load-report.ts";
import { LoadRefused } from "../load-refused.ts";
import type { LoadOrder } from "../load-delivery.ts";
import type { Manifest } from "../read/manifest.ts";
import type { LoadStamp } from "../write/writer.ts";
import type { GraphRow, ImportColumn } from "./columns.ts";
import { localText } from "./columns.ts";
import { ImportSet, LIST_SEPARATOR } from "./import-set.ts";

/** Import files and store together, per byte of the delivery; packed files count tenfold. */
const DISK_FACTOR = 12;
const PACKED_FACTOR = 10;
const REACH_TIMEOUT_MS = 60_000;

/** Whether a delivery goes in by offline import: our own server, an empty graph, a full bundle. */
export async function isFirstLoad(order: LoadOrder, manifest: Manifest): Promise<boolean> {
  if (!order.replaceGraph || order.source.id !== "bundle" || manifest.mode !== "full") return false;
  const [answer] = await order.graph.read<{ isEmpty: boolean }>("load/bulk/is-empty");
  return answer?.isEmpty ?? false;
}

/** The import files of a first load; throws LoadRefused when the disk is too small for it. */
export function openFirstLoad(order: LoadOrder, stamp: LoadStamp): ImportSet {
  expectDisk(order.home, order.directory);
  return new ImportSet(importFolder(order.home), stamp);
}

/**
 * Put the imported graph in the place of the empty one, with this load complete in it: from then on the delivery is
 * in, and what a kill leaves undone (schema, joined subjects) is done by the next start.
 */
export async function installFirstLoad(
  order: LoadOrder,
  files: ImportSet,
  loadId: string,
  refreshed: boolean,
  tally: Tally,
): Promise<void> {
  const { graph, clock } = order;
  const end: RunEnd = { from: "complete", outcome: "complete", refreshed, error: "" };
  const values = finishValues(end, tally, clock);
  files.writeNodes("LoadRun", runColumns, await runsWith(graph, loadId, { ...values, outcome: "complete" }));
  await order.replaceGraph!(files.finish());
  files.discard();
  await graph.verifyReachable(REACH_TIMEOUT_MS);
  await migrate(graph);
  // Once more through Bolt: empty lists do not pass through import files.
  await finishRun(graph, loadId, end, tally, clock);
}

async function runsWith(graph: Graph, loadId: string, values: GraphRow): Promise<GraphRow[]> {
  const runs = await graph.read<Record<string, unknown>>("load/bulk/runs");
  return runs.map((run) => (run["id"] === loadId ? { ...run, ...values, finishedAt: values["now"] } : run));
}

const runColumns: readonly ImportColumn[] = [
  ...["id", "sourceId", "deliveryId", "mode", "outcome", "error", "countsJson"].map((name) =>
    plain(name, name),
  ),
  plain("asOf", "asOf:date"),
  ...["recordedAt", "startedAt", "finishedAt"].map((name) => ({
    header: `${name}:localdatetime`,
    of: (row: GraphRow) => (typeof row[name] === "string" ? localText(row[name]) : null),
  })),
  plain("refreshed", "refreshed:boolean"),
  ...["batches", "rowsRead", "rowsWritten", "rowsUnchanged", "rowsSuperseded", "rowsQuarantined"].map(
    (name) => plain(name, `${name}:long`),
  ),
  ...["fileSha256s", "reports"].map((name) => ({
    header: `${name}:string[]`,
    of: (row: GraphRow) => (row[name] as readonly string[] | null)?.join(LIST_SEPARATOR),
  })),
];

function plain(name: string, header: string): ImportColumn {
  return { header, of: (row) => row[name] };
}

function expectDisk(home: string, directory: string): void {
  const needed = readdirSync(directory).reduce((sum, name) => {
    const { size } = statSync(join(directory, name));
    return sum + size * DISK_FACTOR * (name.endsWith(".gz") ? PACKED_FACTOR : 1);
  }, 0);
  const { bavail, bsize } = statfsSync(home);
  if (bavail * bsize >= needed) return;
  const inGb = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new LoadRefused([
    `${home}: ${inGb(bavail * bsize)} free, expected ${inGb(needed)} for a first load; free some space`,
  ]);
}
