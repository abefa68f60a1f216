import type { BookMoment } from "../alerts/as-known.ts";
import type { Graph } from "../graph/graph.ts";
import { penaltyTypes } from "../model/kinds.ts";
import { listNameZh } from "../model/list-catalogue.ts";
import type { ToDelete } from "../read/to-delete.ts";
import { readToDelete } from "../read/to-delete.ts";
import type { DailyReportInput } from "../report/daily-report-input.ts";

/** Records that a report names; the whole list is a question of the API. */
const NAMED_MAX = 1_000;

/** What is to be deleted on the report's date, as known at its moment. */
export async function reportToDelete(
  graph: Graph,
  { asOf, knownAt }: BookMoment,
): Promise<DailyReportInput["toDelete"]> {
  const page = await readToDelete(graph, { first: NAMED_MAX }, { asOf, knownAt });
  return {
    rows: page.rows.map(({ fact }) => ({
      statementId: fact.statementId,
      subjectId: fact.subjectId,
      whatZh: whatZh(fact),
      since: fact.toDeleteFrom,
      source: fact.source,
    })),
    total: page.totalCount,
    totalIsExact: page.totalIsExact,
  };
}

function whatZh({ listCode, penaltyType }: ToDelete): string {
  if (listCode !== null) return listNameZh(listCode);
  return penaltyTypes[penaltyType as keyof typeof penaltyTypes] ?? `行政处罚（${penaltyType}）`;
}
