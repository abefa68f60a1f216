import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Fen } from "../model/money.ts";
import type { Moment } from "./moment.ts";

/** Days that the law on periods counts from or waits for; null where they are not told. */
interface PeriodDaysRow {
  /** First day after the ban that the decision imposes. */
  banUntil: IsoDate | null;
  /** First day after the sentence that is served. */
  sentenceUntil: IsoDate | null;
  /** Day from which the act is corrected and duties are done (整改完成). */
  correctedOn: IsoDate | null;
}

export interface ListingRow extends PeriodDaysRow {
  subjectId: string;
  statementId: string;
  listCode: string;
  authority: string | null;
  documentNo: string | null;
  listedOn: IsoDate;
  removedOn: IsoDate | null;
  removalReason: string | null;
  /** Number of the decision that ended it; null where none is stated. */
  removalDocumentNo: string | null;
  /** On the list, whether it may still be used or not. */
  inForce: boolean;
  /** First day from which it may no longer be shared or used (停止共享和使用日); null = no end is known. */
  inUseUntil: IsoDate | null;
  /** End of the act; null where the source does not know it. */
  actTo: IsoDate | null;
  /** Names parted by `;`. */
  jointAuthorities: string | null;
}

/** Listings of subjects that had begun (名单), past ones too, newest first. */
export function readListings(graph: Graph, ids: readonly string[], at: Moment): Promise<ListingRow[]> {
  return graph.read<ListingRow>("read/listings", { ids, ...at });
}

/** What an agency disclosed beside (双公示); null where it did not. */
interface DisclosedRow {
  content: string | null;
  authorityCode: string | null;
  provider: string | null;
  providerCode: string | null;
  divisionCode: string | null;
}

export interface PenaltyRow extends DisclosedRow, PeriodDaysRow {
  subjectId: string;
  statementId: string;
  penaltyType: string;
  authority: string | null;
  decidedOn: IsoDate;
  /** As the source states it; null where it does not. */
  publishUntil: IsoDate | null;
  /** Why from then on; null = its time was over. */
  removalReason: string | null;
  /** As of a listing. */
  inUseUntil: IsoDate | null;
  actTo: IsoDate | null;
  amountFen: Fen | null;
  caseName: string | null;
  offence: string | null;
  legalBasis: string | null;
}

/** Penalties of subjects (行政处罚), newest first: those still published, with `ended` all. */
export function readPenalties(
  graph: Graph,
  ids: readonly string[],
  at: Moment,
  ended = false,
): Promise<PenaltyRow[]> {
  return graph.read<PenaltyRow>("read/penalties", { ids, ended, ...at });
}

/** Whether a listing or a penalty that had begun may still be shared and used, and so counts. */
export function isInUse(
  { inUseUntil }: { inUseUntil: IsoDate | null },
  { asOf }: Pick<Moment, "asOf">,
): boolean {
  return inUseUntil === null || asOf < inUseUntil;
}

export interface RecordRow extends DisclosedRow {
  subjectId: string;
  statementId: string;
  recordType: string;
  occurredOn: IsoDate;
  documentNo: string | null;
}

/** Records of subjects' credit files (信用记录), newest first. */
export function readRecords(graph: Graph, ids: readonly string[], at: Moment): Promise<RecordRow[]> {
  return graph.read<RecordRow>("read/records", { ids, ...at });
}

export interface PositionRow {
  statementId: string;
  personId: string;
  organisationId: string;
  role: string;
}

/** Offices of and in subjects (任职), in force at the moment. */
export function readPositions(graph: Graph, ids: readonly string[], at: Moment): Promise<PositionRow[]> {
  return graph.read<PositionRow>("read/positions", { ids, ...at });
}
