import type { Alert, Severity, UseClass } from "../model/alert.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { SubjectKind } from "../model/kinds.ts";
import type { Objection, RepairApplication } from "../model/objection.ts";
import type { CaseReview, Lifting } from "../model/review.ts";

/** A subject as a report names it; never an ID number, so `code` is null for persons. */
export interface ReportParty {
  id: string;
  name: string;
  kind: SubjectKind;
  /** Unified social credit code; null where there is none or it is not public. */
  code: string | null;
  regionCode: string | null;
}

/** A rule as it was executed: its sentence is generated from the parameters beside it. */
export interface ReportRule {
  id: string;
  nameZh: string;
  version: string;
  useClass: UseClass;
  legalBasis: string;
  prose: string;
  params: Readonly<Record<string, unknown>>;
}

/** `never`: no run yet; `held`: a guard stopped it and nothing was closed. */
export type RunOutcome = "complete" | "held" | "failed" | "never";

/** Counts of one rule: `opened` and `closed` in the period, `open` on the date of the report. */
export interface RuleTally {
  ruleId: string;
  opened: number;
  closed: number;
  open: Readonly<Record<Severity, number>>;
  /** Of how many subjects the findings are a part; null = not counted. */
  population: number | null;
  outcome: RunOutcome;
}

/** Counts of one division (GB/T 2260) by the region of the target. */
export interface RegionTally {
  regionCode: string;
  subjects: number;
  listed: number;
  opened: number;
  open: number;
}

/** The newest completed delivery of one source. */
export interface ReportSource {
  sourceId: string;
  nameZh: string;
  asOf: IsoDate | null;
  recordedAt: IsoInstant | null;
  rowsRead: number;
  rowsQuarantined: number;
}

/** A subject that a rule did not walk through. */
export interface ReportHub {
  hubId: string;
  relation: string;
  degree: number;
  reason: string;
}

/** Objections and repairs (异议, 信用修复) of the period, and the leads that wait for a decision. */
export interface ReportCases {
  /** Under way, or decided since the report before; oldest first. */
  objections: readonly Objection[];
  repairs: readonly RepairApplication[];
  /** Reviews of decisions (复核), under way or decided since the report before, with the case as it stands. */
  reviews: readonly { of: Objection | RepairApplication; review: CaseReview }[];
  /** Decisions lifted (撤销) since the report before. */
  liftings: readonly { of: Objection | RepairApplication; lifting: Lifting }[];
  /** Those that came in since the report before. */
  newIds: readonly string[];
  /** Date of the report before; a day that is due later passed in this period. Null = first report. */
  since: IsoDate | null;
  held: readonly Alert[];
}

/** A listing or penalty that is to be deleted (应删除): annulled, or kept for as long as the law lets it. */
export interface ReportToDelete {
  statementId: string;
  subjectId: string;
  /** The list or the kind of penalty, in Chinese. */
  whatZh: string;
  /** First day from which it is to be deleted. */
  since: IsoDate;
  /** Source of the rule on keeping, or that it was annulled. */
  source: string;
}

/** What the answers rest on, and what they left out. */
export interface ReportCoverage {
  sources: readonly ReportSource[];
  quarantinedRows: number;
  /** Persons known by name alone, which are never merged. */
  candidatePersons: number;
  hubs: readonly ReportHub[];
  /** Further limits worth printing, whole sentences in Chinese. */
  notes: readonly string[];
}

/**
 * Everything a daily alert report (信用风险预警日报) says, as plain objects: the same input gives the same report.
 * It carries no clock time of its making, because a report issued again must be byte-identical.
 */
export interface DailyReportInput {
  organisation: string;
  /** GB/T 2260 code of the jurisdiction; null = everything the graph holds. */
  regionCode: string | null;
  asOf: IsoDate;
  knownAt: IsoInstant;
  /** Knowledge time of the report before, where the period starts; null = first report. */
  since: IsoInstant | null;
  subjects: number;
  listed: number;
  opened: readonly Alert[];
  closed: readonly Alert[];
  /** Names of every subject that an alert or a hop mentions; a missing one is shown by its id. */
  parties: Readonly<Record<string, ReportParty>>;
  tallies: readonly RuleTally[];
  regions: readonly RegionTally[];
  rules: readonly ReportRule[];
  cases: ReportCases;
  /** Those first that have been for longest; `total` counts those left out too, at least where it is not exact. */
  toDelete: { rows: readonly ReportToDelete[]; total: number; totalIsExact: boolean };
  coverage: ReportCoverage;
}
