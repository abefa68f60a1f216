import { mkdirSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "../../graph/graph.ts";
import { importFolder } from "../../graph/local-server/new-store.ts";
import { migrate } from "../../graph/migrate.ts";
import { finishRun, finishValues } from "../account/run.ts";
import type { RunEnd } from "../account/run.ts";
import type { Tally } from "../load-report.ts";
import { LoadRefused } from "../load-refused.ts";
import type { LoadOrder } from "../load-order.ts";
import { isPacked } from "../read/bytes.ts";
import type { Delivery } from "../read/delivery.ts";
import type { Manifest } from "../read/manifest.ts";
import type { TableName } from "../source.ts";
import type { LoadContext } from "../write/table-load.ts";
import type { LoadStamp } from "../write/writer.ts";
import { BulkTables } from "./bulk-tables.ts";
import type { ImportColumn } from "./columns.ts";
import { instantText } from "./columns.ts";
import type { WrittenFile } from "./import-set.ts";

/** Import files and store together, per byte of the delivery; packed files count tenfold. */
const DISK_FACTOR = 6;
const PACKED_FACTOR = 10;
const REACH_TIMEOUT_MS = 60_000;
const IMPORT_THREADS = 2;
/** Separates items of a list; no text that was checked has it. */
const LIST_SEPARATOR = "\u001f";

/** A smaller delivery is written in batches before the server has stopped, imported and started again. */
const BULK_LINES_MIN = 50_000;

/**
 * Id of a load that goes in by offline import: our own server, an empty graph, a full bundle of some size; undefined for
 * any other. It is the number of the load, because it stands on every fact of the province: up to six digits take one
 * block of a property record, and no earlier load, all of them refused, has the same.
 */
export async function firstLoadId(
  order: LoadOrder,
  manifest: Manifest,
  { placed }: Delivery,
): Promise<string | undefined> {
  if (!order.replaceGraph || order.source.id !== "bundle" || manifest.mode !== "full") return undefined;
  const lines = placed.reduce((sum, file) => sum + file.lines, 0);
  if (lines < (order.bulkLinesMin ?? BULK_LINES_MIN)) return undefined;
  const [answer] = await order.graph.read<{ isEmpty: boolean; loads: number }>("load/bulk/is-empty");
  return answer?.isEmpty ? String(answer.loads + 1) : undefined;
}

/** A first load under way. */
export interface FirstLoad {
  load(context: LoadContext, table: TableName): Promise<void>;
  /**
   * Put the imported graph in the place of the empty one, with this load complete in it: from then on the delivery is
   * in, and what a kill leaves undone (schema, joined subjects) is done by the next start.
   */
  install(loadId: string, refreshed: boolean, tally: Tally): Promise<void>;
  /** Remove all that was written so far; calling it twice is harmless. */
  discard(): Promise<void>;
}

/** Begin a first load; throws LoadRefused when the disk is too small for it. */
export function openFirstLoad(order: LoadOrder, stamp: LoadStamp, delivery: Delivery): FirstLoad {
  const { graph, clock } = order;
  expectDisk(order.home, delivery);
  const folder = importFolder(order.home);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const tables = new BulkTables(folder, stamp, delivery.placed, order.persons?.secrets ?? []);
  const discard = async () => {
    await tables.end();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    load: (context, table) => tables.load(context, table),
    async install(loadId, refreshed, tally) {
      const end: RunEnd = { from: "complete", outcome: "complete", refreshed, error: "" };
      const values = { ...finishValues(end, tally, clock), outcome: "complete" };
      tables.files.writeNodes("LoadRun", runColumns, await runsWith(graph, loadId, values));
      await order.replaceGraph!(importArguments(folder, await tables.finish()));
      await discard();
      await graph.verifyReachable(REACH_TIMEOUT_MS);
      await migrate(graph);
      // Once more through Bolt: empty lists do not pass through import files.
      await finishRun(graph, loadId, end, tally, clock);
    },
    discard,
  };
}

function importArguments(folder: string, files: readonly WrittenFile[]): string[] {
  return [
    ...files.map(({ argument, path }) => `--${argument}=${path}`),
    // Nodes are numbered by us: the tool needs no dictionary of their ids.
    "--id-type=actual",
    `--array-delimiter=U+${LIST_SEPARATOR.charCodeAt(0).toString(16).padStart(4, "0")}`,
    `--multiline-fields=${files.some(({ isMultiline }) => isMultiline)}`,
    "--skip-bad-relationships=false",
    "--skip-duplicate-nodes=false",
    `--threads=${IMPORT_THREADS}`,
    "--max-off-heap-memory=4G",
    `--report-file=${join(folder, "import.report")}`,
  ];
}

async function runsWith(
  graph: Graph,
  loadId: string,
  values: Readonly<Record<string, unknown>>,
): Promise<object[]> {
  const runs = await graph.read<Record<string, unknown>>("load/bulk/runs");
  const instants = ["recordedAt", "startedAt", "finishedAt"];
  const lists = ["fileSha256s", "reports"];
  return runs.map((run) => {
    const one: Record<string, unknown> =
      run["id"] === loadId ? { ...run, ...values, finishedAt: values["now"] } : { ...run };
    for (const name of instants) if (typeof one[name] === "string") one[name] = instantText(one[name]);
    for (const name of lists) one[name] = (one[name] as string[] | null)?.join(LIST_SEPARATOR) || undefined;
    return one;
  });
}

const column = (type: string, ...names: string[]): ImportColumn[] =>
  names.map((name) => ({ header: `${name}${type}`, name }));

const runColumns: readonly ImportColumn[] = [
  ...column("", "id", "sourceId", "deliveryId", "mode", "outcome", "error", "countsJson"),
  ...column(":date", "asOf"),
  ...column(":localdatetime", "recordedAt", "startedAt", "finishedAt"),
  ...column(":boolean", "refreshed", "namesSubjects"),
  ...column(
    ":long",
    "batches",
    "rowsRead",
    "rowsWritten",
    "rowsUnchanged",
    "rowsSuperseded",
    "rowsQuarantined",
  ),
  ...column(":string[]", "fileSha256s", "reports"),
];

function expectDisk(home: string, { placed }: Delivery): void {
  const weigh = (path: string, bytes: number) => (isPacked(path) ? bytes * PACKED_FACTOR : bytes);
  const needed = placed.reduce((sum, { path, bytes }) => sum + weigh(path, bytes), 0) * DISK_FACTOR;
  const { bavail, bsize } = statfsSync(home);
  if (bavail * bsize >= needed) return;
  const gib = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  throw new LoadRefused([
    `${home}: has ${gib(bavail * bsize)} free, expected ${gib(needed)} for the first load; make room or move CREDIT_GRAPH_HOME`,
  ]);
}
