import type { CaseClock } from "./case-clock-table.ts";
import type { IsoDate } from "./dates.ts";
import type { ListEntry, SevereSpan } from "./list-catalogue.ts";
import type { ListLaw } from "./list-law.ts";
import type { HolidayYear } from "./official-holidays.ts";
import type { PeriodRule } from "./period-rule.ts";
import type { PublicationClock } from "./publication-clocks.ts";
import type { RepairBar } from "./repair-bars.ts";

/** A row of a dated table, in force within [from, to). */
export interface DatedRow {
  id: string;
  from: IsoDate;
  to: IsoDate | null;
}

/** A row that the operator entered, and the rows that end on the day it begins. */
export type Added<Row extends DatedRow> = Row & { supersedes: readonly string[] };
export type AddedPeriodRule = Added<PeriodRule>;

/** A span in which a list counts as severe, or only the end of those that it supersedes. */
export interface AddedSevereSpan extends SevereSpan {
  listCode: string;
  /** Jurisdictions whose built-in spans of the list end on the day this one begins, or are undone that began no earlier. */
  supersedes: readonly string[];
  /** False: the list does not count by this entry, which only ends what it supersedes. */
  counts: boolean;
}

/** A list beside the built-in ones, with what its law says; severe where a span of its own makes it so. */
export type AddedList = Pick<ListEntry, "listCode" | "zh" | "red"> & ListLaw;

/** A code that a register confirms although its check character fails (试点码), and who says so. */
export interface AddedPilotCode {
  code: string;
  source: string;
}

/** What the operator entered beside the tables of law that are built in. */
export interface AddedLaw {
  holidays: readonly HolidayYear[];
  periodRules: readonly AddedPeriodRule[];
  repairBars: readonly Added<RepairBar>[];
  caseClocks: readonly Added<CaseClock>[];
  publicationClocks: readonly Added<PublicationClock>[];
  /** Further spans in which lists count as severe, and ends of built-in ones. */
  severe: readonly AddedSevereSpan[];
  lists: readonly AddedList[];
  pilotCodes: readonly AddedPilotCode[];
}

/** The built-in tables alone. */
export const NOTHING_ADDED: AddedLaw = {
  holidays: [],
  periodRules: [],
  repairBars: [],
  caseClocks: [],
  publicationClocks: [],
  severe: [],
  lists: [],
  pilotCodes: [],
};
let inForce = NOTHING_ADDED;

/**
 * Put what the operator entered in force for this process, once, before anything asks; absent = the
 * built-in tables alone. It must have been checked (law-faults).
 */
export function enactLaw(added: AddedLaw = NOTHING_ADDED): void {
  inForce = added;
}

/** What was put in force, for the threads of this process: each enacts it for itself. */
export function enactedLaw(): AddedLaw {
  return inForce;
}

/** Built-in rows with others entered: each ends those it names on the day it begins, or undoes what began no earlier. */
export function rowsWith<Row extends DatedRow>(
  builtIn: readonly Row[],
  added: readonly Added<Row>[],
): readonly Row[] {
  const further = added.map(({ supersedes: _, ...stated }) => stated as unknown as Row);
  return [...builtIn, ...further].flatMap((one) => {
    const ends = added.filter(({ supersedes }) => supersedes.includes(one.id)).map(({ from }) => from);
    const to = [...ends, ...(one.to === null ? [] : [one.to])].sort()[0] ?? null;
    return to !== null && to <= one.from ? [] : [{ ...one, to }];
  });
}

/** A table as it is in force, or as another law leaves it, such as that of an earlier moment; worked out once a law. */
export function tableInForce<Table>(tableWith: (added: AddedLaw) => Table): (law?: AddedLaw) => Table {
  const made = new WeakMap<AddedLaw, { table: Table }>();
  return (law = inForce) => {
    const known = made.get(law) ?? { table: tableWith(law) };
    made.set(law, known);
    return known.table;
  };
}
