import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { ListingRow } from "./credit-file.ts";
import type { Moment } from "./moment.ts";

export interface TogetherRow {
  subjectId: string;
  listCode: string;
  listedOn: IsoDate;
}

export interface ListedTogether {
  rows: TogetherRow[];
  /** Of all, shown or not. */
  total: number;
}

/** Others in force on a list by the decision that a listing cites, by id; none where it cites no document. */
export async function readListedTogether(
  graph: Graph,
  { statementId, subjectId, documentNo }: ListingRow,
  first: number,
  at: Moment,
): Promise<ListedTogether> {
  if (documentNo === null) return { rows: [], total: 0 };
  const rows = await graph.read<TogetherRow & { total: number }>("read/listed-together", {
    ...{ statementId, subjectId, limit: first, ...at },
  });
  return { rows, total: rows[0]?.total ?? 0 };
}
