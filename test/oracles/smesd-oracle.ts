import { recordsOf, sortedLeads } from "./snapshot-files.ts";
import type { ExpectedLead } from "./snapshot-files.ts";

const OFFICES_MAX = 50;

interface SmesdGraph {
  listed: Set<string>;
  /** person → companies in which the person is executive or supervisor. */
  offices: Map<string, Set<string>>;
  /** branch, head office. */
  branches: Set<string>;
}

function idOf(index: string): string {
  return (Number(index) < 3976 ? "C" : "P") + index;
}

function readSmesd(): SmesdGraph {
  const graph: SmesdGraph = { listed: new Set(), offices: new Map(), branches: new Set() };
  for (const row of recordsOf("smesd/companies.csv.gz", ","))
    if (row["label"] === "1") graph.listed.add(idOf(row["idx"]!));
  for (const { src, dst, type } of recordsOf("smesd/edges.csv.gz", ",") as {
    src: string;
    dst: string;
    type: string;
  }[]) {
    if (type === "supervise" || type === "execute") hold(graph, idOf(src), idOf(dst));
    if (type === "supervised" || type === "executed") hold(graph, idOf(dst), idOf(src));
    if (type === "branch") graph.branches.add(`${idOf(dst)} ${idOf(src)}`);
    if (type === "branched") graph.branches.add(`${idOf(src)} ${idOf(dst)}`);
  }
  return graph;
}

function hold(graph: SmesdGraph, person: string, company: string): void {
  graph.offices.set(person, (graph.offices.get(person) ?? new Set()).add(company));
}

/**
 * Expected leads by rule for SMEsD, with every bankrupt company listed, on any day from 2022 on. Shares are unknown,
 * so rules that weigh find nothing; the data names no legal representative, no guarantee and no listed person.
 */
export function smesdOracle(): Record<string, ExpectedLead[]> {
  const graph = readSmesd();
  return {
    "listed-actual-controller": [],
    "listed-aggregate-ownership": [],
    "listed-shareholder": [],
    "invests-in-listed": [],
    "shared-actual-controller": [],
    "shared-legal-representative": [],
    "shared-executives": sortedLeads(sharedExecutives(graph)),
    "listed-person-in-office": [],
    "listed-branch": sortedLeads(branches(graph)),
    "guarantees-listed": [],
  };
}

function sharedExecutives(graph: SmesdGraph): ExpectedLead[] {
  const persons = new Map<string, number>();
  for (const companies of graph.offices.values()) {
    if (companies.size > OFFICES_MAX) continue;
    for (const seed of companies) {
      if (!graph.listed.has(seed)) continue;
      for (const target of companies) {
        if (target !== seed) persons.set(`${target} ${seed}`, (persons.get(`${target} ${seed}`) ?? 0) + 1);
      }
    }
  }
  return [...persons].filter(([, count]) => count >= 2).map(([pair]) => leadOf(pair));
}

function branches(graph: SmesdGraph): ExpectedLead[] {
  const leads = new Set<string>();
  for (const pair of graph.branches) {
    const [branch, head] = pair.split(" ") as [string, string];
    if (branch === head) continue;
    if (graph.listed.has(head)) leads.add(`${branch} ${head}`);
    if (graph.listed.has(branch)) leads.add(`${head} ${branch}`);
  }
  return [...leads].map(leadOf);
}

function leadOf(pair: string): ExpectedLead {
  const [target, seed] = pair.split(" ") as [string, string];
  return { target, seed, seeds: [seed] };
}
