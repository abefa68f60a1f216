import type { QualityFigure, QualityItemId } from "../model/data-quality.ts";
import { timelinessOf } from "../model/data-quality.ts";
import type { IsoDate } from "../model/dates.ts";
import { isListedRegion } from "../model/regions.ts";

/** What the figures of decisions and events are told apart by. */
export type DecisionTable = "penalties" | "licences" | "listings" | "records";

/** What one delivery told of penalties, licences, listings or other records of one division, of one day. */
export interface DecisionRow {
  loadId: string;
  regionCode: string;
  decidedOn: IsoDate;
  told: number;
  authorities: number;
  documents: number;
  /** Penalties with an end of publication, listings with the dates of the act, licences and records with a value. */
  thirds: number;
  firstTold: number;
  /** First told, with a document number; of licences and records, with a document number or a value. */
  comparable: number;
  duplicates: number;
  firstIds: readonly string[];
  duplicateIds: readonly string[];
}

/** What is disclosed of a penalty beside it (双公示). */
export interface PenaltyRow extends DecisionRow {
  offences: number;
  legalBases: number;
  contents: number;
  providers: number;
}

/** Licences and other records come from one table. */
export interface RecordRow extends DecisionRow {
  isLicence: boolean;
  contents: number;
  providers: number;
}

/** What one delivery told of subjects of one division. */
export interface SubjectRow {
  loadId: string;
  regionCode: string;
  organisations: number;
  withCode: number;
  wrong: number;
  duplicates: number;
  withStatus: number;
  withRegisteredOn: number;
  withIndustry: number;
  withAddress: number;
  persons: number;
  withIdentity: number;
  wrongIds: readonly string[];
  duplicateIds: readonly string[];
  /** The first of them, by which a division that no table lists is shown. */
  firstIds: readonly string[];
}

/** What one delivery told of stakes, offices or links of one division. */
export interface LinkRow {
  loadId: string;
  regionCode: string;
  told: number;
  /** With a first day. */
  starts: number;
  amountsExpected: number;
  amounts: number;
  /** Stakes whose share is known, exactly or within bounds. */
  shares: number;
}

/** What one delivery told of one division although it stood under another key. */
export interface TwinRow {
  table: LinkTable;
  loadId: string;
  regionCode: string;
  duplicates: number;
  duplicateIds: readonly string[];
}

/** The tables whose rows lie between two subjects. */
export const linkTables = ["shareholdings", "positions", "links"] as const;
export type LinkTable = (typeof linkTables)[number];

/** What of such a row should be filled, and where it is counted. */
const fieldsOf = {
  penalties: [
    ["completeness.penalties.authority", "authorities"],
    ["completeness.penalties.documentNo", "documents"],
    ["completeness.penalties.publishUntil", "thirds"],
    ["completeness.penalties.offence", "offences"],
    ["completeness.penalties.legalBasis", "legalBases"],
    ["completeness.penalties.content", "contents"],
    ["completeness.penalties.provider", "providers"],
  ],
  licences: [
    ["completeness.licences.authority", "authorities"],
    ["completeness.licences.documentNo", "documents"],
    ["completeness.licences.value", "thirds"],
    ["completeness.licences.content", "contents"],
    ["completeness.licences.provider", "providers"],
  ],
  listings: [
    ["completeness.listings.authority", "authorities"],
    ["completeness.listings.documentNo", "documents"],
    ["completeness.listings.act", "thirds"],
  ],
  records: [
    ["completeness.records.authority", "authorities"],
    ["completeness.records.value", "thirds"],
  ],
} as const satisfies Readonly<Record<DecisionTable, readonly (readonly [QualityItemId, string])[]>>;

/** A row of a table has a count for each of its fields. */
type RowOf<T extends DecisionTable> = DecisionRow & Readonly<Record<(typeof fieldsOf)[T][number][1], number>>;

/** Figures of decisions and events that a delivery of the day `knownOn` told. */
export function decisionFigures<T extends DecisionTable>(
  table: T,
  row: RowOf<T>,
  knownOn: IsoDate,
): QualityFigure[] {
  const fields: readonly (readonly [QualityItemId, keyof RowOf<T>])[] = fieldsOf[table];
  const { told, firstTold, comparable } = row;
  const timeliness = timelinessOf(row.decidedOn, knownOn);
  const isUnknown = timeliness === "unknown";
  return [
    {
      item: `timeliness.${table}`,
      part: timeliness === "inTime" ? firstTold : 0,
      whole: isUnknown ? 0 : firstTold,
      unknown: isUnknown ? firstTold : 0,
      examples: timeliness === "late" ? row.firstIds : [],
    },
    ...fields.map(([item, field]) => figure(item, row[field] as number, told)),
    figure(`duplication.${table}`, row.duplicates, comparable, row.duplicateIds),
  ];
}

/** Figures of subjects that a delivery told; the division itself is a field. */
export function subjectFigures(row: SubjectRow): QualityFigure[] {
  const { organisations, withCode, regionCode } = row;
  const placed = regionCode === "" ? 0 : organisations;
  const isListed = isListedRegion(regionCode);
  return [
    figure("accuracy.codes", withCode - row.wrong, withCode, row.wrongIds),
    figure("accuracy.regions", isListed ? placed : 0, placed, isListed || placed === 0 ? [] : row.firstIds),
    figure("completeness.subjects.uscc", withCode, organisations),
    figure("completeness.subjects.regionCode", placed, organisations),
    figure("completeness.subjects.status", row.withStatus, organisations),
    figure("completeness.subjects.registeredOn", row.withRegisteredOn, organisations),
    figure("completeness.subjects.industryCode", row.withIndustry, organisations),
    figure("completeness.subjects.address", row.withAddress, organisations),
    figure("completeness.persons.identity", row.withIdentity, row.persons),
    figure("duplication.codes", row.duplicates, withCode, row.duplicateIds),
  ];
}

/**
 * Figures of what lies between two subjects. Expected is what every such row has in the world: a stake its share, amount
 * and first day, an office its first day. An end may be open, so an empty one is no fault.
 */
export function linkFigures(table: LinkTable, row: LinkRow): QualityFigure[] {
  const starts = figure(`completeness.${table}.validFrom`, row.starts, row.told);
  // Those told twice are found apart, and added.
  const told = [starts, figure(`duplication.${table}`, 0, row.told)];
  if (table === "positions") return told;
  const amounts = figure(`completeness.${table}.amountFen`, row.amounts, row.amountsExpected);
  if (table === "links") return [amounts, ...told];
  return [figure("completeness.shareholdings.share", row.shares, row.told), amounts, ...told];
}

/** Of what lies between two subjects, the rows of which another key already said the same. */
export function twinFigure({ table, duplicates, duplicateIds }: TwinRow): QualityFigure {
  return figure(`duplication.${table}`, duplicates, 0, duplicateIds);
}

function figure(
  item: QualityItemId,
  part: number,
  whole: number,
  examples: readonly string[] = [],
): QualityFigure {
  return { item, part, whole, unknown: 0, examples };
}
