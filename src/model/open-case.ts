import { decideObjectionDue, decideRepairDue, repairClock, reviewClock } from "./case-clocks.ts";
import type { DueDay } from "./case-clocks.ts";
import type { IsoDate } from "./dates.ts";
import type { CaseAwaits } from "./objection.ts";
import type { AddedLaw } from "./law.ts";
import { workingDaysBetween } from "./working-days.ts";

/** Open cases that have one clock: they wait for the same since the same day under the same law. */
export interface OpenCases {
  /** Names the clock; equal for all its cases. */
  clockKey: string;
  awaits: CaseAwaits;
  /** What the case is; a review is of either. */
  ofWhat: "objection" | "repair";
  /** Day on which the objection, the application or the request for review came in. */
  cameOn: IsoDate;
  /** Of an application; null = not accepted, or no application. */
  acceptedOn: IsoDate | null;
  regionCode: string | null;
  heldByProvider: boolean;
  isExtended: boolean;
  open: number;
}

/** By when the step is due that open cases wait for, on a date, by the law in force or another. */
export function awaitedDue(
  cases: Omit<OpenCases, "clockKey" | "open">,
  today: IsoDate,
  law?: AddedLaw,
): DueDay {
  const { awaits, ofWhat, cameOn, acceptedOn, regionCode, heldByProvider, isExtended } = cases;
  if (awaits === "decideObjection") {
    return decideObjectionDue({ raisedOn: cameOn, regionCode, heldByProvider, isExtended }, today, law);
  }
  if (awaits === "decideReview") {
    const review = { requestedOn: cameOn, decidedOn: null };
    return reviewClock(ofWhat, review, { regionCode, today, law }).decide;
  }
  const application = { appliedOn: cameOn, acceptedOn, regionCode };
  return awaits === "decideRepair"
    ? decideRepairDue({ ...application, isExtended }, today, law)
    : repairClock({ ...application, decidedOn: null, extendedOn: null }, today, law).first;
}

/** Working days from a date until a due day, 0 = due that day, below 0 = so many past it; null = cannot be counted. */
export function workingDaysLeft(due: IsoDate | null, today: IsoDate, law?: AddedLaw): number | null {
  if (due === null) return null;
  try {
    return due >= today ? workingDaysBetween(today, due, law) : 0 - workingDaysBetween(due, today, law);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
