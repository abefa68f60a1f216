import type { QualityFigure } from "../model/data-quality.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { ReportParty } from "./daily-report-input.ts";

/** Leads of one rule and division: opened and closed in the month, open at its end. */
export interface MonthlyTally {
  ruleId: string;
  ruleNameZh: string;
  regionCode: string;
  opened: number;
  closed: number;
  open: number;
}

/** One listing that began or ended in the month. */
export interface MonthlyListing {
  subjectId: string;
  change: "listed" | "removed";
  day: IsoDate;
  listCode: string;
  authority: string | null;
  documentNo: string | null;
  statementId: string;
}

/** Quality of one source, day of recording and division; regionCode null = rows kept out, whose division nobody knows. */
export interface MonthlyQuality {
  sourceId: string;
  day: IsoDate;
  regionCode: string | null;
  figures: readonly QualityFigure[];
}

/** Everything a monthly report (信用风险预警月报) says: the same input gives the same report. */
export interface MonthlyReportInput {
  organisation: string;
  /** YYYY-MM. */
  month: string;
  from: IsoDate;
  to: IsoDate;
  /** Time of the newest delivery known; null = there is none. */
  knownAt: IsoInstant | null;
  /** Complete deliveries of the month. */
  deliveries: number;
  /** Sources whose first delivery lies in the month: their whole stock counts as told then. */
  firstToldSources: readonly string[];
  tallies: readonly MonthlyTally[];
  listings: readonly MonthlyListing[];
  parties: Readonly<Record<string, ReportParty>>;
  /** In the order of source, day and division. */
  quality: readonly MonthlyQuality[];
  /** Limits of this report, whole sentences in Chinese. */
  notes: readonly string[];
}
