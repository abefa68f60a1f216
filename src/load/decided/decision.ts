import type { Graph, WriteStep } from "../../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../../model/dates.ts";
import { ownSources } from "../../model/own-sources.ts";
import { refreshQueries } from "../account/recover.ts";
import { finishValues, newLoadId } from "../account/run.ts";
import { checkReferences } from "../check/references.ts";
import { checkRow, contentHash } from "../check/check-row.ts";
import { CellFault } from "../check/cells.ts";
import { LoadBusy, LoadRefused } from "../load-refused.ts";
import { Tally } from "../load-report.ts";
import { graphRow, targetOf } from "../write/rows.ts";
import type { ContestedStatement } from "./contested.ts";

/** Columns of the bundle with their new text; null = the statement is taken back altogether. */
export type Amendment = Readonly<Record<string, string>> | null;

/** What a decision does to a statement: take its open version back, or say it with other cells. */
export interface StatementDecision {
  statement: ContestedStatement;
  amendment: Amendment;
  /** Id of the objection, application or review that decided. */
  decidedBy: string;
  decidedOn: IsoDate;
}

/** What one small load does; each part may be missing. */
export interface SmallLoad {
  decidedBy: string;
  decidedOn: IsoDate;
  /** Open version that it closes. */
  closes: ContestedStatement | undefined;
  /** Version that it says, as it was or with other cells. */
  says: { statement: ContestedStatement; amendment: Readonly<Record<string, string>> } | undefined;
  /** Words that are not to come back in silence. */
  withdraws: ContestedStatement | undefined;
  /** Withdrawal of an earlier decision that no longer stands. */
  restoresId: string | undefined;
}

/** The steps of a decision, for one transaction, and the account it will leave. */
export interface DecisionSteps {
  loadId: string;
  recordedAt: IsoInstant;
  /** Subjects that its statements speak of. */
  touchedIds: readonly string[];
  steps: readonly WriteStep[];
}

/** A decision that closes the open version of a statement and says the amended one. */
export function decisionSteps(
  graph: Graph,
  { statement, amendment, decidedBy, decidedOn }: StatementDecision,
  clock: () => Date,
): Promise<DecisionSteps> {
  const says = amendment === null ? undefined : { statement, amendment };
  const parts = { closes: statement, says, withdraws: statement, restoresId: undefined };
  return smallLoadSteps(graph, { decidedBy, decidedOn, ...parts }, clock);
}

/**
 * A decision as a small load of the source `decisions`: it begins, says by the load of a table, closes by its sweep, and
 * ends, all in one transaction of the caller. So whatever holds for deliveries (knownAt, certificates, roll-back,
 * ripples) holds for decisions. Throws LoadRefused where a row would be kept out of a delivery too; the transaction
 * throws LoadBusy while another load is under way.
 */
export async function smallLoadSteps(
  graph: Graph,
  load: SmallLoad,
  clock: () => Date,
): Promise<DecisionSteps> {
  const { closes, says, withdraws, restoresId, decidedBy, decidedOn } = load;
  const said = says && saidRow(says.statement, says.amendment);
  const loadId = newLoadId();
  const recordedAt = await nextInstant(graph, clock);
  const run = { sourceId: ownSources.decisions, deliveryId: decidedBy, mode: "delta", asOf: decidedOn };
  const end = { from: "running", outcome: "complete", refreshed: true, error: "" } as const;
  const account = finishValues(end, new Tally(), clock);
  const spoken = [closes, says?.statement].filter((one) => one !== undefined);
  const renewed = spoken.filter(({ table }) => table === "subjects").map(({ ends }) => ends[0]!.subjectId);
  const steps: WriteStep[] = [
    {
      name: "load/run/begin",
      params: { id: loadId, ...run, now: recordedAt, fileSha256s: [] },
      check: ([began]) => expectFree(began!, recordedAt),
    },
    ...(said
      ? [
          {
            name: `load/${said.target}`,
            params: { rows: [said.row], loadId, sourceId: says.statement.sourceId, recordedAt },
          },
        ]
      : []),
    ...(closes ? [closingStep(closes, loadId, recordedAt)] : []),
    ...(withdraws ? [withdrawStep(withdraws, decidedBy, loadId, recordedAt)] : []),
    ...(restoresId === undefined ? [] : [restoreStep(restoresId, recordedAt, decidedBy)]),
    {
      name: "load/run/finish",
      params: { id: loadId, ...account, rowsWritten: said ? 1 : 0, rowsSuperseded: closes ? 1 : 0 },
    },
    ...(renewed.length > 0
      ? refreshQueries.map((name) => ({ name, params: { subjectIds: [...new Set(renewed)] } }))
      : []),
  ];
  const touchedIds = [...new Set(spoken.flatMap(({ ends }) => ends.map((one) => one.subjectId)))];
  return { loadId, recordedAt, touchedIds, steps };
}

/** A withdrawal ends where it was read as standing; else all is taken back. */
function restoreStep(id: string, at: IsoInstant, liftedBy: string): WriteStep {
  const check: WriteStep["check"] = ([answer]) => {
    if (answer?.["restored"] !== 1) throw new LoadBusy([`decision ${id} was taken back meanwhile`]);
  };
  return { name: "load/decided/restore", params: { id, at, liftedBy }, check };
}

function closingStep(closes: ContestedStatement, loadId: string, recordedAt: IsoInstant): WriteStep {
  const { statementId, target, ends } = closes;
  return {
    name: `sweep/${target}`,
    params: { rows: [{ statementId, subjectId: ends[0]!.subjectId }], loadId, recordedAt },
    check: ([answer]) => expectOpen(answer!, statementId),
  };
}

function withdrawStep(
  { statementId, sourceId, table, contentHash: words, closedBy }: ContestedStatement,
  decidedBy: string,
  loadId: string,
  at: IsoInstant,
): WriteStep {
  const id = `${statementId}|${words}|${decidedBy}`;
  const said = { id, statementId, sourceId, table, contentHash: words };
  // In the place of another decision: the version stays as that one closed it.
  const params = { ...said, decidedBy, loadId, closedBy: closedBy ?? loadId, at };
  return { name: "load/decided/withdraw", params };
}

/** The statement as its load file reads it, with other cells checked like a row of a delivery. */
function saidRow(statement: ContestedStatement, amendment: Readonly<Record<string, string>>) {
  const { table, statementId, ends, cells, toldAs } = statement;
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
  // As it was, it keeps its hash: our ids in its cells are not the source's, and it is to be known again.
  const words = Object.keys(amendment).length === 0 ? statement.contentHash : contentHash(fact);
  const told = toldAs.length > 0 && table !== "subjects" ? { toldAs: toldAs.join("\n") } : {};
  const written = { ...graphRow(table, { fact, contentHash: words, statementId, subjects: ends }), ...told };
  return { target: targetOf(table, fact), row: written };
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
