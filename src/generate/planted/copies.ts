import { isUsccForm, usccFromParts, usccStatus } from "../../model/uscc.ts";
import { chance, digestOf } from "../chance.ts";
import type { Claim } from "../region-book.ts";
import { tableColumns } from "../region-tables.ts";
import type { Row, TableName, Tables } from "../region-tables.ts";

/** The region told again: same facts, other parties. */
export interface RegionCopy {
  readonly tables: Tables;
  readonly claims: readonly Claim[];
}

const bodyAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const statementColumns = ["statementId", "listingId", "recordId", "stepId", "procedureId"];
const subjectColumns = ["holderId", "companyId", "personId", "organisationId", "fromId", "toId", "subjectId"];

/**
 * Copy number `copy` of a told region: each subject gets another id, code, name, address, phone and digest, each
 * statement another id, each document another number, and nothing else changes. Subjects that shared an address, a name or a digest still do,
 * within their copy only; so the counts around a planted hub stay what its story says.
 */
export function copiedRegion(region: RegionCopy, copy: number): RegionCopy {
  const mark = String(copy).padStart(2, "0");
  const ids = new Map(region.tables.subjects.map((row) => [row["id"]!, copiedId(row["id"]!, copy, mark)]));
  const idOf = (id: string): string => ids.get(id) ?? id;
  const copyRow = (row: Row): Row => {
    const copied: Record<string, string> = { ...row };
    for (const column of statementColumns) if (row[column]) copied[column] = `${row[column]}-c${mark}`;
    // Two parties under one number are listed by one decision.
    if (row["documentNo"]) copied["documentNo"] = `${row["documentNo"]}-c${mark}`;
    for (const column of subjectColumns) if (row[column]) copied[column] = idOf(row[column]);
    return copied;
  };
  const tables = {} as Tables;
  for (const table of Object.keys(tableColumns) as TableName[])
    tables[table] = region.tables[table].map(copyRow);
  tables.subjects = region.tables.subjects.map((row) => copiedSubject(row, idOf(row["id"]!), copy, mark));
  return { tables, claims: region.claims.map((claim) => copiedClaim(claim, idOf)) };
}

function copiedSubject(row: Row, id: string, copy: number, mark: string): Row {
  const copied: Record<string, string> = { ...row, id };
  if (row["name"]) copied["name"] = `${row["name"]}·${mark}`;
  if (row["uscc"]) copied["uscc"] = row["uscc"] === row["id"] ? id : copiedCode(row["uscc"], copy);
  if (row["address"]) copied["address"] = `${row["address"]}·${mark}`;
  if (row["phone"]) copied["phone"] = copiedPhone(row["phone"], copy);
  if (row["idDigest"]) copied["idDigest"] = digestOf(`${row["idDigest"]} copy ${copy}`);
  return copied;
}

function copiedId(id: string, copy: number, mark: string): string {
  return isUsccForm(id) ? copiedCode(id, copy) : `${id}-c${mark}`;
}

/** Another code of the same standing: valid where it was, and with a wrong check character where it had one. */
function copiedCode(code: string, copy: number): string {
  const letters = [0, 1, 2, 3, 4].map((at) => bodyAlphabet[chance(`${code} copy ${copy} body ${at}`, 31)]!);
  const valid = usccFromParts(code.slice(0, 8), `MAX${letters.join("")}`);
  return usccStatus(code) === "wrong" ? valid.slice(0, 17) + (valid.endsWith("A") ? "B" : "A") : valid;
}

/** 0592-5550012 → 0592-5607012 in copy 7; the block 56 is made up as well. */
function copiedPhone(phone: string, copy: number): string {
  const copied = phone.replace(/-5550(?=\d{3}$)/, `-${5600 + copy}`);
  return copied === phone ? `${phone}-${copy}` : copied;
}

/** Seeds and discriminators may be several ids in order with commas between; they are put in order again. */
function copiedClaim(claim: Claim, idOf: (id: string) => string): Claim {
  const copied = Object.entries(claim).map(([name, value]: [string, unknown]) => {
    if (typeof value !== "string" || ["story", "rule", "expect"].includes(name)) return [name, value];
    const ids = value.split(",").map(idOf);
    return [name, ids.length > 1 ? ids.sort().join(",") : ids[0]];
  });
  return Object.fromEntries(copied) as Claim;
}
