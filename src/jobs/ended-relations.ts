import type { Graph } from "../graph/graph.ts";
import { KeyTable } from "../load/bulk/key-table.ts";
import { rules } from "../rules/catalogue.ts";
import type { RunMoment } from "./job.ts";

type Moment = Pick<RunMoment, "asOf" | "knownAt">;

/** A lead that rests on a stake, office or link which has ended. */
export interface RestingOnRelation {
  id: string;
  /** The rule. */
  madeBy: string;
  statementId: string;
}

/** What rests on a hop: leads of rules that ask what is in force, of rules that look at the past as well, or both. */
const PRESENT = 1;
const PAST = 2;
/** Room for leads that a ripple opens while they are counted. */
const SPARE_HOPS = 100_000;
/** Statements asked about in one question. */
const ASKED_ROWS = 5_000;

/**
 * Leads that are not closed and rest on a stake, office, link or derived edge which has ended, or which is no longer
 * known; rules that walk the past may rest on what has ended. The hops of all leads enter a table of hashes (13 bytes
 * each), every relation is looked at once, and only what has ended and is in the table is asked about further.
 */
export async function restingOnRelations(
  graph: Graph,
  { asOf, knownAt }: Moment,
): Promise<RestingOnRelation[]> {
  const moment = { asOf, knownAt };
  const pastRules = rules.filter((rule) => rule.template.walksPast).map((rule) => rule.id);
  const hops = await hopsOfLeads(graph, new Set(pastRules));
  const ended = new Set<string>();
  const gone = new Set<string>();
  for await (const { hop, isKnown } of graph.columns<EndedRow>("jobs/ended-relations", moment)) {
    const slot = hops.slotOf(hop);
    if (slot < 0 || (isKnown && hops.numberAt(slot) === PAST)) continue;
    (isKnown ? ended : gone).add(hop);
  }
  // Told again in other words it may still stand, between the same two.
  const standing = new Set<string>();
  for (const statementIds of slicesOf([...new Set([...ended, ...gone].map(statementOf))])) {
    for (const { hop, isInForce } of await graph.read<StandingRow>("jobs/standing-relations", {
      statementIds,
      ...moment,
    })) {
      if (isInForce) standing.add(hop);
      else if (gone.has(hop)) ended.add(hop);
      gone.delete(hop);
    }
  }
  const over = [...ended].filter((hop) => !standing.has(hop));
  const left = [...(await leadsOn(graph, [...gone], [])), ...(await leadsOn(graph, over, pastRules))];
  return left.sort((a, b) => (a.id + a.statementId < b.id + b.statementId ? -1 : 1));
}

const statementOf = (hop: string): string => hop.slice(0, hop.indexOf("\n"));

/** A hop as statement, from, to on a line each: no id has a line end in it. */
interface EndedRow {
  hop: string;
  isKnown: boolean;
}
interface StandingRow {
  hop: string;
  isInForce: boolean;
}
interface HopsRow {
  ruleId: string;
  hops: string[];
}

async function hopsOfLeads(graph: Graph, pastRules: ReadonlySet<string>): Promise<KeyTable> {
  const [counted] = await graph.read<{ hops: number }>("jobs/proof-hops-count");
  const table = KeyTable.of(counted!.hops + SPARE_HOPS, true);
  for await (const { ruleId, hops } of graph.columns<HopsRow>("jobs/proof-hops")) {
    const restedOnBy = pastRules.has(ruleId) ? PAST : PRESENT;
    for (const hop of hops) {
      table.enter(hop);
      const slot = table.slotOf(hop);
      table.settle(slot, table.stateAt(slot), table.numberAt(slot) | restedOnBy);
    }
  }
  return table;
}

async function leadsOn(
  graph: Graph,
  hops: readonly string[],
  rulesExcepted: readonly string[],
): Promise<RestingOnRelation[]> {
  const found: RestingOnRelation[] = [];
  for (const part of slicesOf(hops)) {
    const asked = { hops: part, rulesExcepted };
    found.push(...(await graph.read<RestingOnRelation>("jobs/resting-on-relations", asked)));
  }
  return found;
}

function slicesOf<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ASKED_ROWS);
  return Array.from({ length: count }, (_, at) => rows.slice(at * ASKED_ROWS, (at + 1) * ASKED_ROWS));
}
