import DataLoader from "dataloader";
import { GraphQLError } from "graphql";
import type { VariablesDigest } from "../audit/variables-digest.ts";
import type { Graph } from "../graph/graph.ts";
import type { CoverageView } from "../read/coverage.ts";
import { readCoverage } from "../read/coverage.ts";
import { readLawKnown } from "../read/law-known.ts";
import type { Moment } from "../read/moment.ts";
import { momentOf } from "../read/moment.ts";
import type { SubjectView } from "../read/subjects.ts";
import { readSubjects } from "../read/subjects.ts";
import { maskAnyIdNumber } from "../model/id-number.ts";
import type { AddedLaw } from "../model/law.ts";
import { enactedLaw } from "../model/law.ts";
import type { Objection } from "../model/objection.ts";
import { readObjectionsOn } from "../read/objections.ts";
import { earlierMoment } from "./alert-book.ts";
import type { DisciplineSteps } from "./discipline.ts";
import type { OwnershipAbove, ReadOwnershipAbove } from "./ownership-above.ts";
import { earlierScores } from "./score-at.ts";

/** What the API is made of; rooms that do the work come in as functions. */
export interface ApiParts {
  readonly graph: Graph;
  readonly clock: () => Date;
  readonly audit: { record: (entry: { actor: string; action: string; detail?: object }) => Promise<unknown> };
  /** What stands for the variables of a question in the record; one of the process where none is given. */
  readonly variablesDigest?: VariablesDigest;
  /** Runs a job now and returns its account. */
  readonly runJob: (id: string) => Promise<unknown>;
  readonly ownershipAbove: ReadOwnershipAbove;
  /** Takes steps on objections and repairs. */
  readonly discipline: DisciplineSteps;
  /** The ID number of a person's key with most of it masked; null where none lies under seal. */
  readonly maskedIdNumber?: (personKey: string) => string | null;
}

/** One request's context: parts, who asks, and loaders that batch what fields ask one by one. */
export interface ApiContext extends ApiParts {
  readonly actor: string;
  readonly moment: (asked: AskedTimes) => Promise<Moment>;
  readonly subject: (ref: SubjectRef) => Promise<SubjectView | null>;
  /** The score at the times asked; null for natural persons and whom nobody knew. */
  readonly score: (ref: SubjectRef) => Promise<SubjectView["score"]>;
  readonly coverage: (at: Moment, hopsMax: number | null) => Promise<CoverageView>;
  /** Objections to one statement; those of one answer are read together. */
  readonly objectionsOn: (statementId: string, at: Moment) => Promise<readonly Objection[]>;
  readonly above: (ref: SubjectRef) => Promise<OwnershipAbove>;
  /** What was entered beside the built-in law, as it stood at the knowledge time asked: tables take it as their law. */
  readonly law: (at: Moment) => Promise<AddedLaw>;
}

export interface AskedTimes {
  asOf?: string | Date | null;
  knownAt?: string | Date | null;
}

/** A subject by name, with the times it is asked at; fields are read only when they are wanted. */
export interface SubjectRef {
  readonly id: string;
  readonly at: Moment;
}

/** Context of one request. */
export function contextOf(parts: ApiParts, actor: string): ApiContext {
  const loaders = new Map<string, DataLoader<string, SubjectView | null>>();
  const coverages = new Map<string, Promise<CoverageView>>();
  const keyOf = (at: Moment): string => `${at.asOf} ${at.knownAt}`;
  const loaderOf = (at: Moment): DataLoader<string, SubjectView | null> => {
    const known = loaders.get(keyOf(at));
    if (known) return known;
    const loader = new DataLoader(
      async (ids: readonly string[]) => readSubjects(parts.graph, ids, at, await law(at)),
      { maxBatchSize: 500 },
    );
    loaders.set(keyOf(at), loader);
    return loader;
  };
  const objections = new Map<string, DataLoader<string, readonly Objection[]>>();
  const lawThen = new Map<string, Promise<AddedLaw>>();
  const registers = new Map<string, Promise<OwnershipAbove>>();
  const scores = new Map<string, ReturnType<typeof earlierScores>>();
  let times: Promise<Moment> | undefined;
  // One default moment a request, so that all its answers speak of the same instant.
  const moment = (asked: AskedTimes) => {
    if (asked.asOf || asked.knownAt) return askedMoment(parts, asked);
    return (times ??= momentOf(parts.graph, parts.clock, {}));
  };
  const law = async (at: Moment): Promise<AddedLaw> => {
    if ((await earlierMoment({ moment }, at)) === null) return enactedLaw();
    const known = lawThen.get(at.knownAt) ?? readLawKnown(parts.graph, at.knownAt);
    lawThen.set(at.knownAt, known);
    return known;
  };
  return {
    ...parts,
    actor,
    moment,
    law,
    subject: ({ id, at }) => loaderOf(at).load(id),
    score: async ({ id, at }) => {
      const stored = (await loaderOf(at).load(id))?.score ?? null;
      const then = stored && (await earlierMoment({ moment }, at));
      if (!then) return stored;
      const loader = scores.get(keyOf(at)) ?? earlierScores(parts.graph, then, await law(at));
      scores.set(keyOf(at), loader);
      return loader.load(id);
    },
    objectionsOn: (statementId, at) => {
      const loader = objections.get(keyOf(at)) ?? objectionLoader(parts.graph, at);
      objections.set(keyOf(at), loader);
      return loader.load(statementId);
    },
    above: ({ id, at }) => {
      const key = `${keyOf(at)} ${id}`;
      const known = registers.get(key) ?? parts.ownershipAbove(id, at);
      registers.set(key, known);
      return known;
    },
    coverage: (at, hopsMax) => {
      const key = `${keyOf(at)} ${hopsMax}`;
      const known = coverages.get(key) ?? readCoverage(parts.graph, at, hopsMax);
      coverages.set(key, known);
      return known;
    },
  };
}

function objectionLoader(graph: Graph, at: Moment): DataLoader<string, readonly Objection[]> {
  return new DataLoader(
    async (ids: readonly string[]) => {
      const found = await readObjectionsOn(graph, ids, at);
      return ids.map((id) => found.filter((one) => one.statementId === id));
    },
    { maxBatchSize: 5_000 },
  );
}

async function askedMoment(parts: ApiParts, asked: AskedTimes): Promise<Moment> {
  try {
    return await momentOf(parts.graph, parts.clock, asked);
  } catch (error) {
    if (error instanceof RangeError) throw refusal("BAD_USER_INPUT", error.message);
    throw error;
  }
}

/** Codes of the contract; nothing else leaves the API. */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "BAD_USER_INPUT"
  | "LIMIT_TOO_HIGH"
  | "TOO_COSTLY"
  | "RATE_LIMITED"
  | "TIMED_OUT"
  | "DATABASE_UNAVAILABLE"
  | "CONFLICT";

/** An expected refusal with its published code. */
export function refusal(code: ErrorCode, message: string): GraphQLError {
  // What was asked is repeated in many a refusal.
  return new GraphQLError(maskAnyIdNumber(message), { extensions: { code } });
}

/** Rows asked for within [1, max]; more is refused, not silently cut. */
export function limitOf(name: string, asked: number, max: number): number {
  if (asked < 1) throw refusal("BAD_USER_INPUT", `${name}: ${asked}, expected at least 1`);
  if (asked > max) throw refusal("LIMIT_TOO_HIGH", `${name}: ${asked}, expected at most ${max}`);
  return asked;
}
