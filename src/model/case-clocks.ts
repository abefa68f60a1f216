import type { CaseClock, CaseKind } from "./case-clock-table.ts";
import { builtInCaseClocks } from "./case-clock-table.ts";
import type { IsoDate, IsoInstant } from "./dates.ts";
import { chinaDate } from "./dates.ts";
import { rankIn, WHOLE_COUNTRY } from "./jurisdiction.ts";
import type { AddedLaw } from "./law.ts";
import { rowsWith, tableInForce } from "./law.ts";
import type { Objection, RepairApplication } from "./objection.ts";
import type { CaseReview } from "./review.ts";
import type { Sureness } from "./sureness.ts";
import { addWorkingDays } from "./working-days.ts";

/** The clocks in force: built in, and as the operator's law.json leaves and adds to them. */
export const caseClocks = tableInForce(({ caseClocks: added }) => rowsWith(builtInCaseClocks, added));

/** One due day, and whether it was missed; `unknownWhy` where the days cannot be counted. */
export interface DueDay {
  due: IsoDate | null;
  overdue: boolean;
  /** How sure its days are; null = there is no rule. */
  sure: Sureness | null;
  unknownWhy: string | null;
}

/** The clock of one case on a date. */
export interface CountedClock {
  clock: CaseClock | null;
  first: DueDay;
  decide: DueDay;
}

/** The rule of the nearest region in force on a date, by the law in force or another; the one for the holder of the fact goes first. */
export function caseClockOf(
  what: CaseKind,
  on: IsoDate,
  regionCode: string | null,
  heldByProvider: boolean,
  law?: AddedLaw,
): CaseClock | null {
  const region = regionCode ?? WHOLE_COUNTRY;
  const [nearest] = caseClocks(law)
    .filter((one) => one.what === what && one.from <= on && (one.to === null || on < one.to))
    .filter((one) => one.heldByProvider === null || one.heldByProvider === heldByProvider)
    .filter((one) => rankIn(region, one.jurisdiction) >= 0)
    .sort((a, b) => rankIn(region, b.jurisdiction) - rankIn(region, a.jurisdiction));
  return nearest ?? null;
}

/** The clock of an objection as it stands on a date. The day it came in is not counted (民法典 art. 201). */
export function objectionClock(
  objection: Pick<
    Objection,
    "raisedOn" | "markedAt" | "decidedOn" | "extendedAt" | "regionCode" | "heldByProvider"
  >,
  today: IsoDate,
  law?: AddedLaw,
): CountedClock {
  const { raisedOn, markedAt, decidedOn, extendedAt, regionCode, heldByProvider } = objection;
  const rule = caseClockOf("objection", raisedOn, regionCode, heldByProvider, law);
  const asked = { raisedOn, regionCode, heldByProvider, isExtended: extendedAt !== null };
  return {
    clock: rule,
    first: firstDue(rule, raisedOn, { doneOn: dayOf(markedAt), law }),
    decide: decideObjectionDue(asked, decidedOn ?? today, law),
  };
}

/** By when an objection is to be decided, held against the day on which it was, or today. */
export function decideObjectionDue(
  objection: Pick<Objection, "raisedOn" | "regionCode" | "heldByProvider"> & { isExtended: boolean },
  doneOn: IsoDate,
  law?: AddedLaw,
): DueDay {
  const { raisedOn, regionCode, heldByProvider, isExtended } = objection;
  const rule = caseClockOf("objection", raisedOn, regionCode, heldByProvider, law);
  return dueDay(raisedOn, decideDaysOf(rule, isExtended), { doneOn, sure: rule?.sure, law });
}

/** The clock of an application for repair as it stands on a date; deciding is counted from the acceptance. */
export function repairClock(
  application: Pick<
    RepairApplication,
    "appliedOn" | "acceptedOn" | "decidedOn" | "extendedOn" | "regionCode"
  >,
  today: IsoDate,
  law?: AddedLaw,
): CountedClock {
  const { appliedOn, acceptedOn, decidedOn, extendedOn, regionCode } = application;
  const rule = caseClockOf("repair", appliedOn, regionCode, false, law);
  const asked = { appliedOn, acceptedOn, regionCode, isExtended: extendedOn !== null };
  return {
    clock: rule,
    first: firstDue(rule, appliedOn, { doneOn: acceptedOn ?? decidedOn ?? today, law }),
    decide: decideRepairDue(asked, decidedOn ?? today, law),
  };
}

/** By when an application is to be decided, counted from its acceptance; held against the day on which it was, or today. */
export function decideRepairDue(
  application: Pick<RepairApplication, "appliedOn" | "acceptedOn" | "regionCode"> & { isExtended: boolean },
  doneOn: IsoDate,
  law?: AddedLaw,
): DueDay {
  const { appliedOn, acceptedOn, regionCode, isExtended } = application;
  const rule = caseClockOf("repair", appliedOn, regionCode, false, law);
  if (acceptedOn === null) return noDue("尚未受理，期限自受理起算", rule?.sure);
  return dueDay(acceptedOn, decideDaysOf(rule, isExtended), { doneOn, sure: rule?.sure, law });
}

/** The rule on the review of a decision: the law read speaks of objections only, so repairs have none. */
export const reviewRuleOf = (
  ofWhat: "objection" | "repair",
  on: IsoDate,
  regionCode: string | null,
  law?: AddedLaw,
): CaseClock | null => (ofWhat === "objection" ? caseClockOf("review", on, regionCode, false, law) : null);

/** The clock of a review as it stands on a date, counted from the day on which it was asked for. */
export function reviewClock(
  ofWhat: "objection" | "repair",
  review: Pick<CaseReview, "requestedOn" | "decidedOn">,
  { regionCode, today, law }: { regionCode: string | null; today: IsoDate; law?: AddedLaw | undefined },
): CountedClock {
  const rule = reviewRuleOf(ofWhat, review.requestedOn, regionCode, law);
  const done = { doneOn: review.decidedOn ?? today, sure: rule?.sure, law };
  return {
    clock: rule,
    first: noDue(null, rule?.firstSure),
    decide: dueDay(review.requestedOn, rule?.decideDays, done),
  };
}

const decideDaysOf = (rule: CaseClock | null, isExtended: boolean): number | null | undefined =>
  isExtended ? (rule?.decideDaysExtended ?? rule?.decideDays) : rule?.decideDays;

const dayOf = (instant: IsoInstant): IsoDate => chinaDate(new Date(instant));

const noDue = (unknownWhy: string | null, sure: Sureness | undefined): DueDay => ({
  ...{ due: null, overdue: false, unknownWhy },
  sure: sure ?? null,
});

/** The day on which a step was taken, or today; and the law that its clock goes by. */
interface Done {
  doneOn: IsoDate;
  sure?: Sureness | undefined;
  law: AddedLaw | undefined;
}

const firstDue = (rule: CaseClock | null, start: IsoDate, done: Done): DueDay =>
  dueDay(start, rule?.firstDays, { ...done, sure: rule?.firstSure });

function dueDay(start: IsoDate, days: number | null | undefined, { doneOn, sure, law }: Done): DueDay {
  if (days === null) return noDue("办理天数尚未核实，不作推算", sure);
  if (days === undefined) return noDue("当时没有录入的期限规定", sure);
  try {
    const due = addWorkingDays(start, days, law);
    return { due, overdue: doneOn > due, unknownWhy: null, sure: sure ?? null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A year without the State Council's arrangement: told, not guessed.
    return noDue(error.message, sure);
  }
}
