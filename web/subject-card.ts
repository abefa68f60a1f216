import type { IsoDate, IsoInstant } from "../src/model/dates.ts";
import type { Tier } from "../src/model/score.ts";
import type { AlertRow, Coverage, SubjectName, UnderObjection } from "./answers.ts";
import type { ActualController, BeneficialOwner, SuspectedController } from "./behind.ts";

/** Where a listing or a penalty stands by law; `publishUntil` is the first day without publication. */
export interface Publication {
  state: "PUBLISHED" | "PUBLICATION_ENDED" | "SHARING_ENDED" | "TO_DELETE";
  publishUntil: IsoDate | null;
  /** The source itself named the end. */
  publishUntilStated: boolean;
  /** First day from which it counts no more: the end its source states, or an earlier one by law. */
  inUseUntil: IsoDate | null;
  /** Day from which the act is corrected and duties are done (整改完成); null = nobody told so. */
  correctedOn: IsoDate | null;
  periodRule: {
    source: string;
    isUncertain: boolean;
    mayApplyFrom: IsoDate | null;
    /** What nobody told and the rule rests on; null = nothing. */
    doubtZh: string | null;
  } | null;
}

/** The procedure before a listing (认定程序), its steps by date. */
export interface ListingProcedure {
  listNameZh: string;
  state:
    | ("PROPOSED" | "NOTIFIED" | "HEARD" | "DECIDED" | "DECLINED" | "LISTED")
    | ("REMOVED_EXPIRED" | "REMOVED_REPAIRED" | "REMOVED_CORRECTED" | "REMOVED" | "ANNULLED");
  stateZh: string;
  nextZh: string | null;
  faultsZh: string[];
  /** Empty = nobody is listed by it. */
  listingIds: string[];
  steps: {
    stageZh: string;
    stageOn: IsoDate;
    documentNo: string | null;
    documentName: string | null;
    authority: string | null;
    outcomeZh: string | null;
  }[];
}

/** A place on a list. */
export interface Listing extends Publication {
  statementId: string;
  listCode: string;
  listNameZh: string;
  authority: string | null;
  documentNo: string | null;
  listedOn: IsoDate;
  removedOn: IsoDate | null;
  removalDocumentNo: string | null;
  severe: boolean;
  /** What is unsure in the law by which it counts as severe, or not; whole sentences. */
  doubtsZh: string[];
  underObjection: UnderObjection | null;
  procedures: ListingProcedure[];
  /** Who publishes it too. */
  jointAuthorities: string[];
  /** Others by the same decision; `total` counts those that are not among `others`, too. */
  listedTogether: { total: number; others: { subject: SubjectName }[] };
}

/** What an agency disclosed of a decision beside (双公示); null where it did not. */
export interface Disclosed {
  documentNo: string | null;
  content: string | null;
  authorityCode: string | null;
  provider: string | null;
  providerCode: string | null;
  divisionNameZh: string | null;
}

/** An administrative penalty; `amountFen` is decimal text. */
export interface Penalty extends Publication, Disclosed {
  statementId: string;
  penaltyType: string;
  authority: string | null;
  decidedOn: IsoDate | null;
  amountFen: string | null;
  caseName: string | null;
  offence: string | null;
  legalBasis: string | null;
  /** Why it is published no more from `publishUntil` on; null = its time was over, or it still is. */
  removalReason: string | null;
  underObjection: UnderObjection | null;
}

/** The clock of a case; `decideDue` null = the days of the law are not known. */
interface DueClock {
  decideDue: IsoDate | null;
  decideOverdue: boolean;
  /** M = its days are from memory. */
  sure: string | null;
}

/** An objection or an application for repair, with what became of its decision. */
export interface CreditCase {
  id: string;
  statementId: string;
  statusZh: string;
  /** What was decided first; null = nothing yet. */
  decisionZh: string | null;
  decidedOn: IsoDate | null;
  clock: DueClock;
  review: {
    status: "PENDING" | "SUSTAINED" | "REPLACED";
    statusZh: string;
    authority: string;
    requestedOn: IsoDate;
    decidedOn: IsoDate | null;
    newStatusZh: string | null;
    clock: DueClock;
  } | null;
  lifting: { liftedOn: IsoDate; authority: string; documentNo: string } | null;
}

/** An objection to a fact of the subject. */
export interface ObjectionCase extends CreditCase {
  groundZh: string;
  raisedOn: IsoDate;
  /** To be corrected or supplemented: who upholds it must say how. */
  ground: string;
  /** When its time was extended; null = not. */
  extendedAt: IsoInstant | null;
}

/** An application for the repair of a listing or penalty. */
export interface RepairCase extends CreditCase {
  appliedOn: IsoDate;
  /** When its time was extended; null = not. */
  extendedOn: IsoDate | null;
  /** What the applicant states to have done. */
  correctedOn: IsoDate | null;
  performedOn: IsoDate | null;
  committedOn: IsoDate | null;
  /** Who listed or penalised, and who decided. */
  determinedBy: string | null;
  decisionAuthority: string | null;
  /** Rules from memory that would close it. */
  uncertainBars: string[];
  status: "APPLIED" | "ACCEPTED" | "GRANTED" | "REFUSED" | "LIFTED";
  clock: DueClock & { firstDue: IsoDate | null; firstOverdue: boolean; firstSure: string | null };
}

/** A line of the credit file. */
export interface CreditRecord extends Disclosed {
  statementId: string;
  recordTypeZh: string;
  value: string | null;
  unit: string | null;
  occurredOn: IsoDate;
  authority: string | null;
}

/** A holding, seen from either end; shares are percent. */
export interface Stake {
  holder: SubjectName;
  company: SubjectName;
  sharePercent: number | null;
  sharePercentMin: number | null;
  sharePercentMax: number | null;
  validFrom: IsoDate | null;
  statementId: string;
}

/** An office, seen from either end. */
export interface Position {
  person: SubjectName;
  organisation: SubjectName;
  role: string;
  roleZh: string;
  validFrom: IsoDate | null;
  statementId: string;
}

/** A former name (曾用名); `stated` = its source states the days, else they are the days we were told. */
export interface FormerName {
  name: string;
  from: IsoDate | null;
  to: IsoDate | null;
  stated: boolean;
}

/** A judgement on who is who (同一主体认定). */
export interface IdentityJudgement {
  id: string;
  other: SubjectName;
  by: string;
  reason: string;
  recordedAt: IsoInstant;
}

/** What two of one name may have in common, or not. */
export type Trait =
  | "ADDRESS"
  | "ORGANISATION_CODE"
  | "PHONE"
  | "ORGANISATION"
  | "REGION"
  | "INDUSTRY"
  | "REGISTERED_ON"
  | "LEADER"
  | "REGISTRATION_NUMBER"
  | "LEI";

/** A subject of the same name that may be the same; never merged by name. */
export interface Candidate {
  subject: SubjectName & { listed: boolean };
  /** SAME: one ID number or code under two subjects; UNKNOWN: there is nothing to compare. */
  key: "SAME" | "UNKNOWN";
  /** SAME: one name, however it is written; `nameZh` says how the names agree. */
  name: "SAME" | "POSSIBLE";
  nameZh: string;
  shared: Trait[];
  differs: Trait[];
}

/** On what it rests who a subject is, and who else may be the same. */
export interface SubjectIdentity {
  basis: "CODE" | "KEY" | "DIGEST" | "NAME";
  basisZh: string;
  maskedIdNumber: string | null;
  /** Whom all of it is told of now; null = itself. */
  kept: SubjectName | null;
  mergedInto: IdentityJudgement | null;
  merged: IdentityJudgement[];
  different: IdentityJudgement[];
  /** Null where the subject has no name. */
  namesakes: {
    bearers: number;
    bearersExact: boolean;
    population: number;
    different: number;
    total: number;
    why: string | null;
    candidates: Candidate[];
  } | null;
}

/** The card of one subject. */
export interface SubjectCard extends SubjectName {
  uscc: string | null;
  usccStatus: string | null;
  /** 工商注册号 */
  registrationNumber: string | null;
  registrationNumberStatus: string | null;
  organisationCode: string | null;
  lei: string | null;
  leiStatus: string | null;
  /** Where the area of a revoked division lies on the date asked; empty while it is in force. */
  regionsNowZh: string[];
  status: string | null;
  formerNames: FormerName[];
  listings: Listing[];
  listingProcedures: { procedures: ListingProcedure[] };
  penalties: Penalty[];
  records: CreditRecord[];
  objections: ObjectionCase[];
  repairs: RepairCase[];
  shareholders: Stake[];
  investments: Stake[];
  positions: Position[];
  officers: Position[];
  actualController: ActualController | null;
  /** Who weighs most where nobody controls: an influence, not control. */
  suspectedController: SuspectedController | null;
  beneficialOwnership: { undetermined: boolean; owners: BeneficialOwner[] };
  score: {
    points: number;
    tier: Tier;
    ledger: { factor: string; points: number; evidence: string[]; doubtsZh: string[] }[];
  } | null;
  alerts: AlertRow[];
  identity: SubjectIdentity | null;
  coverage: Coverage;
}
