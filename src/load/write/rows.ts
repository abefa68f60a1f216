import type { ListingFact, PenaltyFact, ShareholdingFact, SubjectFact } from "../../model/facts.ts";
import type { LinkFact, PositionFact } from "../../model/facts.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { LinkKind } from "../../model/kinds.ts";
import type { Fact } from "../check/facts.ts";
import type { KnownSubject } from "../check/references.ts";
import type { TableName } from "../source.ts";

/** Load file of each kind of link; cypher/sweep has the same names. */
const fileByLinkKind: Readonly<Record<LinkKind, string>> = {
  guarantees: "guarantees",
  branchOf: "branch-of",
  actsWith: "acts-with",
  familyOf: "family-of",
  pledges: "pledges",
  suppliesTo: "supplies-to",
};

/** Name of the file in cypher/load that writes a fact: the table, or the kind of the link. */
export function targetOf(table: TableName, fact: Fact): string {
  return table === "links" ? fileByLinkKind[(fact as LinkFact).kind] : table;
}

/** A checked row on its way into the graph. */
export interface Statement {
  fact: Fact;
  contentHash: string;
  /** `sourceId:` + the source's own key. */
  statementId: string;
  /** The subjects it speaks of, in the order of `referenceColumns`; for a subject row, the subject itself. */
  subjects: readonly KnownSubject[];
}

/** Statement → the row map its load file reads. */
export function graphRow(table: TableName, statement: Statement): Record<string, unknown> {
  const { fact, contentHash, statementId, subjects } = statement;
  const stamp = { contentHash, statementId };
  const [first, second] = subjects;
  switch (table) {
    case "subjects":
      return { ...(fact as SubjectFact), ...stamp, subjectId: first!.subjectId, isPerson: first!.isPerson };
    case "shareholdings":
      return {
        ...stakeRow(fact as ShareholdingFact),
        ...stamp,
        fromId: first!.subjectId,
        toId: second!.subjectId,
      };
    case "positions":
    case "links":
      return {
        ...(fact as PositionFact | LinkFact),
        ...stamp,
        fromId: first!.subjectId,
        toId: second!.subjectId,
      };
    case "listings":
      return {
        ...fact,
        ...actOf(fact as ListingFact, (fact as ListingFact).listedOn),
        ...stamp,
        subjectId: first!.subjectId,
      };
    case "penalties":
      return {
        ...fact,
        ...actOf(fact as PenaltyFact, (fact as PenaltyFact).decidedOn),
        ...stamp,
        subjectId: first!.subjectId,
      };
    case "records":
      return { ...fact, ...stamp, subjectId: first!.subjectId };
  }
}

/** `controlPpm` is the figure that control counts: votes where stated, else the least share. */
function stakeRow(fact: ShareholdingFact): Record<string, unknown> {
  return { ...fact, controlPpm: fact.votesPpm ?? fact.sharePpmMin };
}

/** Both ends of the act filled: an unknown end is the day of the listing or decision, never before the other end. */
function actOf(fact: { actFrom: IsoDate | null; actTo: IsoDate | null }, on: IsoDate) {
  const actKnown = fact.actFrom !== null && fact.actTo !== null;
  const actFrom = fact.actFrom ?? (fact.actTo !== null && fact.actTo < on ? fact.actTo : on);
  const actTo = fact.actTo ?? (actFrom > on ? actFrom : on);
  return { actFrom, actTo, actKnown };
}
