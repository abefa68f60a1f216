import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAlert } from "../../src/jobs/verify-alert.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { guaranteeChainExposure } from "../../src/rules/guarantee-chain-exposure.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { company, link, listing } from "../load/bundle-folder.ts";
import { asked, loadTables, testGraph } from "../load/loading.ts";
import { loadedSeed } from "../seed-region.ts";
import { momentsOf } from "./whole-answer.ts";

const graph = testGraph();
const driver = testDriver();

beforeAll(() => loadedSeed(graph));
afterAll(async () => {
  await driver.close();
  await graph.close();
});

const ids = async (where: string): Promise<string[]> =>
  (await asked(driver, `MATCH (a:Alert) WHERE ${where} RETURN a.id AS id ORDER BY id`)).map(
    ({ id }) => id as string,
  );

/** What `verify` says of an alert while something of it is altered. */
async function altered(id: string, change: string): Promise<string[]> {
  await asked(driver, `MATCH (a:Alert {id: '${id}'}) SET a.kept = properties(a).paramsJson`);
  const [before] = await asked(
    driver,
    `MATCH (a:Alert {id: '${id}'}) RETURN toString(a.knownAt) AS knownAt, toString(a.asOf) AS asOf`,
  );
  await asked(driver, `MATCH (a:Alert {id: '${id}'}) SET ${change}`);
  const { same, differences } = (await verifyAlert(graph, id))!;
  await asked(
    driver,
    `MATCH (a:Alert {id: '${id}'}) SET a.paramsJson = a.kept, a.kept = null,
       a.knownAt = localdatetime('${String(before!["knownAt"])}'), a.asOf = date('${String(before!["asOf"])}')`,
  );
  expect(same).toBe(false);
  expect((await verifyAlert(graph, id))!.differences).toEqual([]);
  return differences;
}

test.each(rules.map(({ id }) => id))(
  "%s: where nothing is left of a proof, every hop is named as gone",
  async (rule) => {
    const [id] = await ids(`a.ruleId = '${rule}'`);
    const hops = (await verifyAlert(graph, id!))!;
    expect(hops.same).toBe(true);
    const differences = await altered(id!, "a.knownAt = localdatetime('2000-01-01')");
    expect(differences.some((one) => one.startsWith("hop gone: "))).toBe(true);
  },
);

test("a parameter that was changed in the book is named with what the rule executes", async () => {
  const [id] = await ids("a.ruleId = 'listed-actual-controller'");
  const less = await altered(id!, "a.paramsJson = replace(a.paramsJson, '500000', '400000')");
  expect(less).toContain("parameter controlPpmAbove: stored 400000, the rule executes 500000");
  const day = await altered(id!, "a.asOf = a.asOf + duration('P1D')");
  expect(day.join()).toContain("asOf, parties, parameters or hops are not those it was made with");
});

test.each([
  ["99999999", "", false],
  ["100000000", "", true],
  ["", "", true],
  ["", "99999999", false],
])("a chain of guarantees of %s and %s fen is told: %s", async (first, second, isTold) => {
  await wipeGraph(driver);
  await loadTables(graph, "chain", {
    subjects: ["A", "B", "L"].map((id) => company(id)),
    links: [link("ab", "A", "B", { amountFen: first }), link("bl", "B", "L", { amountFen: second })],
    listings: [listing("l", "L")],
  });
  const moment = momentsOf("chain")();
  const run = await runRule(graph, guaranteeChainExposure, moment);
  expect(run.opened).toBe(isTold ? 1 : 0);
  for (const id of await ids("true")) expect((await verifyAlert(graph, id))!.differences).toEqual([]);
});
