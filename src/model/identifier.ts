/** Reads what kind of identifier a text is: for search, batch checks and files of several kinds. */
import { isLeiForm, leiHolds } from "./lei.ts";
import { isOrganisationCodeForm, organisationCodeStatus } from "./organisation-code.ts";
import { isRegistrationNumberForm, registrationNumberStatus } from "./registration-number.ts";
import { isResidentIdForm, residentIdStatus } from "./resident-id.ts";
import { isUsccForm, usccStatus } from "./uscc.ts";

/** Kinds of identifiers and what a screen calls them. */
export const identifierKinds = {
  uscc: "统一社会信用代码",
  organisationCode: "组织机构代码",
  registrationNumber: "工商注册号",
  residentId: "公民身份号码",
  lei: "全球法人机构识别编码",
} as const;
export type IdentifierKind = keyof typeof identifierKinds;

/** `unchecked`: its kind has no check character. `placeholder`: equal digits, typed for want of a code. */
export type IdentifierStatus = "valid" | "legacyException" | "unchecked" | "placeholder" | "wrong";

export interface Identifier {
  kind: IdentifierKind;
  /** Half width, capitals, no spaces and no hyphen. */
  code: string;
  status: IdentifierStatus;
  /** Whether it can be a person's number too, whatever its kind: then it belongs in no log, address or export. */
  mayBeResidentId: boolean;
}

/** Spaces, what cannot be seen, and the hyphens of East Asian typing: between the characters of a code they say nothing. */
const BETWEEN = /[\s\p{Cf}\p{Pd}\u2212]/gu;

/**
 * The identifier a text is, after width folding (NFKC), or null where it has the form of none: a name, a document
 * number. Of two readings of one text the one that holds is taken; of two that hold, the person's number, for of
 * 341 such numbers one is a valid credit code by chance, and hardly any credit code holds a date at that place.
 */
export function identifierOf(text: string): Identifier | null {
  const code = text.normalize("NFKC").replace(BETWEEN, "").toUpperCase();
  const readings = readingsOf(code);
  const best = readings.find(({ status }) => status === "valid") ?? readings[0];
  if (!best) return null;
  return { ...best, code, mayBeResidentId: readings.some(({ kind }) => kind === "residentId") };
}

type Reading = Pick<Identifier, "kind" | "status">;

/** Every kind whose form the text has; where none is valid, the first is the likeliest. */
function readingsOf(code: string): Reading[] {
  const readings: Reading[] = [];
  if (isResidentIdForm(code)) readings.push({ kind: "residentId", status: residentIdStatus(code) });
  if (isUsccForm(code)) readings.push({ kind: "uscc", status: usccStatus(code) });
  if (isRegistrationNumberForm(code)) {
    readings.push({ kind: "registrationNumber", status: registrationNumberStatus(code) });
  }
  // A word of nine or twenty letters is a name: only codes with a digit in them are taken for codes.
  if (isOrganisationCodeForm(code) && /\d/.test(code)) {
    readings.push({ kind: "organisationCode", status: organisationCodeStatus(code) });
  }
  if (isLeiForm(code)) readings.push({ kind: "lei", status: leiHolds(code) ? "valid" : "wrong" });
  return readings;
}
