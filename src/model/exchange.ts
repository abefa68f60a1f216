/** What goes out to others: subjects, statements and listings as plain objects, without ID numbers and their digests. */
import type { IsoDate, IsoInstant } from "./dates.ts";
import type { LinkKind, SubjectKind, SubjectStatus } from "./kinds.ts";
import type { Fen } from "./money.ts";
import type { UsccStatus } from "./uscc.ts";

export interface ExchangeSubject {
  id: string;
  isPerson: boolean;
  kind: SubjectKind | (string & {});
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
  registrationNumber: string | null;
  lei: string | null;
  /** As src/names/former-names.ts writes them. */
  formerNames: string | null;
  sourceId: string;
  recordedAt: IsoInstant;
  /** Until when a source stated it; null = it is stated still. */
  toldUntil: IsoInstant | null;
}

/** Relationships that are stated: their name in the graph → the kind of link, or the table they come from. */
export const exchangeKinds = {
  OWNS: "shareholding",
  HOLDS_POSITION: "position",
  GUARANTEES: "guarantees",
  BRANCH_OF: "branchOf",
  ACTS_WITH: "actsWith",
  FAMILY_OF: "familyOf",
  PLEDGES: "pledges",
  SUPPLIES_TO: "suppliesTo",
} as const satisfies Record<string, LinkKind | "shareholding" | "position">;

export interface ExchangeRelation {
  kind: keyof typeof exchangeKinds;
  statementId: string;
  fromId: string;
  fromKind: SubjectKind | (string & {});
  toId: string;
  toKind: SubjectKind | (string & {});
  /** Filled for OWNS only; null, 0 and 1_000_000 = unknown. */
  sharePpm: number | null;
  sharePpmMin: number | null;
  sharePpmMax: number | null;
  votesPpm: number | null;
  amountFen: Fen | null;
  /** Filled for HOLDS_POSITION only. */
  role: string | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  sourceId: string;
  recordedAt: IsoInstant;
}

export interface ExchangeListing {
  statementId: string;
  subjectId: string;
  listCode: string;
  authority: string | null;
  documentNo: string | null;
  listedOn: IsoDate;
  removedOn: IsoDate | null;
  /** Whether the source states the act behind it. */
  actKnown: boolean;
  sourceId: string;
  recordedAt: IsoInstant;
}
