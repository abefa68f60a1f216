import type { ExchangeListing, ExchangeRelation, ExchangeSubject } from "../model/exchange.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";

/** What stands on every entry of one export. */
export interface Stamp {
  asOf: IsoDate;
  knownAt: IsoInstant;
  publishedOn: IsoDate;
  publisher: string;
}

/** What a subject or statement becomes, and what of it the format cannot say: counted by these words, and told. */
export interface Said {
  entries: readonly object[];
  leftOut: readonly string[];
}

/** A format of others: plain objects in, entries of its file out. Pure. */
export interface Format {
  subject(subject: ExchangeSubject, listings: readonly ExchangeListing[]): Said;
  relation(relation: ExchangeRelation): Said;
}

/** An object without its properties that are null, undefined, "" or an empty list. */
export function filled(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => {
      return (
        value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && !value.length)
      );
    }),
  );
}
