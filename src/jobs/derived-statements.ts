import { BATCH_ROWS } from "../graph/graph.ts";
import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { JobOutcome, RunMoment } from "./job.ts";

/** Kinds of derived statements, as the files of cypher/derive are named. */
export const derivedKinds = ["controls", "concerts", "cascades", "conflicts"] as const;

/** One derived statement, ready to be written: its content decides whether anything changed. */
export interface DerivedStatement {
  /** Deterministic name without dates, e.g. "control:X>Y". */
  statementId: string;
  validFrom: IsoDate;
  validTo: IsoDate;
  derivedBy: string;
  ruleVersion: string;
  /** Statements it rests on, sorted. */
  basisIds: readonly string[];
  /** Figures and ends, per kind. */
  columns: Readonly<Record<string, unknown>>;
}

/** Part of the register that a derivation was made of: only open statements into these companies are compared. */
export interface NearScope {
  companyIds: readonly string[];
  /** Told the subjects at the ends of every statement that was written or superseded. */
  onChange: (subjectId: string) => void;
}

interface OpenStatement {
  versionId: string;
  content: string;
  fromId?: string;
  toId?: string;
}

/**
 * Bring the derived statements of one kind up to date: supersede what is no longer derived, write what is new,
 * leave the rest untouched. Runs cypher/derive/<kind>-open, -close, -write.
 */
export async function writeDerived(
  graph: Graph,
  kind: (typeof derivedKinds)[number],
  fresh: readonly DerivedStatement[],
  moment: RunMoment,
  near?: NearScope,
): Promise<Pick<JobOutcome, "opened" | "kept" | "closed">> {
  const open = near
    ? await graph.read<OpenStatement>(`derive/near/${kind}-open`, { companyIds: near.companyIds })
    : await graph.read<OpenStatement>(`derive/${kind}-open`);
  const openContents = new Map(open.map((row) => [row.content, row.versionId]));
  const freshContents = new Map(fresh.map((statement) => [contentOf(statement), statement]));
  const stale = open.filter((row) => !freshContents.has(row.content)).map((row) => row.versionId);
  const rows = [...freshContents]
    .filter(([content]) => !openContents.has(content))
    .map(([content, statement]) => ({
      ...statement.columns,
      statementId: statement.statementId,
      versionId: `${statement.statementId}@${statement.validFrom}@${moment.knownAt}`,
      validFrom: statement.validFrom,
      validTo: statement.validTo,
      derivedBy: statement.derivedBy,
      ruleVersion: statement.ruleVersion,
      basisIds: statement.basisIds,
      content,
    }));
  if (near) {
    const staleIds = new Set(stale);
    const ended = open.filter((row) => staleIds.has(row.versionId));
    for (const id of [...ended.flatMap(endsOf), ...rows.flatMap(endsOf)]) near.onChange(id);
  }
  for (let start = 0; start < stale.length; start += BATCH_ROWS) {
    const versionIds = stale.slice(start, start + BATCH_ROWS);
    await graph.write(`derive/${kind}-close`, { versionIds, recordedAt: moment.knownAt });
  }
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    const batch = rows.slice(start, start + BATCH_ROWS);
    await graph.write(`derive/${kind}-write`, {
      rows: batch,
      runId: moment.runId,
      recordedAt: moment.knownAt,
    });
  }
  return { opened: rows.length, kept: fresh.length - rows.length, closed: stale.length };
}

/** The subjects that a statement stands between; of a conflict its company. */
function endsOf(statement: object): string[] {
  const row = statement as { fromId?: unknown; toId?: unknown; companyId?: unknown };
  return [row.fromId, row.toId, row.companyId].filter((id) => typeof id === "string");
}

/** Everything a statement says, as text; what is not in it does not make a new version. */
function contentOf(statement: DerivedStatement): string {
  const { statementId, validFrom, validTo, ruleVersion, basisIds, columns } = statement;
  return JSON.stringify([statementId, validFrom, validTo, ruleVersion, basisIds, columns]);
}
