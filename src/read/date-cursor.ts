import type { IsoDate } from "../model/dates.ts";
import { DATE_MIN } from "../model/dates.ts";

/** Where a page in the order of days ended: day and id, so that a page is stable while rows come and go. */
export function dateCursorOf(on: IsoDate, id: string): string {
  return Buffer.from(JSON.stringify([on, id])).toString("base64url");
}

/** Day and id of a cursor; before everything where there is none. Throws RangeError on what no page of `of` gave. */
export function dateCursorParts(cursor: string | null | undefined, of: string): [IsoDate, string] {
  if (!cursor) return [DATE_MIN, ""];
  try {
    const [on, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [unknown, unknown];
    if (typeof on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(on) && typeof id === "string") return [on, id];
  } catch {
    // falls through to the one refusal below
  }
  throw new RangeError(`cursor "${cursor}": expected one that a page of ${of} gave`);
}
