import { hashOf } from "../alerts/certificate.ts";
import type { Graph } from "../graph/graph.ts";
import { queryFile } from "../graph/query-file.ts";
import type { IsoDate } from "../model/dates.ts";
import { redListCodes, severeListCodes } from "../model/list-catalogue.ts";
import { rules } from "../rules/catalogue.ts";
import { restingOnRelations } from "./ended-relations.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { standingOutcome } from "./standing-outcome.ts";
import type { TouchedFinder } from "./touched.ts";
import { touchedFinder } from "./touched.ts";

export const EXPIRY_JOB = "expiry";

/** A lead that rests on a listing, stake, office or link that has ended, or a score that does on a listing, penalty or lead. */
export interface RestingOnEnded {
  kind: "alert" | "score";
  /** The lead, or the subject whose score it is. */
  id: string;
  /** The rule, or score. */
  madeBy: string;
  statementId: string;
}

/** Named at most in the account of a run. */
const NAMED_MAX = 20;

type Moment = Pick<RunMoment, "asOf" | "knownAt">;

/** What still rests on what has ended at a moment; empty after every whole night. Rules of the past are left out. */
export async function restingOnEnded(graph: Graph, moment: Moment): Promise<RestingOnEnded[]> {
  const onRelations = await restingOnRelations(graph, moment);
  return [
    ...(await restingOnListings(graph, moment)),
    ...onRelations.map((one) => ({ kind: "alert" as const, ...one })),
  ];
}

/** The part of it that rests on listings and penalties, and scores that rest on leads. */
function restingOnListings(graph: Graph, { asOf, knownAt }: Moment): Promise<RestingOnEnded[]> {
  return graph.read<RestingOnEnded>("jobs/resting-on-ended", {
    ...{ asOf, knownAt },
    listCodes: [...severeListCodes(asOf), ...redListCodes()],
    rulesOfThePast: rules.filter((rule) => rule.template.restsOnPast).map((rule) => rule.id),
  });
}

/** What decides beside the facts whether leads rest on relations that have ended. */
function relationsQuestion(asOf: IsoDate): string {
  const texts = ["ended-relations", "standing-relations", "proof-hops"].map(
    (name) => queryFile(`jobs/${name}`).text,
  );
  return hashOf([asOf, rules.map(({ id, version, template }) => [id, version, template.walksPast]), texts]);
}

/**
 * After rules and scores: nothing may rest on what has ended (期满核对). They were asked again as the date moved, so
 * what is left was held by a guard or failed; it is named, and the run is not complete. Every relation is looked at, so
 * that is left out where a complete run answered for the same day, the same rules and the same facts. Writes nothing.
 */
export async function runExpiry(
  graph: Graph,
  moment: RunMoment,
  touched: TouchedFinder = touchedFinder(graph),
): Promise<JobOutcome> {
  const question = relationsQuestion(moment.asOf);
  const standing = await standingOutcome(graph, EXPIRY_JOB, question, moment, touched);
  const left = standing ? await restingOnListings(graph, moment) : await restingOnEnded(graph, moment);
  const leftOut = left.length > NAMED_MAX ? [`另有 ${left.length - NAMED_MAX} 条未列出`] : [];
  return outcomeOf({
    rowsOut: left.length,
    complete: left.length === 0,
    question,
    notes: [
      ...left.slice(0, NAMED_MAX).map((one) => `${one.madeBy} ${one.id} 仍引用已终止的 ${one.statementId}`),
      ...leftOut,
    ],
  });
}
