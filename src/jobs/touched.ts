import type { Graph, Params } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { ListingBook } from "../read/proof.ts";
import { declared } from "../graph/query-file.ts";
import { LISTINGS } from "../read/proof.ts";

/** A moment that an answer was given for. */
export interface AnsweredAt {
  asOf: IsoDate;
  knownAt: IsoInstant;
}

/** Finds the subjects touched between two moments, once for all rules of a night. */
export interface TouchedFinder {
  /** Ids of subjects of whom anything changed after `before` and up to `now`; empty = the facts are the same. */
  between: (before: AnsweredAt, now: AnsweredAt) => Promise<readonly string[]>;
  /** Whether nothing was loaded and nothing derived between two moments, by another run than the one that asks. */
  sameFacts: (before: IsoInstant, now: IsoInstant, runId: string) => Promise<boolean>;
  /** Rows of a question that several rules share, asked once for as long as the facts known are the same. */
  once: <Row>(query: string, params: Params & AnsweredAt) => Promise<readonly Row[]>;
  /** The hops of listings that several rules rest on, read so far; a new book whenever the facts known are others. */
  listings: (params: Params & AnsweredAt) => Promise<ListingBook>;
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
  const nothing = (version: string) => ({
    version,
    answers: new Map<string, Promise<readonly unknown[]>>(),
    books: new Map<string, ListingBook>(),
  });
  let shared = nothing("");
  const versionsOf = async (before: IsoInstant, now: IsoInstant, exceptRunId = "") =>
    (await graph.read<Versions>("jobs/last-change", { before, now, exceptRunId }))[0]!;
  const sharedAt = async (knownAt: IsoInstant) => {
    const { versionNow } = await versionsOf(knownAt, knownAt);
    const version = versionNow ?? "";
    if (shared.version !== version) shared = nothing(version);
    return shared;
  };
  const keyOf = (query: string, { knownAt: _, ...facts }: Params & AnsweredAt) =>
    JSON.stringify([query, declared(query, facts)]);
  return {
    async once<Row>(query: string, params: Params & AnsweredAt) {
      const { answers } = await sharedAt(params.knownAt);
      const key = keyOf(query, params);
      const answer = answers.get(key) ?? graph.read<Row>(query, declared(query, params));
      answers.set(key, answer);
      // A question that failed is asked again by the next rule.
      answer.catch(() => answers.delete(key));
      return (await answer) as readonly Row[];
    },
    async listings(params) {
      const { books } = await sharedAt(params.knownAt);
      const key = keyOf(LISTINGS, params);
      const book: ListingBook = books.get(key) ?? new Map();
      books.set(key, book);
      return book;
    },
    async sameFacts(before, now, runId) {
      const { versionBefore, versionNow } = await versionsOf(before, now, runId);
      return versionBefore === versionNow;
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
