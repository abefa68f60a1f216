import type { IsoDate } from "../../model/dates.ts";
import { DATE_MAX, DATE_MIN, INSTANT_MAX } from "../../model/dates.ts";
import type { LoadStamp } from "../write/writer.ts";

/** What a line is made of; facts as they were checked, for speed not copied into one map with the rest. */
export interface ImportRow {
  fact: object;
  /** What the graph holds beside (write/rows.ts). */
  derived: object;
  /** Undefined = the node carries no statement itself. */
  statementId?: string;
  contentHash?: string;
}

/** One column of an import file: its header, and the property of the row or what stands in its place. */
export interface ImportColumn {
  header: string;
  name: string;
  /** Not of the fact itself but derived from it. */
  isDerived?: true;
  /** What stands there when the row has nothing; undefined = no such property. */
  otherwise?: string;
}

/** A column that says the same in every row. */
export interface ConstantColumn {
  header: string;
  value: string;
}

const text = (...names: string[]): ImportColumn[] => names.map((name) => ({ header: name, name }));
const typed = (type: string, ...names: string[]): ImportColumn[] =>
  names.map((name) => ({ header: `${name}:${type}`, name }));
const date = (header: string, name: string, otherwise?: string): ImportColumn => ({
  header: `${header}:date`,
  name,
  ...(otherwise && { otherwise: dayText(otherwise) }),
});
/** A day as the import tool reads it soonest: without hyphens it takes a quarter less. */
const dayText = (day: IsoDate) => day.replaceAll("-", "");
/** An instant as the import tool reads it soonest: local, in UTC, without separators, a midnight as its day alone. */
export const instantText = (instant: string) =>
  instant
    .replace(/Z$/, "")
    .replace(/T00:00:00\.000$/, "")
    .replaceAll(/[-:]/g, "");

/**
 * What every stated thing of one load carries alike. The store keeps properties in the order of the columns and walks
 * to each from the first: what every question asks about stands in front. It packs them, in that order, into records of
 * four blocks, and a property that does not fit leaves the rest of a record empty: an instant takes two blocks, a date
 * or a small number one, a short text what it needs. A load's number and a statement's id fill one together, so do its
 * hash and its source; the columns in this order took 24 % less than with the statement first.
 */
export const stampColumns = ({ loadId, sourceId, recordedAt }: LoadStamp): Stamp => ({
  first: [
    { header: "supersededAt:localdatetime", value: instantText(INSTANT_MAX) },
    { header: "recordedAt:localdatetime", value: instantText(recordedAt) },
  ],
  beforeStatement: [{ header: "loadId", value: `"${loadId}"` }],
  last: [{ header: "sourceId", value: `"${sourceId}"` }],
});

/** Constant columns before a statement's own, between them and its id, and behind all. */
export interface Stamp {
  first: readonly ConstantColumn[];
  beforeStatement: readonly ConstantColumn[];
  last: readonly ConstantColumn[];
}

const stated = [date("validTo", "validTo", DATE_MAX), date("validFrom", "validFrom", DATE_MIN)];
const derived = (columns: readonly ImportColumn[]): ImportColumn[] =>
  columns.map((column) => ({ ...column, isDerived: true }));
const attributes: ImportColumn[] = [
  ...text("kind", "name", "uscc", "usccStatus", "regionCode", "status"),
  ...typed("date", "registeredOn", "dissolvedOn"),
  ...text("industryCode"),
  ...typed("long", "capitalFen"),
  ...text("address", "phone", "idDigest", "formerNames", "personKey", "registrationNumber", "lei"),
  ...derived(text("initials", "organisationCode", "otherNames")),
];
const act = derived([...typed("date", "actFrom", "actTo"), ...typed("boolean", "actKnown")]);
const toldAs = derived(text("toldAs"));
/** What an agency discloses beside a decision: read by cards alone, so it stands last. */
const disclosed = text("content", "authorityCode", "provider", "providerCode", "divisionCode");
const periodDays = typed("date", "banUntil", "sentenceUntil", "correctedOn");
const link = [...stated, ...typed("long", "amountFen"), ...toldAs];

/** A subject, as cypher/load/subjects creates it; one that is told again carries no statement itself. */
export const subjectColumns: readonly ImportColumn[] = [...text("id"), ...attributes];

/** Columns of each load file's nodes and relationships; the same properties as that file sets. */
export const columnsByTarget: Readonly<Record<string, readonly ImportColumn[]>> = {
  subjects: attributes,
  shareholdings: [
    ...stated,
    ...derived(typed("long", "controlPpm")),
    ...typed("long", "sharePpmMin", "sharePpm", "sharePpmMax", "votesPpm", "amountFen"),
    ...toldAs,
  ],
  positions: [...stated, ...text("role"), ...toldAs],
  guarantees: link,
  "branch-of": link,
  "acts-with": link,
  "family-of": link,
  pledges: link,
  "supplies-to": link,
  listings: [
    ...typed("date", "listedOn"),
    date("inUseUntil", "removedOn", DATE_MAX),
    ...text("listCode"),
    ...act,
    date("removedOn", "removedOn", DATE_MAX),
    date("validFrom", "listedOn"),
    date("validTo", "removedOn", DATE_MAX),
    ...text("authority", "documentNo", "removalReason", "jointAuthorities", "removalDocumentNo"),
    ...derived([date("sharedUntil", "sharedUntil", DATE_MAX), ...typed("date", "toDeleteFrom")]),
    ...periodDays,
    ...toldAs,
  ],
  penalties: [
    ...typed("date", "decidedOn"),
    date("inUseUntil", "publishUntil", DATE_MAX),
    ...text("penaltyType"),
    ...act,
    date("publishUntil", "publishUntil", DATE_MAX),
    date("validFrom", "decidedOn"),
    date("validTo", "", DATE_MAX),
    ...typed("long", "amountFen"),
    ...text("authority", "documentNo"),
    ...toldAs,
    ...text("caseName", "offence", "legalBasis"),
    ...disclosed,
    ...text("removalReason"),
    ...derived(typed("date", "toDeleteFrom")),
    ...periodDays,
  ],
  records: [
    ...typed("date", "occurredOn"),
    ...text("recordType", "value", "unit"),
    date("validFrom", "occurredOn"),
    date("validTo", "", DATE_MAX),
    ...text("authority"),
    ...toldAs,
    ...text("documentNo"),
    ...disclosed,
  ],
  "listing-steps": [
    ...text("listCode", "procedureId", "stage", "documentNo", "authority", "listingId", "outcome"),
    ...text("documentName"),
    ...typed("date", "stageOn"),
    date("validFrom", "stageOn"),
    date("validTo", "", DATE_MAX),
    ...toldAs,
  ],
};

/** Facts that are nodes of their own: label, and the relationship between the subject and them. */
export const nodeTargets: Readonly<Record<string, { label: string; kind: string; toSubject: boolean }>> = {
  subjects: { label: "SubjectVersion", kind: "VERSION_OF", toSubject: true },
  listings: { label: "Listing", kind: "LISTED_AS", toSubject: false },
  penalties: { label: "Penalty", kind: "PENALISED_BY", toSubject: false },
  records: { label: "Record", kind: "HAS_RECORD", toSubject: false },
  "listing-steps": { label: "ListingStep", kind: "HAS_LISTING_STEP", toSubject: false },
};

/** Facts that are relationships: load file → kind. */
export const relationshipKinds: Readonly<Record<string, string>> = {
  shareholdings: "OWNS",
  positions: "HOLDS_POSITION",
  guarantees: "GUARANTEES",
  "branch-of": "BRANCH_OF",
  "acts-with": "ACTS_WITH",
  "family-of": "FAMILY_OF",
  pledges: "PLEDGES",
  "supplies-to": "SUPPLIES_TO",
};
