import { hashOf } from "../alerts/certificate.ts";
import type { Graph } from "../graph/graph.ts";
import { queryFile } from "../graph/query-file.ts";
import { endsUse } from "../model/in-use.ts";
import { listCatalogue } from "../model/list-catalogue.ts";
import { periodRules } from "../model/period-rules.ts";
import { CONCERT_MEMBERS_MAX } from "../ownership/concert-timeline.ts";
import type { RegisterAnswer } from "../ownership/register.ts";
import type { Span } from "../ownership/snapshots.ts";
import type { DerivedStatement } from "./derived-statements.ts";
import { derivedKinds, writeDerived } from "./derived-statements.ts";
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

/** By calculator; bump with any change of it that can change what it says, so that no other is written anew. */
const ruleVersions = {
  "joint-control": "1.0.0",
  "concert-control": "1.0.0",
  "aggregate-cascade": "1.0.0",
  "register-conflicts": "1.0.0",
};

/** What a derivation is made from beside the facts; another question is derived anew. */
function deriveQuestion(): string {
  const names = ["derive/in-use", "derive/holdings", "derive/ties", "derive/listings"];
  const texts = names.map((name) => queryFile(name).text);
  const severe = listCatalogue().filter(({ severe }) => severe.length > 0);
  return hashOf([ruleVersions, severe, periodRules().filter(endsUse), texts]);
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
 * a majority, so that OWNS and CONTROLS together are the shared view of control), control in concert apart from it
 * (CONTROLS_IN_CONCERT), stakes that pass a listing on (CASCADES), and where the register contradicts itself. One read, one solve in a worker, written back sparingly.
 * Before it, what the law makes of listings and penalties: `changed` counts those whose end of use moved.
 */
export async function runDerive(graph: Graph, moment: RunMoment): Promise<JobOutcome> {
  const changed = await writeInUse(graph, moment);
  const known = await readHoldingsKnown(graph, moment.knownAt);
  const rowsIn = known.stakeNumbers.length;
  const listed = await readSevereSpans(graph, moment.knownAt, known.nodeOfNumber);
  const answer = await solveApart({ dated: known.dated, ties: known.ties, listed });
  const fresh = statementsOf(answer, await namesIn(graph, known, answer));
  const sum = { opened: 0, kept: 0, closed: 0 };
  let rowsOut = 0;
  for (const kind of derivedKinds) {
    const written = await writeDerived(graph, kind, fresh[kind], moment);
    for (const count of ["opened", "kept", "closed"] as const) sum[count] += written[count];
    rowsOut += fresh[kind].length;
  }
  return outcomeOf({ rowsIn, rowsOut, changed, ...sum, notes: await notesOn(graph, known, answer) });
}

/** Says which groups were too large to count as one holder. */
async function notesOn(
  graph: Graph,
  { nodeNumbers }: HoldingsKnown,
  { tooLarge }: RegisterAnswer,
): Promise<string[]> {
  const numbers = tooLarge.map(({ node }) => nodeNumbers[node]!);
  const ids = await subjectIdsOf(graph, numbers);
  return tooLarge.map(
    ({ members }, at) =>
      `一致行动关系把 ${members} 个主体（其中有 ${ids.get(numbers[at]!)}）连成一组，超过 ${CONCERT_MEMBERS_MAX} 个，不合并为一个持有人`,
  );
}

/** Names of the nodes and rows that an answer speaks of; of millions only those are ever read. */
interface Names {
  subject: (node: number) => string;
  statement: (row: number) => string;
  tie: (row: number) => string;
}

export async function namesIn(graph: Graph, known: HoldingsKnown, answer: RegisterAnswer): Promise<Names> {
  const { controls, concerts, cascades, conflicts } = answer;
  const nodes = [
    ...controls.flatMap((edge) => [edge.controller, edge.company, ...edge.basisCompanies]),
    ...concerts.flatMap((edge) => [edge.controller, edge.company, ...edge.partners, ...edge.basisCompanies]),
    ...cascades.flatMap((stake) => [stake.holder, stake.company]),
    ...conflicts.map((conflict) => conflict.company),
  ];
  const rows = [
    ...controls.flatMap((edge) => edge.basis),
    ...concerts.flatMap((edge) => edge.basis),
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
    tie: (row) => known.tieIds[row]!,
  };
}

/** An answer in the words of the graph: statements by kind, ready to be compared and written. */
export function statementsOf({ controls, concerts, cascades, conflicts }: RegisterAnswer, names: Names) {
  const cited = (rows: readonly number[]) => rows.map(names.statement);
  return {
    controls: controls.map((edge) => {
      const [fromId, toId] = [names.subject(edge.controller), names.subject(edge.company)];
      return statement("joint-control", `control:${fromId}>${toId}`, edge, cited(edge.basis), {
        fromId,
        toId,
        controlPpm: edge.votesPpm,
        basisCompanyIds: edge.basisCompanies.map(names.subject).sort(),
      });
    }),
    concerts: concerts.map((edge) => {
      const [fromId, toId] = [names.subject(edge.controller), names.subject(edge.company)];
      const basis = [...cited(edge.basis), ...edge.ties.map(names.tie)];
      return statement("concert-control", `concert-control:${fromId}>${toId}`, edge, basis, {
        fromId,
        toId,
        controlPpm: edge.votesPpm,
        partnerIds: edge.partners.map(names.subject).sort(),
        basisCompanyIds: edge.basisCompanies.map(names.subject).sort(),
      });
    }),
    cascades: cascades.map((stake) => {
      const [fromId, toId] = [names.subject(stake.holder), names.subject(stake.company)];
      return statement("aggregate-cascade", `cascade:${fromId}>${toId}`, stake, cited([stake.row]), {
        fromId,
        toId,
        sharePpm: stake.sharePpm,
        aggregatePpm: stake.aggregatePpm,
      });
    }),
    conflicts: conflicts.map((conflict) => {
      const companyId = names.subject(conflict.company);
      return statement("register-conflicts", `conflict:${companyId}`, conflict, cited(conflict.rows), {
        companyId,
        kind: conflict.kind,
        totalPpm: conflict.totalPpm,
      });
    }),
  };
}

function statement(
  derivedBy: keyof typeof ruleVersions,
  statementId: string,
  span: Span,
  basisIds: readonly string[],
  columns: Record<string, unknown>,
): DerivedStatement {
  return {
    statementId,
    derivedBy,
    ruleVersion: ruleVersions[derivedBy],
    validFrom: dateOfDay(span.fromDay),
    validTo: dateOfDay(span.toDay),
    basisIds: basisIds.toSorted(),
    columns,
  };
}
