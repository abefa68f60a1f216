import { maskIdNumbers } from "../model/id-number.ts";
import { identifierOf } from "../model/identifier.ts";

const OLD_ID_NUMBER_LENGTH = 15;

/**
 * Whether an id may go out: no ID number may, nor a digest of one, which is found by trying. Ids of 15 digits that
 * are no registration number count as old ID numbers.
 */
export function mayGoOut(id: string): boolean {
  if (maskIdNumbers(id) !== id) return false;
  const own = id.slice(id.lastIndexOf(":") + 1);
  return own.length !== OLD_ID_NUMBER_LENGTH || identifierOf(own)?.kind !== "residentId";
}

/** Text without the ID numbers in it; null stays null. */
export function masked(text: string | null): string | null {
  return text === null ? null : maskIdNumbers(text);
}
