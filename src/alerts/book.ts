import { hash } from "node:crypto";
import type { Alert, AlertStatus, AssessAction, Severity } from "../model/alert.ts";
import { alertKey } from "../model/alert.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { Finding, Hop } from "../model/finding.ts";
import type { Graph } from "../graph/graph.ts";
import { BATCH_ROWS } from "../graph/graph.ts";
import { alertHashes } from "./certificate.ts";
import type { KnownAlert } from "./known.ts";
import { DispositionRefused, dispositionOf, statusAfterChange } from "./disposition.ts";

/** A finding with its proof: what the book needs to open or keep an alert. */
export interface ProvenFinding extends Finding {
  severity: Severity;
  proof: Hop[];
}

/** One complete or held answer of one rule. */
export interface RuleAnswer {
  ruleId: string;
  ruleVersion: string;
  /** Parameters as executed, list codes among them: part of the certificate. */
  params: Record<string, unknown>;
  asOf: IsoDate;
  knownAt: IsoInstant;
  /** Findings that are new, or whose evidence may have changed, in pages: a province's proofs are never all in memory. */
  findings: AsyncIterable<readonly ProvenFinding[]> | Iterable<readonly ProvenFinding[]>;
  /** Alerts found again although nothing they rest on was touched: kept without asking for their proof. */
  keptIds: ReadonlySet<string>;
  /** Alerts that the question was about: all of the rule, or those of the subjects in scope. */
  known: ReadonlyMap<string, KnownAlert>;
  /** False = cut, held or failed: nothing is closed. */
  complete: boolean;
  at: IsoInstant;
  runId: string;
}

export interface BookEntry {
  opened: number;
  kept: number;
  changed: number;
  closed: number;
}

/** Alert id: short, stable, and free of the subjects' codes, so that it may stand in a URL. */
export function alertIdOf(key: string): string {
  return `A${hash("sha256", key).slice(0, 16)}`;
}

/** The alert book (线索簿): open, keep, close. A run that changes nothing writes nothing. */
export async function enterAnswer(graph: Graph, answer: RuleAnswer): Promise<BookEntry> {
  const { known, keptIds } = answer;
  const paramsJson = JSON.stringify(answer.params);
  const seen = new Set<string>();
  const kept = [...keptIds];
  const entry: BookEntry = { opened: 0, kept: keptIds.size, changed: 0, closed: 0 };
  for await (const findings of answer.findings) {
    const rows = findings.map((finding) => alertRow(answer, paramsJson, finding));
    for (const row of rows) seen.add(row.id);
    for (const row of rows) if (row.step === "keep") kept.push(row.id);
    const opening = rows.filter((row) => row.step === "open");
    const changing = rows.filter((row) => row.step === "change");
    await openNew(
      graph,
      answer,
      opening.filter((row) => !known.has(row.id)),
    );
    await inBatches(
      graph,
      "alerts/reopen",
      opening.filter((row) => known.has(row.id)),
    );
    await inBatches(graph, "alerts/change", changing);
    entry.opened += opening.length;
    entry.kept += rows.length - opening.length;
    entry.changed += changing.length;
  }
  // What is gone is known only when everything found has been seen.
  const gone = [...known.values()].filter(
    (alert) => !seen.has(alert.id) && !keptIds.has(alert.id) && alert.status !== "RESOLVED",
  );
  const closing = answer.complete
    ? gone.map((alert) => moveRow(answer, alert, "RESOLVED", "closed", "数据不再支持该线索"))
    : [];
  const waking = kept
    .map((id) => known.get(id)!)
    .filter(
      (alert) =>
        alert.status === "SNOOZED" && alert.snoozedUntil !== null && alert.snoozedUntil <= answer.asOf,
    )
    .map((alert) => moveRow(answer, alert, "OPEN", "snoozeEnded", "暂缓期满"));
  await inBatches(graph, "alerts/move", [...waking, ...closing]);
  return { ...entry, changed: entry.changed + waking.length, closed: closing.length };
}

/** New alerts at once in batches: what is the same for all of one answer travels once. */
async function openNew(graph: Graph, answer: RuleAnswer, rows: readonly AlertRow[]): Promise<void> {
  const { ruleId, ruleVersion, params, asOf, knownAt, at } = answer;
  const same = { ruleId, ruleVersion, paramsJson: JSON.stringify(params), asOf, knownAt, at };
  for (let start = 0; start < rows.length; start += OPEN_ROWS) {
    const batch = rows.slice(start, start + OPEN_ROWS).map((row) => ({
      ...{ id: row.id, key: row.key, targetId: row.targetId, seedId: row.seedId, seedIds: row.seedIds },
      ...{ discriminator: row.discriminator, severity: row.severity, verdict: row.verdict, hops: row.hops },
      ...{ measure: row.measure, certificateHash: row.certificateHash, evidenceHash: row.evidenceHash },
      proofJson: row.proofJson,
    }));
    await graph.write("alerts/open", { ...same, rows: batch });
  }
}

/** New alerts that one transaction opens. */
const OPEN_ROWS = 10_000;

type AlertRow = ReturnType<typeof alertRow>;

function alertRow(answer: RuleAnswer, paramsJson: string, finding: ProvenFinding) {
  const key = alertKey(answer.ruleId, finding);
  const id = alertIdOf(key);
  const before = answer.known.get(id);
  const seeds = finding.seedIds.toSorted();
  const body = {
    ruleId: answer.ruleId,
    ruleVersion: answer.ruleVersion,
    params: answer.params,
    target: finding.targetId,
    seeds,
    hops: finding.proof,
  };
  const { verdict, severity } = finding;
  const hashes = alertHashes({ ...body, asOf: answer.asOf, verdict, severity });
  const evidence = hashes.evidenceHash;
  const isOpen = before !== undefined && before.status !== "RESOLVED";
  const step = !isOpen ? "open" : before.evidenceHash === evidence ? "keep" : "change";
  const episode = isOpen ? before.episode : (before?.episode ?? 0) + 1;
  // A held alert is judged by the state it will return to; whether it stays held, the transaction looks up.
  const toStatus = isOpen ? statusAfterChange(before.heldFrom ?? before.status) : "OPEN";
  return {
    step,
    id,
    key,
    episode,
    toStatus,
    ruleId: answer.ruleId,
    ruleVersion: answer.ruleVersion,
    targetId: finding.targetId,
    seedId: finding.seedId,
    seedIds: seeds,
    discriminator: finding.discriminator,
    severity,
    verdict,
    hops: finding.hops,
    measure: finding.measure,
    ...hashes,
    proofJson: JSON.stringify(finding.proof),
    paramsJson,
    asOf: answer.asOf,
    knownAt: localText(answer.knownAt),
    at: localText(answer.at),
    snoozedUntil: null,
    actor: `job:${answer.ruleId}`,
    action: step === "open" ? "reopened" : "evidenceChanged",
    fromStatus: before?.status ?? null,
    reason: step === "open" ? "数据再次支持该线索" : "证据变化",
    eventId: `${id}:${answer.runId}:${step}`,
  };
}

function moveRow(
  answer: RuleAnswer,
  alert: KnownAlert,
  toStatus: AlertStatus,
  action: string,
  reason: string,
) {
  return {
    id: alert.id,
    fromStatus: alert.status,
    toStatus,
    at: localText(answer.at),
    until: null,
    assignee: null,
    actor: `job:${answer.ruleId}`,
    action,
    reason,
    eventId: `${alert.id}:${answer.runId}:${action}`,
  };
}

/** Instants inside rows travel as text; Cypher's localdatetime() takes no zone. */
function localText(instant: IsoInstant): string {
  return instant.replace(/Z$/, "");
}

async function inBatches(graph: Graph, query: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    await graph.write(query, { rows: rows.slice(start, start + BATCH_ROWS) });
  }
}

export interface Assessment {
  alertId: string;
  action: AssessAction;
  reason: string;
  until: IsoDate | null;
  assignee: string | null;
  actor: string;
  at: IsoInstant;
}

/** Take one human step (研判) on an alert; throws DispositionRefused when its state does not allow it. */
export async function assessAlert(graph: Graph, step: Assessment): Promise<Alert | undefined> {
  const [alert] = await alertsByIds(graph, [step.alertId]);
  if (!alert) return undefined;
  const toStatus = dispositionOf(alert.status, step.action);
  const at = localText(step.at);
  const [answer] = await graph.write<{ written: number }>("alerts/move", {
    rows: [
      {
        id: alert.id,
        fromStatus: alert.status,
        toStatus,
        at,
        assignee: step.assignee,
        until: step.action === "SNOOZE" ? step.until : keepsSnooze(toStatus) ? alert.snoozedUntil : null,
        actor: step.actor,
        action: step.action,
        reason: step.reason,
        eventId: `${alert.id}:${at}:${step.action}`,
      },
    ],
  });
  const [after] = await alertsByIds(graph, [step.alertId]);
  if (answer?.written === 0) {
    throw new DispositionRefused(
      `${step.action} of an alert that became ${after?.status} meanwhile: expected ${alert.status}`,
    );
  }
  return after;
}

/** A held alert may go back to its snooze. */
const keepsSnooze = (status: AlertStatus) => status === "SNOOZED" || status === "HELD";

/** Alerts by id, in the order of the ids asked; unknown ids are left out. */
export async function alertsByIds(graph: Graph, ids: readonly string[]): Promise<Alert[]> {
  const rows = await graph.read<{ alert: Record<string, unknown> }>("alerts/by-ids", { ids });
  const byId = new Map(rows.map(({ alert }) => [alert["id"] as string, alertFromNode(alert)]));
  return ids.map((id) => byId.get(id)).filter((alert) => alert !== undefined);
}

/** Properties of an Alert node → Alert. */
export function alertFromNode(node: Record<string, unknown>): Alert {
  const { proofJson, paramsJson, ...rest } = node;
  return {
    seedId: null,
    discriminator: null,
    measure: null,
    resolvedAt: null,
    assignee: null,
    snoozedUntil: null,
    heldFrom: null,
    ...rest,
    proof: JSON.parse(proofJson as string) as Hop[],
    params: JSON.parse(paramsJson as string) as Record<string, unknown>,
  } as Alert;
}
