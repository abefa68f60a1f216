import type { Graph } from "../graph/graph.ts";
import type { AlertPage, AlertQuestion } from "../model/alert-page.ts";
import { cursorOf, cursorParts } from "../model/alert-page.ts";
import { regionScopeOf } from "../model/region-scope.ts";
import type { Moment } from "./moment.ts";

/** A page of alert ids as the book stands now, gravest first; alerts/page-as-known.ts reads an earlier one. */
export async function readAlertPage(graph: Graph, question: AlertQuestion, at: Moment): Promise<AlertPage> {
  const filter = question.filter ?? {};
  const params = {
    rules: filter.rules ?? [],
    statuses: filter.statuses ?? [],
    severities: filter.severities ?? [],
    target: filter.target ?? null,
    seed: filter.seed ?? null,
    assignee: filter.assignee ?? null,
    ...regionScopeOf(filter.regionCode, at.asOf),
    openedFrom: filter.openedFrom ?? null,
    openedTo: filter.openedTo ?? null,
    ...at,
  };
  const [afterRank, afterId] = cursorParts(question.after);
  const rows = await graph.read<{ id: string; rank: number }>("read/alerts", {
    ...params,
    afterRank,
    afterId,
    limit: question.first + 1,
  });
  const [count] = await graph.read<{ total: number }>("read/alerts-count", params);
  return {
    rows: rows.slice(0, question.first).map((row) => ({
      id: row.id,
      cursor: cursorOf(row.rank, row.id),
    })),
    totalCount: count!.total,
    hasNextPage: rows.length > question.first,
  };
}
