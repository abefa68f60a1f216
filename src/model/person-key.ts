/**
 * Key of a person (自然人标识): which secret made it, and the keyed digest of the resident ID number, such as
 * `2026a:…` with 43 characters of base64url. It names a person and nobody can find the number by trying.
 */
const FORM = /^([0-9a-z]{1,12}):[A-Za-z0-9_-]{43}$/;

/** Whether a text has the form of a person's key. */
export function isPersonKey(text: string): boolean {
  return FORM.test(text);
}

/** Name of the secret that made a key. Throws RangeError on any other text, without repeating it. */
export function secretIdOf(personKey: string): string {
  const match = FORM.exec(personKey);
  if (match) return match[1]!;
  throw new RangeError(`person key of ${personKey.length} characters: expected a secret's name and a digest`);
}
