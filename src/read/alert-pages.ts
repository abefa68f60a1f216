import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import { regionPrefixOf } from "./dashboard.ts";
import type { Moment } from "./moment.ts";

/** What a list of alerts may be narrowed by. */
export interface AlertFilter {
  rules?: string[] | null;
  statuses?: string[] | null;
  severities?: string[] | null;
  target?: string | null;
  seed?: string | null;
  regionCode?: string | null;
  assignee?: string | null;
  openedFrom?: IsoDate | null;
  openedTo?: IsoDate | null;
}

export interface AlertPage {
  rows: { id: string; cursor: string }[];
  totalCount: number;
  hasNextPage: boolean;
}

/** A page of alert ids after a cursor, gravest first; keyset, so a page is stable while alerts come and go. */
export async function readAlertPage(
  graph: Graph,
  question: { filter?: AlertFilter | null; first: number; after?: string | null },
  at: Moment,
): Promise<AlertPage> {
  const filter = question.filter ?? {};
  const params = {
    rules: filter.rules ?? [],
    statuses: filter.statuses ?? [],
    severities: filter.severities ?? [],
    target: filter.target ?? null,
    seed: filter.seed ?? null,
    assignee: filter.assignee ?? null,
    regionPrefix: regionPrefixOf(filter.regionCode),
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
      cursor: Buffer.from(JSON.stringify([row.rank, row.id])).toString("base64url"),
    })),
    totalCount: count!.total,
    hasNextPage: rows.length > question.first,
  };
}

function cursorParts(cursor: string | null | undefined): [number, string] {
  if (!cursor) return [-1, ""];
  try {
    const [rank, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [unknown, unknown];
    if (Number.isSafeInteger(rank) && typeof id === "string") return [rank as number, id];
  } catch {
    // falls through to the one refusal below
  }
  throw new RangeError(`cursor "${cursor}": expected one that a page of alerts gave`);
}
