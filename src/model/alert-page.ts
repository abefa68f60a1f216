import type { AlertStatus, Severity } from "./alert.ts";
import type { IsoDate } from "./dates.ts";

/** What a list of alerts may be narrowed by. */
export interface AlertFilter {
  rules?: string[] | null;
  statuses?: string[] | null;
  severities?: string[] | null;
  target?: string | null;
  seed?: string | null;
  regionCode?: string | null;
  assignee?: string | null;
  openedFrom?: IsoDate | null;
  openedTo?: IsoDate | null;
}

/** A page that is asked for: gravest first, then by id, after a cursor. */
export interface AlertQuestion {
  filter?: AlertFilter | null;
  first: number;
  after?: string | null;
}

export interface AlertPage {
  rows: { id: string; cursor: string }[];
  totalCount: number;
  hasNextPage: boolean;
}

/** States of a lead that stands: neither resolved nor dismissed. */
export const standingStatuses: readonly AlertStatus[] = ["OPEN", "ASSESSING", "CONFIRMED", "SNOOZED", "HELD"];

/** Place of a severity in lists: the gravest comes first. */
export const severityRank: Readonly<Record<Severity, number>> = { ACT: 0, WARN: 1, WATCH: 2 };

/** Where a page ended: rank and id, so that a page is stable while alerts come and go. */
export function cursorOf(rank: number, id: string): string {
  return Buffer.from(JSON.stringify([rank, id])).toString("base64url");
}

/** Rank and id of a cursor; before everything where there is none. Throws RangeError on what no page gave. */
export function cursorParts(cursor: string | null | undefined): [number, string] {
  if (!cursor) return [-1, ""];
  try {
    const [rank, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [unknown, unknown];
    if (Number.isSafeInteger(rank) && typeof id === "string") return [rank as number, id];
  } catch {
    // falls through to the one refusal below
  }
  throw new RangeError(`cursor "${cursor}": expected one that a page of alerts gave`);
}
