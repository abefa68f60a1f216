import type { WriteStep } from "../graph/graph.ts";
import type { FinishedRun } from "../jobs/job-runs.ts";
import type { ContestedStatement } from "../load/decided/contested.ts";
import type { Amendment, DecisionSteps } from "../load/decided/decision.ts";
import { smallLoadSteps } from "../load/decided/decision.ts";
import { standingOf, undoingOf } from "../load/decided/undoing.ts";
import { CaseRefused } from "../model/case-refused.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { CaseParts } from "./cases.ts";
import { rippleOf } from "./cases.ts";

/** A decision to undo, and what another does in its place. */
export interface UndoOrder {
  statementId: string;
  /** The case, and its review where that decided. */
  decidedBy: readonly string[];
  /** Who does it: a review, or the case itself where its decision is lifted. */
  by: string;
  on: IsoDate;
  amend: ((statement: ContestedStatement) => Amendment) | undefined;
}

/**
 * Undo what a decision did to the fact, in one transaction with the step on its case: nothing is deleted, a new small
 * load says again what was taken back, unless its source says otherwise since. Of several decisions on one statement
 * the latest goes first. Returns the ripple; null where no fact changed.
 */
export async function undoDecision(
  parts: CaseParts,
  order: UndoOrder,
  stepOf: (at: IsoInstant, loadId: string | null) => WriteStep,
): Promise<FinishedRun | null> {
  const { graph, clock } = parts;
  const standing = await standingOf(graph, order.decidedBy);
  if (standing && standing.laterBy !== null) {
    const found = `decision ${standing.laterBy} on statement ${order.statementId} came later and stands`;
    throw new CaseRefused("CONFLICT", `${found}; expected the latest first`);
  }
  const load = await loadOf(parts, order, standing);
  const at = load?.recordedAt ?? clock().toISOString();
  await graph.writeTogether([stepOf(at, load?.loadId ?? null), ...(load?.steps ?? [])]);
  return load ? rippleOf(parts, load) : null;
}

/** The small load that undoes, and does what stands instead; null where nothing was done and nothing is. */
async function loadOf(
  { graph, clock }: CaseParts,
  { statementId, by, on, amend }: UndoOrder,
  standing: Awaited<ReturnType<typeof standingOf>>,
): Promise<DecisionSteps | null> {
  const { closes, says, believed } = await undoingOf(graph, statementId, standing);
  const load = { decidedBy: by, decidedOn: on, restoresId: standing?.id };
  if (amend && believed) {
    const amendment = amend(believed);
    const said = amendment === null ? undefined : { statement: believed, amendment };
    const parts = { closes: says ? closes : believed, says: said, withdraws: believed };
    return smallLoadSteps(graph, { ...load, ...parts }, clock);
  }
  // Where the facts stay as they are it is a load all the same: what is kept out must not change beside another one.
  if (!standing) return null;
  const said = says && { statement: says, amendment: {} };
  return smallLoadSteps(graph, { ...load, closes, says: said, withdraws: undefined }, clock);
}
