import type { Driver } from "neo4j-driver";
import { tellRegion } from "../../src/generate/region.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { findingsOf, paramsAt, universeOf } from "../../src/jobs/detect.ts";
import type { RunMoment } from "../../src/jobs/job.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { rules } from "../../src/rules/catalogue.ts";
import type { Rule } from "../../src/rules/rule.ts";
import type { Tables } from "../load/bundle-folder.ts";
import { asked, loadTables } from "../load/loading.ts";
import { firm, hubRegister, hubs, human } from "./hub-register.ts";
import { profileOf } from "./query-profile.ts";
import { wipeGraph } from "./wipe.ts";

/** What one register costs: accesses to the store by question and by whom it is asked of, and the leads by key. */
export interface HubCosts {
  moment: RunMoment;
  hits: Map<string, number>;
  leads: string[];
}

/** Subjects that stand beside every hub when there are hubs; the listed ones are listed in both registers. */
export const beside = {
  listed: [firm(0), firm(50)],
  ordinary: [firm(1), firm(2)],
  person: [human(1)],
  listedPerson: [human(82)],
} as const;

/** Findings proved in one question. */
const PROVED_MAX = 200;

/** Load the region of the stories with everyday firms, with hubs or without, and ask every question of it. */
export async function hubCosts(graph: Graph, driver: Driver, withHubs: boolean): Promise<HubCosts> {
  await wipeGraph(driver);
  const at = await loadedWith(graph, withHubs);
  const moment = { runId: "hubs", asOf: "2026-06-30", knownAt: at, at };
  await runDerive(graph, moment);
  // Plans follow what the indexes hold now, not what they held before the graph was wiped.
  for (const call of ["db.resampleOutdatedIndexes", "db.clearQueryCaches"])
    await asked(driver, `CALL ${call}()`);
  const costs: HubCosts = { moment, hits: new Map(), leads: [] };
  for (const rule of rules) await askRule({ graph, driver, costs, rule });
  for (const [who, ids] of [...Object.entries(beside), ...hubs.map((hub) => [hub, [hub]] as const)]) {
    for (const { query, params } of readings(ids, moment)) {
      const { dbHits } = await profileOf(driver, query, { ...params, asOf: moment.asOf, knownAt: at });
      costs.hits.set(`${query} of ${who}`, dbHits);
    }
  }
  return costs;
}

async function loadedWith(graph: Graph, withHubs: boolean): Promise<string> {
  const [region, own] = [tellRegion().tables as Tables, hubRegister(withHubs)];
  const names = new Set([...Object.keys(region), ...Object.keys(own)]) as Set<keyof Tables>;
  const both = [...names].map((name) => [name, [...(region[name] ?? []), ...(own[name] ?? [])]]);
  await loadTables(graph, "hubs", Object.fromEntries(both) as Tables);
  return new Date().toISOString();
}

async function askRule(one: { graph: Graph; driver: Driver; costs: HubCosts; rule: Rule }): Promise<void> {
  const { graph, driver, costs, rule } = one;
  const params = paramsAt(rule, costs.moment);
  const ask = async (name: string, query: string, more: Record<string, unknown> = {}) => {
    if (!costs.hits.has(name))
      costs.hits.set(name, (await profileOf(driver, query, { ...params, ...more })).dbHits);
  };
  const { universe, affected } = rule.scope;
  const scopeNodes = await universeOf(graph, rule, costs.moment);
  await ask(`detect/universe/${universe}`, `detect/universe/${universe}`);
  await ask(`detect/${rule.id}`, `detect/${rule.id}`, { scopeNodes });
  if (rule.hubPolicy !== "none") await ask(`detect/hubs/${rule.hubPolicy}`, `detect/hubs/${rule.hubPolicy}`);
  for (const [who, touchedIds] of [...Object.entries(beside), ...hubs.map((hub) => [hub, [hub]] as const)]) {
    const query = `detect/affected/${affected}`;
    await ask(`${query} of ${who}`, query, { touchedIds, touchedAll: true });
  }
  const findings = await findingsOf(graph, rule, costs.moment, scopeNodes);
  costs.leads.push(...findings.map(({ key }) => key));
  await ask(`explain/${rule.id}`, `explain/${rule.id}`, { findings: findings.slice(0, PROVED_MAX) });
}

/** What readers and ripples ask about subjects, with their own parameters. */
function readings(ids: readonly string[], { knownAt }: RunMoment) {
  const [id] = ids;
  const kinds = ["OWNS", "CONTROLS", "HOLDS_POSITION", "GUARANTEES", "SUPPLIES_TO", "FAMILY_OF"];
  return [
    { query: "read/degree", params: { id, kinds } },
    { query: "read/neighbours", params: { ids, kinds, limit: 50 } },
    { query: "read/great-hubs", params: { ids, kinds, linksMax: 50 } },
    { query: "read/shareholders", params: { ids } },
    { query: "read/investments", params: { ids } },
    { query: "read/positions", params: { ids } },
    { query: "read/edges-among", params: { ids } },
    { query: "read/controllers", params: { id, hopsMax: 12 } },
    { query: "read/controllers-in-concert", params: { id, hopsMax: 12 } },
    { query: "read/ties-among", params: { ids, kinds: ["ACTS_WITH", "FAMILY_OF"] } },
    { query: "read/holdings-above", params: { id } },
    { query: "jobs/kinds-touched", params: { touchedIds: ids, since: knownAt } },
    { query: "alerts/known-around", params: { subjectIds: ids } },
  ];
}
