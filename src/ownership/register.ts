import { cascadeTimeline } from "./cascade-timeline.ts";
import type { CascadeInterval } from "./cascade-timeline.ts";
import { conflictTimeline } from "./conflicts.ts";
import type { ConflictInterval } from "./conflicts.ts";
import { jointControlTimeline } from "./joint-control.ts";
import type { DatedHoldings, NodeSpan } from "./snapshots.ts";
import type { ControlInterval } from "./timeline.ts";

/** An edge of joint control with the companies whose holdings prove it, ascending. */
export interface JointControl extends ControlInterval {
  readonly basisCompanies: readonly number[];
}

/** Everything that a whole register implies and does not say itself, for every date. */
export interface RegisterAnswer {
  readonly controls: readonly JointControl[];
  readonly cascades: readonly CascadeInterval[];
  readonly conflicts: readonly ConflictInterval[];
}

/** Solve a register: joint control, the cascade of the severe lists, and where the register contradicts itself. */
export function solveRegister(dated: DatedHoldings, listed: readonly NodeSpan[]): RegisterAnswer {
  const controls = jointControlTimeline(dated).map((edge) => {
    const companies = new Set(edge.basis.map((row) => dated.company[row]!));
    return { ...edge, basisCompanies: [...companies].sort((a, b) => a - b) };
  });
  return { controls, cascades: cascadeTimeline(dated, listed), conflicts: conflictTimeline(dated) };
}
