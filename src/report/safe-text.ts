import { isIdNumber, maskIdNumbers } from "../model/id-number.ts";
import { maskedResidentId } from "../model/resident-id.ts";

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const IDENTITY_NUMBER = /(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])/g;
/** What a spreadsheet holds in one cell; the ending of a longer text is replaced by an ellipsis. */
const CELL_CHARACTERS_MAX = 32_767;

/** Replaces what neither XML nor a printed page can hold (control characters, half surrogates) by U+FFFD. */
export function printableText(text: string): string {
  return maskIdentityNumbers(text.replace(CONTROL, "\uFFFD"));
}

/** Text of a spreadsheet or CSV cell: printable, and never read as a formula (leading apostrophe). */
export function cellText(text: string): string {
  const printable = printableText(text);
  const safe = /^\s*[=+\-@\t\r]|^[=+@-]/.test(printable) ? `'${printable}` : printable;
  return safe.length <= CELL_CHARACTERS_MAX ? safe : `${safe.slice(0, CELL_CHARACTERS_MAX - 1)}…`;
}

/**
 * ID numbers (GB 11643) that slipped into a name or a document number → first four and last four characters; those of
 * 15 digits, with a wrong check character or in groups → "***".
 */
export function maskIdentityNumbers(text: string): string {
  const shown = text.replace(IDENTITY_NUMBER, (found) =>
    isIdNumber(found) ? maskedResidentId(found.toUpperCase()) : found,
  );
  return maskIdNumbers(shown);
}
