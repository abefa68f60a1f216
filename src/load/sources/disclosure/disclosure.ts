import { maskIdNumbers } from "../../../model/id-number.ts";
import type { Cells, DeliveryFiles, RawRow, Source, TableName } from "../../source.ts";
import { columnInFile, disclosureShapes } from "./columns.ts";
import { licenceNo, licenceRow } from "./licence.ts";
import type { Party } from "./party.ts";
import { digestId, partyOf, stated } from "./party.ts";
import { dateIn, penaltyKeys, penaltyRows } from "./penalty.ts";
import { CellFault } from "../../check/cells.ts";
import { placeOf } from "../../check/check-row.ts";
import { LeftOut } from "../left-out.ts";
import { countUnkept } from "./unkept.ts";

/**
 * 双公示: administrative licences and penalties as agencies deliver them (2018 codes XK_, CF_, those of 2016, or the
 * Chinese headers of credit portals). Publisher: any agency. Cadence: within seven working days of a decision.
 */
export const disclosure: Source = {
  id: "disclosure",
  nameZh: "双公示（行政许可和行政处罚）",
  defaultSourceId: "disclosure",
  defaultMode: "delta",
  files: disclosureShapes,
  feeds: {
    subjects: ["licences", "penalties"],
    positions: ["licences", "penalties"],
    penalties: ["penalties"],
    records: ["licences"],
  },
  says: [
    "a person without a resident ID number is a subject of one decision, and a legal representative without one a candidate at its organisation, one with nobody else",
  ],
  leavesOut: async (files) => {
    const counts = new LeftOut({ unit: "rows", others: "of other columns" });
    for await (const decision of decisionsOf(files, ["licences", "penalties"])) {
      if (!("fault" in decision)) countUnkept(counts, decision.row, decision.shapeId, decision.party);
    }
    return counts.sentences();
  },
  rows: disclosureRows,
};

/** A row with what it says, or the cell that keeps it out. */
interface Decision {
  row: RawRow;
  shapeId: string;
  /** Key of what the row states: agency, document, party and licence number as they stand. */
  recordKey: string;
  party: Party;
  /** Rows of penalties or records. */
  stated: readonly Cells[];
  decidedOn: string;
}
type Unclear = Pick<Decision, "row" | "shapeId" | "recordKey"> & { fault: CellFault | undefined };

async function* disclosureRows(table: TableName, files: DeliveryFiles): AsyncGenerator<RawRow> {
  if (table === "subjects") yield* subjectRows(files);
  else if (table === "positions") yield* leaderRows(files);
  else {
    for await (const decision of decisionsOf(files, table === "penalties" ? ["penalties"] : ["licences"])) {
      if ("fault" in decision) yield* unclearRows(decision);
      else for (const cells of decision.stated) yield { ...decision.row, cells };
    }
  }
}

/** A row that is not understood protects every key that it may have had. */
function* unclearRows({ row, shapeId, recordKey, fault }: Unclear): Generator<RawRow> {
  const documentNo = stated(row.cells, "documentNo");
  const keys = shapeId === "penalties" ? penaltyKeys(row.cells, recordKey) : [recordKey];
  for (const recordId of keys) {
    const cells = { recordId, documentNo };
    if (!fault) yield { ...row, cells };
    else {
      const at = { ...placeOf(fault), column: columnInFile(shapeId, fault.column) };
      yield { ...row, cells, broken: fault.message, at };
    }
  }
}

async function* decisionsOf(
  files: DeliveryFiles,
  shapeIds: readonly string[],
): AsyncGenerator<Decision | Unclear> {
  for (const shapeId of shapeIds) {
    for await (const row of files.rowsOf(shapeId)) yield decisionOf(row, shapeId);
  }
}

function decisionOf(row: RawRow, shapeId: string): Decision | Unclear {
  const { cells } = row;
  const recordKey = recordKeyOf(cells, shapeId);
  if (row.broken !== undefined) return { row, shapeId, recordKey, fault: undefined };
  try {
    const documentNo = stated(cells, "documentNo");
    if (documentNo === "")
      throw new CellFault("documentNo", "", "is empty, expected the number of the decision");
    if (maskIdNumbers(documentNo) !== documentNo) {
      throw new CellFault(
        "documentNo",
        documentNo,
        "has an ID number in it, expected the number of the decision",
      );
    }
    const decidedOn = dateIn(cells, "decidedOn");
    if (decidedOn === "") throw new CellFault("decidedOn", "", "is empty, expected the day of the decision");
    const party = partyOf(cells, `${stated(cells, "authority")} ${documentNo}`);
    const rows =
      shapeId === "penalties"
        ? penaltyRows(cells, recordKey, party.id)
        : [licenceRow(cells, recordKey, party.id)];
    return { row, shapeId, recordKey, party, stated: rows, decidedOn };
  } catch (fault) {
    if (fault instanceof CellFault) return { row, shapeId, recordKey, fault };
    throw fault;
  }
}

/** Masked before it is digested: an ID number among the parts could be found by trying all of them. */
function recordKeyOf(cells: Cells, shapeId: string): string {
  const parts = ["authority", "documentNo", "partyName"].map((column) =>
    maskIdNumbers(stated(cells, column)),
  );
  return shapeId === "penalties"
    ? digestId("penalty", ...parts)
    : digestId("licence", ...parts, licenceNo(cells));
}

/** One row a party, as its latest decision names it; of two on one day the first in the file. */
async function* subjectRows(files: DeliveryFiles): AsyncGenerator<RawRow> {
  for (const { row, party } of (await latestBy(files, ({ party }) => party.id)).values()) {
    const { id, kind, name, uscc, registrationNumber, organisationCode, idNumber, lostCode } = party;
    const cells = { id, kind, name, uscc, registrationNumber, organisationCode, idNumber };
    yield { ...row, cells, ...(lostCode !== "" && { lostCode }) };
  }
  for (const { row, party } of (await latestLeaders(files)).values()) {
    const { leader: name, leaderIdNumber: idNumber } = party;
    yield { ...row, cells: { id: leaderId(party), kind: "person", name, idNumber } };
  }
}

/** Whoever leads an organisation after its latest decision that says so; since when is not stated. */
async function* leaderRows(files: DeliveryFiles): AsyncGenerator<RawRow> {
  for (const { row, party } of (await latestLeaders(files)).values()) {
    const cells = {
      statementId: leaderId(party),
      personId: leaderId(party),
      organisationId: party.id,
      role: party.kind === "individualBusiness" ? "operator" : "legalRepresentative",
    };
    yield { ...row, cells };
  }
}

function latestLeaders(files: DeliveryFiles): Promise<Map<string, Latest>> {
  return latestBy(files, ({ party }) => (party.leader === "" ? "" : party.id));
}

/** By organisation as well as name: a name alone makes nobody the same person. */
const leaderId = (party: Party) => digestId("leader", party.id, party.leader);

/** What is kept of a party's latest decision: a province has millions. */
interface Latest {
  row: Pick<RawRow, "file" | "line">;
  party: Party;
  decidedOn: string;
}

async function latestBy(
  files: DeliveryFiles,
  keyOf: (decision: Decision) => string,
): Promise<Map<string, Latest>> {
  const latest = new Map<string, Latest>();
  for await (const decision of decisionsOf(files, ["licences", "penalties"])) {
    if ("fault" in decision) continue;
    const key = keyOf(decision);
    const before = latest.get(key);
    if (key === "" || (before && before.decidedOn >= decision.decidedOn)) continue;
    const { row, party, decidedOn } = decision;
    latest.set(key, { row: { file: row.file, line: row.line }, party, decidedOn });
  }
  return latest;
}
