import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { queryFile } from "../../src/graph/query-file.ts";
import { restingOnRelations } from "../../src/jobs/ended-relations.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import type { Hop } from "../../src/model/finding.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { guaranteesListed } from "../../src/rules/guarantees-listed.ts";
import { sharedLegalRepresentative } from "../../src/rules/shared-legal-representative.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { company, link, listing, office, person } from "../load/bundle-folder.ts";
import { asked, loadTables, testGraph } from "../load/loading.ts";
import { ChangingRegister } from "./changing-register.ts";
import { momentsOf } from "./whole-answer.ts";

const graph = testGraph();
const driver = testDriver();
const moment = momentsOf("ended");
beforeEach(async () => {
  await wipeGraph(driver);
  await migrate(graph);
});
afterAll(async () => {
  await wipeGraph(driver);
  await graph.close();
  await driver.close();
});

const at = (asOf: string) => ({ ...moment(), asOf });
const named = async (asOf: string) =>
  (await restingOnRelations(graph, at(asOf))).map(({ madeBy, statementId }) => `${madeBy} ${statementId}`);

const RELATIONS =
  /^(OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO|CONTROLS|CASCADES)$/;
const text = (value: unknown) => String(value);

/** Second formulation: every hop of every open lead is looked up by itself, all versions of it. */
async function oneByOne({ asOf, knownAt }: { asOf: string; knownAt: string }): Promise<string[]> {
  const versions = await asked(
    driver,
    `MATCH (a:Subject)-[r]->(b:Subject) WHERE r.statementId IS NOT NULL
     RETURN [r.statementId, a.id, b.id] AS id, toString(r.validFrom) AS validFrom, toString(r.validTo) AS validTo,
            toString(r.recordedAt) AS recordedAt, toString(r.supersededAt) AS supersededAt`,
  );
  const instant = knownAt.replace("Z", "");
  const known = versions.filter((r) => text(r["recordedAt"]) <= instant && instant < text(r["supersededAt"]));
  const inForce = known.filter((r) => text(r["validFrom"]) <= asOf && asOf < text(r["validTo"]));
  const idsOf = (rows: typeof known) => new Set(rows.map((r) => text(r["id"])));
  const [knownIds, standingIds] = [idsOf(known), idsOf(inForce)];
  const alerts = await asked(
    driver,
    "MATCH (a:Alert) WHERE a.status <> 'RESOLVED' RETURN a.id AS id, a.ruleId AS rule, a.proofJson AS proof",
  );
  return alerts
    .flatMap(({ id, rule, proof }) => {
      const looksBack = rules.find((one) => one.id === rule)!.template.walksPast;
      const hops = (JSON.parse(text(proof)) as Hop[]).filter(({ kind }) => RELATIONS.test(kind));
      const left = hops.filter(
        ({ statementId, from, to }) =>
          !(looksBack ? knownIds : standingIds).has(text([statementId, from, to])),
      );
      return [...new Set(left.map(({ statementId }) => `${text(id)} ${statementId}`))];
    })
    .sort();
}

describe("a lead that rests on one relation", () => {
  const parties = {
    subjects: [company("S"), company("G"), company("T"), person("P")],
    listings: [listing("l", "S", { actFrom: "2024-01-01", actTo: "2024-06-30" })],
  };
  const guarantee = (more = {}) => link("g", "G", "S", more);
  const led = (id: string, validTo: string) =>
    office(id, "P", id.toUpperCase(), { role: "legalRepresentative", validFrom: "2020-01-01", validTo });

  test("is named from the day on which the relation ends, not the day before", async () => {
    await loadTables(graph, "d1", { ...parties, links: [guarantee({ validTo: "2026-07-10" })] });
    await runRule(graph, guaranteesListed, at("2026-06-30"));
    expect(await named("2026-07-09")).toEqual([]);
    expect(await named("2026-07-10")).toEqual(["guarantees-listed s:g"]);
  });

  test("is named when its source takes the relation back, not when it tells it in other words", async () => {
    await loadTables(graph, "d1", { ...parties, links: [guarantee()] });
    await runRule(graph, guaranteesListed, at("2026-06-30"));
    const other = { links: [guarantee({ amountFen: "500" })] };
    await loadTables(graph, "d2", other, { mode: "delta" });
    expect(await named("2026-06-30")).toEqual([]);
    await loadTables(graph, "d3", { links: [link("h", "T", "S")] }, { acceptShrinkage: true });
    expect(await named("2026-06-30")).toEqual(["guarantees-listed s:g"]);
  });

  test("of a rule that walks the past may rest on an office that ended, not on one that was taken back", async () => {
    await loadTables(graph, "d1", { ...parties, positions: [led("s", "2025-01-01"), led("t", "")] });
    await runRule(graph, sharedLegalRepresentative, at("2026-06-30"));
    const open = await asked(driver, "MATCH (a:Alert) RETURN a.ruleId AS rule");
    expect(open).toEqual([{ rule: "shared-legal-representative" }]);
    expect(await named("2026-06-30")).toEqual([]);
    await loadTables(graph, "d2", { positions: [led("t", "")] }, { acceptShrinkage: true });
    expect(await named("2026-06-30")).toEqual(["shared-legal-representative s:s"]);
  });
});

test("relations are looked at again on another day and after a load, not for the same question", async () => {
  const looks: string[] = [];
  const listening: typeof graph = {
    ...graph,
    columns: (query, params) => {
      looks.push(query);
      return graph.columns(query, params);
    },
  };
  const clock = () => new Date();
  const runner = createJobRunner(graph, createJobs({ graph: listening, home: "unused", clock }), "o", clock);
  const looksOn = async (asOf: string) => {
    looks.length = 0;
    const run = await runner.run("expiry", { asOf });
    return [run.complete, run.rowsOut, looks.filter((query) => query === "jobs/ended-relations").length];
  };
  const parties = { subjects: [company("S"), company("G")], listings: [listing("l", "S")] };
  await loadTables(graph, "d1", { ...parties, links: [link("g", "G", "S", { validTo: "2026-07-10" })] });
  await runRule(graph, guaranteesListed, at("2026-06-30"));
  expect(await looksOn("2026-06-30")).toEqual([true, 0, 1]);
  expect(await looksOn("2026-06-30")).toEqual([true, 0, 0]);
  await loadTables(graph, "d2", { subjects: [company("T")] }, { mode: "delta" });
  expect(await looksOn("2026-06-30")).toEqual([true, 0, 1]);
  // Something is left, so nothing stands.
  expect(await looksOn("2026-07-10")).toEqual([false, 1, 1]);
  expect(await looksOn("2026-07-10")).toEqual([false, 1, 1]);
});

describe("random registers", () => {
  // One register's changes may all leave none; those of three do not.
  let found = 0;
  afterAll(() => expect(found, "leads left before a ripple").toBeGreaterThan(0));

  test.each([11, 12, 13])(
    "register %i: what is named after each change is what every hop looked up by itself would be, and nothing after a ripple",
    async (seed) => {
      const register = new ChangingRegister(seed);
      await loadTables(graph, "first", register.first());
      await runDerive(graph, moment());
      for (const rule of rules) await runRule(graph, rule, moment());
      expect(await named("2026-06-30")).toEqual([]);
      for (let step = 0; step < 16; step += 1) {
        const endsTouched = new Set<string>();
        const delta = { mode: "delta", endsTouched } as const;
        const { loadId } = await loadTables(graph, `change-${step}`, register.change().tables, delta);
        for (const asOf of ["2026-06-30", "2026-02-28"]) {
          const now = at(asOf);
          const left = await restingOnRelations(graph, now);
          expect(left.map(({ id, statementId }) => `${id} ${statementId}`).sort()).toEqual(
            await oneByOne(now),
          );
          found += left.length;
        }
        const now = moment();
        await runRipple(graph, [...endsTouched], now, await loadedAt(graph, loadId));
        expect(await restingOnRelations(graph, moment())).toEqual([]);
      }
    },
  );
});

test("a rule that walks no past has a proof that asks of every relation whether it is in force", () => {
  const count = (body: string, form: RegExp) => (body.match(form) ?? []).length;
  for (const { id, template } of rules) {
    const body = queryFile(`explain/${id}`).text.replaceAll(/\s+/g, " ");
    const known = count(body, /recordedAt <= \$knownAt < \w+\.supersededAt/g);
    const inForce = count(body, /\.(?:validFrom|listedOn) <= \$asOf < \w+\.(?:validTo|inUseUntil)/g);
    if (!template.walksPast && !template.restsOnPast) expect(inForce, id).toBe(known);
    else expect(known, id).toBeGreaterThan(0);
  }
});
