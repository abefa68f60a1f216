import { controlledBy, lookThroughOf, WHOLE_36 } from "./finbench-shares.ts";
import type { FinbenchGraph } from "./finbench-stakes.ts";
import { readFinbench } from "./finbench-stakes.ts";
import type { ExpectedLead } from "./snapshot-files.ts";
import { sortedLeads } from "./snapshot-files.ts";

const lead = (target: string, seed: string): ExpectedLead => ({ target, seed, seeds: [seed] });

/**
 * Expected leads by rule for the FinBench snapshot, on any day from 2022-11-29 on, with every party listed whose
 * number is divisible by 20. Rules not named find nothing: the snapshot has no offices and no branches.
 */
export function finbenchOracle(graph: FinbenchGraph = readFinbench(20n)): Record<string, ExpectedLead[]> {
  return {
    "listed-actual-controller": sortedLeads(actualControllers(graph)),
    "listed-aggregate-ownership": sortedLeads(aggregateOwnership(graph)),
    "listed-shareholder": sortedLeads(shareholders(graph)),
    "invests-in-listed": sortedLeads(investors(graph)),
    "shared-actual-controller": sortedLeads(sharedControllers(graph)),
    "shared-legal-representative": [],
    "shared-executives": [],
    "listed-person-in-office": [],
    "listed-branch": [],
    "guarantees-listed": sortedLeads(guarantors(graph)),
  };
}

function actualControllers(graph: FinbenchGraph): ExpectedLead[] {
  return [...graph.listed].flatMap((seed) =>
    [...controlledBy(graph, seed).keys()].map((target) => lead(target, seed)),
  );
}

function shareholders(graph: FinbenchGraph): ExpectedLead[] {
  return [...graph.listed].flatMap((seed) =>
    [...lookThroughOf(graph, seed)]
      .filter(([, sum]) => sum * 4n >= WHOLE_36)
      .map(([target]) => lead(target, seed)),
  );
}

/** Cascade: holders that are listed or caught add up; the roots of a target are those of the holders that count. */
function aggregateOwnership(graph: FinbenchGraph): ExpectedLead[] {
  const caught = new Set<string>();
  const counts = (holder: string, company: string) =>
    holder !== company && (graph.listed.has(holder) || caught.has(holder));
  for (let grew = true; grew;) {
    grew = false;
    for (const [company, holders] of graph.heldBy) {
      let sum = 0;
      for (const [holder, ppm] of holders) if (counts(holder, company)) sum += ppm;
      if (sum < 500_000 || caught.has(company)) continue;
      caught.add(company);
      grew = true;
    }
  }
  return [...caught].flatMap((target) => {
    const seeds = rootsOf(graph, target, caught).sort();
    return seeds.length === 0 ? [] : [{ target, seed: null, seeds }];
  });
}

function rootsOf(graph: FinbenchGraph, target: string, caught: ReadonlySet<string>): string[] {
  const roots = new Set<string>();
  const seen = new Set([target]);
  const open = [target];
  for (let company = open.pop(); company !== undefined; company = open.pop()) {
    for (const holder of graph.heldBy.get(company)!.keys()) {
      if (graph.listed.has(holder)) roots.add(holder);
      if (!caught.has(holder) || seen.has(holder)) continue;
      seen.add(holder);
      open.push(holder);
    }
  }
  roots.delete(target);
  return [...roots];
}

function investors(graph: FinbenchGraph): ExpectedLead[] {
  const leads: ExpectedLead[] = [];
  for (const [holder, stakes] of graph.holds) {
    if (stakes.size > 50) continue;
    for (const [company, ppm] of stakes) {
      if (graph.listed.has(company) && ppm >= 50_000 && holder !== company) leads.push(lead(holder, company));
    }
  }
  return leads;
}

/** The topmost controller of a listed company controls the target too; neither company controls the other. */
function sharedControllers(graph: FinbenchGraph): ExpectedLead[] {
  const controls = new Map(graph.parties.map((party) => [party, controlledBy(graph, party)]));
  const isControlled = new Set([...controls.values()].flatMap((companies) => [...companies.keys()]));
  const leads = new Map<string, ExpectedLead>();
  for (const [top, companies] of controls) {
    if (companies.size > 200 || isControlled.has(top)) continue;
    for (const seed of companies.keys()) {
      if (!graph.listed.has(seed)) continue;
      for (const target of companies.keys()) {
        if (target === seed || controls.get(seed)!.has(target) || controls.get(target)!.has(seed)) continue;
        leads.set(`${target} ${seed}`, lead(target, seed));
      }
    }
  }
  return [...leads.values()];
}

function guarantors(graph: FinbenchGraph): ExpectedLead[] {
  const counts = new Map<string, number>();
  for (const [from] of graph.guarantees) counts.set(from, (counts.get(from) ?? 0) + 1);
  return graph.guarantees
    .filter(([from, to]) => from !== to && graph.listed.has(to) && counts.get(from)! <= 30)
    .map(([from, to]) => lead(from, to));
}
