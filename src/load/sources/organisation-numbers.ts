import { hasIdNumberForm, holdsIdNumber } from "../../model/id-number.ts";
import { isOrganisationCodeForm, organisationCodeStatus } from "../../model/organisation-code.ts";
import { isRegistrationNumberForm } from "../../model/registration-number.ts";

/** Width, spaces, hyphens and case of a number are typed as it falls. */
export function numberText(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}

/**
 * The organisation code (GB 11714) in a cell that may hold something else: its check character decides, because any
 * nine digits have its form. "" where it is none.
 */
export function organisationCodeIn(text: string): string {
  const code = numberText(text);
  return isOrganisationCodeForm(code) && organisationCodeStatus(code) === "valid" ? code : "";
}

/**
 * The registration number in a cell that may hold something else, such as 企合闽厦总字第…号 of foreign firms; "" where it
 * is none, or may be a person's ID number of 15 digits.
 */
export function registrationNumberIn(text: string): string {
  const number = numberText(text);
  return isRegistrationNumberForm(number) && !holdsIdNumber(number, true) ? number : "";
}

/**
 * The text that was meant to be a credit code, of a cell in which none was found: 16 to 20 letters and digits. "" where it
 * may be something else, such as a person's number, a masked one or an older number of an organisation.
 */
export function meantCodeIn(text: string): string {
  const code = numberText(text);
  return /^[0-9A-Z]{16,20}$/.test(code) && !hasIdNumberForm(code) ? code : "";
}
