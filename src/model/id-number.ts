import { isResidentIdForm, residentIdStatus } from "./resident-id.ts";
import { isUsccForm, usccStatus } from "./uscc.ts";

/** What a resident ID number (resident-id.ts) looks like within a text; days that no month has are masked as well. */
const FORM =
  /(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g;
const MASK = "***";

/** Whether the whole text has the form of an ID number, whatever its check character; a code that holds has not. */
export function hasIdNumberForm(text: string): boolean {
  return text.length === 18 && text.replace(FORM, "") === "" && !isCode(text);
}

/** Whether the whole text is an ID number: its form, and its check character (ISO 7064 MOD 11-2). */
export function isIdNumber(text: string): boolean {
  const upper = text.toUpperCase();
  return hasIdNumberForm(text) && isResidentIdForm(upper) && residentIdStatus(upper) === "valid";
}

/** Text in which every ID number, with a right check character or a wrong one, stands as "***". */
export function maskIdNumbers(text: string): string {
  return text.length < 18 ? text : text.replace(FORM, (found) => (isCode(found) ? found : MASK));
}

/** Beginning of a text for a sentence. Masked before it is cut: half an ID number would not be known as one. */
export function maskedStart(text: string, charactersMax: number): string {
  const masked = maskIdNumbers(text);
  return masked.length > charactersMax ? `${masked.slice(0, charactersMax)}…` : masked;
}

/** Codes of organisations can look like an ID number; one whose check characters hold is no person's. */
function isCode(text: string): boolean {
  return isUsccForm(text) && usccStatus(text) === "valid";
}
