import type { Graph, Params } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { declared } from "../read/proof.ts";

/** A moment that an answer was given for. */
export interface AnsweredAt {
  asOf: IsoDate;
  knownAt: IsoInstant;
}

/** Finds the subjects touched between two moments, once for all rules of a night. */
export interface TouchedFinder {
  /** Ids of subjects of whom anything changed after `before` and up to `now`; empty = the facts are the same. */
  between: (before: AnsweredAt, now: AnsweredAt) => Promise<readonly string[]>;
  /** Rows of a question that several rules share, asked once for as long as the facts known are the same. */
  once: <Row>(query: string, params: Params & AnsweredAt) => Promise<readonly Row[]>;
}

interface Versions {
  versionBefore: IsoInstant | null;
  versionNow: IsoInstant | null;
}

const BEGINNING: IsoInstant = "0001-01-01T00:00:00.000Z";

/**
 * What changed since a rule's last complete run decides whose proof has to be made again. Moments between which
 * nothing was loaded and nothing derived share one version, so that a quiet night asks no scan at all.
 */
export function touchedFinder(graph: Graph): TouchedFinder {
  let last: { key: string; ids: Promise<readonly string[]> } | undefined;
  let shared = { version: "", answers: new Map<string, Promise<readonly unknown[]>>() };
  const versionsOf = async (before: IsoInstant, now: IsoInstant) =>
    (await graph.read<Versions>("jobs/last-change", { before, now }))[0]!;
  return {
    async once<Row>(query: string, params: Params & AnsweredAt) {
      const { knownAt, ...facts } = params;
      const { versionNow } = await versionsOf(knownAt, knownAt);
      const version = versionNow ?? "";
      if (shared.version !== version) shared = { version, answers: new Map() };
      const asked = declared(query, params);
      const key = JSON.stringify([query, declared(query, facts)]);
      const answer = shared.answers.get(key) ?? graph.read<Row>(query, asked);
      shared.answers.set(key, answer);
      // A question that failed is asked again by the next rule.
      answer.catch(() => shared.answers.delete(key));
      return (await answer) as readonly Row[];
    },
    async between(before, now) {
      const { versionBefore, versionNow } = await versionsOf(before.knownAt, now.knownAt);
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
