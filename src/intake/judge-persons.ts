import type { Graph } from "../graph/graph.ts";
import type { FinishedRun } from "../jobs/job-runs.ts";
import type { Judge, PersonJudgement } from "../load/identity/person-judgements.ts";
import { mergePersons, undoMerge } from "../load/identity/person-judgements.ts";
import { rippleOf } from "./load-and-ripple.ts";

/** A judgement on persons that is recorded, with the alerts it moved brought up to date. */
export interface JudgedPersons extends PersonJudgement {
  /** Null where no night has run yet, or the whole night must answer. */
  ripple: FinishedRun | null;
}

/** Where judgements are made: the graph, the clock, and the name of this process in locks. */
export interface JudgementPlace {
  graph: Graph;
  clock: () => Date;
  owner: string;
}

/** Judge two subjects to be one person, and ask the rules again of all it touches. */
export async function mergeAndRipple(
  place: JudgementPlace,
  pair: { keepId: string; absorbId: string },
  judge: Judge,
): Promise<JudgedPersons> {
  return rippled(place, await mergePersons(place.graph, pair, judge, place.clock));
}

/** Take a merge back, and ask the rules again of all it touches. */
export async function undoAndRipple(
  place: JudgementPlace,
  judgementId: string,
  judge: Judge,
): Promise<JudgedPersons> {
  return rippled(place, await undoMerge(place.graph, judgementId, judge, place.clock));
}

async function rippled(place: JudgementPlace, judgement: PersonJudgement): Promise<JudgedPersons> {
  const { touchedIds, loadId } = judgement;
  return { ...judgement, ripple: await rippleOf(place, place.owner, touchedIds, loadId) };
}
