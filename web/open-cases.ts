import type { IsoDate } from "../src/model/dates.ts";

/** Open cases of a region in figures. */
export interface CaseCounts {
  totalCount: number;
  overdueCount: number;
}

/** The rule that sets a clock. */
interface ClockBasis {
  source: string | null;
}

interface CaseOf {
  subjects: { id: string; name: string }[];
  clock: ClockBasis;
  review: { authority: string; requestedOn: IsoDate; clock: ClockBasis } | null;
}

/** A case that waits for a step; either an objection or an application. */
export interface OpenCase {
  id: string;
  awaitsZh: string;
  due: IsoDate | null;
  overdue: boolean;
  /** Of the days behind it; M = from memory, it binds nobody. */
  sure: string | null;
  /** 0 = due on the date asked, below 0 = so many past it; null = cannot be counted. */
  workingDaysLeft: number | null;
  unknownWhy: string | null;
  objection: (CaseOf & { groundZh: string; raisedOn: IsoDate }) | null;
  application: (CaseOf & { appliedOn: IsoDate; acceptedOn: IsoDate | null }) | null;
}

/** A page of open cases; `counts` are of the whole region, `totalCount` of the list. */
export interface OpenCasePage {
  totalCount: number;
  counts: { awaits: string; awaitsZh: string; open: number; overdue: number }[];
  edges: { node: OpenCase }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
