import DataLoader from "dataloader";
import type { ShownMoment } from "../alerts/page-as-known.ts";
import { alertStatesAt } from "../alerts/as-known.ts";
import type { Graph } from "../graph/graph.ts";
import type { AddedLaw } from "../model/law.ts";
import type { LedgerLine } from "../model/score.ts";
import { BASE_POINTS, statusesCounted, tierOf } from "../model/score.ts";
import type { SubjectView } from "../read/subjects.ts";
import type { LeadRow } from "../scores/factor-rows.ts";
import type { ScoreRow } from "../scores/scores-at.ts";
import { scoresAt } from "../scores/scores-at.ts";

type Score = NonNullable<SubjectView["score"]>;

const AT_BASE: Score = { points: BASE_POINTS, tier: tierOf(BASE_POINTS, false), ledger: [] };

/** Scores of organisations as they were at an earlier moment, by the law of then: none is kept, so each is counted again. */
export function earlierScores(graph: Graph, then: ShownMoment, law: AddedLaw): DataLoader<string, Score> {
  return new DataLoader(
    async (ids: readonly string[]) => {
      const leads = await leadsThen(graph, then, ids);
      const rows = await scoresAt(graph, then, { subjectIds: ids, leads, law });
      const byId = new Map(rows.map((row) => [row.subjectId, scoreOf(row)]));
      return ids.map((id) => byId.get(id) ?? AT_BASE);
    },
    { maxBatchSize: 500 },
  );
}

/** Scores of all that had any line at an earlier moment; persons among them have leads alone, and are not scored. */
export async function allEarlierScores(graph: Graph, then: ShownMoment, law: AddedLaw): Promise<ScoreRow[]> {
  return scoresAt(graph, then, { leads: await leadsThen(graph, then, []), law });
}

/** Leads that took points at a moment, of some targets; none named = of all. */
async function leadsThen(graph: Graph, then: ShownMoment, targetIds: readonly string[]): Promise<LeadRow[]> {
  const states = await alertStatesAt(graph, then, { targetIds, statusAt: then.statusAt });
  return states
    .filter(({ status }) => statusesCounted.includes(status))
    .map(({ targetId, id, severity }) => ({ subjectId: targetId, id, severity }));
}

const scoreOf = ({ points, tier, ledgerJson }: ScoreRow): Score => ({
  ...{ points, tier },
  ledger: JSON.parse(ledgerJson) as LedgerLine[],
});
