import type { Graph } from "../graph/graph.ts";
import { conflictTimeline } from "../ownership/conflicts.ts";
import type { Span } from "../ownership/snapshots.ts";
import { cascadeTimeline, controlTimeline } from "../ownership/timeline.ts";
import type { DerivedStatement } from "./derived-statements.ts";
import { derivedOutcome, writeDerived } from "./derived-statements.ts";
import type { HoldingsKnown } from "./holdings-known.ts";
import { dateOfDay, readHoldingsKnown, readSevereSpans } from "./holdings-known.ts";
import type { JobOutcome, RunMoment } from "./job.ts";

/** Bump with any change of the calculators that can change an edge. */
const RULE_VERSION = "1.0.0";

/**
 * Who controls whom jointly (共同控制), for every date: CONTROLS only where the controller does not itself hold a
 * majority, so that OWNS and CONTROLS together are the shared view of control.
 */
export async function runDeriveControl(graph: Graph, moment: RunMoment): Promise<JobOutcome> {
  const known = await readHoldingsKnown(graph, moment.knownAt);
  const joint = controlTimeline(known).filter((edge) => !edge.direct);
  const fresh = joint.map((edge) => {
    const [fromId, toId] = [known.subjectIds[edge.controller]!, known.subjectIds[edge.company]!];
    return statement(known, `control:${fromId}>${toId}`, "joint-control", edge, edge.basis, {
      fromId,
      toId,
      controlPpm: edge.votesPpm,
      basisCompanyIds: companiesOf(known, edge.basis),
    });
  });
  return derivedOutcome(
    known.statementIds.length,
    fresh.length,
    await writeDerived(graph, "controls", fresh, moment),
  );
}

/** Which stakes pass a listing on (合计持股达半数), for every date. */
export async function runDeriveCascade(graph: Graph, moment: RunMoment): Promise<JobOutcome> {
  const known = await readHoldingsKnown(graph, moment.knownAt);
  const listed = await readSevereSpans(graph, moment.knownAt, known.nodeById);
  const fresh = cascadeTimeline(known, listed).map((stake) => {
    const [fromId, toId] = [known.subjectIds[stake.holder]!, known.subjectIds[stake.company]!];
    return statement(known, `cascade:${fromId}>${toId}`, "aggregate-cascade", stake, [stake.row], {
      fromId,
      toId,
      sharePpm: stake.sharePpm,
      aggregatePpm: stake.aggregatePpm,
    });
  });
  return derivedOutcome(
    known.statementIds.length,
    fresh.length,
    await writeDerived(graph, "cascades", fresh, moment),
  );
}

/** Registers that contradict themselves (登记冲突), for every date: verdicts that rest on them are undetermined. */
export async function runDeriveConflicts(graph: Graph, moment: RunMoment): Promise<JobOutcome> {
  const known = await readHoldingsKnown(graph, moment.knownAt);
  const fresh = conflictTimeline(known).map((conflict) => {
    const companyId = known.subjectIds[conflict.company]!;
    return statement(known, `conflict:${companyId}`, "register-conflicts", conflict, conflict.rows, {
      companyId,
      kind: conflict.kind,
      totalPpm: conflict.totalPpm,
    });
  });
  return derivedOutcome(
    known.statementIds.length,
    fresh.length,
    await writeDerived(graph, "conflicts", fresh, moment),
  );
}

/** All derivations, in order; for callers that want them as one. */
export async function runDerive(graph: Graph, moment: RunMoment): Promise<JobOutcome[]> {
  return [
    await runDeriveControl(graph, moment),
    await runDeriveCascade(graph, moment),
    await runDeriveConflicts(graph, moment),
  ];
}

function statement(
  known: HoldingsKnown,
  statementId: string,
  derivedBy: string,
  span: Span,
  rows: readonly number[],
  columns: Record<string, unknown>,
): DerivedStatement {
  return {
    statementId,
    derivedBy,
    ruleVersion: RULE_VERSION,
    validFrom: dateOfDay(span.fromDay),
    validTo: dateOfDay(span.toDay),
    basisIds: rows.map((row) => known.statementIds[row]!).sort(),
    columns,
  };
}

function companiesOf(known: HoldingsKnown, rows: readonly number[]): string[] {
  return [...new Set(rows.map((row) => known.subjectIds[known.company[row]!]!))].sort();
}
