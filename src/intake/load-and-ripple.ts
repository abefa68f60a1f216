import { setTimeout as sleep } from "node:timers/promises";
import type { FinishedRun } from "../jobs/job-runs.ts";
import { createJobRunner, JobBusy } from "../jobs/job-runs.ts";
import { RIPPLE_SUBJECTS_MAX, rippleJob } from "../jobs/ripple-job.ts";
import type { LoadOrder } from "../load/load-order.ts";
import { loadDelivery } from "../load/load-delivery.ts";
import type { LoadReport } from "../load/load-report.ts";
import { readJobRuns } from "../read/history.ts";

/** How often and how long, in milliseconds, a ripple waits for another process's. */
const [WAITS_MAX, WAIT_MS] = [40, 250];

/** One delivery that is in. */
export interface TakenIn {
  report: LoadReport;
  /** Null where nothing was touched, the whole night must answer, or no night has run yet. */
  ripple: FinishedRun | null;
}

/**
 * Load one delivery and bring the alerts that a small delta can change up to date at once. `owner` names this process
 * in locks. Throws LoadRefused; once the delivery is in, a ripple that fails is told in its account and not thrown.
 */
export async function loadAndRipple(order: LoadOrder, owner: string): Promise<TakenIn> {
  const endsTouched = new Set<string>();
  const report = await loadDelivery({ ...order, endsTouched });
  const touched = report.outcome === "complete" ? [...endsTouched] : [];
  return { report, ripple: await rippleAfter(order, owner, touched, report.loadId) };
}

/** Bring up to date the alerts that one load can have changed at these subjects; null where the night must answer. */
export async function rippleAfter(
  { graph, clock }: Pick<LoadOrder, "graph" | "clock">,
  owner: string,
  touchedIds: readonly string[],
  loadId: string,
): Promise<FinishedRun | null> {
  if (touchedIds.length === 0 || touchedIds.length > RIPPLE_SUBJECTS_MAX) return null;
  const runsBefore = await readJobRuns(graph, null, 1);
  if (runsBefore.length === 0) return null;
  const job = rippleJob(graph, touchedIds, loadId);
  const runner = createJobRunner(graph, [job], owner, clock);
  for (let waits = 0; waits < WAITS_MAX; waits += 1) {
    try {
      return await runner.run(job.id);
    } catch (error) {
      if (!(error instanceof JobBusy)) throw error;
      await sleep(WAIT_MS);
    }
  }
  return null;
}
