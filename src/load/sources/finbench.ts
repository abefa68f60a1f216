import { percentTextFromPpm, ppmFromRatio } from "../../model/shares.ts";
import type { Cells, DeliveryFiles, FileShape, RawRow, Source, TableName } from "../source.ts";
import { nobody } from "./party-choice.ts";
import type { PartyChoice, SourceOptions } from "./party-choice.ts";

const shape = (id: string, columns: string): FileShape => ({
  id,
  pattern: new RegExp(`^${id}\\.csv$`),
  format: "csv",
  delimiter: "|",
  columns: columns.split(" "),
});

const files = [
  shape("Company", "companyId companyName isBlocked createTime"),
  shape("Person", "personId personName isBlocked createTime"),
  shape("CompanyInvestCompany", "investorId companyId ratio createTime"),
  shape("PersonInvestCompany", "investorId companyId ratio createTime"),
  shape("CompanyGuaranteeCompany", "fromId toId createTime"),
  shape("PersonGuaranteePerson", "fromId toId createTime"),
];

/**
 * LDBC FinBench snapshot: companies, persons, investments with a ratio, guarantees; `|` between cells.
 * 37 numbers are a person's and a company's, so ids get a prefix (P, C). Ratios are rounded half up to ppm.
 */
export function finbenchSource({ listParty = nobody }: SourceOptions = {}): Source {
  return {
    id: "finbench",
    nameZh: "FinBench 基准数据",
    defaultSourceId: "finbench",
    files,
    feeds: {
      subjects: ["Company", "Person"],
      shareholdings: ["CompanyInvestCompany", "PersonInvestCompany"],
      links: ["CompanyGuaranteeCompany", "PersonGuaranteePerson"],
      listings: ["Company", "Person"],
    },
    rows: (table, deliveryFiles) => finbenchRows(table, deliveryFiles, listParty),
  };
}

type Reading = readonly [shapeId: string, cellsOf: (cells: Cells) => Cells | undefined];

async function* finbenchRows(
  table: TableName,
  files: DeliveryFiles,
  listParty: PartyChoice,
): AsyncGenerator<RawRow> {
  for (const [shapeId, cellsOf] of readings(table, listParty)) {
    for await (const row of files.rowsOf(shapeId)) {
      const cells = row.broken === undefined ? cellsOf(row.cells) : {};
      if (cells) yield { ...row, cells };
    }
  }
}

function readings(table: TableName, listParty: PartyChoice): Reading[] {
  switch (table) {
    case "subjects":
      return [
        ["Company", (row) => subject("company", `C${row["companyId"]}`, row["companyName"], row)],
        ["Person", (row) => subject("person", `P${row["personId"]}`, row["personName"], row)],
      ];
    case "shareholdings":
      return [
        ["CompanyInvestCompany", (row) => stake("C", row)],
        ["PersonInvestCompany", (row) => stake("P", row)],
      ];
    case "links":
      return [
        ["CompanyGuaranteeCompany", (row) => guarantee("C", row)],
        ["PersonGuaranteePerson", (row) => guarantee("P", row)],
      ];
    case "listings":
      return [
        ["Company", (row) => listing(`C${row["companyId"]}`, row, listParty)],
        ["Person", (row) => listing(`P${row["personId"]}`, row, listParty)],
      ];
    default:
      return [];
  }
}

function subject(kind: string, id: string, name: string | undefined, row: Cells): Cells {
  return { id, kind, name: name ?? "", status: "active", registeredOn: kind === "company" ? dayOf(row) : "" };
}

function stake(prefix: string, row: Cells): Cells {
  const [holderId, companyId] = [`${prefix}${row["investorId"]}`, `C${row["companyId"]}`];
  const ratio = row["ratio"] ?? "";
  // What is no plain number goes on as it is, for the check to name.
  const sharePercent = /^\d+(\.\d+)?(E-?\d+)?$/i.test(ratio)
    ? percentTextFromPpm(ppmFromRatio(Number(ratio)))
    : ratio;
  return {
    statementId: `invest-${holderId}-${companyId}`,
    holderId,
    companyId,
    sharePercent: ratio === "" ? "unstated" : sharePercent,
    validFrom: dayOf(row),
  };
}

function guarantee(prefix: string, row: Cells): Cells {
  const [fromId, toId] = [`${prefix}${row["fromId"]}`, `${prefix}${row["toId"]}`];
  return {
    statementId: `guarantee-${fromId}-${toId}`,
    fromId,
    toId,
    kind: "guarantees",
    validFrom: dayOf(row),
  };
}

function listing(subjectId: string, row: Cells, listParty: PartyChoice): Cells | undefined {
  const isBlocked = row["isBlocked"] === "true";
  if (!isBlocked && !listParty(subjectId)) return undefined;
  return {
    listingId: `listed-${subjectId}`,
    subjectId,
    listCode: "dishonestJudgmentDebtor",
    authority: isBlocked ? "FinBench isBlocked" : "test list, chosen when loading",
    listedOn: dayOf(row),
  };
}

/** "2020-01-01 12:38:32.171" → "2020-01-01". */
function dayOf(row: Cells): string {
  return (row["createTime"] ?? "").slice(0, 10);
}
