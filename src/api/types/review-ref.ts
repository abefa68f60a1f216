import type { CountedClock } from "../../model/case-clocks.ts";
import { reviewClock } from "../../model/case-clocks.ts";
import type { AddedLaw } from "../../model/law.ts";
import type { CaseReview } from "../../model/review.ts";
import type { Moment } from "../../read/moment.ts";

/** A review as the schema tells it: with its clock on the date asked. */
export interface ReviewRef {
  review: CaseReview;
  counted: CountedClock;
}

/** The review of a case with its clock by a law; null where nobody asked for one. */
export function reviewRef(
  what: "objection" | "repair",
  { review, regionCode }: { review: CaseReview | null; regionCode: string | null },
  { asOf }: Moment,
  law: AddedLaw,
): ReviewRef | null {
  return review && { review, counted: reviewClock(what, review, { regionCode, today: asOf, law }) };
}

/** A counted clock as the schema tells it. */
export function clockTold({ clock, first, decide }: CountedClock) {
  return {
    source: clock?.source ?? null,
    sure: clock?.sure ?? null,
    ...{ firstDue: first.due, firstOverdue: first.overdue, firstSure: first.sure },
    ...{ decideDue: decide.due, decideOverdue: decide.overdue },
    unknownWhy: first.unknownWhy ?? decide.unknownWhy,
  };
}
