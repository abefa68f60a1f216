import type {
  LinkFact,
  ListingFact,
  ListingStepFact,
  PenaltyFact,
  PositionFact,
  RecordFact,
  ShareholdingFact,
  SubjectFact,
} from "../../model/facts.ts";
import type { TableName } from "../source.ts";

/** Checked row of each table. */
export interface FactByTable {
  subjects: SubjectFact;
  shareholdings: ShareholdingFact;
  positions: PositionFact;
  links: LinkFact;
  listings: ListingFact;
  penalties: PenaltyFact;
  records: RecordFact;
  "listing-steps": ListingStepFact;
}
export type Fact = FactByTable[TableName];

/** What a check says beside the fact: accepted, and told with a count. `what` is a sentence without the value. */
export interface Note {
  what: string;
  value: string;
}

/** A fact with its notes. */
export interface CheckedRow<F> {
  fact: F;
  notes: readonly Note[];
}
