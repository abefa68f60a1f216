import { decideObjectionDue, decideRepairDue, repairClock, reviewClock } from "./case-clocks.ts";
import type { DueDay } from "./case-clocks.ts";
import type { IsoDate } from "./dates.ts";
import type { CaseAwaits } from "./objection.ts";
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

/** By when the step is due that open cases wait for, on a date. */
export function awaitedDue(cases: Omit<OpenCases, "clockKey" | "open">, today: IsoDate): DueDay {
  const { awaits, ofWhat, cameOn, acceptedOn, regionCode, heldByProvider, isExtended } = cases;
  if (awaits === "decideObjection") {
    return decideObjectionDue({ raisedOn: cameOn, regionCode, heldByProvider, isExtended }, today);
  }
  if (awaits === "decideReview") {
    return reviewClock(ofWhat, { requestedOn: cameOn, decidedOn: null }, regionCode, today).decide;
  }
  const application = { appliedOn: cameOn, acceptedOn, regionCode };
  return awaits === "decideRepair"
    ? decideRepairDue({ ...application, isExtended }, today)
    : repairClock({ ...application, decidedOn: null, extendedOn: null }, today).first;
}

/** Working days from a date until a due day, 0 = due that day, below 0 = so many past it; null = cannot be counted. */
export function workingDaysLeft(due: IsoDate | null, today: IsoDate): number | null {
  if (due === null) return null;
  try {
    return due >= today ? workingDaysBetween(today, due) : 0 - workingDaysBetween(due, today);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
