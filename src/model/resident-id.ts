/** Resident ID number (公民身份号码), GB 11643-1999: 18 characters, ISO 7064 MOD 11-2; and the 15 digits before 1999. */

/** `unchecked`: fifteen digits carry no check character. `wrong`: the check character fails. */
export type ResidentIdStatus = "valid" | "unchecked" | "wrong";

const FORM = /^(?:[1-9]\d{16}[\dX]|[1-9]\d{14})$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const LAST = "10X98765432";

/** Whether the text is a number of 18 or 15 characters with a birth date that exists. Checks no check character. */
export function isResidentIdForm(text: string): boolean {
  return FORM.test(text) && isBirthDate(birthDigits(text));
}

/** Check character of the first 17 digits: the one of 11 that Σ dᵢwᵢ mod 11 points at. */
export function residentIdCheckCharacter(first17: string): string {
  return LAST[WEIGHTS.reduce((total, weight, index) => total + Number(first17[index]) * weight, 0) % 11]!;
}

/**
 * Status of a number of the right form. The first six digits, the division of the first issue, are not looked up:
 * a revoked division stays in its numbers. Throws RangeError on any other text, without repeating it.
 */
export function residentIdStatus(text: string): ResidentIdStatus {
  if (!isResidentIdForm(text)) {
    throw new RangeError(
      `resident ID of ${text.length} characters: expected 18 or 15 with a real birth date`,
    );
  }
  if (text.length === 15) return "unchecked";
  return residentIdCheckCharacter(text.slice(0, 17)) === text[17] ? "valid" : "wrong";
}

/** The 18 characters of a 15-digit number: the century of its time and the check character put in. */
export function residentIdOf18(first15: string): string {
  const first17 = `${first15.slice(0, 6)}19${first15.slice(6)}`;
  return first17 + residentIdCheckCharacter(first17);
}

/** What a screen may show: first four and last four characters, `1101**********002X`. */
export function maskedResidentId(text: string): string {
  return text.slice(0, 4) + "*".repeat(Math.max(0, text.length - 8)) + text.slice(-4);
}

function birthDigits(text: string): string {
  return text.length === 15 ? `19${text.slice(6, 12)}` : text.slice(6, 14);
}

/** Eight digits that are a day of the calendar in the years 1800 to 2099. */
function isBirthDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  const lastDay = new Date(Date.UTC(year!, month, 0)).getUTCDate();
  return year! >= 1800 && year! <= 2099 && month! >= 1 && month! <= 12 && day! >= 1 && day! <= lastDay;
}
