import { isResidentIdForm, residentIdCheckCharacter, residentIdStatus } from "./resident-id.ts";
import { regionsOf } from "./regions.ts";
import { registrationNumberStatus } from "./registration-number.ts";
import { isUsccForm, usccRegionCode, usccStatus } from "./uscc.ts";

/**
 * Finding resident ID numbers (resident-id.ts) within texts. A number with a wrong check character counts too: it is
 * a slip of the pen, and still a person's. What looks alike and is an organisation's or a document's is spared, unless
 * the text is a person's own or is only shown (`maskAnyIdNumber`), where nothing is lost by masking one too many.
 */
const MASK = "***";

/** Provinces as numbers begin; a 9 before one begins that of a foreigner with permanent residence. */
const PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6]|71|8[1-3])";
const DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
/** Days that no month has are taken as well: a slip again. */
const FIRST_17 = `(?:${PROVINCE}\\d{4}|9${PROVINCE}\\d{3})(?:18|19|20)\\d{2}${DAY}\\d{3}`;
const FORM_18 = new RegExp(`^${FIRST_17}[\\dXx]$`);
/** Never a whole prefecture or province (00): numbers were issued by counties. */
const FORM_15 = new RegExp(`^${PROVINCE}(?!00)\\d{2}(?!00)\\d{2}\\d{2}${DAY}\\d{3}$`);

/** What people and programs put between the digits of one number. */
const BETWEEN = "[\\s\\u00AD\\u200B-\\u200D\\u2010-\\u2015\\uFEFF-]{0,2}";
const IS_BETWEEN = new RegExp(`^${BETWEEN}$`);
const DIGITS_MIN = 15;
/** The second look, at a text with a long run of plain digits: most are codes and numbers of registers. */
const PLAUSIBLE = new RegExp(`(?<!\\d)(?:${FIRST_17}|${PROVINCE}\\d{6}${DAY}\\d{3}(?!\\d))|${FIRST_17}[Xx]`);
/** Looked for at every beginning, so that what stands before a number cannot hide it. */
const TOGETHER_18 = /(?=((?<!\d)[1-9]\d{17}(?!\d)|[1-9]\d{16}[Xx]))/g;
const GROUPED_18 = new RegExp(`(?<!\\d)(?=([1-9](?:${BETWEEN}\\d){16}${BETWEEN}(?:\\d(?!\\d)|[Xx])))`, "g");
const TOGETHER_15 = /(?<![0-9A-Za-z])([1-9]\d{14})(?![0-9A-Za-z])/g;

/** An id or a number of something, not a sentence. */
const ONE_WORD = /^[\x21-\x7E]*$/;

/** From here on offices number documents by region, date and serial, and whoever is born holds no office for long. */
const DOCUMENTS_SINCE_YEAR = 2014;
/** Of numbers of 15 digits: earlier births are too old to matter, and 25 is rather the year of a document. */
const BIRTHS_15_SINCE = 30;

/** Whether the whole text has the form of an ID number of 18, whatever its check character; a code that holds has not. */
export function hasIdNumberForm(text: string): boolean {
  return FORM_18.test(text) && !isCode(text);
}

/** Whether the whole text is an ID number of 18: its form, and its check character (ISO 7064 MOD 11-2). */
export function isIdNumber(text: string): boolean {
  const upper = text.toUpperCase();
  return hasIdNumberForm(text) && isResidentIdForm(upper) && residentIdStatus(upper) === "valid";
}

/** Whether a text holds an ID number that can be nothing else; `isKey`: an organisation's own number may stand there. */
export function holdsIdNumber(text: string, isKey = ONE_WORD.test(text)): boolean {
  return mayHold(text) && spansIn(text, true, isKey).length > 0;
}

/** Whether a text holds what can be an ID number: for a person's own texts, which are no organisation's number. */
export function holdsAnyIdNumber(text: string): boolean {
  return mayHold(text) && spansIn(text, false).length > 0;
}

/** Whether a text is an ID number and nothing else, whatever its check character; 15 digits as well. */
export function isWholeIdNumber(text: string): boolean {
  return maskIdNumbers(text) === MASK && text !== MASK;
}

/** Text in which every ID number that can be nothing else stands as "***". */
export function maskIdNumbers(text: string): string {
  return mayHold(text) ? maskedAt(text, spansIn(text, true)) : text;
}

/** Text in which everything that can be an ID number stands as "***": for quarantine, accounts and refusals. */
export function maskAnyIdNumber(text: string): string {
  return mayHold(text) ? maskedAt(text, spansIn(text, false)) : text;
}

/** Beginning of a text for a sentence. Masked before it is cut: half an ID number would not be known as one. */
export function maskedStart(text: string, charactersMax: number): string {
  const masked = maskAnyIdNumber(text);
  return masked.length > charactersMax ? `${masked.slice(0, charactersMax)}…` : masked;
}

/**
 * The cheap look that decides nearly always: whether fifteen digits stand in a run, of any width, with at most two
 * signs between any two; and if they are plain ones, whether a date stands where a number has it.
 */
function mayHold(text: string): boolean {
  if (text.length < DIGITS_MIN) return false;
  let [digits, between] = [0, 0];
  let [isLong, isPlain] = [false, true];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      digits += 1;
      between = 0;
      if (digits >= DIGITS_MIN) isLong = true;
    } else if (code >= 0xff10 && code <= 0xff19) {
      digits += 1;
      between = 0;
      isPlain = false;
      if (digits >= DIGITS_MIN) isLong = true;
    } else if (digits > 0 && between < 2 && isBetween(code, text, at)) {
      between += 1;
      isPlain = false;
    } else {
      digits = 0;
      if (!isLong && text.length - at <= DIGITS_MIN) return false;
    }
  }
  return isLong && !(isPlain && !PLAUSIBLE.test(text));
}

function isBetween(code: number, text: string, at: number): boolean {
  if (code === 0x20 || code === 0x2d) return true;
  // Letters and Chinese characters are nearly all that is left.
  return (code < 0x30 || (code > 0x7f && code < 0x3100) || code > 0xfe00) && IS_BETWEEN.test(text[at]!);
}

interface Span {
  from: number;
  to: number;
}

function spansIn(given: string, isSparing: boolean, isKey = ONE_WORD.test(given)): Span[] {
  // Sign by sign, so that places stay the same.
  const text = given.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const found: Span[] = [];
  const add = (from: number, length: number): void => void found.push({ from, to: from + length });
  for (const { index, 1: number } of text.matchAll(TOGETHER_18)) {
    const isPart = /[0-9A-Za-z]/.test((text[index - 1] ?? "") + (text[index + 18] ?? ""));
    if (isNumberOf18(number!, isPart, isSparing)) add(index, 18);
  }
  for (const { index, 1: written } of text.matchAll(GROUPED_18)) {
    if (written!.length > 18 && isGroupedNumber(written!.replace(/[^\dXx]/g, "")))
      add(index, written!.length);
  }
  for (const { index, 1: number } of text.matchAll(TOGETHER_15)) {
    if (isNumberOf15(number!) && !(isSparing && isOrganisations(number!, isKey))) add(index, 15);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** `isPart`: letters or digits touch it, as in hashes, so that its check character must hold. */
function isNumberOf18(text: string, isPart: boolean, isSparing: boolean): boolean {
  if (!hasIdNumberForm(text)) return false;
  if (doesCheckHold(text)) return true;
  return !isPart && !(isSparing && yearOf(text) >= DOCUMENTS_SINCE_YEAR);
}

/** Phone numbers, dates and numbers of documents stand in groups as well: its check character must hold. */
function isGroupedNumber(text: string): boolean {
  return hasIdNumberForm(text) && doesCheckHold(text) && yearOf(text) < DOCUMENTS_SINCE_YEAR;
}

function isNumberOf15(text: string): boolean {
  return FORM_15.test(text) && isResidentIdForm(text);
}

/** Registration numbers have 15 digits too; where an id is made of one its check digit holds. */
function isOrganisations(text: string, isKey: boolean): boolean {
  return Number(text.slice(6, 8)) < BIRTHS_15_SINCE || (isKey && registrationNumberStatus(text) === "valid");
}

const yearOf = (text: string) => Number(text.slice(6, 10));

const doesCheckHold = (text: string) =>
  residentIdCheckCharacter(text.slice(0, 17)) === text.slice(17).toUpperCase();

function maskedAt(text: string, spans: readonly Span[]): string {
  let [masked, after] = ["", 0];
  for (const { from, to } of spans) {
    if (from >= after) masked += text.slice(after, from) + MASK;
    after = Math.max(after, to);
  }
  return masked + text.slice(after);
}

/**
 * Codes of organisations can look like an ID number; one whose check characters hold is no person's. One in 341 numbers
 * of persons holds as a code by chance, yet begins as no code does or names a division that is none.
 */
function isCode(text: string): boolean {
  if (!isUsccForm(text) || usccStatus(text) !== "valid") return false;
  return !doesCheckHold(text) || regionsOf(usccRegionCode(text)).length > 0;
}
