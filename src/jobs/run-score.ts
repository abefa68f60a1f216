import { BATCH_ROWS } from "../graph/graph.ts";
import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import { listCatalogue, severeListCodes } from "../model/list-catalogue.ts";
import type { LedgerLine, Tier } from "../model/score.ts";
import { BASE_POINTS, tierOf } from "../model/score.ts";
import { declared } from "../read/proof.ts";
import type { ScoreFactor } from "../rules/score-factors.ts";
import { scoreFactors } from "../rules/score-factors.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { sideBySide } from "./side-by-side.ts";

interface FactorRow {
  subjectId: string;
  points: number;
  evidenceIds: string[];
}

interface ScoreRow {
  subjectId: string;
  points: number;
  tier: Tier;
  ledgerJson: string;
}

/**
 * Score every organisation (信用分): each factor is one Cypher question, the lines add up to points − 1000.
 * Writes only scores that differ; a subject without any line has no Score node and stands at the base.
 */
export async function runScore(graph: Graph, moment: RunMoment): Promise<JobOutcome> {
  const ledgers = new Map<string, LedgerLine[]>();
  const answers = new Map<ScoreFactor, readonly FactorRow[]>();
  await sideBySide(scoreFactors, async (factor) =>
    answers.set(factor, await graph.read<FactorRow>(factor.query, factorParams(factor, moment))),
  );
  let rowsIn = 0;
  // Lines of a ledger stand in the order of the factors, whichever was answered first.
  for (const factor of scoreFactors) {
    const rows = answers.get(factor)!;
    rowsIn += rows.length;
    for (const row of rows) {
      const lines = ledgers.get(row.subjectId) ?? [];
      lines.push({ factor: factor.id, points: row.points, evidence: row.evidenceIds });
      ledgers.set(row.subjectId, lines);
    }
  }
  const known = new Map((await graph.read<ScoreRow>("score/known")).map((row) => [row.subjectId, row]));
  const fresh = [...ledgers].map(([subjectId, lines]) => scoreRow(subjectId, lines));
  const changed = fresh.filter((row) => differs(row, known.get(row.subjectId)));
  const cleared = [...known.keys()].filter((subjectId) => !ledgers.has(subjectId));
  await sideBySide(pagesOf(changed), (rows) =>
    graph.write("score/write", { rows, asOf: moment.asOf, recordedAt: moment.at }),
  );
  if (cleared.length > 0) await graph.write("score/clear", { subjectIds: cleared });
  return outcomeOf({
    rowsIn,
    rowsOut: fresh.length,
    changed: changed.length,
    closed: cleared.length,
    kept: fresh.length - changed.length,
  });
}

function pagesOf(rows: readonly ScoreRow[]): (readonly ScoreRow[])[] {
  const count = Math.ceil(rows.length / BATCH_ROWS);
  return Array.from({ length: count }, (_, page) => rows.slice(page * BATCH_ROWS, (page + 1) * BATCH_ROWS));
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

function differs(row: ScoreRow, before: ScoreRow | undefined): boolean {
  return (
    !before ||
    before.points !== row.points ||
    before.tier !== row.tier ||
    before.ledgerJson !== row.ledgerJson
  );
}

function factorParams(factor: ScoreFactor, moment: RunMoment): Record<string, unknown> {
  const severe = severeListCodes(moment.asOf);
  const watch = listCatalogue
    .filter((list) => !list.red)
    .map((list) => list.listCode)
    .filter((listCode) => !severe.includes(listCode));
  return declared(factor.query, {
    ...factor.params,
    asOf: moment.asOf,
    knownAt: moment.knownAt,
    since: monthsBefore(moment.asOf, factor.windowMonths ?? 0),
    listCodes: factor.lists === "severe" ? severe : watch,
  });
}

/** The same day some months earlier; the 31st falls back to the month's last day. */
export function monthsBefore(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) - months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(day, lastDay)))
    .toISOString()
    .slice(0, 10);
}
