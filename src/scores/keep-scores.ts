import type { Graph } from "../graph/graph.ts";
import { BATCH_ROWS } from "../graph/graph.ts";
import { sideBySide } from "../graph/side-by-side.ts";
import type { IsoInstant } from "../model/dates.ts";
import type { ScoreMoment } from "./factor-rows.ts";
import type { ScoreRow } from "./scores-at.ts";
import { scoresAt } from "./scores-at.ts";

/** What became of the scores kept in the graph. */
export interface ScoresKept {
  scored: number;
  changed: number;
  cleared: number;
}

/**
 * Bring the scores kept in the graph up to date, of all organisations or of some. Writes only what differs; who has no
 * line any more has no Score node.
 */
export async function keepScores(
  graph: Graph,
  moment: ScoreMoment & { at: IsoInstant },
  subjectIds?: readonly string[],
): Promise<ScoresKept> {
  const { asOf, knownAt, at: recordedAt } = moment;
  const fresh = await scoresAt(graph, { asOf, knownAt }, subjectIds ? { subjectIds } : {});
  const known = new Map((await keptScores(graph, subjectIds)).map((row) => [row.subjectId, row]));
  const changed = fresh.filter((row) => differs(row, known.get(row.subjectId)));
  for (const { subjectId } of fresh) known.delete(subjectId);
  const cleared = [...known.keys()];
  await sideBySide(pagesOf(changed), (rows) => graph.write("score/write", { rows, asOf, recordedAt }));
  if (cleared.length > 0) await graph.write("score/clear", { subjectIds: cleared });
  return { scored: fresh.length, changed: changed.length, cleared: cleared.length };
}

function pagesOf(rows: readonly ScoreRow[]): (readonly ScoreRow[])[] {
  const count = Math.ceil(rows.length / BATCH_ROWS);
  return Array.from({ length: count }, (_, page) => rows.slice(page * BATCH_ROWS, (page + 1) * BATCH_ROWS));
}

/** Scores as they are kept, of all or of some. */
export function keptScores(graph: Graph, subjectIds?: readonly string[]): Promise<ScoreRow[]> {
  return subjectIds
    ? graph.read<ScoreRow>("score/near/known", { subjectIds })
    : graph.read<ScoreRow>("score/known");
}

function differs(row: ScoreRow, before: ScoreRow | undefined): boolean {
  return (
    !before ||
    before.points !== row.points ||
    before.tier !== row.tier ||
    before.ledgerJson !== row.ledgerJson
  );
}
