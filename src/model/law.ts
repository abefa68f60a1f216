import type { ListEntry, SevereSpan } from "./list-catalogue.ts";
import type { HolidayYear } from "./official-holidays.ts";
import type { PeriodRule } from "./period-rules.ts";

/** A rule on periods that the operator entered, and the rules that end on the day it begins. */
export interface AddedPeriodRule extends PeriodRule {
  supersedes: readonly string[];
}

/** What the operator entered beside the tables of law that are built in. */
export interface AddedLaw {
  holidays: readonly HolidayYear[];
  periodRules: readonly AddedPeriodRule[];
  /** Further spans in which lists of the catalogue count as severe. */
  severe: readonly (Pick<ListEntry, "listCode"> & SevereSpan)[];
}

const NOTHING: AddedLaw = { holidays: [], periodRules: [], severe: [] };
let inForce = NOTHING;

/**
 * Put what the operator entered in force for this process, once, before anything asks; absent = the
 * built-in tables alone. It must have been checked (law-faults).
 */
export function enactLaw(added: AddedLaw = NOTHING): void {
  inForce = added;
}

/** What is in force beside the built-in tables. */
export const addedLaw = (): AddedLaw => inForce;

/** A table as it is in force: worked out from what was entered, and again only when that changes. */
export function tableInForce<Table>(tableWith: (added: AddedLaw) => Table): () => Table {
  let made: { of: AddedLaw; table: Table } | undefined;
  return () => {
    if (made?.of !== inForce) made = { of: inForce, table: tableWith(inForce) };
    return made.table;
  };
}
