import type { PositionFact, ShareholdingFact } from "../../model/facts.ts";
import type { Role } from "../../model/kinds.ts";
import { organisationRoles } from "../../model/kinds.ts";
import type { TableName } from "../source.ts";
import { CellFault } from "./cells.ts";
import type { Fact } from "./facts.ts";

/** What a delivered id stands for: the subject's id in the graph, and whether it is a person. */
export interface KnownSubject {
  subjectId: string;
  isPerson: boolean;
}

/** Columns of each table that refer to subjects. */
export const referenceColumns: Readonly<Record<TableName, readonly string[]>> = {
  subjects: [],
  shareholdings: ["holderId", "companyId"],
  positions: ["personId", "organisationId"],
  links: ["fromId", "toId"],
  listings: ["subjectId"],
  penalties: ["subjectId"],
  records: ["subjectId"],
  "listing-steps": ["subjectId"],
};

/** Ids of subjects that a fact refers to, in the order of `referenceColumns`. */
export function referencesOf(table: TableName, fact: Fact): string[] {
  return referenceColumns[table].map((column) => (fact as unknown as Record<string, string>)[column]!);
}

/**
 * Rule on the subjects a fact refers to; throws CellFault. Unknown subjects, a person owned by anyone, a person as
 * the organisation of an office, and an organisation in an office that only a person may hold are quarantined.
 */
export function checkReferences(
  table: TableName,
  fact: Fact,
  known: readonly (KnownSubject | undefined)[],
): void {
  const ids = referencesOf(table, fact);
  referenceColumns[table].forEach((column, index) => {
    if (known[index]) return;
    const reason = "refers to a subject that neither this delivery nor the graph knows";
    throw new CellFault(column, ids[index]!, reason);
  });
  if (table === "shareholdings" && known[1]!.isPerson) {
    throw new CellFault(
      "companyId",
      (fact as ShareholdingFact).companyId,
      "is a person, whom nobody can own",
    );
  }
  if (table === "positions") checkOffice(fact as PositionFact, known[0]!, known[1]!);
}

function checkOffice(fact: PositionFact, holder: KnownSubject, organisation: KnownSubject): void {
  if (organisation.isPerson) {
    throw new CellFault("organisationId", fact.organisationId, "is a person, expected an organisation");
  }
  if (!holder.isPerson && !organisationRoles.includes(fact.role as Role)) {
    const allowed = organisationRoles.join(", ");
    throw new CellFault(
      "personId",
      fact.personId,
      `is an organisation, which may only be ${allowed}, not ${fact.role}`,
    );
  }
}
