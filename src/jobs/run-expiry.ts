import type { Graph } from "../graph/graph.ts";
import { redListCodes, severeListCodes } from "../model/list-catalogue.ts";
import { rules } from "../rules/catalogue.ts";
import { restingOnRelations } from "./ended-relations.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";

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

/** What still rests on what has ended at a moment; empty after every whole night. Rules of the past are left out. */
export async function restingOnEnded(
  graph: Graph,
  { asOf, knownAt }: Pick<RunMoment, "asOf" | "knownAt">,
): Promise<RestingOnEnded[]> {
  const left = await graph.read<RestingOnEnded>("jobs/resting-on-ended", {
    ...{ asOf, knownAt },
    listCodes: [...severeListCodes(asOf), ...redListCodes],
    rulesOfThePast: rules.filter((rule) => rule.template.restsOnPast).map((rule) => rule.id),
  });
  const onRelations = await restingOnRelations(graph, { asOf, knownAt });
  return [...left, ...onRelations.map((one) => ({ kind: "alert" as const, ...one }))];
}

/**
 * After rules and scores: nothing may rest on what has ended (期满核对). They were asked again as the date moved, so
 * what is left was held by a guard or failed; it is named, and the run is not complete. Writes nothing.
 */
export async function runExpiry(graph: Graph, moment: RunMoment): Promise<JobOutcome> {
  const left = await restingOnEnded(graph, moment);
  const leftOut = left.length > NAMED_MAX ? [`另有 ${left.length - NAMED_MAX} 条未列出`] : [];
  return outcomeOf({
    rowsOut: left.length,
    complete: left.length === 0,
    notes: [
      ...left.slice(0, NAMED_MAX).map((one) => `${one.madeBy} ${one.id} 仍引用已终止的 ${one.statementId}`),
      ...leftOut,
    ],
  });
}
