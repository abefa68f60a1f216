import type { Severity } from "../model/alert.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { monthsAfter } from "../model/dates.ts";
import type { AddedLaw } from "../model/law.ts";
import { listCatalogue, severeListCodes } from "../model/list-catalogue.ts";
import type { Graph } from "../graph/graph.ts";
import { declared } from "../graph/query-file.ts";
import type { ScoreFactor } from "../rules/score-factors.ts";

/** What one factor takes from one subject. */
export interface FactorRow {
  subjectId: string;
  points: number;
  evidenceIds: string[];
}

/** A standing lead about a subject. */
export interface LeadRow {
  subjectId: string;
  id: string;
  severity: Severity;
}

/** The two times that a score is asked at. */
export interface ScoreMoment {
  asOf: IsoDate;
  knownAt: IsoInstant;
}

/** Of whom: all, or some; `leads` = those that stood at an earlier moment, `law` = that of then; absent = those of now. */
export interface ScoreScope {
  subjectIds?: readonly string[];
  leads?: readonly LeadRow[];
  law?: AddedLaw;
}

/** What one factor takes from each subject that it takes anything from. */
export async function factorRows(
  graph: Graph,
  factor: ScoreFactor,
  at: ScoreMoment,
  { subjectIds, leads, law }: ScoreScope,
): Promise<readonly FactorRow[]> {
  const query = subjectIds ? factor.query.replace("score/", "score/near/") : factor.query;
  const params = declared(query, { ...paramsOf(factor, at, law), subjectIds });
  if (factor.part === "own") return graph.read<FactorRow>(query, params);
  return linkageRows(factor, leads ?? (await graph.read<LeadRow>(query, params)));
}

/** Leads of each subject added up, capped apart from its own evidence. */
function linkageRows({ params }: ScoreFactor, leads: readonly LeadRow[]): FactorRow[] {
  const pointsBySeverity = params["pointsBySeverity"] as Readonly<Record<Severity, number>>;
  const pointsMax = params["pointsMax"] as number;
  const rows = new Map<string, FactorRow>();
  for (const { subjectId, id, severity } of leads) {
    const row = rows.get(subjectId) ?? { subjectId, points: 0, evidenceIds: [] };
    row.points = Math.max(row.points - pointsBySeverity[severity], -pointsMax);
    row.evidenceIds.push(id);
    rows.set(subjectId, row);
  }
  return [...rows.values()];
}

function paramsOf(
  factor: ScoreFactor,
  { asOf, knownAt }: ScoreMoment,
  law?: AddedLaw,
): Record<string, unknown> {
  const severe = severeListCodes(asOf, undefined, law);
  const watch = listCatalogue(law)
    .filter((list) => !list.red)
    .map((list) => list.listCode)
    .filter((listCode) => !severe.includes(listCode));
  const since = monthsAfter(asOf, -(factor.windowMonths ?? 0));
  return { ...factor.params, asOf, knownAt, since, listCodes: factor.lists === "severe" ? severe : watch };
}
