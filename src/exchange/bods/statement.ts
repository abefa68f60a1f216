import { createHash } from "node:crypto";
import { chinaDate } from "../../model/dates.ts";
import type { IsoInstant } from "../../model/dates.ts";
import type { Stamp } from "../format.ts";

/** What a statement of BODS 0.4 is made of. */
export interface Record {
  recordType: "entity" | "person" | "relationship";
  recordId: string;
  /** Whom the declaration is about: the party itself, or the company that is held. */
  declarationSubject: string;
  sourceId: string;
  /** When we learned it; of a closed record, when it was no longer said. */
  toldAt: IsoInstant;
  isClosed: boolean;
  details: object;
}

/**
 * A statement. Its id is made of what it says, so the same statement has the same id in every export, and another one
 * when anything of it changes.
 */
export function statementOf(record: Record, { publishedOn, publisher }: Stamp): object {
  const { recordType, recordId, declarationSubject, sourceId, toldAt, isClosed, details } = record;
  const said = {
    declarationSubject,
    statementDate: chinaDate(new Date(toldAt)),
    recordId,
    recordType,
    recordStatus: isClosed ? "closed" : "new",
    recordDetails: details,
    source: { description: `delivery of the source ${sourceId}`, retrievedAt: toldAt },
  };
  return {
    statementId: createHash("sha256").update(JSON.stringify(said)).digest("hex"),
    ...said,
    publicationDetails: {
      publicationDate: publishedOn,
      bodsVersion: "0.4",
      publisher: { name: publisher },
    },
  };
}
