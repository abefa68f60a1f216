import type { Graph, Params } from "../graph/graph.ts";
import { queryFile } from "../graph/query-file.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { Hop } from "../model/finding.ts";

/** A finding as the explain queries take it. */
export interface ProofQuestion {
  key: string;
  targetId: string;
  seedIds: readonly string[];
  discriminator: string | null;
}

interface HopRow extends Omit<Hop, "from" | "to"> {
  key: string;
  ordinal: number;
  fromId: string;
  toId: string;
}

/** Findings asked in one query at most: keeps one answer within transaction memory. */
const QUESTIONS_MAX = 1_000;

/**
 * The hops that prove findings of one rule, by key, in reading order: first the listings of the seeds, then the
 * connection. Runs cypher/explain/listings and cypher/explain/<rule id>.
 */
export async function proofsOf(
  graph: Graph,
  ruleId: string,
  questions: readonly ProofQuestion[],
  params: Params & { asOf: IsoDate; knownAt: IsoInstant; listCodes: readonly string[] },
): Promise<Map<string, Hop[]>> {
  const proofs = new Map<string, Hop[]>(questions.map((question) => [question.key, []]));
  for (let start = 0; start < questions.length; start += QUESTIONS_MAX) {
    const findings = questions.slice(start, start + QUESTIONS_MAX);
    const asked = proofQueries(ruleId).map((query) =>
      graph.read<HopRow>(query, { ...declared(query, params), findings }),
    );
    // Asked at once, told in their order: the listings first.
    for (const rows of await Promise.all(asked)) {
      for (const row of rows) proofs.get(row.key)!.push(hopFromRow(row));
    }
  }
  return proofs;
}

/** The queries whose hops prove a rule's findings, in the order of the hops. */
export function proofQueries(ruleId: string): readonly string[] {
  return ["explain/listings", `explain/${ruleId}`];
}

/** Of all parameters of a run, those that a query's header declares. */
export function declared(query: string, params: Params): Params {
  const names = queryFile(query).params;
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.has(name)));
}

function hopFromRow(row: HopRow): Hop {
  return {
    statementId: row.statementId,
    kind: row.kind,
    from: row.fromId,
    to: row.toId,
    sharePpm: row.sharePpm,
    role: row.role,
    calculator: row.calculator,
    validFrom: row.validFrom,
    validTo: row.validTo,
    sourceId: row.sourceId,
    recordedAt: row.recordedAt,
  };
}
