import type { SubjectFact } from "../../model/facts.ts";
import type { SubjectKind, SubjectStatus } from "../../model/kinds.ts";
import { subjectKinds, subjectStatuses } from "../../model/kinds.ts";
import { isLeiForm, leiHolds } from "../../model/lei.ts";
import { isOrganisationCodeForm, organisationCodeStatus } from "../../model/organisation-code.ts";
import { isPersonKey } from "../../model/person-key.ts";
import { isRegistrationNumberForm, registrationNumberStatus } from "../../model/registration-number.ts";
import { isListedRegion } from "../../model/regions.ts";
import { isUsccForm, usccRegisterZh, usccStatus } from "../../model/uscc.ts";
import { formerNamesText, parseFormerNames } from "../../names/former-names.ts";
import type { IdNumberOutcome } from "../identity/keyed-row.ts";
import { idNumberOutcomes } from "../identity/keyed-row.ts";
import type { Cells } from "../source.ts";
import {
  CellFault,
  MalformedCode,
  cell,
  keyOf,
  optionalFen,
  optionalIndexedText,
  optionalKey,
  optionalText,
  periodOf,
} from "./cells.ts";
import type { CheckedRow, Note } from "./facts.ts";

/** Row of subjects.csv → fact; throws CellFault. A wrong check character is accepted and reported (contract 2.2). */
export function checkSubject(cells: Cells): CheckedRow<SubjectFact> {
  const notes: Note[] = [];
  const kind = keyOf(cells, "kind") as SubjectKind;
  if (!Object.hasOwn(subjectKinds, kind))
    notes.push({ what: "unknown kind, kept as an organisation of that name", value: kind });
  const uscc = usccOf(cells);
  const status = uscc === null ? null : usccStatus(uscc);
  if (status === "wrong") {
    const fault =
      usccRegisterZh(uscc!) === null ? "that no register gives out" : "with a wrong check character";
    notes.push({ what: `code ${fault}, no identity key`, value: uscc! });
  }
  const life = periodOf(cells, "registeredOn", "dissolvedOn");
  const name = optionalText(cells, "name") ?? "";
  if (name === "") notes.push({ what: "subject without a name", value: cell(cells, "id") });
  const fact: SubjectFact = {
    id: keyOf(cells, "id"),
    kind,
    name,
    uscc,
    usccStatus: status,
    regionCode: regionOf(cells, notes),
    status: statusOf(cells),
    registeredOn: life.from,
    dissolvedOn: life.to,
    industryCode: optionalKey(cells, "industryCode"),
    capitalFen: optionalFen(cells, "capitalFen"),
    address: optionalIndexedText(cells, "address"),
    phone: optionalIndexedText(cells, "phone"),
    idDigest: digestOf(cells),
    ...formerNamesOf(cells),
    ...personKeyOf(cells, kind, notes),
    ...registrationNumberOf(cells, kind, notes),
    ...leiOf(cells, kind, notes),
    ...organisationCodeOf(cells, kind, notes),
  };
  return { fact, notes };
}

function usccOf(cells: Cells): string | null {
  const uscc = cell(cells, "uscc");
  if (uscc === "" || isUsccForm(uscc)) return uscc === "" ? null : uscc;
  if (/^\d(\.\d+)?E\+\d\d$/i.test(uscc)) {
    throw new MalformedCode(
      "uscc",
      uscc,
      "is a code that a spreadsheet made a number; enter it again as text",
    );
  }
  throw new MalformedCode("uscc", uscc, "expected a code of 18 characters in the alphabet of GB 32100");
}

/** Regulators' files hold codes of all times and of their own making: one that no table lists is kept and told. */
function regionOf(cells: Cells, notes: Note[]): string | null {
  const regionCode = cell(cells, "regionCode");
  if (regionCode === "") return null;
  if (!/^[1-9]\d{5}$/.test(regionCode))
    throw new CellFault("regionCode", regionCode, "expected six digits of GB/T 2260");
  if (!isListedRegion(regionCode))
    notes.push({ what: "unknown region code, in no table of GB/T 2260 since 2002-12", value: regionCode });
  return regionCode;
}

function statusOf(cells: Cells): SubjectStatus {
  const status = cell(cells, "status");
  if (status === "") return "unknown";
  if (Object.hasOwn(subjectStatuses, status)) return status as SubjectStatus;
  throw new CellFault(
    "status",
    status,
    `expected one of ${Object.keys(subjectStatuses).join(", ")} or nothing`,
  );
}

/** Absent, not null, where nothing is stated: a row without them has the content hash it always had. */
function formerNamesOf(cells: Cells): { formerNames?: string } {
  const text = optionalText(cells, "formerNames");
  if (text === null) return {};
  try {
    return { formerNames: formerNamesText(parseFormerNames(text)) };
  } catch (error) {
    if (error instanceof RangeError) throw new CellFault("formerNames", text, error.message);
    throw error;
  }
}

/** Key of a person whose ID number was keyed when the row was read; absent, not null, where there is none. */
function personKeyOf(cells: Cells, kind: SubjectKind, notes: Note[]): { personKey?: string } {
  const outcome = cell(cells, "idNumber");
  if (outcome === "") return {};
  if (!Object.hasOwn(idNumberOutcomes, outcome)) throw new Error("an ID number came to the checks unkeyed");
  if (kind !== "person")
    throw new CellFault("idNumber", MASK, "is filled for an organisation, expected nothing");
  const what = idNumberOutcomes[outcome as IdNumberOutcome];
  if (what === "") return { personKey: cell(cells, "personKey") };
  notes.push({ what, value: MASK });
  return {};
}

/** A number with a wrong check digit is kept and told, like a code; absent, not null, where none is stated. */
function registrationNumberOf(
  cells: Cells,
  kind: SubjectKind,
  notes: Note[],
): Pick<SubjectFact, "registrationNumber"> {
  const registrationNumber = organisationNumber(cells, "registrationNumber", kind);
  if (registrationNumber === "") return {};
  if (!isRegistrationNumberForm(registrationNumber)) {
    const expected = "expected the 15 digits of a registration number, or 13 of before 2007";
    throw new CellFault("registrationNumber", registrationNumber, expected);
  }
  if (registrationNumberStatus(registrationNumber) === "wrong")
    notes.push({ what: "registration number with a wrong check digit", value: registrationNumber });
  return { registrationNumber };
}

function leiOf(cells: Cells, kind: SubjectKind, notes: Note[]): Pick<SubjectFact, "lei"> {
  const lei = organisationNumber(cells, "lei", kind);
  if (lei === "") return {};
  if (!isLeiForm(lei)) throw new CellFault("lei", lei, "expected 18 letters or digits and 2 check digits");
  if (!leiHolds(lei)) notes.push({ what: "LEI with wrong check digits", value: lei });
  return { lei };
}

/** One that fails is kept and told, like a code; equal digits stand for none, and thousands would share them. */
function organisationCodeOf(
  cells: Cells,
  kind: SubjectKind,
  notes: Note[],
): Pick<SubjectFact, "organisationCode"> {
  const text = organisationNumber(cells, "organisationCode", kind);
  if (text === "") return {};
  if (!isOrganisationCodeForm(text)) {
    const expected = "expected 8 letters or digits and the check character of an organisation code";
    throw new CellFault("organisationCode", text, expected);
  }
  const status = organisationCodeStatus(text);
  if (status !== "valid")
    notes.push({
      what:
        status === "wrong"
          ? "organisation code with a wrong check character"
          : "organisation code of equal digits left out",
      value: text,
    });
  return status === "placeholder" ? {} : { organisationCode: text.replace("-", "") };
}

/** A number that only organisations have. */
function organisationNumber(cells: Cells, column: string, kind: SubjectKind): string {
  const text = cell(cells, column);
  if (text !== "" && kind === "person")
    throw new CellFault(column, MASK, "is filled for a person, expected nothing");
  return text;
}

/** What stands in the place of an ID number. */
const MASK = "***";

function digestOf(cells: Cells): string | null {
  const idDigest = optionalKey(cells, "idDigest");
  if (idDigest !== null && isPersonKey(idDigest)) {
    throw new CellFault("idDigest", MASK, "has the form of a key that only this system makes");
  }
  return idDigest;
}
