import { randomBytes } from "node:crypto";
import type { Graph, WriteStep } from "../../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../../model/dates.ts";
import { ownSources } from "../../model/own-sources.ts";
import { finishValues } from "../account/run.ts";
import { checkReferences } from "../check/references.ts";
import { checkRow, contentHash } from "../check/check-row.ts";
import { CellFault } from "../check/cells.ts";
import { LoadBusy, LoadRefused } from "../load-refused.ts";
import { Tally } from "../load-report.ts";
import { graphRow } from "../write/rows.ts";
import type { ContestedStatement } from "./contested.ts";

/** What a decision does to a statement: take its open version back, or say it with other cells. */
export interface StatementDecision {
  statement: ContestedStatement;
  /** Columns of the bundle with their new text; null = taken back altogether. */
  amendment: Readonly<Record<string, string>> | null;
  /** Id of the objection or application that decided. */
  decidedBy: string;
  decidedOn: IsoDate;
}

/** The steps of a decision, for one transaction, and the account it will leave. */
export interface DecisionSteps {
  loadId: string;
  recordedAt: IsoInstant;
  steps: readonly WriteStep[];
}

/**
 * A decision as a small load of the source `decisions`: it begins, closes the open version by the sweep of its table,
 * says the amended one by the load of its table, and ends, all in one transaction of the caller. So whatever holds for
 * deliveries (knownAt, certificates, roll-back, ripples) holds for decisions. Throws LoadRefused where the amended row
 * would be kept out of a delivery too; the transaction throws LoadBusy while another load is under way.
 */
export async function decisionSteps(
  graph: Graph,
  decision: StatementDecision,
  clock: () => Date,
): Promise<DecisionSteps> {
  const { statement, amendment, decidedBy, decidedOn } = decision;
  const { statementId, table, target, sourceId, contentHash: words, ends } = statement;
  const amended = amendment && amendedRow(statement, amendment);
  const loadId = randomBytes(8).toString("hex");
  const recordedAt = await nextInstant(graph, clock);
  const run = { sourceId: ownSources.decisions, deliveryId: decidedBy, mode: "delta", asOf: decidedOn };
  const closing = { rows: [{ statementId, subjectId: ends[0]!.subjectId }], loadId, recordedAt };
  const tally = new Tally();
  const end = { from: "running", outcome: "complete", refreshed: true, error: "" } as const;
  const account = finishValues(end, tally, clock);
  const steps: WriteStep[] = [
    {
      name: "load/run/begin",
      params: { id: loadId, ...run, now: recordedAt, fileSha256s: [] },
      check: ([began]) => expectFree(began!, recordedAt),
    },
    ...(amended
      ? [{ name: `load/${target}`, params: { rows: [amended], loadId, sourceId, recordedAt } }]
      : []),
    { name: `sweep/${target}`, params: closing, check: ([answer]) => expectOpen(answer!, statementId) },
    {
      name: "load/decided/withdraw",
      params: {
        ...{ id: `${statementId}|${words}`, statementId, sourceId, table, contentHash: words },
        ...{ decidedBy, loadId, at: recordedAt },
      },
    },
    {
      name: "load/run/finish",
      params: { id: loadId, ...account, rowsWritten: amended ? 1 : 0, rowsSuperseded: 1 },
    },
    ...(table === "subjects"
      ? [{ name: "load/subjects-refresh", params: { subjectIds: [ends[0]!.subjectId] } }]
      : []),
  ];
  return { loadId, recordedAt, steps };
}

/** The statement with other cells as its load file reads it, checked like a row of a delivery. */
function amendedRow(statement: ContestedStatement, amendment: Readonly<Record<string, string>>) {
  const { table, statementId, ends, cells } = statement;
  const row = { file: "decision", line: 1, cells: { ...cells, ...amendment } };
  const checked = checkRow(table, row);
  if (!("fact" in checked)) throw faultOf(checked.column, checked.value, checked.reason);
  const { fact } = checked;
  try {
    checkReferences(table, fact, ends);
  } catch (fault) {
    if (fault instanceof CellFault) throw faultOf(fault.column, fault.value, fault.message);
    throw fault;
  }
  return graphRow(table, { fact, contentHash: contentHash(fact), statementId, subjects: ends });
}

function faultOf(column: string, value: string, reason: string): LoadRefused {
  return new LoadRefused([`${column} "${value}": ${reason}`]);
}

/** Knowledge only moves forward: a decision is known after everything that was. */
async function nextInstant(graph: Graph, clock: () => Date): Promise<IsoInstant> {
  const [last] = await graph.read<{ recordedAt: IsoInstant | null }>("load/decided/last");
  const now = clock().toISOString();
  if (last!.recordedAt === null || last!.recordedAt < now) return now;
  return new Date(Date.parse(last!.recordedAt) + 1).toISOString();
}

function expectFree(began: Readonly<Record<string, unknown>>, recordedAt: IsoInstant): void {
  if (began["otherId"] === null && began["recordedAt"] === recordedAt) return;
  const other = began["otherId"] === null ? "another load ended just now" : "another load is under way";
  throw new LoadBusy([`${other}; expected one at a time; send it again`]);
}

function expectOpen(answer: Readonly<Record<string, unknown>>, statementId: string): void {
  if (answer["closed"] === 1) return;
  throw new LoadBusy([`statement ${statementId} was said anew meanwhile; send it again`]);
}
