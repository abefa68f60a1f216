import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";

/** A moment that an answer was given for. */
export interface AnsweredAt {
  asOf: IsoDate;
  knownAt: IsoInstant;
}

/** Finds the subjects touched between two moments, once for all rules of a night. */
export interface TouchedFinder {
  /** Ids of subjects of whom anything changed after `before` and up to `now`; empty = the facts are the same. */
  between: (before: AnsweredAt, now: AnsweredAt) => Promise<readonly string[]>;
}

const BEGINNING: IsoInstant = "0001-01-01T00:00:00.000Z";

/**
 * What changed since a rule's last complete run decides whose proof has to be made again. Moments between which
 * nothing was loaded and nothing derived share one version, so that a quiet night asks no scan at all.
 */
export function touchedFinder(graph: Graph): TouchedFinder {
  let last: { key: string; ids: Promise<readonly string[]> } | undefined;
  return {
    async between(before, now) {
      const [row] = await graph.read<{ versionBefore: IsoInstant | null; versionNow: IsoInstant | null }>(
        "jobs/last-change",
        { before: before.knownAt, now: now.knownAt },
      );
      const { versionBefore, versionNow } = row!;
      if (versionBefore === versionNow && before.asOf === now.asOf) return [];
      const key = JSON.stringify([versionBefore, versionNow, before.asOf, now.asOf]);
      if (last?.key !== key) {
        const asked = graph.read<{ id: string }>("jobs/touched", {
          since: versionBefore ?? BEGINNING,
          knownAt: now.knownAt,
          asOfBefore: before.asOf,
          asOf: now.asOf,
        });
        last = { key, ids: asked.then((rows) => rows.map((one) => one.id)) };
      }
      return last.ids;
    },
  };
}
