import { beforeAll, describe, expect, test } from "vitest";
import { queryNames } from "../../src/graph/query-file.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { readCoverage } from "../../src/read/coverage.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { freshGraph, home } from "../load/loading.ts";
import type { HubCosts } from "./hub-costs.ts";
import { beside, hubCosts } from "./hub-costs.ts";
import { firm, hubs, hubSizes } from "./hub-register.ts";

/**
 * The same subjects told twice, without hubs and with them, and every question asked of both. Costs are accesses to
 * the store, which are the same on any machine; seconds are what `bench --hubs` shows.
 */
const { graph, driver } = freshGraph();
let without: HubCosts;
let withHubs: HubCosts;

/** Statements that hubs add, addresses and phones counted as such. */
const STATEMENTS = Object.values(hubSizes).reduce((sum, size) => sum + size, hubSizes.firmsAtAddress);
/** A bounded count reads some fifty statements; this is a handful of such counts. */
const BOUNDED = 2_500;

beforeAll(async () => {
  without = await hubCosts(graph, driver, false);
  withHubs = await hubCosts(graph, driver, true);
}, 900_000);

function expectWithin(question: string, more: number): void {
  const [few, many] = [without.hits.get(question)!, withHubs.hits.get(question)!];
  expect(many, `${question}: ${few} without hubs, ${many} with`).toBeLessThanOrEqual(2 * few + more);
}

/** Look-through has no smallest stake: who holds a little in many ways may hold a quarter in all. */
const CLIMBS_ALL_HOLDERS = "detect/affected/listed-above";
/** The strongest paths of two parties are looked for from the holder, through whatever it holds. */
const WALKS_FUND_EACH_TIME = "explain/listed-shareholder";
const affected = queryNames("detect/affected");
const explains = rules.map((rule) => `explain/${rule.id}`);
const bySubject = (who: string) => affected.map((query) => `${query} of ${who}`);

describe("a whole run", () => {
  test.each(rules.map((rule) => `detect/${rule.id}`))(
    "%s reads each hub once, however many stand beside it",
    (q) => expectWithin(q, 2 * STATEMENTS),
  );

  test.each(queryNames("detect/universe"))("%s reads each hub once", (q) => expectWithin(q, 5 * STATEMENTS));

  test.each(queryNames("detect/hubs"))("%s counts each hub once", (q) => expectWithin(q, 10 * STATEMENTS));

  test.each(explains.filter((q) => q !== WALKS_FUND_EACH_TIME))(
    "%s proves beside hubs at the price of few",
    (q) => expectWithin(q, 10 * STATEMENTS),
  );

  test("the proof of a look-through walks a fund once a finding, and no further", () =>
    expectWithin(WALKS_FUND_EACH_TIME, 20 * STATEMENTS));
});

describe.each(Object.keys(beside))("a change at %s, beside every hub", (who) => {
  test.each(bySubject(who).filter((q) => !q.startsWith(CLIMBS_ALL_HOLDERS)))("%s stops at hubs", (q) =>
    expectWithin(q, BOUNDED),
  );

  test("the holders of a fund above are climbed once", () =>
    expectWithin(`${CLIMBS_ALL_HOLDERS} of ${who}`, 2 * 20 * hubSizes.fundHolders));
});

describe.each(hubs)("a change at the hub %s itself", (hub) => {
  test.each(bySubject(hub))("%s reads what stands there once", (q) => expectWithin(q, 10 * STATEMENTS));
});

describe.each(Object.keys(beside))("reading about %s, beside every hub", (who) => {
  test.each([
    ...["read/degree", "read/great-hubs", "read/neighbours", "read/shareholders", "read/investments"],
    ...["read/positions", "read/edges-among"],
    ...["read/controllers", "jobs/kinds-touched", "alerts/known-around"],
  ])("%s does not cross a hub", (query) => expectWithin(`${query} of ${who}`, 500));

  test.each(["read/holdings-above"])("%s climbs a fund once", (query) =>
    expectWithin(`${query} of ${who}`, 60 * hubSizes.fundHolders),
  );
});

test("hubs bring no lead, and take none but those that would go through them", () => {
  expect(withHubs.leads.filter((key) => !without.leads.includes(key))).toEqual([]);
  const lost = without.leads.filter((key) => !withHubs.leads.includes(key));
  // Kin of the agent: what an agent leads is no lead, where it had few firms it was one.
  expect(lost).toEqual([1, 2, 3].map((at) => expect.stringContaining(`family-or-concert-link|${firm(at)}|`)));
});

test("every hub that was skipped is told in coverage, with how many stand beside it", async () => {
  const clock = () => new Date();
  const runner = createJobRunner(graph, createJobs({ graph, home, clock }), "hubs#1", clock);
  for (const rule of rules) {
    const { error } = await runner.run(rule.id, { asOf: "2026-06-30" });
    expect(error, rule.id).toBeNull();
  }
  // The runs are told to who asks after them, not to who asks of before.
  const before = await readCoverage(graph, withHubs.moment, null);
  expect([before.hubsSkipped, before.hubsWhyZh]).toEqual([[], expect.stringContaining("不详")]);
  const after = { ...withHubs.moment, knownAt: new Date().toISOString() };
  const { hubsSkipped } = await readCoverage(graph, after, null);
  const degreeOf = (hubId: string, relation: string) =>
    hubsSkipped.find((one) => one.hubId === hubId && one.relation === relation)?.degree;
  expect(degreeOf("G", "POSITION")).toBe(hubSizes.offices);
  expect(degreeOf("S", "CONTROL")).toBeGreaterThan(hubSizes.subsidiaries);
  expect(degreeOf("O", "CONTROL")).toBeGreaterThan(hubSizes.subsidiaries);
  expect(degreeOf("S", "OWNERSHIP")).toBe(hubSizes.subsidiaries);
  expect(degreeOf("F", "OWNERSHIP")).toBe(hubSizes.fundStakes);
  expect(degreeOf("Y", "GUARANTEE")).toBe(hubSizes.guarantees);
  expect(degreeOf(firm(0), "ADDRESS")).toBe(hubSizes.firmsAtAddress);
  expect(degreeOf(firm(0), "PHONE")).toBe(hubSizes.firmsAtAddress);
});
