import type { TableName } from "./source.ts";

/** Shape of one canonical table: the bundle's columns (contract 2.2), and which of them is the row's key. */
export interface TableShape {
  key: string;
  columns: readonly string[];
  /** Columns a bundle may leave out. */
  optionalColumns: readonly string[];
}

const shape = (columns: string, optional = ""): TableShape => {
  const all = columns.split(",");
  return { key: all[0]!, columns: all, optionalColumns: optional === "" ? [] : optional.split(",") };
};

/** The canonical tables; adapters yield cells under these names. */
export const tableShapes: Readonly<Record<TableName, TableShape>> = {
  subjects: shape(
    "id,kind,name,uscc,regionCode,status,registeredOn,dissolvedOn,industryCode,capitalFen,address,phone,idDigest",
    "formerNames,idNumber,registrationNumber,lei,organisationCode",
  ),
  shareholdings: shape(
    "statementId,holderId,companyId,sharePercent,sharePercentMin,sharePercentMax,amountFen,validFrom,validTo",
    "votesPercent",
  ),
  positions: shape("statementId,personId,organisationId,role,validFrom,validTo"),
  links: shape("statementId,fromId,toId,kind,amountFen,validFrom,validTo"),
  listings: shape(
    "listingId,subjectId,listCode,authority,documentNo,listedOn,removedOn,removalReason",
    "actFrom,actTo,jointAuthorities,removalDocumentNo,banUntil,sentenceUntil,correctedOn",
  ),
  penalties: shape(
    "recordId,subjectId,penaltyType,amountFen,authority,documentNo,decidedOn,publishUntil",
    "actFrom,actTo,caseName,offence,legalBasis,content,authorityCode,provider,providerCode,divisionCode,removalReason,banUntil,sentenceUntil,correctedOn",
  ),
  records: shape(
    "recordId,subjectId,recordType,value,unit,occurredOn,authority",
    "documentNo,content,authorityCode,provider,providerCode,divisionCode",
  ),
  "listing-steps": shape(
    "stepId,subjectId,listCode,procedureId,stage,stageOn,documentNo,authority",
    "listingId,outcome,documentName",
  ),
};
