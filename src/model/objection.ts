import type { IsoDate, IsoInstant } from "./dates.ts";
import type { CaseReview, Lifting } from "./review.ts";

/** What an objection (异议) says is wrong (浙江省公共信用信息管理条例 art. 30-31). */
export const objectionGrounds = {
  factError: "事实错误",
  textError: "文字错误",
  omission: "遗漏",
  overdue: "超过期限仍在披露",
  wrongListing: "列入名单有误",
} as const;
export type ObjectionGround = keyof typeof objectionGrounds;

/** What a decision that upholds does to the fact. */
export const objectionOutcomes = {
  deleted: "删除",
  corrected: "更正",
  supplemented: "补充",
  stopped: "停止披露",
  removed: "移出名单",
} as const;
export type ObjectionOutcome = keyof typeof objectionOutcomes;

/** Outcome of each ground when it is upheld; the article leaves no choice. */
export const outcomeOfGround: Readonly<Record<ObjectionGround, ObjectionOutcome>> = {
  factError: "deleted",
  textError: "corrected",
  omission: "supplemented",
  overdue: "stopped",
  wrongListing: "removed",
};

export const objectionStatuses = {
  pending: "异议中",
  upheld: "异议成立",
  rejected: "异议不成立",
  lifted: "决定已撤销",
} as const;
export type ObjectionStatus = keyof typeof objectionStatuses;

/** Tables of the bundle whose statements can be objected to. */
export type ContestedTable =
  "subjects" | "shareholdings" | "positions" | "links" | "listings" | "penalties" | "records";

/**
 * An objection to one stated fact. `raisedOn` is the day it came in, `markedAt` the instant from which we know it.
 * `status` and `outcome` are what stands now, after review and lifting; what was decided, when and why is the first
 * decision's, and the review and the lifting have their own.
 */
export interface Objection {
  id: string;
  statementId: string;
  table: ContestedTable;
  /** Subjects at the ends of the statement. */
  subjectIds: string[];
  ground: ObjectionGround;
  reason: string;
  documentNo: string | null;
  /** Who objects, as told; no ID number. */
  raisedBy: string;
  raisedOn: IsoDate;
  markedAt: IsoInstant;
  /** Whose law sets the clock: GB/T 2260. */
  regionCode: string | null;
  /** Another body stated the fact and decides; false = it is our own. */
  heldByProvider: boolean;
  extendedAt: IsoInstant | null;
  extendedOn: IsoDate | null;
  status: ObjectionStatus;
  outcome: ObjectionOutcome | null;
  /** What was decided first; null = nothing yet. */
  decision: "upheld" | "rejected" | null;
  decisionOutcome: ObjectionOutcome | null;
  decidedOn: IsoDate | null;
  decidedAt: IsoInstant | null;
  decisionReason: string | null;
  decisionDocumentNo: string | null;
  review: CaseReview | null;
  lifting: Lifting | null;
}

export const repairStatuses = {
  applied: "已申请",
  accepted: "已受理",
  granted: "准予修复",
  refused: "不予修复",
  lifted: "决定已撤销",
} as const;
export type RepairStatus = keyof typeof repairStatuses;

/** An application for credit repair (信用修复) of one listing or penalty; `status` is what stands now. */
export interface RepairApplication {
  id: string;
  statementId: string;
  table: "listings" | "penalties";
  subjectIds: string[];
  reason: string;
  documentNo: string | null;
  appliedBy: string;
  appliedOn: IsoDate;
  recordedAt: IsoInstant;
  regionCode: string | null;
  /** What the applicant states to have done, and when: the act corrected, duties performed, the commitment made. */
  correctedOn: IsoDate | null;
  performedOn: IsoDate | null;
  committedOn: IsoDate | null;
  /** The authority that the listing or penalty names; it decides (谁认定、谁修复). */
  determinedBy: string | null;
  /** First day on which it may be applied for by the period rule; null = no rule says. */
  mayApplyFrom: IsoDate | null;
  /** The rule behind that day is from memory, or its start is: the day refuses nobody. */
  isUncertain: boolean;
  /** Sources of bars from memory that stood against it when it came in: shown, and refused nobody. */
  uncertainBars: string[];
  status: RepairStatus;
  acceptedOn: IsoDate | null;
  acceptedAt: IsoInstant | null;
  extendedAt: IsoInstant | null;
  extendedOn: IsoDate | null;
  /** What was decided first; null = nothing yet. */
  decision: "granted" | "refused" | null;
  decidedOn: IsoDate | null;
  decidedAt: IsoInstant | null;
  decisionReason: string | null;
  decisionDocumentNo: string | null;
  /** Who decided; the authority that determined where none was told. */
  decisionAuthority: string | null;
  review: CaseReview | null;
  lifting: Lifting | null;
}

/** What an open case (异议, 信用修复, 复核) waits for. */
export const caseAwaits = {
  decideObjection: "异议待决定",
  acceptRepair: "修复待受理",
  decideRepair: "修复待决定",
  decideReview: "复核待决定",
} as const;
export type CaseAwaits = keyof typeof caseAwaits;

/** One step of an objection or an application: who, when, what, why. */
export interface CaseStep {
  /** Day of the step; `at` is the instant from which we know it. */
  on: IsoDate;
  at: IsoInstant;
  actor: string;
  action: string;
  reason: string;
}
