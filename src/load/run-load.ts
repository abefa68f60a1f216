import type { IsoInstant } from "../model/dates.ts";
import type { PendingSeals } from "../vault/vault.ts";
import { refreshSubjects, rollBackRun } from "./account/recover.ts";
import { beginRun, finishRun } from "./account/run.ts";
import { FirstKeyBook } from "./bulk/bulk-tables.ts";
import type { FirstLoad } from "./bulk/first-load.ts";
import { firstLoadId, openFirstLoad } from "./bulk/first-load.ts";
import { expectKept } from "./expect/expect-rows.ts";
import type { Expectations } from "./expect/expectations.ts";
import { expectOneSecret } from "./identity/expect-one-secret.ts";
import { SubjectDirectory } from "./identity/subject-directory.ts";
import type { LoadOrder } from "./load-order.ts";
import { LoadRefused } from "./load-refused.ts";
import type { LoadReport, Tally } from "./load-report.ts";
import type { Quarantine } from "./quarantine.ts";
import { openQuarantine, quarantineDirectory, sampleQuarantine, toldQuarantine } from "./quarantine.ts";
import type { Delivery } from "./read/delivery.ts";
import type { Manifest } from "./read/manifest.ts";
import type { LoadContext } from "./write/table-load.ts";
import { loadTable } from "./write/table-load.ts";
import type { Writer } from "./write/writer.ts";
import { graphWriter, noWriter } from "./write/writer.ts";

/** A delivery that is fit, and what its account says so far. */
export interface LoadRun {
  order: LoadOrder;
  loadId: string;
  manifest: Manifest;
  delivery: Delivery;
  tally: Tally;
  expectations: Expectations;
}

/** Rows of a table that a dry run shows as kept out; the count of all stands beside each file. */
const QUARANTINE_SHOWN_MAX = 10;

/** Read and check all of it, keep the first rows of each table, write nothing. */
export async function runDry(run: LoadRun): Promise<LoadReport> {
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

/** Write it: visible as a whole at the end; any failure takes all of it back. */
export async function runLoad(given: LoadRun): Promise<LoadReport> {
  const firstId = await firstLoadId(given.order, given.manifest, given.delivery);
  const run = firstId === undefined ? given : { ...given, loadId: firstId };
  const { order, loadId, manifest, delivery, tally } = run;
  const { graph, clock } = order;
  const recordedAt = await beginRun(graph, loadId, manifest, delivery.sha256s, clock);
  const quarantine = toldQuarantine(
    tally.codes.watching(
      openQuarantine(quarantineDirectory(order.home, manifest.sourceId, manifest.deliveryId)),
    ),
    order.onQuarantined ?? (() => undefined),
  );
  let quarantinePaths: string[] = [];
  let touched: Set<string>;
  let first: FirstLoad | undefined;
  const seals = order.persons?.vault.pendingOf(loadId);
  try {
    if (order.persons) await expectOneSecret(graph, order.persons.ring);
    const stamp = { loadId, sourceId: manifest.sourceId, recordedAt };
    if (firstId !== undefined) first = openFirstLoad(order, stamp, delivery);
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

/** What is told of a delivery that came through. */
export function reportOf(
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
    before: null,
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
