import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import { percentFromPpm, percentTextFromPpm, WHOLE_PPM } from "../model/shares.ts";
import type { Moment } from "./moment.ts";

/** A stake as read queries return it. */
export interface StakeRow {
  statementId: string;
  holderId: string;
  companyId: string;
  sharePpm: number | null;
  sharePpmMin: number;
  sharePpmMax: number;
  controlPpm: number;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
}

export interface OwnershipLevel {
  subjectId: string;
  parent: string;
  level: number;
  directPercent: number | null;
  directPercentMin: number;
  directPercentMax: number;
  lookThroughPercent: number;
  controls: boolean;
  seenAbove: boolean;
}

export interface OwnershipTreeView {
  levels: OwnershipLevel[];
  unknownPercent: number;
  conflicts: string[];
  truncated: boolean;
}

/** Lines of a tree at most: a reader's limit as much as a server's. */
const LINES_MAX = 500;

/** Stakes in companies (股东), in force and known at the moment. */
export function readShareholders(graph: Graph, ids: readonly string[], at: Moment): Promise<StakeRow[]> {
  return graph.read<StakeRow>("read/shareholders", { ids, ...at });
}

/** Stakes that subjects hold (对外投资), in force and known at the moment. */
export function readInvestments(graph: Graph, ids: readonly string[], at: Moment): Promise<StakeRow[]> {
  return graph.read<StakeRow>("read/investments", { ids, ...at });
}

/**
 * Owners above or holdings below a subject, level by level (股权穿透). Look-through shares multiply along the
 * line; a subject met before is a stub (`seenAbove`), so a cross-holding ends the line instead of turning round.
 */
export async function readOwnershipTree(
  graph: Graph,
  question: { id: string; direction: "UP" | "DOWN"; levels: number },
  at: Moment,
): Promise<OwnershipTreeView> {
  const up = question.direction === "UP";
  // A hub above has thousands of companies below it, and they are not asked for.
  const readLevel = up ? readShareholders : readInvestments;
  const lines: OwnershipLevel[] = [];
  const conflicts: string[] = [];
  const seen = new Set([question.id]);
  let unknownPpm = 0;
  let frontier = [{ id: question.id, ratio: 1 }];
  const goesOn = (level: number) =>
    level <= question.levels && frontier.length > 0 && lines.length <= LINES_MAX;
  for (let level = 1; goesOn(level); level += 1) {
    const ids = frontier.map((one) => one.id);
    const rows = new Map<string, StakeRow[]>(ids.map((id) => [id, []]));
    for (const row of await readLevel(graph, ids, at)) rows.get(up ? row.companyId : row.holderId)!.push(row);
    const next: typeof frontier = [];
    for (const parent of frontier) {
      const own = rows.get(parent.id)!;
      if (up) conflicts.push(...conflictsOf(parent.id, own));
      if (up && level === 1) {
        unknownPpm = Math.max(0, WHOLE_PPM - own.reduce((sum, row) => sum + row.sharePpmMin, 0));
      }
      for (const row of own) {
        const subjectId = up ? row.holderId : row.companyId;
        const ratio = (parent.ratio * row.sharePpmMin) / WHOLE_PPM;
        const seenAbove = seen.has(subjectId);
        lines.push(lineOf(row, { subjectId, parent: parent.id, level, ratio, seenAbove }));
        if (!seenAbove) next.push({ id: subjectId, ratio });
        seen.add(subjectId);
      }
    }
    frontier = next;
  }
  return {
    levels: lines.slice(0, LINES_MAX),
    unknownPercent: percentFromPpm(unknownPpm),
    conflicts,
    truncated: lines.length > LINES_MAX || frontier.length > 0,
  };
}

function lineOf(
  row: StakeRow,
  place: { subjectId: string; parent: string; level: number; ratio: number; seenAbove: boolean },
): OwnershipLevel {
  const { ratio, ...rest } = place;
  return {
    ...rest,
    directPercent: row.sharePpm === null ? null : percentFromPpm(row.sharePpm),
    directPercentMin: percentFromPpm(row.sharePpmMin),
    directPercentMax: percentFromPpm(row.sharePpmMax),
    lookThroughPercent: ratio * 100,
    controls: row.controlPpm > 500_000,
  };
}

/** What contradicts itself in one company's register, as sentences. */
function conflictsOf(companyId: string, rows: readonly StakeRow[]): string[] {
  const total = rows.reduce((sum, row) => sum + row.sharePpmMin, 0);
  const holders = new Set(rows.map((row) => row.holderId));
  const found: string[] = [];
  if (total > WHOLE_PPM + rows.length) {
    found.push(`${companyId}：登记持股合计 ${percentTextFromPpm(total)}%，超过 100%，未作归一`);
  }
  if (holders.size < rows.length)
    found.push(`${companyId}：同一股东有多条同时有效的登记，比例按区间显示，不相加`);
  return found;
}
