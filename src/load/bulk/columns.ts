import { DATE_MAX, DATE_MIN, INSTANT_MAX } from "../../model/dates.ts";
import type { LoadStamp } from "../write/writer.ts";

/** A row map as the load files read it (write/rows.ts). */
export type GraphRow = Readonly<Record<string, unknown>>;

/** One column of an import file: its header, and what stands in it; null = no such property. */
export interface ImportColumn {
  header: string;
  of: (row: GraphRow) => unknown;
}

const text = (...names: string[]) =>
  names.map((name) => ({ header: name, of: (row: GraphRow) => row[name] }));
const typed = (type: string, ...names: string[]) =>
  names.map((name) => ({ header: `${name}:${type}`, of: (row: GraphRow) => row[name] }));
const column = (header: string, of: (row: GraphRow) => unknown): ImportColumn => ({ header, of });

const period = (from: string, to: string | null, fromMin: string | null = null) => [
  column("validFrom:date", (row) => row[from] ?? fromMin),
  column("validTo:date", (row) => (to === null ? DATE_MAX : (row[to] ?? DATE_MAX))),
];
/** An instant as the import tool reads it: local, in UTC. */
export const localText = (instant: string) => instant.replace(/Z$/, "");

const stampColumns = ({ loadId, sourceId, recordedAt }: LoadStamp): ImportColumn[] => [
  ...text("statementId", "versionId", "contentHash"),
  column("sourceId", () => sourceId),
  column("sourceFile", (row) => row["file"]),
  column("sourceLine:long", (row) => row["line"]),
  column("loadId", () => loadId),
  column("recordedAt:localdatetime", () => localText(recordedAt)),
  column("supersededAt:localdatetime", () => localText(INSTANT_MAX)),
  column("supersededBy", () => ""),
];

const attributes: ImportColumn[] = [
  ...text("kind", "name", "uscc", "usccStatus", "regionCode", "status"),
  ...typed("date", "registeredOn", "dissolvedOn"),
  ...text("industryCode"),
  ...typed("long", "capitalFen"),
  ...text("address", "phone", "idDigest"),
];

/** Columns of a subject, as cypher/load/subjects creates it. */
export const subjectColumns = ({ loadId, sourceId, recordedAt }: LoadStamp): ImportColumn[] => [
  column("id:ID(subject)", (row) => row["subjectId"]),
  ...attributes,
  column("sourceId", () => sourceId),
  column("loadId", () => loadId),
  column("recordedAt:localdatetime", () => localText(recordedAt)),
  column("supersededAt:localdatetime", () => localText(INSTANT_MAX)),
];

const stated = period("validFrom", "validTo", DATE_MIN);
const act = [...typed("date", "actFrom", "actTo"), ...typed("boolean", "actKnown")];

/** Own columns of each load file's nodes and relationships; the same properties as that file sets. */
const ownColumns: Readonly<Record<string, readonly ImportColumn[]>> = {
  subjects: [...attributes, ...period("", null, DATE_MIN)],
  shareholdings: [
    ...typed("long", "sharePpm", "sharePpmMin", "sharePpmMax", "votesPpm", "controlPpm", "amountFen"),
    ...stated,
  ],
  positions: [...text("role"), ...stated],
  listings: [
    ...text("listCode", "authority", "documentNo", "removalReason"),
    ...typed("date", "listedOn"),
    column("removedOn:date", (row) => row["removedOn"] ?? DATE_MAX),
    ...act,
    ...period("listedOn", "removedOn"),
  ],
  penalties: [
    ...text("penaltyType", "authority", "documentNo"),
    ...typed("long", "amountFen"),
    ...typed("date", "decidedOn"),
    column("publishUntil:date", (row) => row["publishUntil"] ?? DATE_MAX),
    ...act,
    ...period("decidedOn", null),
  ],
  records: [
    ...text("recordType", "value", "unit", "authority"),
    ...typed("date", "occurredOn"),
    ...period("occurredOn", null),
  ],
};
const linkColumns = [...typed("long", "amountFen"), ...stated];

/** Facts that are nodes of their own: label, and the relationship between the subject and them. */
export const nodeTargets: Readonly<Record<string, { label: string; kind: string; toSubject: boolean }>> = {
  subjects: { label: "SubjectVersion", kind: "VERSION_OF", toSubject: true },
  listings: { label: "Listing", kind: "LISTED_AS", toSubject: false },
  penalties: { label: "Penalty", kind: "PENALISED_BY", toSubject: false },
  records: { label: "Record", kind: "HAS_RECORD", toSubject: false },
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

/** Columns of one load file's facts, with their stamp and without their ends. */
export function factColumns(target: string, stamp: LoadStamp): ImportColumn[] {
  return [...(ownColumns[target] ?? linkColumns), ...stampColumns(stamp)];
}
