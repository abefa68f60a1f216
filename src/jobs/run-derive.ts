import { hashOf } from "../alerts/certificate.ts";
import type { Graph } from "../graph/graph.ts";
import { queryFile } from "../graph/query-file.ts";
import { endsUse } from "../model/in-use.ts";
import { listCatalogue } from "../model/list-catalogue.ts";
import { periodRules } from "../model/period-rules.ts";
import type { RegisterAnswer } from "../ownership/register.ts";
import type { Span } from "../ownership/snapshots.ts";
import type { DerivedStatement } from "./derived-statements.ts";
import { writeDerived } from "./derived-statements.ts";
import type { HoldingsKnown } from "./holdings-known.ts";
import {
  dateOfDay,
  readHoldingsKnown,
  readSevereSpans,
  statementIdsOf,
  subjectIdsOf,
} from "./holdings-known.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { writeInUse } from "./in-use.ts";
import { outcomeOf } from "./job.ts";
import { solveApart } from "./solve-apart.ts";
import { standingOutcome } from "./standing-outcome.ts";
import type { TouchedFinder } from "./touched.ts";

/** Bump with any change of the calculators that can change an edge. */
const RULE_VERSION = "1.0.0";

/** What a derivation is made from beside the facts; another question is derived anew. */
function deriveQuestion(): string {
  const texts = ["derive/in-use", "derive/holdings", "derive/listings"].map((name) => queryFile(name).text);
  const severe = listCatalogue().filter(({ severe }) => severe.length > 0);
  return hashOf([RULE_VERSION, severe, periodRules().filter(endsUse), texts]);
}

/** The night's derivation: it stands as it is where nothing was loaded since the last one, for it is of every date. */
export async function deriveOnce(
  graph: Graph,
  moment: RunMoment,
  touched: TouchedFinder,
): Promise<JobOutcome> {
  const question = deriveQuestion();
  const standing = await standingOutcome(graph, "derive", question, moment, touched);
  if (standing) return standing;
  return { ...(await runDerive(graph, moment)), question };
}

/**
 * What the register implies, for every date: joint control (CONTROLS only where the controller does not itself hold
 * a majority, so that OWNS and CONTROLS together are the shared view of control), stakes that pass a listing on
 * (CASCADES), and where the register contradicts itself. One read, one solve in a worker, written back sparingly.
 * Before it, what the law makes of listings and penalties: `changed` counts those whose end of use moved.
 */
export async function runDerive(graph: Graph, moment: RunMoment): Promise<JobOutcome> {
  const changed = await writeInUse(graph, moment);
  const known = await readHoldingsKnown(graph, moment.knownAt);
  const rowsIn = known.stakeNumbers.length;
  const listed = await readSevereSpans(graph, moment.knownAt, known.nodeOfNumber);
  const answer = await solveApart({ dated: known.dated, listed });
  const { controls, cascades, conflicts } = statementsOf(answer, await namesIn(graph, known, answer));
  const written = [
    await writeDerived(graph, "controls", controls, moment),
    await writeDerived(graph, "cascades", cascades, moment),
    await writeDerived(graph, "conflicts", conflicts, moment),
  ];
  const sum = (of: "opened" | "kept" | "closed") => written.reduce((total, one) => total + one[of], 0);
  const rowsOut = controls.length + cascades.length + conflicts.length;
  return outcomeOf({
    ...{ rowsIn, rowsOut, changed },
    ...{ opened: sum("opened"), kept: sum("kept"), closed: sum("closed") },
  });
}

/** Names of the nodes and rows that an answer speaks of; of millions only those are ever read. */
interface Names {
  subject: (node: number) => string;
  statement: (row: number) => string;
}

export async function namesIn(graph: Graph, known: HoldingsKnown, answer: RegisterAnswer): Promise<Names> {
  const { controls, cascades, conflicts } = answer;
  const nodes = [
    ...controls.flatMap((edge) => [edge.controller, edge.company, ...edge.basisCompanies]),
    ...cascades.flatMap((stake) => [stake.holder, stake.company]),
    ...conflicts.map((conflict) => conflict.company),
  ];
  const rows = [
    ...controls.flatMap((edge) => edge.basis),
    ...cascades.map((stake) => stake.row),
    ...conflicts.flatMap((conflict) => conflict.rows),
  ];
  const { nodeNumbers, stakeNumbers } = known;
  const subjects = await subjectIdsOf(
    graph,
    nodes.map((node) => nodeNumbers[node]!),
  );
  const statements = await statementIdsOf(
    graph,
    rows.map((row) => stakeNumbers[row]!),
  );
  return {
    subject: (node) => subjects.get(nodeNumbers[node]!)!,
    statement: (row) => statements.get(stakeNumbers[row]!)!,
  };
}

/** An answer in the words of the graph: statements by kind, ready to be compared and written. */
export function statementsOf({ controls, cascades, conflicts }: RegisterAnswer, names: Names) {
  return {
    controls: controls.map((edge) => {
      const [fromId, toId] = [names.subject(edge.controller), names.subject(edge.company)];
      return statement(names, `control:${fromId}>${toId}`, "joint-control", edge, edge.basis, {
        fromId,
        toId,
        controlPpm: edge.votesPpm,
        basisCompanyIds: edge.basisCompanies.map(names.subject).sort(),
      });
    }),
    cascades: cascades.map((stake) => {
      const [fromId, toId] = [names.subject(stake.holder), names.subject(stake.company)];
      return statement(names, `cascade:${fromId}>${toId}`, "aggregate-cascade", stake, [stake.row], {
        fromId,
        toId,
        sharePpm: stake.sharePpm,
        aggregatePpm: stake.aggregatePpm,
      });
    }),
    conflicts: conflicts.map((conflict) => {
      const companyId = names.subject(conflict.company);
      return statement(names, `conflict:${companyId}`, "register-conflicts", conflict, conflict.rows, {
        companyId,
        kind: conflict.kind,
        totalPpm: conflict.totalPpm,
      });
    }),
  };
}

function statement(
  names: Names,
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
    basisIds: rows.map(names.statement).sort(),
    columns,
  };
}
