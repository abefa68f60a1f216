import type { Graph } from "../graph/graph.ts";
import type { Alert } from "../model/alert.ts";
import type { AlertFilter, AlertPage, AlertQuestion } from "../model/alert-page.ts";
import { cursorOf, cursorParts, severityRank } from "../model/alert-page.ts";
import type { IsoInstant } from "../model/dates.ts";
import { lastInstantOf } from "../model/dates.ts";
import type { RegionScope } from "../model/region-scope.ts";
import { isInScope, regionScopeOf } from "../model/region-scope.ts";
import type { AlertState, BookMoment } from "./as-known.ts";
import { alertsAsKnown, alertStatesAt } from "./as-known.ts";

/** A moment of the book, and the earlier one as of which states are told. */
export interface ShownMoment extends BookMoment {
  statusAt: IsoInstant;
}

/**
 * A moment that a screen asks of: what was known at `knownAt` of what held on `asOf`; states are those at the end of that
 * day in China, where it is the earlier.
 */
export function shownMoment({ asOf, knownAt }: BookMoment): ShownMoment {
  const endOfDay = lastInstantOf(asOf);
  return { asOf, knownAt, statusAt: endOfDay < knownAt ? endOfDay : knownAt };
}

/**
 * A page of leads as the book held them at a moment: filter, order, count and contents are all of then, so that the same
 * question gets the same answer whatever was done since.
 */
export async function alertPageAsKnown(
  graph: Graph,
  { filter, first, after }: AlertQuestion,
  at: ShownMoment,
): Promise<AlertPage & { alerts: Alert[] }> {
  const [afterRank, afterId] = cursorParts(after);
  const passing = await statesAsKnown(graph, filter ?? {}, at);
  const left = passing.filter(
    (state) => rankOf(state) > afterRank || (rankOf(state) === afterRank && state.id > afterId),
  );
  const page = left.slice(0, first);
  return {
    rows: page.map((state) => ({ id: state.id, cursor: cursorOf(rankOf(state), state.id) })),
    totalCount: passing.length,
    hasNextPage: left.length > first,
    alerts: await alertsAsKnown(graph, page),
  };
}

/** Leads that pass a filter, gravest first, as the book held them at a moment. */
export async function statesAsKnown(
  graph: Graph,
  filter: AlertFilter,
  at: ShownMoment,
): Promise<AlertState[]> {
  const targetIds = filter.target ? [filter.target] : [];
  const wanted = { ruleIds: filter.rules ?? [], targetIds, statusAt: at.statusAt };
  const states = await alertStatesAt(graph, at, wanted);
  const scope = regionScopeOf(filter.regionCode, at.asOf);
  return states
    .filter((state) => passes(state, filter, scope))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
}

const rankOf = (state: AlertState) => severityRank[state.severity];

/** Rules and target are asked of the graph; the rest is decided here, on what was known then. */
function passes(state: AlertState, filter: AlertFilter, scope: RegionScope): boolean {
  const { statuses, severities, seed, assignee, openedFrom, openedTo } = filter;
  return (
    among(statuses, state.status) &&
    among(severities, state.severity) &&
    (!seed || state.seedIds.includes(seed)) &&
    (!assignee || state.assignee === assignee) &&
    isInScope(scope, state.regionCode) &&
    (!openedFrom || state.openedOn >= openedFrom) &&
    (!openedTo || state.openedOn <= openedTo)
  );
}

const among = (wanted: readonly string[] | null | undefined, value: string): boolean =>
  !wanted || wanted.length === 0 || wanted.includes(value);
