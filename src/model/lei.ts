/** Legal entity identifier (全球法人机构识别编码), ISO 17442: 18 characters and two check digits, MOD 97-10. */

/** Whether the text has the length and alphabet of an identifier. */
export function isLeiForm(text: string): boolean {
  return /^[0-9A-Z]{18}\d{2}$/.test(text);
}

/** Check digits of the first 18 characters: 98 − (the number with "00" behind it, A = 10 … Z = 35) mod 97. */
export function leiCheckDigits(first18: string): string {
  return String(98 - remainder97(`${first18}00`)).padStart(2, "0");
}

/** Whether an identifier of the right form holds. Throws RangeError on any other text. */
export function leiHolds(text: string): boolean {
  if (!isLeiForm(text)) throw new RangeError(`LEI "${text}": expected 18 letters or digits and 2 digits`);
  return remainder97(text) === 1;
}

/** The text as one whole number, letters as two digits each, modulo 97; taken character by character. */
function remainder97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
