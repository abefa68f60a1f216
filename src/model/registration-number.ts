/** Business registration number (工商注册号) used before unified codes: GS 15-2006, check by ISO 7064 MOD 11,10. */

/** `unchecked`: thirteen digits, issued before 2007, carry no check digit. `wrong`: the check digit fails. */
export type RegistrationNumberStatus = "valid" | "unchecked" | "wrong";

/** Whether the text is fifteen digits, or the thirteen of a number from before 2007. */
export function isRegistrationNumberForm(text: string): boolean {
  return /^[1-9]\d{12}(?:\d{2})?$/.test(text);
}

/** Check digit of the first fourteen digits, ISO 7064 MOD 11,10. */
export function registrationCheckDigit(first14: string): string {
  let product = 10;
  for (const digit of first14) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** Status of a number of the right form. Throws RangeError on any other text. */
export function registrationNumberStatus(text: string): RegistrationNumberStatus {
  if (!isRegistrationNumberForm(text)) {
    throw new RangeError(`registration number "${text}": expected 15 digits, or 13 of before 2007`);
  }
  if (text.length === 13) return "unchecked";
  return registrationCheckDigit(text.slice(0, 14)) === text[14] ? "valid" : "wrong";
}
