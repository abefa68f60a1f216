import type { Graph } from "../graph/graph.ts";
import type { DueDay } from "../model/case-clocks.ts";
import { DATE_MAX, lastInstantOf } from "../model/dates.ts";
import type { IsoDate } from "../model/dates.ts";
import type { AddedLaw } from "../model/law.ts";
import type { CaseAwaits } from "../model/objection.ts";
import { caseAwaits } from "../model/objection.ts";
import type { OpenCases } from "../model/open-case.ts";
import { awaitedDue } from "../model/open-case.ts";
import { regionScopeOf } from "../model/region-scope.ts";
import type { Moment } from "./moment.ts";

/** What a list of open cases may be narrowed by. */
export interface OpenCaseFilter {
  awaits?: readonly CaseAwaits[] | null;
  regionCode?: string | null;
  /** Only those whose due day has passed on the date asked. */
  overdueOnly?: boolean | null;
}

/** One open case with its clock. */
export interface OpenCase extends DueDay {
  id: string;
  statementId: string;
  awaits: CaseAwaits;
  ofWhat: "objection" | "repair";
  cursor: string;
}

/** How many cases of a region wait for one step. */
export interface OpenCaseCount {
  awaits: CaseAwaits;
  open: number;
  overdue: number;
}

export interface OpenCasePage {
  rows: OpenCase[];
  totalCount: number;
  overdueCount: number;
  hasNextPage: boolean;
  /** Of the region, whatever else it is narrowed by. */
  counts: OpenCaseCount[];
}

type Counted = OpenCases & DueDay;

/**
 * A page of open cases after a cursor: what is due first first, what has no due day last. Open is what had come in by
 * `asOf` and was not decided by then, both as known at `knownAt`; the clock is counted out on `asOf`, by `law` where it
 * is not that in force.
 */
export async function readOpenCases(
  graph: Graph,
  question: { filter?: OpenCaseFilter | null; first: number; after?: string | null; law?: AddedLaw },
  at: Moment,
): Promise<OpenCasePage> {
  const filter = question.filter ?? {};
  const [afterDue, afterId] = cursorParts(question.after);
  // No decision is entered before its day, so that what was decided after asOf was entered after it too.
  const endOfDay = lastInstantOf(at.asOf);
  const decidedAfter = endOfDay < at.knownAt ? endOfDay : at.knownAt;
  const asked = { ...regionScopeOf(filter.regionCode, at.asOf), decidedAfter, ...at };
  const clocks = await graph.read<OpenCases>("read/open-cases-clocks", asked);
  const counted: Counted[] = clocks.map((one) => ({ ...one, ...awaitedDue(one, at.asOf, question.law) }));
  const chosen = counted
    .filter(({ awaits }) => !filter.awaits?.length || filter.awaits.includes(awaits))
    .filter(({ overdue }) => overdue || !filter.overdueOnly);
  const limit = question.first + 1;
  const next = nextOf(chosen, afterDue, limit);
  const rows =
    next.length === 0
      ? []
      : await graph.read<Pick<OpenCase, "id" | "statementId"> & { clockKey: string }>("read/open-cases", {
          ...asked,
          ...{ afterDue, afterId, limit },
          dueByClock: Object.fromEntries(next.map((one) => [one.clockKey, placeOf(one)])),
        });
  const clockByKey = new Map(next.map((one) => [one.clockKey, one]));
  return {
    rows: rows.slice(0, question.first).map(({ id, statementId, clockKey }) => {
      const { awaits, ofWhat, due, overdue, sure, unknownWhy } = clockByKey.get(clockKey)!;
      const cursor = Buffer.from(JSON.stringify([due ?? DATE_MAX, id])).toString("base64url");
      return { id, statementId, awaits, ofWhat, due, overdue, sure, unknownWhy, cursor };
    }),
    totalCount: sumOf(chosen),
    overdueCount: sumOf(chosen.filter(({ overdue }) => overdue)),
    hasNextPage: rows.length > question.first,
    counts: (Object.keys(caseAwaits) as CaseAwaits[]).map((awaits) => {
      const of = counted.filter((one) => one.awaits === awaits);
      return { awaits, open: sumOf(of), overdue: sumOf(of.filter(({ overdue }) => overdue)) };
    }),
  };
}

const sumOf = (clocks: readonly Counted[]): number => clocks.reduce((sum, { open }) => sum + open, 0);

/** Where a clock stands in the order; without a due day after all that have one. */
const placeOf = ({ due }: DueDay): IsoDate => due ?? DATE_MAX;

/** Clocks that can hold the next so many cases: whole days, because cases of a day are ordered by id. */
function nextOf(clocks: readonly Counted[], afterDue: IsoDate, limit: number): Counted[] {
  const later = clocks
    .filter((one) => placeOf(one) >= afterDue)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  let held = 0;
  let last = afterDue;
  for (const one of later) {
    if (held >= limit && placeOf(one) > last) break;
    last = placeOf(one);
    // How many of the cursor's own day come after it is not known here.
    if (last > afterDue) held += one.open;
  }
  return later.filter((one) => placeOf(one) <= last);
}

const BEFORE_ALL: [IsoDate, string] = ["0001-01-01", ""];

function cursorParts(cursor: string | null | undefined): [IsoDate, string] {
  if (!cursor) return BEFORE_ALL;
  try {
    const [due, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [unknown, unknown];
    if (typeof due === "string" && /^\d{4}-\d{2}-\d{2}$/.test(due) && typeof id === "string")
      return [due, id];
  } catch {
    // falls through to the one refusal below
  }
  throw new RangeError(`cursor "${cursor}": expected one that a page of open cases gave`);
}
