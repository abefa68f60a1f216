import type { QualityFigure, QualityItemId } from "../model/data-quality.ts";
import { timelinessOf } from "../model/data-quality.ts";
import type { IsoDate } from "../model/dates.ts";
import { isListedRegion } from "../model/regions.ts";

/** What one delivery told of penalties or listings of one division, decided on one day. */
export interface DecisionRow {
  loadId: string;
  regionCode: string;
  decidedOn: IsoDate;
  told: number;
  authorities: number;
  documents: number;
  /** Penalties with an end of publication, or listings with the dates of the act. */
  thirds: number;
  firstTold: number;
  /** First told, with a document number. */
  comparable: number;
  duplicates: number;
  firstIds: readonly string[];
  duplicateIds: readonly string[];
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

/** The tables whose rows lie between two subjects. */
export const linkTables = ["shareholdings", "positions", "links"] as const;
export type LinkTable = (typeof linkTables)[number];

/** Figures of decisions that a delivery of the day `knownOn` told. */
export function decisionFigures(
  table: "penalties" | "listings",
  row: DecisionRow,
  knownOn: IsoDate,
): QualityFigure[] {
  const { told, firstTold, comparable } = row;
  const timeliness = timelinessOf(row.decidedOn, knownOn);
  const isUnknown = timeliness === "unknown";
  const third = table === "penalties" ? "completeness.penalties.publishUntil" : "completeness.listings.act";
  return [
    {
      item: `timeliness.${table}`,
      part: timeliness === "inTime" ? firstTold : 0,
      whole: isUnknown ? 0 : firstTold,
      unknown: isUnknown ? firstTold : 0,
      examples: timeliness === "late" ? row.firstIds : [],
    },
    figure(`completeness.${table}.authority`, row.authorities, told),
    figure(`completeness.${table}.documentNo`, row.documents, told),
    figure(third, row.thirds, told),
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
  if (table === "positions") return [starts];
  const amounts = figure(`completeness.${table}.amountFen`, row.amounts, row.amountsExpected);
  if (table === "links") return [amounts, starts];
  return [figure("completeness.shareholdings.share", row.shares, row.told), amounts, starts];
}

function figure(
  item: QualityItemId,
  part: number,
  whole: number,
  examples: readonly string[] = [],
): QualityFigure {
  return { item, part, whole, unknown: 0, examples };
}
