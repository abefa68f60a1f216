import type { IdentifierKind } from "../../model/identifier.ts";
import { identifierOf } from "../../model/identifier.ts";
import { subjectKinds } from "../../model/kinds.ts";
import type { Cells, DeliveryFiles, RawRow, Source, TableName } from "../source.ts";
import { boundCells } from "./bods-share.ts";
import { bodsStatementOf } from "./bods-statement.ts";
import type { BodsDetails, BodsStatement, BrokenStatement } from "./bods-statement.ts";
import { piecesOf } from "./bods-timeline.ts";
import type { BodsPiece } from "./bods-timeline.ts";
import { nobody } from "./party-choice.ts";
import type { PartyChoice, SourceOptions } from "./party-choice.ts";

/** Kinds of BODS entities; a kind not named here goes on as it is, and the check reports it. */
const entityKinds: Readonly<Record<string, string>> = {
  registeredEntity: "company",
  legalEntity: "company",
  arrangement: "arrangement",
  anonymousEntity: "unknownParty",
  unknownEntity: "unknownParty",
  state: "state",
  stateBody: "governmentBody",
};

/** Offices of ours that interests mean; other interests keep their own name as a role that bars nobody. */
const roleByInterest: Readonly<Record<string, string>> = {
  boardMember: "director",
  boardChair: "director",
  seniorManagingOfficial: "executive",
  otherInfluenceOrControl: "actualController",
  appointmentOfBoard: "actualController",
  controlViaCompanyRulesOrArticles: "actualController",
  controlByLegalFramework: "actualController",
};

/**
 * Beneficial Ownership Data Standard 0.4 (openownership): entity, person and relationship statements. Records become
 * subjects; `new`, `updated`, `closed` become world time; totals of indirect paths are no stakes.
 */
export function bodsSource({ listParty = nobody }: SourceOptions = {}): Source {
  return {
    id: "bods",
    nameZh: "BODS 受益所有权数据",
    defaultSourceId: "bods",
    files: [{ id: "statements", pattern: /^.+\.(json|jsonl|ndjson)$/, format: "text", columns: [] }],
    feeds: {
      subjects: ["statements"],
      shareholdings: ["statements"],
      positions: ["statements"],
      listings: ["statements"],
    },
    rows: (table, files) => bodsRows(table, files, listParty),
  };
}

async function* bodsRows(
  table: TableName,
  files: DeliveryFiles,
  listParty: PartyChoice,
): AsyncGenerator<RawRow> {
  const { records, broken } = await recordsOf(files);
  if (table === "subjects") {
    for (const { file, line, recordId, broken: reason } of broken) {
      yield { file, line, cells: { id: recordId }, broken: reason };
    }
    for (const record of records.values()) yield* subjectRows(record);
  } else if (table === "listings") {
    for (const record of records.values()) yield* listingRows(record, listParty);
  } else {
    for (const record of records.values()) yield* relationRows(table, record);
  }
}

interface BodsRecords {
  /** Statements by record, each record's oldest first. */
  records: Map<string, BodsStatement[]>;
  broken: BrokenStatement[];
}

async function recordsOf(files: DeliveryFiles): Promise<BodsRecords> {
  const records = new Map<string, BodsStatement[]>();
  const broken: BrokenStatement[] = [];
  for await (const value of files.valuesOf("statements")) {
    // The manifest of a delivery is JSON as well, and no statement.
    if (value.file === "delivery.json") continue;
    const statement = bodsStatementOf(value);
    if ("broken" in statement) broken.push(statement as BrokenStatement);
    else records.set(statement.recordId, [...(records.get(statement.recordId) ?? []), statement]);
  }
  for (const statements of records.values()) {
    // Stable: statements of one day keep the order of the file.
    statements.sort((a, b) => (a.statedOn < b.statedOn ? -1 : a.statedOn > b.statedOn ? 1 : 0));
  }
  return { records, broken };
}

function* subjectRows(statements: readonly BodsStatement[]): Generator<RawRow> {
  const last = statements.at(-1)!;
  const { recordDetails: details, recordId, recordType, file, line } = last;
  if (recordType !== "relationship") {
    const cells = subjectCells(recordId, recordType, details);
    const lost = cells["uscc"] === "" ? lostCode(details) : "";
    yield { file, line, cells, ...(lost !== "" && { lostCode: lost }) };
    return;
  }
  for (const side of ["interestedParty", "subject"] as const) {
    const party = details[side];
    if (typeof party !== "object") continue;
    const name = party.description ?? party.reason ?? "未披露方";
    yield { file, line, cells: { id: partyIdOf(last, side), kind: "unknownParty", name } };
  }
}

function subjectCells(id: string, recordType: string, details: BodsDetails): Cells {
  const unnamed = details.unspecifiedPersonDetails ?? details.unspecifiedEntityDetails;
  const legal = details.names?.find(({ type }) => type === "legal") ?? details.names?.[0];
  const name = details.name ?? legal?.fullName ?? unnamed?.description ?? unnamed?.reason ?? "未披露方";
  if (recordType === "person")
    return { id, kind: details.personType === "knownPerson" ? "person" : "unknownParty", name };
  const { type = "unknownEntity", details: said = "" } = details.entityType ?? {};
  const dissolvedOn = details.dissolutionDate ?? "";
  return {
    id,
    name,
    dissolvedOn,
    kind: kindSaid(said) ?? entityKinds[type] ?? type,
    uscc: heldCode("uscc", details),
    registrationNumber: heldCode("registrationNumber", details),
    lei: heldCode("lei", details),
    status: dissolvedOn === "" ? "unknown" : "dissolved",
    registeredOn: details.foundingDate ?? "",
    address: details.addresses?.find(({ type: use }) => use === "registered")?.address ?? "",
    formerNames: (details.alternateNames ?? []).filter((former) => !/[;@]/.test(former)).join(";"),
  };
}

/** A kind of ours that our own export states in the details of an entity type, such as 个体工商户. */
function kindSaid(details: string): string | undefined {
  return Object.entries(subjectKinds).find(([kind, zh]) => zh === details && kind !== "person")?.[0];
}

const held = ["valid", "legacyException"];

/** What is stated as a credit code and does not hold, by its own form or by its scheme; "" where there is none. */
function lostCode({ identifiers = [] }: BodsDetails): string {
  const meant = identifiers.filter(({ id = "", scheme }) => {
    const found = identifierOf(id);
    return !found?.mayBeResidentId && (found?.kind === "uscc" || scheme === "CN-USCI");
  });
  return meant[0]?.id ?? "";
}

/** The code of a kind among the identifiers, whatever scheme they name; "" where none holds. */
function heldCode(kind: IdentifierKind, { identifiers = [] }: BodsDetails): string {
  const found = identifiers.map(({ id }) => identifierOf(id ?? ""));
  return found.find((one) => one?.kind === kind && held.includes(one.status))?.code ?? "";
}

/** Id of one side of a relationship; a party that is not named gets an id of its own, so that two are never one. */
function partyIdOf(statement: BodsStatement, side: "interestedParty" | "subject"): string {
  const party = statement.recordDetails[side];
  return typeof party === "string" ? party : party === undefined ? "" : `${statement.recordId}-${side}`;
}

function* relationRows(table: TableName, statements: readonly BodsStatement[]): Generator<RawRow> {
  if (statements[0]!.recordType !== "relationship") return;
  for (const piece of piecesOf(statements)) {
    const isStake = piece.type === "shareholding" || piece.type === "votingRights";
    const { file, line } = piece.statement;
    if (isStake && !piece.isIndirect) {
      if (table === "shareholdings") yield { file, line, cells: stakeCells(piece) };
    } else if (table === "positions") {
      yield { file, line, ...officeCells(piece, isStake) };
    }
  }
}

function stakeCells(piece: BodsPiece): Cells {
  return {
    statementId: `${piece.statement.statementId}-${piece.key}`,
    holderId: partyIdOf(piece.statement, "interestedParty"),
    companyId: partyIdOf(piece.statement, "subject"),
    ...boundCells(piece.share, piece.votes),
    validFrom: piece.from,
    validTo: piece.to,
  };
}

/** A total over indirect paths is no stake: its parts are stated too, and adding both would count twice. */
function officeCells(piece: BodsPiece, isStake: boolean): Pick<RawRow, "cells" | "broken"> {
  const cells = {
    statementId: `${piece.statement.statementId}-${piece.key}`,
    personId: partyIdOf(piece.statement, "interestedParty"),
    organisationId: partyIdOf(piece.statement, "subject"),
    role: isStake ? "beneficialOwner" : piece.role || (roleByInterest[piece.type] ?? piece.type),
    validFrom: piece.from,
    validTo: piece.to,
  };
  if (!isStake || piece.isBeneficial) return { cells };
  return { cells, broken: "a total over indirect paths, whose direct parts are statements of their own" };
}

function* listingRows(statements: readonly BodsStatement[], listParty: PartyChoice): Generator<RawRow> {
  const { recordId: subjectId, recordType, file, line, statedOn } = statements[0]!;
  if (recordType === "relationship" || !listParty(subjectId)) return;
  const authority = "test list, chosen when loading";
  const cells = {
    listingId: `listed-${subjectId}`,
    subjectId,
    listCode: "dishonestJudgmentDebtor",
    authority,
  };
  yield { file, line, cells: { ...cells, listedOn: statedOn } };
}
