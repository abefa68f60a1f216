import { randomBytes } from "node:crypto";
import type { Graph } from "../../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../../model/dates.ts";
import { LoadBusy } from "../load-refused.ts";
import type { LoadAccount, Tally } from "../load-report.ts";
import type { Manifest } from "../read/manifest.ts";

interface Began {
  otherId: string | null;
  otherSourceId: string | null;
  otherDeliveryId: string | null;
  otherStartedAt: IsoInstant | null;
  recordedAt: IsoInstant;
}

/** An earlier load of the same delivery, with its account. */
export interface CompletedRun {
  finishedAt: IsoInstant;
  fileSha256s: readonly string[];
  account: LoadAccount;
}

interface CompletedRow extends Pick<CompletedRun, "finishedAt" | "fileSha256s"> {
  id: string;
  mode: LoadAccount["mode"];
  asOf: IsoDate;
  recordedAt: IsoInstant;
  countsJson: string;
  reports: string[];
}

/** Twelve characters: text so short takes two blocks of a property record, and it stands on every fact of the load. */
export const newLoadId = (): string => randomBytes(6).toString("hex");

/** The load that completed this delivery before, if there is one. */
export async function completedRun(graph: Graph, manifest: Manifest): Promise<CompletedRun | undefined> {
  const { sourceId, deliveryId } = manifest;
  const [run] = await graph.read<CompletedRow>("load/run/completed", { sourceId, deliveryId });
  if (!run) return undefined;
  const { id, finishedAt, fileSha256s, mode, asOf, recordedAt, countsJson, reports } = run;
  const { files, tables } = JSON.parse(countsJson) as Pick<LoadAccount, "files" | "tables">;
  return { finishedAt, fileSha256s, account: { loadId: id, mode, asOf, recordedAt, files, tables, reports } };
}

/**
 * Open the account of a load and get its instant of knowledge. From the first step on readers look at the time before
 * it; the instant is set after that, so nobody who asked earlier can have looked beyond it. One load at a time.
 */
export async function beginRun(
  graph: Graph,
  id: string,
  manifest: Manifest,
  fileSha256s: readonly string[],
  clock: () => Date,
): Promise<IsoInstant> {
  const [began] = await graph.write<Began>("load/run/begin", {
    id,
    ...manifest,
    now: clock().toISOString(),
    fileSha256s,
  });
  if (began?.otherId) {
    throw new LoadBusy([
      `delivery ${began.otherDeliveryId} of source ${began.otherSourceId} is being loaded since ` +
        `${began.otherStartedAt}; expected one load at a time; wait for its end, or restart the service if it was killed`,
    ]);
  }
  const [stamped] = await graph.write<{ recordedAt: IsoInstant }>("load/run/stamp", {
    id,
    now: clock().toISOString(),
  });
  return stamped!.recordedAt;
}

/** How a load ended. */
export interface RunEnd {
  from: "running" | "rollingBack" | "complete";
  outcome: "complete" | "refused" | "rolledBack";
  refreshed: boolean;
  error: string;
}

/** End the account of a load. Throws when another process has taken the load back meanwhile. */
export async function finishRun(
  graph: Graph,
  id: string,
  end: RunEnd,
  tally: Tally,
  clock: () => Date,
): Promise<void> {
  const [answer] = await graph.write<{ finished: number }>("load/run/finish", {
    id,
    ...finishValues(end, tally, clock),
  });
  if (answer?.finished === 1 || end.outcome !== "complete") return;
  throw new Error(
    `load ${id}: cannot be completed; expected it to be running, but it was rolled back meanwhile`,
  );
}

/** What an ended account says; `now` is its end. */
export function finishValues(end: RunEnd, tally: Tally, clock: () => Date) {
  return {
    ...end,
    now: clock().toISOString(),
    rowsRead: tally.sum("rowsRead"),
    rowsWritten: tally.sum("rowsWritten"),
    rowsUnchanged: tally.sum("rowsUnchanged"),
    rowsQuarantined: tally.sum("rowsQuarantined"),
    rowsSuperseded: tally.rowsSuperseded(),
    countsJson: JSON.stringify({ files: tally.files(), tables: tally.tables(), codes: tally.codes.counts() }),
    reports: tally.reports(),
    namesSubjects: tally.rowsRead("subjects") > 0,
  };
}

/** Account of a delivery that was refused before anything was written. */
export async function accountRefusal(
  graph: Graph,
  id: string,
  manifest: Manifest,
  error: Error,
  clock: () => Date,
): Promise<void> {
  await graph.write("load/run/refuse", { id, ...manifest, now: clock().toISOString(), error: error.message });
}
