import { BATCH_ROWS } from "../../graph/graph.ts";
import type { Graph } from "../../graph/graph.ts";
import { Tally } from "../load-report.ts";
import type { RunEnd } from "./run.ts";
import { finishRun } from "./run.ts";
import { Vault } from "../../vault/vault.ts";

/** In this order: what a load wrote goes first, then what it closed opens again, then subjects nobody else named. */
const rollbackSteps = [
  "relationships-delete",
  "versions-delete",
  "relationships-reopen",
  "versions-reopen",
  "subjects-delete",
] as const;

/** What was mended at a start. */
export interface RecoveredLoad {
  loadId: string;
  action: "rolledBack" | "refreshed";
}

/**
 * Take back all that a load wrote, in bounded batches. It may be killed and run again at any moment: it first stops
 * the load from writing, and each step finds by itself what is left to take back.
 */
export async function rollBackRun(
  graph: Graph,
  loadId: string,
  end: Pick<RunEnd, "outcome" | "error">,
  tally: Tally,
  clock: () => Date,
): Promise<void> {
  const [run] = await graph.write<{ batches: number }>("load/run/roll-back", { id: loadId });
  if (!run) return;
  for (const step of rollbackSteps) await graph.runAutoCommit(`load/rollback/${step}`, { loadId });
  await finishRun(graph, loadId, { from: "rollingBack", refreshed: true, ...end }, tally, clock);
}

/** What renews subjects after a load, in this order: their attributes, then what was known of them until it. */
export const refreshQueries = ["load/subjects-refresh", "load/subject-states"] as const;

/** Give subjects the attributes of their open versions and keep what stood before; the same at every repetition. */
export async function refreshSubjects(graph: Graph, subjectIds: Iterable<string>): Promise<void> {
  let batch: string[] = [];
  const flush = async () => {
    if (batch.length > 0) for (const query of refreshQueries) await graph.write(query, { subjectIds: batch });
    batch = [];
  };
  for (const subjectId of subjectIds) {
    batch.push(subjectId);
    if (batch.length >= BATCH_ROWS) await flush();
  }
  await flush();
}

/** Keep or leave the ID numbers that killed loads sealed, once it is known which of them are in. */
export async function settleSeals(graph: Graph, home: string): Promise<void> {
  const vault = new Vault(home);
  const ids = vault.pendingLoads();
  if (ids.length === 0) return;
  const complete = await graph.read<{ id: string }>("load/run/complete-among", { ids });
  const isIn = new Set(complete.map(({ id }) => id));
  for (const id of ids) {
    if (isIn.has(id)) vault.settle(id);
    else vault.leave(id);
  }
}

/**
 * Mend what a killed process left: a load in the middle is rolled back, a complete one whose subjects were not all
 * refreshed is refreshed. Run at the start of the one service of a graph, before anything else writes.
 */
export async function recoverLoads(
  graph: Graph,
  clock: () => Date = () => new Date(),
): Promise<RecoveredLoad[]> {
  const unfinished = await graph.read<{ id: string; outcome: string }>("load/run/unfinished");
  const recovered: RecoveredLoad[] = [];
  for (const { id: loadId, outcome } of unfinished) {
    if (outcome === "complete") {
      const touched = await graph.read<{ subjectId: string }>("load/subjects-touched", { loadId });
      await refreshSubjects(
        graph,
        touched.map((row) => row.subjectId),
      );
      await graph.write("load/run/refreshed", { id: loadId });
      recovered.push({ loadId, action: "refreshed" });
      continue;
    }
    const error = "the process that loaded was killed; send the delivery again";
    await rollBackRun(graph, loadId, { outcome: "rolledBack", error }, new Tally(), clock);
    recovered.push({ loadId, action: "rolledBack" });
  }
  return recovered;
}
