import type { Cells, RawRow } from "../source.ts";

/** Numbers below this are companies, from it on persons (README of the data set). */
const PERSONS_FROM = 3976;

/** What one type of edge says, read from company or holder outwards; `turned` types are mirror images. */
interface EdgeType {
  means: "supervisor" | "executive" | "stake" | "branch" | "unmapped";
  turned: boolean;
  name: string;
}

const type = (means: EdgeType["means"], name: string, turned = false): EdgeType => ({ means, turned, name });

/**
 * The 20 types. 4/5 (stakeholder): 3,118 of 3,155 pairs are investors as well, so it is 股东, a holder whose amount may
 * be missing. 12 to 19 (loan, deal, rent, creditor) have no counterpart in our tables.
 */
const types: readonly EdgeType[] = [
  type("supervisor", "supervised", true),
  type("supervisor", "supervise"),
  type("executive", "executed", true),
  type("executive", "execute"),
  type("stake", "stakeholderd", true),
  type("stake", "stakeholder"),
  type("stake", "invest_CC"),
  type("stake", "invested_CC", true),
  type("stake", "invest_CP"),
  type("stake", "invested_CP", true),
  type("branch", "branch"),
  type("branch", "branched", true),
  type("unmapped", "loan"),
  type("unmapped", "deal"),
  type("unmapped", "rent"),
  type("unmapped", "creditor"),
  type("unmapped", "loaned", true),
  type("unmapped", "dealed", true),
  type("unmapped", "rented", true),
  type("unmapped", "creditored", true),
];

/** One statement behind an edge and its mirror image; `from` holds, holds office, or is the head office. */
export interface EdgeStatement {
  means: EdgeType["means"];
  from: string;
  to: string;
  /** 10,000 yuan; "" where the edge states none. */
  weight: string;
  /** Types of the same meaning that are not mirrors of each other stay apart: 12 and 13, 5 and 8. */
  name: string;
  row: RawRow;
}

/** "188" → "C188", "5147" → "P5147". */
export function partyId(index: string): string {
  return `${Number(index) < PERSONS_FROM ? "C" : "P"}${index}`;
}

/** An edge row → the statement it makes; undefined for a type outside 0 to 19. */
export function statementOfEdge(row: RawRow): EdgeStatement | undefined {
  const { src = "", dst = "", type_id: typeId = "", weight = "" } = row.cells as Record<string, string>;
  const edge = /^\d+$/.test(typeId) ? types[Number(typeId)] : undefined;
  if (!edge) return undefined;
  const [from, to] = edge.turned ? [dst, src] : [src, dst];
  const isInvestment = Number(typeId) >= 6 && Number(typeId) <= 9;
  const name = edge.turned ? types.find(isMirrorOf(edge, Number(typeId)))!.name : edge.name;
  return {
    means: edge.means,
    from: partyId(from),
    to: partyId(to),
    weight: isInvestment ? weight : "",
    name,
    row,
  };
}

function isMirrorOf(edge: EdgeType, typeId: number) {
  // 0–11: neighbours in pairs; 12–15 against 16–19.
  const mirrorId = typeId >= 16 ? typeId - 4 : typeId ^ 1;
  return (other: EdgeType) => other === types[mirrorId] && other !== edge;
}

/** Statement → cells of the table it belongs to, and the table; `broken` for what has no counterpart. */
export function cellsOfStatement(statement: EdgeStatement): { table: string; cells: Cells; broken?: string } {
  const { means, from, to, weight, name } = statement;
  const statementId = `${name}-${from}-${to}`;
  if (means === "supervisor" || means === "executive") {
    return { table: "positions", cells: { statementId, personId: from, organisationId: to, role: means } };
  }
  if (means === "stake") {
    return {
      table: "shareholdings",
      cells: { statementId, holderId: from, companyId: to, amountFen: fenText(weight) },
    };
  }
  if (means === "branch") {
    return { table: "links", cells: { statementId, fromId: to, toId: from, kind: "branchOf" } };
  }
  const broken = `an edge of type ${name} has no counterpart among the tables; expected types 0 to 11`;
  return { table: "links", cells: { statementId, fromId: from, toId: to, kind: name }, broken };
}

/** Amount in 10,000 yuan as text → whole fen as text, rounded half up; an unreadable one goes on for the check. */
export function fenText(wanYuan: string): string {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(wanYuan);
  if (!match) return wanYuan;
  const decimals = (match[2] ?? "").padEnd(7, "0");
  const fen = BigInt(match[1]! + decimals.slice(0, 6)) + (decimals[6]! >= "5" ? 1n : 0n);
  return String(fen);
}
