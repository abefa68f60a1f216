/** Unified social credit code (统一社会信用代码), GB 32100-2015, and the organisation code inside it, GB 11714. */

/** `valid`; `legacyException`: a Fujian pilot code; `wrong`: the check character fails. */
export type UsccStatus = "valid" | "legacyException" | "wrong";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const FORM = /^[1-9ANY][1-59][0-9]{6}[0-9A-HJ-NP-RTUW-Y]{8}[0-9X][0-9A-HJ-NP-RTUW-Y]$/;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODY_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
/** Issued by early pilots before the standard settled; confirmed real although the check character fails. */
const LEGACY_EXCEPTIONS = new Set([
  "91350100M0001TGQXM",
  "91350211M0000XUF46",
  "91350203M0001FUE2P",
  "91350203M0001QAY9B",
]);

/** Whether the text has the length and alphabet of a code; a code of another form is a malformed one. */
export function isUsccForm(text: string): boolean {
  return FORM.test(text);
}

/** Check character of the first 17 characters, GB 32100: (31 − Σ cᵢwᵢ mod 31) mod 31; the outer mod gives "0". */
export function usccCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + ALPHABET.indexOf(first17[index]!) * weight, 0);
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** Check character of an 8-character organisation code body, GB 11714: 10 → "X", 11 → "0". */
export function organisationCodeCheckCharacter(first8: string): string {
  const sum = BODY_WEIGHTS.reduce((total, weight, index) => {
    return total + BODY_ALPHABET.indexOf(first8[index]!) * weight;
  }, 0);
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}

/** Status of a code of the right form. Throws on any other text. */
export function usccStatus(code: string): UsccStatus {
  if (!isUsccForm(code)) throw new RangeError(`uscc "${code}": expected 18 characters of GB 32100`);
  const bodyHolds = organisationCodeCheckCharacter(code.slice(8, 16)) === code[16];
  if (usccCheckCharacter(code.slice(0, 17)) === code[17] && bodyHolds) return "valid";
  return LEGACY_EXCEPTIONS.has(code) ? "legacyException" : "wrong";
}

/** A whole code from its first eight characters and the eight of the organisation code: for synthetic subjects. */
export function usccFromParts(prefix8: string, body8: string): string {
  const first17 = prefix8 + body8 + organisationCodeCheckCharacter(body8);
  return first17 + usccCheckCharacter(first17);
}
