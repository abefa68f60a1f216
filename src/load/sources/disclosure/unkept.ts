import type { Cells, RawRow } from "../../source.ts";
import type { LeftOut } from "../left-out.ts";
import { columnInFile } from "./columns.ts";
import { licenceNames } from "./licence.ts";
import type { Party } from "./party.ts";
import { isBlankByType, isTypeOverruled, numberColumns, stated } from "./party.ts";
import { imposesBan, isStateOfPenaltyKnown } from "./penalty.ts";

/** Columns that say nothing the graph has a place for. */
const always = ["leaderIdType", "personIdType", "updatedAt", "remark", "scope"];

/** Count what a row states and the adapter does not keep, by the file's own names of the columns. */
export function countUnkept(counts: LeftOut, row: RawRow, shapeId: string, party: Party): void {
  for (const [column, beside] of unkept(row.cells, shapeId, party)) {
    if (stated(row.cells, column) === "") continue;
    counts.add(`${columnInFile(shapeId, column)}${beside} is not kept`, `${row.file}:${row.line}`);
  }
}

function keptNumbers({ registrationNumber, organisationCode }: Party): string[] {
  return [
    ...(registrationNumber === "" ? [] : ["registrationNo"]),
    ...(organisationCode === "" ? [] : ["organisationCode"]),
  ];
}

/** Columns that are not kept of a row if they state anything, each with what it stands beside. */
function* unkept(cells: Cells, shapeId: string, party: Party): Generator<[column: string, beside: string]> {
  for (const column of always) yield [column, ""];
  if (party.kind === "person") {
    for (const column of ["leader", "leaderIdNo"]) yield [column, " of a natural person"];
  } else {
    if (isTypeOverruled(cells, party)) yield ["partyType", " beside a code that says otherwise"];
    yield ["personIdNo", " of an organisation"];
    if (party.leader === "") yield ["leaderIdNo", " without a name"];
    const kept = [party.numberColumn, ...keptNumbers(party)];
    for (const column of numberColumns) {
      if (kept.includes(column)) continue;
      const isBlank = isBlankByType(cells, column);
      yield [column, isBlank ? " of a party of type 4" : " beside the number that tells the party apart"];
    }
  }
  if (shapeId === "licences") {
    const named = licenceNames.find((column) => stated(cells, column) !== "");
    for (const column of licenceNames) if (column !== named) yield [column, " beside another name"];
  } else {
    if (!imposesBan(cells)) yield ["effectiveUntil", " of a penalty that is no ban"];
    if (stated(cells, "publishUntil") !== "") yield ["publishFor", " beside a day"];
    if (!isStateOfPenaltyKnown(cells)) yield ["state", " of a penalty that is neither in force nor 撤销"];
  }
}
