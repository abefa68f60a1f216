import type { ContestedStatement } from "../load/decided/contested.ts";
import type { Amendment } from "../load/decided/decision.ts";
import { tableShapes } from "../load/tables.ts";
import { CaseRefused } from "../model/case-refused.ts";
import type { IsoDate } from "../model/dates.ts";
import type { ObjectionOutcome } from "../model/objection.ts";

/**
 * Columns that name a statement or the subjects it speaks of: another name would be another fact. Numbers of persons
 * are keyed where they are read, and come by deliveries only.
 */
const NAMING = [
  ...["holderId", "companyId", "personId", "organisationId", "fromId", "toId", "subjectId", "kind"],
  "idNumber",
];

/** The decision that does something to a statement: its day, and its number where it has one. */
export interface DecidedBy {
  on: IsoDate;
  documentNo: string | null;
}

/** What an outcome does to a statement. Throws CaseRefused where it cannot be done to such a statement. */
export function amendmentOf(
  statement: ContestedStatement,
  outcome: ObjectionOutcome,
  decided: DecidedBy,
  corrections: Readonly<Record<string, unknown>> | null,
): Amendment {
  const { table } = statement;
  if (outcome === "corrected" || outcome === "supplemented")
    return corrected(statement, outcome, corrections);
  if (table === "subjects") {
    // A subject itself is never deleted by an objection: the attribute is, by an empty correction.
    return corrected(statement, outcome, corrections);
  }
  if (corrections !== null) {
    throw new CaseRefused(
      "BAD_USER_INPUT",
      `corrections: found some, expected none where the fact is ${outcome}`,
    );
  }
  if (outcome !== "stopped") return null;
  return endOf(statement, decided, "expired");
}

/**
 * The end of a listing's place on its list, by the decision of that number where it has one, or of a penalty's publication,
 * with the reason: repaired, it is no longer shared and used either (令第36号 art. 3). Other facts are taken back.
 */
export function endOf(
  { table }: ContestedStatement,
  { on, documentNo }: DecidedBy,
  removalReason: "expired" | "repaired",
): Amendment {
  if (table === "listings")
    return { removedOn: on, removalReason, ...(documentNo !== null && { removalDocumentNo: documentNo }) };
  return table === "penalties" ? { publishUntil: on, removalReason } : null;
}

function corrected(
  { table, statementId, cells }: ContestedStatement,
  outcome: ObjectionOutcome,
  corrections: Readonly<Record<string, unknown>> | null,
): Amendment {
  const { key, columns, optionalColumns } = tableShapes[table];
  const allowed = [...columns, ...optionalColumns].filter(
    (column) => column !== key && !NAMING.includes(column),
  );
  const given = Object.entries(corrections ?? {});
  if (given.length === 0) {
    const expected = `expected the right text of one of ${allowed.join(", ")}`;
    throw new CaseRefused(
      "BAD_USER_INPUT",
      `corrections: found none, ${statementId} is ${outcome}; ${expected}`,
    );
  }
  for (const [column, text] of given) {
    if (!allowed.includes(column)) {
      throw new CaseRefused(
        "BAD_USER_INPUT",
        `corrections: found ${column}, expected one of ${allowed.join(", ")}`,
      );
    }
    if (typeof text !== "string") {
      throw new CaseRefused("BAD_USER_INPUT", `corrections: ${column} is ${typeof text}, expected text`);
    }
  }
  if (given.every(([column, text]) => (cells[column] ?? "") === text)) {
    throw new CaseRefused(
      "BAD_USER_INPUT",
      `corrections: found what ${statementId} says already, expected other`,
    );
  }
  return Object.fromEntries(given) as Record<string, string>;
}
