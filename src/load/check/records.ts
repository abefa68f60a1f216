import type { ListingFact, PenaltyFact, RecordFact } from "../../model/facts.ts";
import { penaltyTypes, recordTypes, removalReasons } from "../../model/kinds.ts";
import { jointAuthoritiesOf } from "../../model/joint-authorities.ts";
import { tableInForce } from "../../model/law.ts";
import { listsWith, redListCodes } from "../../model/list-catalogue.ts";
import type { Cells } from "../source.ts";
import {
  CellFault,
  dateOf,
  keyOf,
  optionalFen,
  optionalIndexedText,
  optionalKey,
  optionalText,
  periodOf,
  statedDays,
  statedParts,
} from "./cells.ts";
import type { CheckedRow, Note } from "./facts.ts";

/** Open lists: a code we do not know is accepted as such, reported, and counts as nothing severe. */
export function noted(column: string, value: string | null, known: readonly string[]): Note[] {
  return value === null || known.includes(value) ? [] : [{ what: `unknown ${column}, kept as such`, value }];
}

/** Codes of the catalogue in force. */
export const listCodes = tableInForce((added) => listsWith(added).map((entry) => entry.listCode));

/** Row of listings.csv → fact; throws CellFault. An unknown list code is accepted as such and reported. */
export function checkListing(cells: Cells): CheckedRow<ListingFact> {
  const listCode = keyOf(cells, "listCode");
  const act = periodOf(cells, "actFrom", "actTo");
  const listedOn = dateOf(cells, "listedOn");
  const removalReason = optionalKey(cells, "removalReason");
  const fact: ListingFact = {
    listingId: keyOf(cells, "listingId"),
    subjectId: keyOf(cells, "subjectId"),
    listCode,
    authority: optionalText(cells, "authority"),
    documentNo: optionalIndexedText(cells, "documentNo"),
    listedOn,
    removedOn: periodOf(cells, "listedOn", "removedOn").to,
    removalReason,
    actFrom: act.from,
    actTo: act.to,
    ...jointOf(cells),
    ...removalOf(cells),
    ...statedDays(cells, PERIOD_DAYS, "listedOn"),
  };
  const ended = removalReason === null ? "removalDocumentNo" : `removalReason ${removalReason}`;
  if (fact.removedOn === null && (removalReason !== null || fact.removalDocumentNo !== undefined)) {
    throw new CellFault("removedOn", "", `is empty beside ${ended}, expected the date`);
  }
  // 浙江省公共信用信息管理条例 art. 24 and 28: nobody is listed without a decision that has a number.
  const isUnnumbered = fact.documentNo === null && !redListCodes().includes(listCode);
  return {
    fact,
    notes: [
      ...(isUnnumbered
        ? [{ what: "listing without the number of its decision", value: fact.listingId }]
        : []),
      ...noted("listCode", listCode, listCodes()),
      ...noted("removalReason", removalReason, Object.keys(removalReasons)),
    ],
  };
}

/** Absent where nobody is stated, so that such a row hashes as it did before there was the column. */
function jointOf(cells: Cells): Pick<ListingFact, "jointAuthorities"> {
  const text = optionalText(cells, "jointAuthorities");
  if (text === null) return {};
  try {
    return { jointAuthorities: jointAuthoritiesOf(text).join(";") };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CellFault(
      "jointAuthorities",
      text,
      "expected at most 20 names with ; between them, none empty",
    );
  }
}

/** Absent where none is stated, so that such a row hashes as it did before there was the column. */
function removalOf(cells: Cells): Pick<ListingFact, "removalDocumentNo"> {
  const removalDocumentNo = optionalText(cells, "removalDocumentNo");
  return removalDocumentNo === null ? {} : { removalDocumentNo };
}

const PERIOD_DAYS = ["banUntil", "sentenceUntil", "correctedOn"] as const;
const DISCLOSED_KEYS = ["authorityCode", "providerCode", "divisionCode"] as const;

/** Row of penalties.csv → fact; throws CellFault. An unknown penalty type is accepted as such and reported. */
export function checkPenalty(cells: Cells): CheckedRow<PenaltyFact> {
  const penaltyType = keyOf(cells, "penaltyType");
  const act = periodOf(cells, "actFrom", "actTo");
  const removalReason = optionalKey(cells, "removalReason");
  const fact: PenaltyFact = {
    recordId: keyOf(cells, "recordId"),
    subjectId: keyOf(cells, "subjectId"),
    penaltyType,
    amountFen: optionalFen(cells, "amountFen"),
    authority: optionalText(cells, "authority"),
    documentNo: optionalText(cells, "documentNo"),
    decidedOn: dateOf(cells, "decidedOn"),
    publishUntil: periodOf(cells, "decidedOn", "publishUntil").to,
    actFrom: act.from,
    actTo: act.to,
    ...statedParts(cells, ["caseName", "offence", "legalBasis", "content", "provider"], DISCLOSED_KEYS),
    ...(removalReason !== null && { removalReason }),
    ...statedDays(cells, PERIOD_DAYS, "decidedOn"),
  };
  if (removalReason !== null && fact.publishUntil === null) {
    const expected = "expected the date";
    throw new CellFault("publishUntil", "", `is empty beside removalReason ${removalReason}, ${expected}`);
  }
  return {
    fact,
    notes: [
      ...noted("penaltyType", penaltyType, Object.keys(penaltyTypes)),
      ...noted("removalReason", removalReason, Object.keys(removalReasons)),
    ],
  };
}

/** Row of records.csv → fact; throws CellFault. An unknown record type is accepted as such and reported. */
export function checkRecord(cells: Cells): CheckedRow<RecordFact> {
  const recordType = keyOf(cells, "recordType");
  const fact: RecordFact = {
    recordId: keyOf(cells, "recordId"),
    subjectId: keyOf(cells, "subjectId"),
    recordType,
    value: optionalText(cells, "value"),
    unit: optionalText(cells, "unit"),
    occurredOn: dateOf(cells, "occurredOn"),
    authority: optionalText(cells, "authority"),
    ...statedParts(cells, ["documentNo", "content", "provider"], DISCLOSED_KEYS),
  };
  return { fact, notes: noted("recordType", recordType, Object.keys(recordTypes)) };
}
