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
  for await (const { statementId, isKnown } of graph.columns<EndedRow>("jobs/ended-relations", moment)) {
    const slot = hops.slotOf(statementId);
    if (slot < 0 || (isKnown && hops.numberAt(slot) === PAST)) continue;
    (isKnown ? ended : gone).add(statementId);
  }
  // Told again in other words it may still stand.
  for (const ids of slicesOf([...new Set([...ended, ...gone])])) {
    const asked = { statementIds: ids, ...moment };
    for (const row of await graph.read<StandingRow>("jobs/standing-relations", asked)) {
      gone.delete(row.statementId);
      if (row.isInForce) ended.delete(row.statementId);
      else ended.add(row.statementId);
    }
  }
  const left = [
    ...(await leadsOn(graph, [...gone], [])),
    ...(await leadsOn(
      graph,
      [...ended].filter((id) => !gone.has(id)),
      pastRules,
    )),
  ];
  return left.sort((a, b) => (a.id + a.statementId < b.id + b.statementId ? -1 : 1));
}

interface EndedRow {
  statementId: string;
  isKnown: boolean;
}
interface StandingRow {
  statementId: string;
  isInForce: boolean;
}
interface HopsRow {
  ruleId: string;
  statementIds: string[];
}

async function hopsOfLeads(graph: Graph, pastRules: ReadonlySet<string>): Promise<KeyTable> {
  const [counted] = await graph.read<{ hops: number }>("jobs/proof-hops-count");
  const table = KeyTable.of(counted!.hops + SPARE_HOPS, true);
  for await (const { ruleId, statementIds } of graph.columns<HopsRow>("jobs/proof-hops")) {
    const restedOnBy = pastRules.has(ruleId) ? PAST : PRESENT;
    for (const statementId of statementIds) {
      table.enter(statementId);
      const slot = table.slotOf(statementId);
      table.settle(slot, table.stateAt(slot), table.numberAt(slot) | restedOnBy);
    }
  }
  return table;
}

async function leadsOn(
  graph: Graph,
  statementIds: readonly string[],
  rulesExcepted: readonly string[],
): Promise<RestingOnRelation[]> {
  const found: RestingOnRelation[] = [];
  for (const ids of slicesOf(statementIds)) {
    const asked = { statementIds: ids, rulesExcepted };
    found.push(...(await graph.read<RestingOnRelation>("jobs/resting-on-relations", asked)));
  }
  return found;
}

function slicesOf<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ASKED_ROWS);
  return Array.from({ length: count }, (_, at) => rows.slice(at * ASKED_ROWS, (at + 1) * ASKED_ROWS));
}
