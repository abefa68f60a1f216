import { hashOf } from "../alerts/certificate.ts";
import type { Graph } from "../graph/graph.ts";
import { declared, queryFile } from "../graph/query-file.ts";
import { redListCodes, severeListCodes } from "../model/list-catalogue.ts";
import { rules } from "../rules/catalogue.ts";
import type { Template } from "../rules/rule.ts";
import { scoreFactors } from "../rules/score-factors.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { standingOutcome } from "./standing-outcome.ts";
import type { TouchedFinder } from "./touched.ts";
import { touchedFinder } from "./touched.ts";

export const EXPIRY_JOB = "expiry";

/** A lead or a score that rests on a fact which has ended or was taken back, or a score that does on a closed lead. */
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

const QUERIES = { alert: "jobs/leads-on-ended", score: "jobs/scores-on-ended" } as const;

type Moment = Pick<RunMoment, "asOf" | "knownAt">;

/** What decides beside the facts whether a lead or a score may rest on one. */
function bounds({ asOf }: Pick<Moment, "asOf">) {
  const rulesThat = (look: keyof Template) =>
    rules.filter(({ template }) => template[look]).map(({ id }) => id);
  return {
    asOf,
    listCodes: [...severeListCodes(asOf), ...redListCodes()],
    rulesOfPastListings: rulesThat("restsOnPast"),
    rulesOfPastRelations: rulesThat("walksPast"),
    queryOfFactor: Object.fromEntries(scoreFactors.map(({ id, query }) => [id, query])),
  };
}

/**
 * What still rests on what no longer stands at a moment; empty after every whole night. Every hop of a lead that is not
 * closed and every piece of evidence of a score is looked up by itself, so the work grows with these, not with the
 * register. Rules that look at the past may rest on what has ended, not on what was taken back.
 */
export async function restingOnEnded(graph: Graph, moment: Moment): Promise<RestingOnEnded[]> {
  const params = { ...bounds(moment), ...moment };
  const left: RestingOnEnded[] = [];
  for (const kind of ["alert", "score"] as const) {
    const query = QUERIES[kind];
    const rows = await graph.read<Omit<RestingOnEnded, "kind">>(query, declared(query, params));
    left.push(...rows.map((row) => ({ kind, ...row })));
  }
  return left;
}

/**
 * After rules and scores: nothing may rest on what has ended (期满核对). They were asked again as the date moved, so
 * what is left was held by a guard or failed; it is named, and the run is not complete. Left out where a complete run
 * answered for the same day, rules and facts: without other facts no lead or score is made. Writes nothing.
 */
export async function runExpiry(
  graph: Graph,
  moment: RunMoment,
  touched: TouchedFinder = touchedFinder(graph),
): Promise<JobOutcome> {
  const { asOf, knownAt } = moment;
  const texts = Object.values(QUERIES).map((name) => queryFile(name).text);
  const versions = rules.map(({ id, version }) => [id, version]);
  const question = hashOf([bounds(moment), versions, texts]);
  const standing = await standingOutcome(graph, EXPIRY_JOB, question, moment, touched);
  if (standing) return standing;
  const left = await restingOnEnded(graph, { asOf, knownAt });
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
