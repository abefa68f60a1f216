/** Organisation code (组织机构代码), GB 11714-1997: eight characters and a check character, printed XXXXXXXX-C. */

/**
 * `placeholder`: all characters of the body are equal, as typed where a code was asked for and none was known; such a
 * code can pass its check (00000000-0 does) and identifies nobody. `wrong`: the check character fails.
 */
export type OrganisationCodeStatus = "valid" | "placeholder" | "wrong";

const FORM = /^[0-9A-Z]{8}-?[0-9X]$/;
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Whether the text has the length and alphabet of a code, with or without its hyphen. */
export function isOrganisationCodeForm(text: string): boolean {
  return FORM.test(text);
}

/** Check character of an eight-character body: 11 − Σ cᵢwᵢ mod 11, 10 → "X", 11 → "0". */
export function organisationCodeCheckCharacter(first8: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => {
    return total + ALPHABET.indexOf(first8[index]!) * weight;
  }, 0);
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}

/** Whether all eight characters of a body are the same. */
export function isPlaceholderBody(first8: string): boolean {
  return first8 === first8[0]!.repeat(8);
}

/** Status of a code of the right form. Throws RangeError on any other text. */
export function organisationCodeStatus(code: string): OrganisationCodeStatus {
  if (!isOrganisationCodeForm(code)) {
    throw new RangeError(
      `organisation code "${code}": expected 8 characters and a check character of GB 11714`,
    );
  }
  if (isPlaceholderBody(code.slice(0, 8))) return "placeholder";
  return organisationCodeCheckCharacter(code.slice(0, 8)) === code.at(-1) ? "valid" : "wrong";
}
