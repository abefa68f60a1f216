import type { Graph, Params } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import type { RegisterAnswer } from "../ownership/register.ts";
import { solveRegister } from "../ownership/register.ts";
import { derivedKinds, writeDerived } from "./derived-statements.ts";
import type { HoldingsPage } from "./holdings-known.ts";
import { holdingsOfPages, readSevereSpans, subjectIdsOf } from "./holdings-known.ts";
import { writeInUse } from "./in-use.ts";
import type { RunMoment } from "./job.ts";
import { namesIn, statementsOf } from "./run-derive.ts";
import { readTiesAround } from "./ties-known.ts";

/** More companies below the touched subjects than this are not near: the whole register is derived instead. */
const NEAR_COMPANIES_MAX = 20_000;

/**
 * Derive again what a change at some subjects can alter: what is implied about the companies below them, solved on
 * everything above those. The same calculators as the whole derivation on a part of the register that is closed
 * upwards, so the same answer. `since` = from when on the change is known: then only companies whose holders or
 * listings changed, and those below them, are derived anew; absent = all below the touched. Returns the subjects at
 * the ends of every edge that changed; undefined = too wide, nothing was derived.
 */
export async function deriveNear(
  graph: Graph,
  touchedIds: readonly string[],
  moment: RunMoment,
  since?: IsoInstant,
): Promise<string[] | undefined> {
  const { knownAt } = moment;
  await writeInUse(graph, moment, touchedIds);
  const below = await companiesBelow(graph, await startsAt(graph, touchedIds, knownAt, since), knownAt);
  if (!below) return undefined;
  if (below.size === 0) return [];
  const { pages, subjects } = await registerAbove(graph, below, knownAt);
  const known = await holdingsOfPages(graph, pages, await readTiesAround(graph, subjects, knownAt));
  const listed = await readSevereSpans(graph, knownAt, known.nodeOfNumber, [...known.nodeNumbers]);
  const inScope = (node: number) => below.has(known.nodeNumbers[node]!);
  const whole = solveRegister(known.dated, listed, known.ties);
  const answer: RegisterAnswer = {
    ...whole,
    controls: whole.controls.filter((edge) => inScope(edge.company)),
    concerts: whole.concerts.filter((edge) => inScope(edge.company)),
    cascades: whole.cascades.filter((stake) => inScope(stake.company)),
    conflicts: whole.conflicts.filter((conflict) => inScope(conflict.company)),
  };
  const fresh = statementsOf(answer, await namesIn(graph, known, answer));
  const companyIds = [...(await subjectIdsOf(graph, [...below])).values()];
  const changed = new Set<string>();
  const near = { companyIds, onChange: (subjectId: string) => void changed.add(subjectId) };
  for (const kind of derivedKinds) {
    await writeDerived(graph, kind, fresh[kind], moment, near);
  }
  return [...changed];
}

/**
 * The subjects below whom anything derived may change, by their numbers: those whose holders or listings changed (who
 * gave a stake or holds an office has nothing derived anew by that, so a hub that did is not walked), and everybody who
 * acts in concert with one whose ties changed, before it or after: both ends of what changed are touched.
 */
async function startsAt(
  graph: Graph,
  touchedIds: readonly string[],
  knownAt: IsoInstant,
  since: IsoInstant | undefined,
): Promise<number[]> {
  const ask = async (query: string, asked: Params) => {
    const nodes: number[] = [];
    for await (const { node } of graph.columns<{ node: number }>(query, asked)) nodes.push(node);
    return nodes;
  };
  const [starts, retied] =
    since === undefined
      ? ["derive/near/numbers", "derive/near/numbers"]
      : ["derive/near/starts", "derive/near/retied"];
  const asked = { ids: touchedIds, ...(since !== undefined && { since }) };
  const tied = await ask(retied, asked);
  const around = await readTiesAround(graph, tied, knownAt);
  return [...(await ask(starts, asked)), ...tied, ...around.flatMap(({ one, other }) => [one, other])];
}

/** Numbers of some subjects and of every company below them, step by step; undefined when they are too many. */
async function companiesBelow(graph: Graph, starts: readonly number[], knownAt: IsoInstant) {
  let frontier = [...new Set(starts)];
  const seen = new Set(frontier);
  while (frontier.length > 0) {
    const next: number[] = [];
    for await (const { node } of graph.columns<{ node: number }>("derive/near/below", {
      holders: frontier,
      knownAt,
    })) {
      if (seen.has(node)) continue;
      seen.add(node);
      next.push(node);
    }
    if (seen.size > NEAR_COMPANIES_MAX) return undefined;
    frontier = next;
  }
  return seen;
}

/** All stakes in these companies, in their holders, and so on upwards, and everybody met there. */
async function registerAbove(graph: Graph, companies: ReadonlySet<number>, knownAt: IsoInstant) {
  const pages: HoldingsPage[] = [];
  const seen = new Set(companies);
  let frontier = [...companies];
  while (frontier.length > 0) {
    const next: number[] = [];
    const asked = { companies: frontier, knownAt };
    for await (const page of graph.columns<HoldingsPage>("derive/near/holdings", asked)) {
      pages.push(page);
      for (const holder of page.holders) {
        if (seen.has(holder)) continue;
        seen.add(holder);
        next.push(holder);
      }
    }
    frontier = next;
  }
  return { pages, subjects: seen };
}
