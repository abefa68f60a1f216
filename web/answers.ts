import type { AlertStatus, Severity, UseClass } from "../src/model/alert.ts";
import type { IsoDate, IsoInstant } from "../src/model/dates.ts";
import type { Tier } from "../src/model/score.ts";

/** One source's freshness: the date it speaks of and when it was taken in. */
export interface SourceFreshness {
  sourceId: string;
  asOf: IsoDate | null;
  loadedAt: IsoInstant | null;
}

/** A subject that was not used as a bridge, and why. */
export interface HubSkip {
  hubId: string;
  relation: string;
  degree: number | null;
  reason: string;
}

/** What stands behind an answer, told with every list and slice. */
export interface Coverage {
  sources: SourceFreshness[];
  hopsMax: number | null;
  hubsSkipped: HubSkip[];
  /** Why no hubs can be told of the times asked; null = they are told. */
  hubsWhyZh: string | null;
  quarantinedRows: number;
  /** What people decided here; it amends what sources said and is no source. */
  ownDecisions: { nameZh: string; latestAt: IsoInstant }[];
  /** Others who may be the same as a person shown, not merged; null where nobody is shown. */
  candidatePersons: number | null;
  /** False = at least so many. */
  candidatePersonsExact: boolean | null;
  asOf: IsoDate;
  knownAt: IsoInstant;
}

/** A party as the picture draws it. */
export interface GraphNode {
  id: string;
  kind: string;
  name: string;
  listed: boolean;
  tier: Tier | null;
  sealed: boolean;
  regionNameZh: string | null;
  status: string | null;
}

/** A fact that somebody objects to (异议中): since when, and by when a decision is due. */
export interface UnderObjection {
  since: IsoInstant;
  due: IsoDate | null;
  overdue: boolean;
}

/** A link as the picture draws it; `amountFen` is decimal text, shares are percent. */
export interface GraphEdge {
  id: string;
  kind: string;
  kindZh: string;
  from: string;
  to: string;
  derived: boolean;
  sharePercent: number | null;
  role: string | null;
  amountFen: string | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  statementIds: string[];
  /** Null or absent = nobody objects. */
  underObjection?: UnderObjection | null;
}

/** Part of the graph that says how much of the whole it is. */
export interface GraphSlice {
  nodes: GraphNode[];
  edges: GraphEdge[];
  returned: number;
  total: number;
  truncated: boolean;
  why: string | null;
  coverage: Coverage;
}

/** A subject where only its name is needed. */
export interface SubjectName {
  id: string;
  name: string;
  kind: string;
  regionNameZh: string | null;
}

/** A rule where only its name is needed. */
export interface RuleName {
  id: string;
  nameZh: string;
}

/** One line of the lead list. */
export interface AlertRow {
  id: string;
  severity: Severity;
  status: AlertStatus;
  hops: number;
  openedAt: IsoInstant;
  verdict: string;
  rule: RuleName;
  target: SubjectName;
  seed: SubjectName | null;
  seeds: SubjectName[];
  /** Of a held lead; null or absent = not held. */
  underObjection?: UnderObjection | null;
}

/** A page of leads with the whole count. */
export interface AlertPage {
  totalCount: number;
  edges: { node: AlertRow }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** One step of a certificate. */
export interface CertificateHop {
  statementId: string;
  kind: string;
  from: string;
  to: string;
  sharePercent: number | null;
  /** Office, or the list code of a LISTED_AS hop. */
  role: string | null;
  listNameZh: string | null;
  calculator: string | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  sourceId: string;
  recordedAt: IsoInstant;
  underObjection: UnderObjection | null;
}

/** One line of a lead's history. */
export interface AlertHistoryLine {
  at: IsoInstant;
  actor: string;
  action: string;
  toStatus: AlertStatus;
  reason: string | null;
}

/** Everything that proves one lead. */
export interface AlertFull extends AlertRow {
  explanationZh: string;
  measure: number | null;
  rule: RuleName & {
    prose: string;
    version: string;
    useClass: UseClass;
    legalBasis: string;
    population: number | null;
  };
  certificate: {
    hash: string;
    hops: CertificateHop[];
    ruleVersion: string;
    params: Record<string, unknown>;
    asOf: IsoDate;
    knownAt: IsoInstant;
  };
  evidence: GraphSlice;
  history: AlertHistoryLine[];
}

/** The region in figures. */
export interface Dashboard {
  subjects: number;
  listed: number;
  alertsOpen: number;
  byRule: { rule: RuleName; open: number }[];
  bySeverity: { severity: Severity; open: number }[];
  byTier: { tier: Tier; subjects: number }[];
  regions: { regionCode: string; nameZh: string; subjects: number; listed: number; alertsOpen: number }[];
  asOf: IsoDate;
  knownAt: IsoInstant;
  sources: SourceFreshness[];
}

/** Hits of a search as they are answered; `why` = why there may be more of them. */
export interface SearchPage {
  totalCount: number;
  why: string | null;
  edges: (Pick<SearchHit, "matchedBy" | "mergedFrom"> & {
    node: Omit<SearchHit, "matchedBy" | "mergedFrom">;
  })[];
}

/** One hit of the search; `matchedBy` as the API's MatchedBy. */
export interface SearchHit extends SubjectName {
  uscc: string | null;
  status: string | null;
  matchedBy: string;
  /** Whom the text found, where that one was merged into this one; null = itself. */
  mergedFrom: Pick<SubjectName, "id" | "name"> | null;
}
