import type { Graph } from "../graph/graph.ts";
import { sideBySide } from "../graph/side-by-side.ts";
import type { LedgerLine, Tier } from "../model/score.ts";
import { BASE_POINTS, tierOf } from "../model/score.ts";
import type { ScoreFactor } from "../rules/score-factors.ts";
import { scoreFactors } from "../rules/score-factors.ts";
import type { FactorRow, ScoreMoment, ScoreScope } from "./factor-rows.ts";
import { factorRows } from "./factor-rows.ts";

/** A subject's score with its ledger, the lines in the order of the factors. */
export interface ScoreRow {
  subjectId: string;
  points: number;
  tier: Tier;
  ledgerJson: string;
}

/**
 * Scores of organisations at any moment (信用分): each factor is one question, its lines add up to points − 1000. Who has
 * no line is left out and stands at the base.
 */
export async function scoresAt(graph: Graph, at: ScoreMoment, scope: ScoreScope = {}): Promise<ScoreRow[]> {
  const answers = new Map<ScoreFactor, readonly FactorRow[]>();
  await sideBySide(scoreFactors, async (factor) =>
    answers.set(factor, await factorRows(graph, factor, at, scope)),
  );
  const ledgers = new Map<string, LedgerLine[]>();
  // Lines of a ledger stand in the order of the factors, whichever was answered first.
  for (const factor of scoreFactors) {
    for (const row of answers.get(factor)!) {
      const lines = ledgers.get(row.subjectId) ?? [];
      lines.push({ factor: factor.id, points: row.points, evidence: row.evidenceIds });
      ledgers.set(row.subjectId, lines);
    }
  }
  return [...ledgers].map(([subjectId, lines]) => scoreRow(subjectId, lines));
}

/** Sum of the ledger, never below zero: the line `floor` gives back what would fall below. */
export function scoreRow(subjectId: string, lines: readonly LedgerLine[]): ScoreRow {
  const sum = lines.reduce((total, line) => total + line.points, 0);
  const floor = sum < -BASE_POINTS ? [{ factor: "floor", points: -BASE_POINTS - sum, evidence: [] }] : [];
  const ledger = [...lines, ...floor];
  const points = BASE_POINTS + ledger.reduce((total, line) => total + line.points, 0);
  const onSevereList = lines.some((line) => line.factor === "severe-listing");
  return { subjectId, points, tier: tierOf(points, onSevereList), ledgerJson: JSON.stringify(ledger) };
}
