import type { IsoDate } from "./dates.ts";
import type { DecisionOutcome, ListingStage } from "./listing-procedure.ts";
import type { Fen } from "./money.ts";
import type { LinkKind, Role, SubjectKind, SubjectStatus } from "./kinds.ts";
import type { UsccStatus } from "./uscc.ts";

/** Checked rows of the tables of a delivery (contract 2.2). Null = unknown. Ids are as the source states them. */
export interface SubjectFact {
  id: string;
  kind: SubjectKind;
  name: string;
  uscc: string | null;
  usccStatus: UsccStatus | null;
  regionCode: string | null;
  status: SubjectStatus;
  registeredOn: IsoDate | null;
  dissolvedOn: IsoDate | null;
  industryCode: string | null;
  capitalFen: Fen | null;
  address: string | null;
  phone: string | null;
  idDigest: string | null;
  /** Former names (曾用名) as src/names/former-names.ts writes them; absent where none is stated. */
  formerNames?: string;
  /** Key made of the ID number by our own secret (model/person-key.ts); absent where none is stated. */
  personKey?: string;
  /** Business registration number (工商注册号), 15 digits or the 13 of before 2007; absent where none is stated. */
  registrationNumber?: string;
  /** Organisation code (组织机构代码) as stated beside the credit code, without its hyphen; absent where none is. */
  organisationCode?: string;
  /** Legal entity identifier, 20 characters; absent where none is stated. */
  lei?: string;
}

/** A stake known exactly (all three equal), as an interval, or not at all (sharePpm null, 0..1_000_000). */
export interface ShareholdingFact {
  statementId: string;
  holderId: string;
  companyId: string;
  sharePpm: number | null;
  sharePpmMin: number;
  sharePpmMax: number;
  votesPpm: number | null;
  amountFen: Fen | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
}

export interface PositionFact {
  statementId: string;
  personId: string;
  organisationId: string;
  /** An unknown role is kept as text: accepted, reported, barred nowhere. */
  role: Role | (string & {});
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
}

export interface LinkFact {
  statementId: string;
  fromId: string;
  toId: string;
  kind: LinkKind;
  amountFen: Fen | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
}

/** Days that the law on periods counts from or waits for; each absent where it is not stated. */
export interface PeriodDays {
  /** First day after the ban that the decision imposes (禁业期限届满). */
  banUntil?: IsoDate;
  /** First day after the sentence that is served (刑满). */
  sentenceUntil?: IsoDate;
  /** Day from which the act is corrected and duties are done (整改完成). */
  correctedOn?: IsoDate;
}

export interface ListingFact extends PeriodDays {
  listingId: string;
  subjectId: string;
  listCode: string;
  authority: string | null;
  documentNo: string | null;
  listedOn: IsoDate;
  removedOn: IsoDate | null;
  removalReason: string | null;
  /** Who publishes it too, names parted by `;`; absent where nobody is stated. */
  jointAuthorities?: string;
  /** Number of the decision that ended it (移出决定书文号); absent where none is stated. */
  removalDocumentNo?: string;
  /** The act behind the listing; null = unknown, then `listedOn` stands for it and the lead says so. */
  actFrom: IsoDate | null;
  actTo: IsoDate | null;
}

/** What an agency discloses of a decision beside (双公示); each absent where it is not stated. */
export interface Disclosed {
  /** What the decision imposes or permits (处罚内容, 许可内容). */
  content?: string;
  /** Code of the authority that decided. */
  authorityCode?: string;
  /** Who delivered it to the platform (数据来源单位), and its code. */
  provider?: string;
  providerCode?: string;
  /** Division that it was delivered for (地方编码), as stated. */
  divisionCode?: string;
}

export interface PenaltyFact extends Disclosed, PeriodDays {
  /** Why it is published no more from `publishUntil` on, as of a listing; absent = its time was over. */
  removalReason?: string;
  /** What the case is called (案件名称, 处罚名称). */
  caseName?: string;
  /** What was done (违法行为类型, 违法事实). */
  offence?: string;
  /** Provisions that the penalty rests on (处罚依据). */
  legalBasis?: string;
  recordId: string;
  subjectId: string;
  penaltyType: string;
  amountFen: Fen | null;
  authority: string | null;
  documentNo: string | null;
  decidedOn: IsoDate;
  publishUntil: IsoDate | null;
  actFrom: IsoDate | null;
  actTo: IsoDate | null;
}

export interface RecordFact extends Disclosed {
  documentNo?: string;
  recordId: string;
  subjectId: string;
  recordType: string;
  value: string | null;
  unit: string | null;
  occurredOn: IsoDate;
  authority: string | null;
}

/** A step of the procedure that may end in a listing (认定程序). It lists nobody: a listing is a row of its own. */
export interface ListingStepFact {
  stepId: string;
  subjectId: string;
  listCode: string;
  /** The steps of one procedure share it. */
  procedureId: string;
  stage: ListingStage;
  stageOn: IsoDate;
  documentNo: string | null;
  authority: string | null;
  /** Key of the listing that the decision led to, in the same source. */
  listingId: string | null;
  outcome: DecisionOutcome | null;
  documentName: string | null;
}
