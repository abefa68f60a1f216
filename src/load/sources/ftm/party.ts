import { identifierOf } from "../../../model/identifier.ts";
import { isLeiForm } from "../../../model/lei.ts";
import type { SubjectKind } from "../../../model/kinds.ts";
import { subjectKinds, subjectStatuses } from "../../../model/kinds.ts";
import type { Cells } from "../../source.ts";
import { kindByCode } from "../kind-by-code.ts";
import type { FtmEntity } from "./entity.ts";
import { firstOf, valuesOf } from "./entity.ts";
import { endOf, startOf } from "./period.ts";
import { personNumberOf } from "./person-number.ts";

/** Schemata that are subjects, with the kind of one that says no more. */
export const kindBySchema: ReadonlyMap<string, SubjectKind> = new Map([
  ["Company", "company"],
  ["Organization", "socialOrganisation"],
  ["PublicBody", "governmentBody"],
  ["LegalEntity", "unknownParty"],
  ["Person", "person"],
]);

/** Properties of organisations that may hold a credit code, in the order in which they are believed. */
export const codeProperties = ["uscCode", "taxNumber", "registrationNumber", "idNumber"];

/** Properties that are read of organisations. */
export const organisationProperties: readonly string[] = [
  "name",
  "previousName",
  "legalForm",
  "status",
  "incorporationDate",
  "dissolutionDate",
  "sector",
  "address",
  "phone",
  "capital",
  "currency",
  "leiCode",
  ...codeProperties,
];

/**
 * The credit code of an organisation: the first property that holds one, else the `uscCode` as it stands, for the check
 * to rule on; "" = none. Of whoever may be a person (LegalEntity), only a code that is nothing else counts.
 */
export function codeOf(entity: FtmEntity): string {
  if (entity.schema === "Person") return "";
  for (const name of codeProperties) {
    for (const value of valuesOf(entity, name)) {
      const found = identifierOf(value);
      if (found?.kind !== "uscc" || found.status === "wrong") continue;
      if (entity.schema !== "LegalEntity" || !found.mayBeResidentId) return found.code;
    }
  }
  return firstOf(entity, "uscCode");
}

/** The business registration number, where one of that name is one; registers elsewhere have others. */
function registrationNumberOf(entity: FtmEntity): string {
  for (const value of valuesOf(entity, "registrationNumber")) {
    const found = identifierOf(value);
    if (found?.kind !== "registrationNumber") continue;
    if (entity.schema !== "LegalEntity" || !found.mayBeResidentId) return found.code;
  }
  return "";
}

/** Cells of subjects.csv; of a person the name is taken, and the ID number, which the engine keys at once. */
export function subjectCells(entity: FtmEntity, id: string): Cells {
  const kind = kindOf(entity);
  const name = firstOf(entity, "name");
  if (kind === "person") return { id, kind, name, idNumber: personNumberOf(entity).idNumber };
  const dissolvedOn = endOf(entity, "dissolutionDate");
  return {
    id,
    kind,
    name,
    uscc: codeOf(entity),
    status: statusOf(entity, dissolvedOn),
    registeredOn: startOf(entity, "incorporationDate"),
    dissolvedOn,
    industryCode: firstOf(entity, "sector"),
    capitalFen: capitalOf(entity),
    address: firstOf(entity, "address"),
    phone: firstOf(entity, "phone"),
    // The two signs that part former names in our column stand in none that could be read back.
    registrationNumber: registrationNumberOf(entity),
    lei: valuesOf(entity, "leiCode").find(isLeiForm) ?? "",
    formerNames: valuesOf(entity, "previousName")
      .filter((former) => !/[;@]/.test(former))
      .join(";"),
  };
}

/** A legal form in our words says the kind, then the code, then the schema. */
function kindOf(entity: FtmEntity): SubjectKind {
  if (entity.schema === "Person") return "person";
  const forms = valuesOf(entity, "legalForm");
  const told = Object.entries(subjectKinds).find(([kind, zh]) => forms.includes(zh) || forms.includes(kind));
  if (told && told[0] !== "person") return told[0] as SubjectKind;
  return kindByCode(codeOf(entity)) ?? kindBySchema.get(entity.schema)!;
}

function statusOf(entity: FtmEntity, dissolvedOn: string): string {
  const stated = valuesOf(entity, "status").map((value) => value.toLowerCase());
  const known = Object.keys(subjectStatuses).find((status) => stated.includes(status));
  return known ?? (dissolvedOn === "" ? "unknown" : "dissolved");
}

/** Capital in yuan → fen; another currency, or none, says nothing in fen. */
function capitalOf(entity: FtmEntity): string {
  const isYuan = valuesOf(entity, "currency").some((currency) => currency.toUpperCase() === "CNY");
  return isYuan ? fenText(firstOf(entity, "capital")) : "";
}

/** Plain yuan → whole fen as text; "" for any other text. */
export function fenText(yuan: string): string {
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(yuan);
  return match ? String(BigInt(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`)) : "";
}
