import { randomBytes } from "node:crypto";
import type { Graph } from "../graph/graph.ts";
import { BATCH_ROWS } from "../graph/graph.ts";
import type { LocalServer } from "../graph/local-server/server.ts";
import { chinaDate } from "../model/dates.ts";
import type { IsoInstant } from "../model/dates.ts";
import { refreshSubjects, rollBackRun } from "./account/recover.ts";
import type { CompletedRun } from "./account/run.ts";
import { accountRefusal, beginRun, completedRun, finishRun } from "./account/run.ts";
import { FirstKeyBook } from "./bulk/bulk-tables.ts";
import type { FirstLoad } from "./bulk/first-load.ts";
import { isFirstLoad, openFirstLoad } from "./bulk/first-load.ts";
import { SubjectDirectory } from "./identity/subject-directory.ts";
import { DenyList } from "./check/denied-names.ts";
import { screenRecords } from "./denied-records.ts";
import { expectKept, expectRows } from "./expect/expect-rows.ts";
import type { Expectations } from "./expect/expectations.ts";
import { readExpectations } from "./expect/expectations.ts";
import { LoadRefused } from "./load-refused.ts";
import type { LoadReport } from "./load-report.ts";
import { Tally } from "./load-report.ts";
import type { Quarantine, QuarantinedLine } from "./quarantine.ts";
import { openQuarantine, quarantineDirectory, sampleQuarantine, toldQuarantine } from "./quarantine.ts";
import type { Delivery } from "./read/delivery.ts";
import { readConsents } from "./read/consents.ts";
import { openDelivery } from "./read/delivery.ts";
import type { LoadMode, Manifest } from "./read/manifest.ts";
import { readManifest } from "./read/manifest.ts";
import { keyedSource } from "./identity/keyed-row.ts";
import { expectOneSecret } from "./identity/expect-one-secret.ts";
import type { PersonKeeping } from "../vault/person-keeping.ts";
import type { PendingSeals } from "../vault/vault.ts";
import type { Source } from "./source.ts";
import { KeyBook } from "./write/key-book.ts";
import type { LoadContext, LoadProgress } from "./write/table-load.ts";
import { loadTable } from "./write/table-load.ts";
import type { Writer } from "./write/writer.ts";
import { graphWriter, noWriter } from "./write/writer.ts";

/** One order to load a folder. */
export interface LoadOrder {
  graph: Graph;
  directory: string;
  source: Source;
  /** Mode of a delivery without delivery.json; full unless told. */
  mode?: LoadMode;
  /** Let a table lose more than half of its rows. */
  acceptShrinkage?: boolean;
  /** Read and check, show the first rows, write nothing at all. */
  dryRun?: boolean;
  /** Home of the service; quarantine files go below it. */
  home: string;
  clock: () => Date;
  onProgress?: (progress: LoadProgress) => void;
  /** Puts an imported graph in the place of an empty one (local-server); without it a first load is written in batches. */
  replaceGraph?: LocalServer["replaceGraph"];
  /** Lines from which a first load is imported; default 50,000. */
  bulkLinesMin?: number;
  /** Keys persons by their ID numbers; without it the numbers are left out, and the account says so. */
  persons?: PersonKeeping;
  /** Told each row that is kept out, as it is found. */
  onQuarantined?: (line: QuarantinedLine) => void;
  /** Filled with the subjects at the ends of all that a delta changed, for those who bring alerts up to date. */
  endsTouched?: Set<string>;
}

/**
 * Load one delivery: read, check, quarantine, write, sweep, account. It becomes visible as a whole at the end; any
 * failure takes all of it back. Throws LoadRefused with its sentences when the delivery is not fit.
 */
export async function loadDelivery(given: LoadOrder): Promise<LoadReport> {
  // Whoever looks at rows of subjects from here on finds keys in the place of ID numbers.
  const order = { ...given, source: keyedSource(given.source, given.persons?.ring) };
  const defaults: Manifest = {
    sourceId: order.source.defaultSourceId,
    deliveryId: "",
    mode: order.mode ?? "full",
    asOf: chinaDate(order.clock()),
  };
  const stated = readManifest(order.directory, defaults);
  // What may be collected is asked of today, whatever date a delivery speaks for.
  const denyList = new DenyList(defaults.asOf, readConsents(order.directory, defaults.asOf));
  // Sixteen characters: the graph stores text of this length within the record, and it stands on every fact.
  const loadId = randomBytes(8).toString("hex");
  const { delivery, consented, expectations } = await orAccounted(order, loadId, stated, async () => {
    const expectations = readExpectations(order.home, stated.sourceId, stated.mode);
    const delivery = await openDelivery(order.directory, order.source, denyList);
    return { expectations, delivery, consented: await screened(order, stated, delivery, denyList) };
  });
  const manifest = { ...stated, deliveryId: stated.deliveryId || delivery.filesHash };
  const before = await completedRun(order.graph, manifest);
  const tally = new Tally();
  for (const report of [...delivery.reports, ...consented]) tally.say(report);
  if (before) {
    tally.say(repetition(manifest, before, delivery));
    const otherContent = !isSame(before, delivery);
    return { ...reportOf(loadId, manifest, tally), outcome: "repeated", otherContent, unchanged: true };
  }
  const { files } = delivery;
  await orAccounted(order, loadId, manifest, () =>
    expectRows({ source: order.source, files, manifest, today: defaults.asOf }, expectations),
  );
  const leftOut = await orAccounted(order, loadId, manifest, async () => order.source.leavesOut?.(files));
  for (const sentence of leftOut ?? []) tally.say(sentence);
  const run: LoadRun = { order, loadId, manifest, delivery, tally, expectations };
  return order.dryRun ? runDry(run) : runLoad(run);
}

/** Do what can refuse a delivery; a refusal leaves its account, but of a dry run. */
async function orAccounted<T>(
  { graph, clock, dryRun }: LoadOrder,
  loadId: string,
  manifest: Manifest,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LoadRefused && !dryRun) await accountRefusal(graph, loadId, manifest, error, clock);
    throw error;
  }
}

/** Reports on records that came by consent; throws LoadRefused on those that may not come. */
async function screened(
  { graph, source }: LoadOrder,
  { sourceId }: Manifest,
  delivery: Delivery,
  denyList: DenyList,
): Promise<readonly string[]> {
  if (!delivery.tablesPresent.includes("records")) return [];
  return screenRecords(source, delivery, denyList, async (ids) => {
    const directory = new SubjectDirectory(graph, sourceId, new KeyBook());
    await directory.open();
    for (let from = 0; from < ids.length; from += BATCH_ROWS) {
      await directory.lookUp(ids.slice(from, from + BATCH_ROWS));
    }
    return new Set(ids.filter((id) => directory.known(id)?.isPerson === false));
  });
}

interface LoadRun {
  order: LoadOrder;
  loadId: string;
  manifest: Manifest;
  delivery: Delivery;
  tally: Tally;
  expectations: Expectations;
}

/** Rows of a table that a dry run shows as kept out; the count of all stands beside each file. */
const QUARANTINE_SHOWN_MAX = 10;

async function runDry(run: LoadRun): Promise<LoadReport> {
  const quarantine = sampleQuarantine(QUARANTINE_SHOWN_MAX);
  const context = contextOf(run, noWriter, quarantine);
  await loadTables(context, run.delivery);
  expectKept(run.manifest, run.tally, run.expectations);
  const samples = [...context.samples].map(([table, facts]) => ({ table, facts }));
  return {
    ...reportOf(run.loadId, run.manifest, run.tally),
    outcome: "dryRun",
    samples,
    quarantineSamples: quarantine.samples,
  };
}

async function runLoad(run: LoadRun): Promise<LoadReport> {
  const { order, loadId, manifest, delivery, tally } = run;
  const { graph, clock } = order;
  const isFirst = await isFirstLoad(order, manifest, delivery);
  const recordedAt = await beginRun(graph, loadId, manifest, delivery.sha256s, clock);
  const quarantine = toldQuarantine(
    openQuarantine(quarantineDirectory(order.home, manifest.sourceId, manifest.deliveryId)),
    order.onQuarantined ?? (() => undefined),
  );
  let quarantinePaths: string[] = [];
  let touched: Set<string>;
  let first: FirstLoad | undefined;
  const seals = order.persons?.vault.pendingOf(loadId);
  try {
    if (order.persons) await expectOneSecret(graph, order.persons.ring);
    const stamp = { loadId, sourceId: manifest.sourceId, recordedAt };
    if (isFirst) first = openFirstLoad(order, stamp, delivery);
    const context = contextOf(run, first ? noWriter : graphWriter(graph, stamp), quarantine, seals);
    await loadTables(context, delivery, first);
    expectKept(manifest, tally, run.expectations);
    touched = context.touchedSubjectIds;
    quarantinePaths = quarantine.keep();
    seals?.close();
    const refreshed = touched.size === 0;
    if (first) await first.install(loadId, refreshed, tally);
    else {
      const end = { from: "running", outcome: "complete", refreshed, error: "" } as const;
      await finishRun(graph, loadId, end, tally, clock);
    }
  } catch (error) {
    await first?.discard();
    if (quarantinePaths.length === 0) quarantine.discard();
    await takeBack(run, error);
    order.persons?.vault.leave(loadId);
    throw error;
  }
  // From here on the delivery is in; what is left is repeated at the next start if this process dies.
  order.persons?.vault.settle(loadId);
  if (touched.size > 0) {
    await refreshSubjects(graph, touched);
    await graph.write("load/run/refreshed", { id: loadId });
  }
  return { ...reportOf(loadId, manifest, tally, recordedAt), quarantinePaths };
}

/** Roll back after a failure; if that fails as well, both are told, and the next start rolls back. */
async function takeBack({ order, loadId, tally }: LoadRun, cause: unknown): Promise<void> {
  const outcome = cause instanceof LoadRefused ? "refused" : "rolledBack";
  const error = cause instanceof Error ? cause.message : String(cause);
  try {
    await rollBackRun(order.graph, loadId, { outcome, error }, tally, order.clock);
  } catch (second) {
    const text = second instanceof Error ? second.message : String(second);
    throw new Error(`${error}; and the load cannot be rolled back now (${text}); restart the service`, {
      cause,
    });
  }
}

function contextOf(run: LoadRun, writer: Writer, quarantine: Quarantine, seals?: PendingSeals): LoadContext {
  const { order, manifest, delivery, tally } = run;
  const { graph, source } = order;
  const { sourceId, mode } = manifest;
  const subjectBook = new FirstKeyBook();
  return {
    graph,
    source,
    seals,
    sourceId,
    mode,
    subjectBook,
    writer,
    quarantine,
    tally,
    files: delivery.files,
    acceptShrinkage: order.acceptShrinkage ?? false,
    directory: new SubjectDirectory(graph, sourceId, subjectBook),
    touchedSubjectIds: new Set(),
    endsTouched: mode === "delta" ? order.endsTouched : undefined,
    samples: new Map(),
    onProgress: order.onProgress ?? (() => undefined),
  };
}

async function loadTables(context: LoadContext, delivery: Delivery, first?: FirstLoad): Promise<void> {
  await context.directory.open();
  for (const table of delivery.tablesPresent) {
    if (first) {
      await first.load(context, table);
      continue;
    }
    const sweeps = context.mode === "full" && delivery.tablesWhole.includes(table);
    await loadTable(context, table, sweeps);
    if (context.mode === "full" && !sweeps) {
      context.tally.say(`${table}: not all of its files are present, so nothing of it was closed`);
    }
  }
}

function isSame(before: CompletedRun, delivery: Delivery): boolean {
  return before.fileSha256s.join("\n") === delivery.sha256s.join("\n");
}

function repetition({ sourceId, deliveryId }: Manifest, before: CompletedRun, delivery: Delivery): string {
  const remedy = isSame(before, delivery)
    ? ""
    : "; its files differ from those loaded then: give a new delivery a new deliveryId";
  return `delivery ${deliveryId} of ${sourceId} was completed at ${before.finishedAt}; nothing was done${remedy}`;
}

function reportOf(
  loadId: string,
  manifest: Manifest,
  tally: Tally,
  recordedAt: IsoInstant | null = null,
): LoadReport {
  return {
    loadId,
    ...manifest,
    recordedAt,
    outcome: "complete",
    otherContent: false,
    unchanged: tally.sum("rowsWritten") + tally.rowsSuperseded() === 0,
    files: tally.files(),
    tables: tally.tables(),
    reports: tally.reports(),
    quarantinePaths: [],
    samples: [],
    quarantineSamples: [],
  };
}
