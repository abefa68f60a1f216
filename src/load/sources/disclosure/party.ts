import { hash } from "node:crypto";
import { hasIdNumberForm, maskIdNumbers } from "../../../model/id-number.ts";
import type { SubjectKind } from "../../../model/kinds.ts";
import { isUsccForm, usccStatus } from "../../../model/uscc.ts";
import type { Cells } from "../../source.ts";
import { CellFault, MalformedCode } from "../../check/cells.ts";
import { kindByCode } from "../kind-by-code.ts";
import { numberText, organisationCodeIn, registrationNumberIn } from "../organisation-numbers.ts";

/** Who a decision is about (行政相对人). */
export interface Party {
  id: string;
  kind: SubjectKind;
  name: string;
  /** "" where none is stated. */
  uscc: string;
  /** A code in the place of an older number that does not hold, so that it is not taken; "" where there is none. */
  lostCode: string;
  /** Column whose number makes the id, or holds the code; undefined where there is none. */
  numberColumn: string | undefined;
  /** Numbers of an organisation beside its code, where they have the form; "" where none is stated. */
  registrationNumber: string;
  organisationCode: string;
  /** Resident ID number of a natural person, for the key alone; "" where none is stated. */
  idNumber: string;
  /** Legal representative or person in charge; "" where none is stated. */
  leader: string;
  leaderIdNumber: string;
}

/** What agencies write where there is nothing. */
const nothing = new Set(["/", "\\", "-", "--", "—", "——", "无", "空", "暂无", "NULL", "N/A", "NONE"]);

/** Text of a cell; "" where a sign for "nothing" stands. */
export function stated(cells: Cells, column: string): string {
  const text = (cells[column] ?? "").trim();
  return nothing.has(text.toUpperCase()) ? "" : text;
}

/** A short id that says nothing of what it is made of. Never of an ID number: those can be found by trying. */
export function digestId(prefix: string, ...parts: string[]): string {
  return `${prefix}-${hash("sha256", JSON.stringify(parts)).slice(0, 16)}`;
}

/** Numbers of an organisation beside its code, with the prefix of the id they make. */
const numbers = [
  ["registrationNo", "registration"],
  ["organisationCode", "organisation"],
  ["taxNo", "tax"],
  ["institutionNo", "institution"],
  ["socialNo", "social"],
] as const;

/** Columns of such numbers. */
export const numberColumns: readonly string[] = numbers.map(([column]) => column);

/** Whether the standard has a number left blank: type 4 has none of an institution or of an association. */
export function isBlankByType(cells: Cells, column: string): boolean {
  return typeIn(cells) === "4" && (column === "institutionNo" || column === "socialNo");
}

/** Types 1 to 4 of the standard by number and by name. */
const kindByType: Readonly<Record<string, SubjectKind>> = {
  "1": "person",
  "2": "company",
  "3": "individualBusiness",
  "4": "individualBusiness",
  自然人: "person",
  法人及非法人组织: "company",
  法人和非法人组织: "company",
  法人: "company",
  非法人组织: "company",
  个体工商户: "individualBusiness",
};

/** What a natural person has none of. */
const nobodyLeads = {
  ...{ numberColumn: undefined, registrationNumber: "", organisationCode: "" },
  ...{ lostCode: "", leader: "", leaderIdNumber: "" },
};

/**
 * The party of a row. `decisionKey` tells apart those who have no number: each is a subject of its own decision.
 * Throws CellFault where type and numbers do not fit each other, or neither is there.
 */
export function partyOf(cells: Cells, decisionKey: string): Party {
  const name = nameIn(cells, "partyName");
  if (name === "") throw new CellFault("partyName", name, "is empty, expected the name of the party");
  const { uscc, column: codeColumn, lostCode } = codeOf(cells);
  const own = uscc === "" ? ownNumber(cells) : undefined;
  const hasNumber = uscc !== "" || own !== undefined;
  const kind = kindOf(cells, hasNumber);
  if (kind === "person") {
    if (hasNumber) {
      // Whatever stands there may be an old ID number of 15 digits, so it is not repeated.
      const reason = "is filled for a natural person (type 1), expected a number of an organisation nowhere";
      throw new CellFault(uscc === "" ? own!.column : "uscc", "***", reason);
    }
    const idNumber = stated(cells, "personIdNo");
    const id = digestId("person", decisionKey, name);
    return { ...nobodyLeads, id, kind, name, uscc: "", idNumber };
  }
  const leader = nameIn(cells, "leader");
  const leaderIdNumber = leader === "" ? "" : stated(cells, "leaderIdNo");
  const led = {
    numberColumn: own?.column ?? codeColumn,
    registrationNumber: registrationNumberIn(stated(cells, "registrationNo")),
    organisationCode: organisationCodeIn(stated(cells, "organisationCode")),
    ...{ idNumber: "", lostCode, leader, leaderIdNumber },
  };
  if (uscc === "") {
    const id = own ? `${own.prefix}-${own.value}` : digestId("unnumbered", decisionKey, name);
    return { id, kind, name, uscc, ...led };
  }
  const holds = usccStatus(uscc) !== "wrong";
  return { id: holds ? uscc : `code-${uscc}`, kind: kindByCode(uscc) ?? kind, name, uscc, ...led };
}

/** Whether the type says individual business where the code says another kind, or the other way round. */
export function isTypeOverruled(cells: Cells, { kind }: Party): boolean {
  const said = kindByType[typeIn(cells)];
  return said !== undefined && (said === "individualBusiness") !== (kind === "individualBusiness");
}

function typeIn(cells: Cells): string {
  return stated(cells, "partyType")
    .normalize("NFKC")
    .replace(/^0(?=\d$)/, "");
}

function nameIn(cells: Cells, column: string): string {
  const name = stated(cells, column);
  if (maskIdNumbers(name) === name) return name;
  throw new CellFault(column, name, "has an ID number in it, expected a name");
}

function kindOf(cells: Cells, hasNumber: boolean): SubjectKind {
  const type = typeIn(cells);
  const personNo = stated(cells, "personIdNo");
  if (type === "") {
    if (hasNumber) return "company";
    if (personNo !== "" && stated(cells, "leader") === "") return "person";
    const reason = "is empty beside a party without any number, expected 1 to 4 or the type's name";
    throw new CellFault("partyType", type, reason);
  }
  const kind = Object.hasOwn(kindByType, type) ? kindByType[type]! : undefined;
  if (kind === undefined) {
    throw new CellFault("partyType", type, `expected one of ${Object.keys(kindByType).join(", ")}`);
  }
  if (kind !== "person" && !hasNumber && personNo !== "") {
    throw new CellFault(
      "partyType",
      type,
      "says organisation beside a person's document and no number of its own",
    );
  }
  return kind;
}

/** The code of 18 characters, also where it stands in the place of an older number and holds; "" where there is none. */
function codeOf(cells: Cells): { uscc: string; column?: string; lostCode: string } {
  const code = numberIn(cells, "uscc");
  if (code !== "") {
    if (isUsccForm(code)) return { uscc: code, lostCode: "" };
    throw new MalformedCode("uscc", code, "expected a code of 18 characters in the alphabet of GB 32100");
  }
  const moved = numberColumns.map((column) => ({ uscc: numberIn(cells, column), column, lostCode: "" }));
  const coded = moved.filter(({ uscc }) => isUsccForm(uscc));
  const held = coded.find(({ uscc }) => usccStatus(uscc) !== "wrong");
  return held ?? { uscc: "", lostCode: coded[0]?.uscc ?? "" };
}

function ownNumber(cells: Cells): { column: string; prefix: string; value: string } | undefined {
  for (const [column, prefix] of numbers) {
    if (isBlankByType(cells, column)) continue;
    const value = numberIn(cells, column);
    if (value !== "" && (column !== "organisationCode" || organisationCodeIn(value) !== "")) {
      return { column, prefix, value };
    }
  }
  return undefined;
}

/** An ID number here is a slip that must go no further. */
function numberIn(cells: Cells, column: string): string {
  const text = numberText(stated(cells, column));
  if (!hasIdNumberForm(text)) return text;
  const Fault = column === "uscc" ? MalformedCode : CellFault;
  throw new Fault(column, text, "is a person's ID number, expected a number of an organisation");
}
