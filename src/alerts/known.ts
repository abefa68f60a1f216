import type { AlertStatus, Severity } from "../model/alert.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { Verdict } from "../model/finding.ts";
import type { Graph } from "../graph/graph.ts";
import { BATCH_ROWS } from "../graph/graph.ts";

/** A stored alert, with what decides between keep, change and close. */
export interface KnownAlert {
  id: string;
  status: AlertStatus;
  evidenceHash: string;
  snoozedUntil: IsoDate | null;
  /** State to which a held alert returns; null while nothing holds it. */
  heldFrom: AlertStatus | null;
  episode: number;
  severity: Severity;
  verdict: Verdict;
  /** Found by the same version of the rule with the same parameters. */
  sameRule: boolean;
}

/** What the account of a rule's last complete run holds of its question and its answer. */
export interface CompleteRun {
  asOf: IsoDate;
  knownAt: IsoInstant | null;
  /** Hash of what was asked; null = a run of before such hashes were kept. */
  question: string | null;
  rowsIn: number;
  rowsOut: number;
  hubsJson: string;
}

/** The latest moment for which a rule completed; undefined = never. The book only moves forward. */
export async function lastCompleteRun(graph: Graph, ruleId: string): Promise<CompleteRun | undefined> {
  return (await graph.read<CompleteRun>("alerts/last-run", { ruleId }))[0];
}

/** A rule as the book files it. */
export interface FiledRule {
  ruleId: string;
  ruleVersion: string;
  params: Record<string, unknown>;
}

/** Stored alerts of one rule by id. */
export async function knownAlerts(graph: Graph, rule: FiledRule): Promise<Map<string, KnownAlert>> {
  const { ruleId, ruleVersion, params } = rule;
  const asked = { ruleId, ruleVersion, paramsJson: JSON.stringify(params) };
  const rows = await graph.read<KnownAlert>("alerts/known", asked);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A stored alert of any rule, with whom it is about. */
export interface AlertAround extends Omit<KnownAlert, "sameRule"> {
  ruleId: string;
  ruleVersion: string;
  paramsJson: string;
  targetId: string;
  seedId: string | null;
}

/** Stored alerts of all rules about, or because of, some subjects. */
export async function alertsAround(graph: Graph, subjectIds: readonly string[]): Promise<AlertAround[]> {
  const around = new Map<string, AlertAround>();
  for (let start = 0; start < subjectIds.length; start += BATCH_ROWS) {
    const part = { subjectIds: subjectIds.slice(start, start + BATCH_ROWS) };
    for (const row of await graph.read<AlertAround>("alerts/known-around", part)) around.set(row.id, row);
  }
  return [...around.values()];
}

/** Of the alerts around, by id, those of one rule whose seed or target is in its scope. */
export function knownAmong(
  around: readonly AlertAround[],
  rule: FiledRule,
  scope: { by: "seed" | "target"; scopeIds: ReadonlySet<string> },
): Map<string, KnownAlert> {
  const paramsJson = JSON.stringify(rule.params);
  const own = around.filter((alert) => {
    const subjectId = scope.by === "target" ? alert.targetId : alert.seedId;
    return alert.ruleId === rule.ruleId && subjectId !== null && scope.scopeIds.has(subjectId);
  });
  return new Map(
    own.map((alert) => {
      const sameRule = alert.ruleVersion === rule.ruleVersion && alert.paramsJson === paramsJson;
      return [alert.id, { ...alert, sameRule }];
    }),
  );
}
