import type { Graph } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import type { Moment } from "./moment.ts";

/** One line of an alert's history. */
export interface AlertEventRow {
  id: string;
  alertId: string;
  at: IsoInstant;
  actor: string;
  action: string;
}

/** What happened to an alert (经过) up to an instant, or to this day; oldest first. */
export function readAlertHistory(
  graph: Graph,
  alertId: string,
  until: IsoInstant | null = null,
): Promise<Omit<AlertEventRow, "id" | "alertId">[]> {
  return graph.read("read/alert-history", { alertId, until });
}

/** Events of all alerts after a moment, oldest first. */
export function readAlertEvents(graph: Graph, after: IsoInstant, limit: number): Promise<AlertEventRow[]> {
  return graph.read("read/alert-events", { after, limit });
}

/**
 * The latest runs of one job, or of all (job null), newest first (作业): all that are on record, or those for a day up to
 * `asOf` that had begun by `knownAt`, told as they stood then.
 */
export async function readJobRuns(
  graph: Graph,
  job: string | null,
  limit: number,
  times: Partial<Moment> = {},
): Promise<Record<string, unknown>[]> {
  const { asOf = null, knownAt = null } = times;
  const asked = { job, limit, asOf, knownAt };
  const rows = await graph.read<{ run: Record<string, unknown> }>("read/job-runs", asked);
  return rows.map((row) => row.run);
}
