import { cascadeTimeline } from "./cascade-timeline.ts";
import type { CascadeInterval } from "./cascade-timeline.ts";
import { concertTimeline } from "./concert-timeline.ts";
import type { ConcertAnswer, ConcertInterval, DatedTies } from "./concert-timeline.ts";
import { conflictTimeline } from "./conflicts.ts";
import type { ConflictInterval } from "./conflicts.ts";
import { jointControlTimeline } from "./joint-control.ts";
import type { DatedHoldings, NodeSpan } from "./snapshots.ts";
import type { ControlInterval } from "./timeline.ts";

/** An edge with the companies whose holdings prove it, ascending. */
type WithCompanies<Edge> = Edge & { readonly basisCompanies: readonly number[] };
export type JointControl = WithCompanies<ControlInterval>;
export type ConcertControl = WithCompanies<ConcertInterval>;

/** Everything that a whole register implies and does not say itself, for every date. */
export interface RegisterAnswer {
  readonly controls: readonly JointControl[];
  /** Control in concert: apart from plain control, which knows nothing of it. */
  readonly concerts: readonly ConcertControl[];
  readonly cascades: readonly CascadeInterval[];
  readonly conflicts: readonly ConflictInterval[];
  /** Groups acting in concert that were not weighed. */
  readonly tooLarge: ConcertAnswer["tooLarge"];
}

/**
 * Solve a register: joint control, control in concert, the cascade of the severe lists, and where the register
 * contradicts itself.
 */
export function solveRegister(
  dated: DatedHoldings,
  listed: readonly NodeSpan[],
  ties: DatedTies,
): RegisterAnswer {
  const withCompanies = <Edge extends { readonly basis: readonly number[] }>(edge: Edge) => {
    const companies = new Set(edge.basis.map((row) => dated.company[row]!));
    return { ...edge, basisCompanies: [...companies].sort((a, b) => a - b) };
  };
  const { concerts, tooLarge } = concertTimeline(dated, ties);
  return {
    controls: jointControlTimeline(dated).map(withCompanies),
    concerts: concerts.map(withCompanies),
    cascades: cascadeTimeline(dated, listed),
    conflicts: conflictTimeline(dated),
    tooLarge,
  };
}
