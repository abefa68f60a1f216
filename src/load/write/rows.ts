import type { LinkFact, ListingFact, PenaltyFact, ShareholdingFact, SubjectFact } from "../../model/facts.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { LinkKind } from "../../model/kinds.ts";
import { rightedReasons } from "../../model/publication.ts";
import { parseFormerNames } from "../../names/former-names.ts";
import { searchKeysOf } from "../../names/search-keys.ts";
import type { Fact } from "../check/facts.ts";
import type { KnownSubject } from "../check/references.ts";
import { referencesOf } from "../check/references.ts";
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
  const row = { ...fact, ...derivedOf(table, fact), contentHash, statementId };
  const [first, second] = subjects;
  if (table !== "subjects") Object.assign(row, toldAsOf(table, statement));
  if (second) return { ...row, fromId: first!.subjectId, toId: second.subjectId };
  const { subjectId, isPerson } = first!;
  return table === "subjects" ? { ...row, subjectId, isPerson } : { ...row, subjectId };
}

const NOTHING = {};

/**
 * Ids under which a row speaks of subjects that have others, a line each: where a person was merged, a merge that is
 * taken back needs to know of whom it was told. Nothing where the ids are the subjects' own.
 */
export function toldAsOf(
  table: TableName,
  { fact, subjects }: Pick<Statement, "fact" | "subjects">,
): { toldAs: string } | undefined {
  const others = referencesOf(table, fact).filter((id, index) => id !== subjects[index]!.subjectId);
  return others.length === 0 ? undefined : { toldAs: others.join("\n") };
}

/** Properties that the graph holds beside what the row says. */
export function derivedOf(table: TableName, fact: Fact): object {
  switch (table) {
    case "shareholdings": {
      const { votesPpm, sharePpmMin } = fact as ShareholdingFact;
      // The figure that control counts: votes where stated, else the least share.
      return { controlPpm: votesPpm ?? sharePpmMin };
    }
    case "listings":
      return {
        ...actOf(fact as ListingFact, (fact as ListingFact).listedOn),
        ...goneOf(fact as ListingFact),
      };
    case "subjects": {
      const subject = fact as SubjectFact;
      const former = subject.formerNames === undefined ? [] : parseFormerNames(subject.formerNames);
      return searchKeysOf(subject, former);
    }
    case "penalties":
      return {
        ...actOf(fact as PenaltyFact, (fact as PenaltyFact).decidedOn),
        ...takenBackOf(fact as PenaltyFact),
      };
    default:
      return NOTHING;
  }
}

/** What ends wherever it is: repaired, corrected or annulled it is shared no more, annulled it is to be deleted. */
function goneOf({ removedOn, removalReason }: ListingFact) {
  if (removedOn === null || !rightedReasons.includes(removalReason ?? "")) return NOTHING;
  return { sharedUntil: removedOn, ...(removalReason === "annulled" && { toDeleteFrom: removedOn }) };
}

/** A penalty that was annulled is to be deleted from that day on. */
function takenBackOf({ publishUntil, removalReason }: PenaltyFact) {
  return removalReason === "annulled" ? { toDeleteFrom: publishUntil } : NOTHING;
}

/** Both ends of the act filled: an unknown end is the day of the listing or decision, never before the other end. */
function actOf(fact: { actFrom: IsoDate | null; actTo: IsoDate | null }, on: IsoDate) {
  const actKnown = fact.actFrom !== null && fact.actTo !== null;
  const actFrom = fact.actFrom ?? (fact.actTo !== null && fact.actTo < on ? fact.actTo : on);
  const actTo = fact.actTo ?? (actFrom > on ? actFrom : on);
  return { actFrom, actTo, actKnown };
}
