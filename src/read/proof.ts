import type { Graph, Params } from "../graph/graph.ts";
import { declared } from "../graph/query-file.ts";
import { dateOfText, instantOfText } from "../graph/values.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { Hop } from "../model/finding.ts";

/** A finding as the explain queries take it. */
export interface ProofQuestion {
  key: string;
  targetId: string;
  seedIds: readonly string[];
  discriminator: string | null;
}

/** A hop of one finding (key, ordinal), or one that several findings share (keys, ordinals). */
type HopRow = HopColumns & ({ key: string; ordinal: number } | { keys: string[]; ordinals: number[] });

interface HopColumns extends Omit<Hop, "from" | "to" | "validFrom" | "validTo" | "recordedAt"> {
  fromId: string;
  toId: string;
  validFrom: string;
  validTo: string;
  recordedAt: string;
}

/** Findings asked in one query at most: keeps one answer within transaction memory. */
const QUESTIONS_MAX = 5_000;

/** Hops of the listings of each party asked about so far, for one moment and one set of lists. */
export type ListingBook = Map<string, readonly Hop[]>;

/**
 * The hops that prove findings of one rule, by key, in reading order: first the listings of the seeds, then the
 * connection. Runs cypher/explain/listings, of seeds that are not in the book yet, and cypher/explain/<rule id>.
 */
export async function proofsOf(
  graph: Graph,
  ruleId: string,
  questions: readonly ProofQuestion[],
  params: Params & { asOf: IsoDate; knownAt: IsoInstant; listCodes: readonly string[] },
  listings: ListingBook = new Map(),
): Promise<Map<string, Hop[]>> {
  const proofs = new Map<string, Hop[]>();
  for (let start = 0; start < questions.length; start += QUESTIONS_MAX) {
    const findings = questions.slice(start, start + QUESTIONS_MAX);
    const [, connections] = await Promise.all([
      readListings(graph, findings, params, listings),
      hopsOf(graph, `explain/${ruleId}`, findings, params),
    ]);
    for (const { key, seedIds } of findings) {
      const listed = [...new Set(seedIds)].flatMap((seedId) => listings.get(seedId) ?? []).sort(byStatement);
      proofs.set(key, [...listed, ...(connections.get(key) ?? [])]);
    }
  }
  return proofs;
}

/** The question after the listings of parties. */
export const LISTINGS = "explain/listings";

/** A listing is asked for once, however many findings and rules rest on it. */
async function readListings(
  graph: Graph,
  findings: readonly ProofQuestion[],
  params: Params,
  listings: ListingBook,
): Promise<void> {
  const seedIds = [...new Set(findings.flatMap((finding) => finding.seedIds))];
  const unread = seedIds.filter((seedId) => !listings.has(seedId));
  if (unread.length === 0) return;
  const questions = unread.map((seedId) => ({
    ...{ key: seedId, targetId: seedId, seedIds: [seedId], discriminator: null },
  }));
  const read = await hopsOf(graph, LISTINGS, questions, params);
  for (const seedId of unread) listings.set(seedId, read.get(seedId) ?? []);
}

const byStatement = (a: Hop, b: Hop) =>
  a.statementId < b.statementId ? -1 : Number(a.statementId > b.statementId);

/** Hops by the key of the question that they answer, in reading order. */
async function hopsOf(
  graph: Graph,
  query: string,
  findings: readonly ProofQuestion[],
  params: Params,
): Promise<Map<string, Hop[]>> {
  const placed = new Map<string, { hop: Hop; ordinal: number }[]>();
  for (const row of await graph.read<HopRow>(query, { ...declared(query, params), findings })) {
    const hop = hopFromRow(row);
    const uses = "keys" in row ? row.keys.map((key, at) => ({ key, ordinal: row.ordinals[at]! })) : [row];
    for (const { key, ordinal } of uses) {
      const own = placed.get(key) ?? [];
      own.push({ hop, ordinal });
      placed.set(key, own);
    }
  }
  // Rows of one ordinal stay in the order in which they came.
  const inOrder = (hops: { hop: Hop; ordinal: number }[]) => hops.sort((a, b) => a.ordinal - b.ordinal);
  return new Map([...placed].map(([key, hops]) => [key, inOrder(hops).map(({ hop }) => hop)]));
}

/** The queries whose hops prove a rule's findings, in the order of the hops. */
export function proofQueries(ruleId: string): readonly string[] {
  return [LISTINGS, `explain/${ruleId}`];
}

function hopFromRow(row: HopColumns): Hop {
  // In this order: jobs/leads-on-ended reads a hop off the text.
  return {
    statementId: row.statementId,
    kind: row.kind,
    from: row.fromId,
    to: row.toId,
    sharePpm: row.sharePpm,
    role: row.role,
    calculator: row.calculator,
    validFrom: dateOfText(row.validFrom),
    validTo: dateOfText(row.validTo),
    sourceId: row.sourceId,
    recordedAt: instantOfText(row.recordedAt)!,
  };
}
