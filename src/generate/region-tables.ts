/** Columns of the canonical bundle in the order of its headers, the optional ones last. */
export const tableColumns = {
  subjects: [
    ...["id", "kind", "name", "uscc", "regionCode", "status", "registeredOn", "dissolvedOn", "industryCode"],
    ...["capitalFen", "address", "phone", "idDigest"],
  ],
  shareholdings: [
    ...["statementId", "holderId", "companyId", "sharePercent", "sharePercentMin", "sharePercentMax"],
    ...["amountFen", "validFrom", "validTo", "votesPercent"],
  ],
  positions: ["statementId", "personId", "organisationId", "role", "validFrom", "validTo"],
  links: ["statementId", "fromId", "toId", "kind", "amountFen", "validFrom", "validTo"],
  listings: [
    ...["listingId", "subjectId", "listCode", "authority", "documentNo", "listedOn", "removedOn"],
    ...["removalReason", "actFrom", "actTo"],
  ],
  penalties: [
    ...["recordId", "subjectId", "penaltyType", "amountFen", "authority", "documentNo", "decidedOn"],
    ...["publishUntil", "actFrom", "actTo"],
  ],
  records: ["recordId", "subjectId", "recordType", "value", "unit", "occurredOn", "authority"],
  "listing-steps": [
    ...["stepId", "subjectId", "listCode", "procedureId", "stage", "stageOn", "documentNo", "authority"],
    ...["listingId", "outcome", "documentName"],
  ],
} as const;

/** Name of a table of the bundle: its file without the ending. */
export type TableName = keyof typeof tableColumns;
/** One row as text by column; a column left out is an empty cell, which means unknown. */
export type Row = Readonly<Record<string, string>>;
/** All rows of a bundle, by table, in the order they are told. */
export type Tables = Record<TableName, Row[]>;

/** Empty tables, to be filled by the stories and by everyday life. */
export function emptyTables(): Tables {
  return {
    subjects: [],
    shareholdings: [],
    positions: [],
    links: [],
    listings: [],
    penalties: [],
    records: [],
    "listing-steps": [],
  };
}
