import { afterAll, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { queryFile } from "../../src/graph/query-file.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { restingOnEnded } from "../../src/jobs/run-expiry.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import type { Hop } from "../../src/model/finding.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { keepScores } from "../../src/scores/keep-scores.ts";
import { redListConflict } from "../../src/rules/red-list-conflict.ts";
import { sameAddressListedCluster } from "../../src/rules/same-address-listed-cluster.ts";
import { guaranteesListed } from "../../src/rules/guarantees-listed.ts";
import { sharedLegalRepresentative } from "../../src/rules/shared-legal-representative.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, link, listing, office, person, stake } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadTables } from "../load/loading.ts";
import { ChangingRegister } from "./changing-register.ts";
import { momentsOf } from "./whole-answer.ts";

const { graph, driver } = emptiedGraph();
const moment = momentsOf("ended");

const at = (asOf: string) => ({ ...moment(), asOf });
const named = async (asOf: string) =>
  (await restingOnEnded(graph, at(asOf))).map(({ madeBy, statementId }) => `${madeBy} ${statementId}`);

const text = (value: unknown) => String(value);
/** Lists that the random registers make leads of. */
const COUNTED = ["dishonestJudgmentDebtor", "seriousMarketViolation", "redList"];

/** Second formulation: every hop of every open lead is looked up by itself, among all versions of everything told. */
async function oneByOne({ asOf, knownAt }: { asOf: string; knownAt: string }): Promise<string[]> {
  const relations = `MATCH (a:Subject)-[r]->(b:Subject) WHERE r.statementId IS NOT NULL
     RETURN type(r) AS kind, [r.statementId, a.id, b.id] AS id, properties(r) AS told,
            toString(r.validFrom) AS validFrom, toString(r.validTo) AS validTo, '' AS sharedUntil,
            toString(r.recordedAt) AS recordedAt, toString(r.supersededAt) AS supersededAt`;
  const listings = `MATCH (a:Subject)-[r:LISTED_AS]->(f:Listing)
     RETURN type(r) AS kind, [f.statementId, a.id, a.id] AS id, properties(f) AS told,
            toString(f.listedOn) AS validFrom, toString(f.inUseUntil) AS validTo, toString(f.sharedUntil) AS sharedUntil,
            toString(f.recordedAt) AS recordedAt, toString(f.supersededAt) AS supersededAt`;
  const versions = [...(await asked(driver, relations)), ...(await asked(driver, listings))];
  const instant = knownAt.replace("Z", "");
  const known = versions.filter((r) => text(r["recordedAt"]) <= instant && instant < text(r["supersededAt"]));
  const counts = (r: (typeof known)[number]) =>
    r["kind"] !== "LISTED_AS" || COUNTED.includes(text((r["told"] as Record<string, unknown>)["listCode"]));
  const idsOf = (rows: typeof known) => new Set(rows.map((r) => text(r["id"])));
  const standing = idsOf(
    known.filter((r) => text(r["validFrom"]) <= asOf && asOf < text(r["validTo"]) && counts(r)),
  );
  const past = {
    relations: idsOf(known.filter((r) => r["kind"] !== "LISTED_AS")),
    listings: idsOf(
      known.filter((r) => text(r["validFrom"]) <= asOf && asOf < text(r["sharedUntil"]) && r["sharedUntil"]),
    ),
  };
  const subjects = await asked(
    driver,
    "MATCH (s:Subject) RETURN s.id AS id, s.address AS address, s.phone AS phone",
  );
  const said = new Map(subjects.map((one) => [text(one["id"]), one]));
  const alerts = await asked(
    driver,
    `MATCH (a:Alert)-[:ABOUT]->(t) WHERE a.status <> 'RESOLVED'
     RETURN a.id AS id, a.ruleId AS rule, a.proofJson AS proof, t.id AS target`,
  );
  return alerts
    .flatMap(({ id, rule, proof, target }) => {
      const { walksPast, restsOnPast } = rules.find((one) => one.id === rule)!.template;
      const stands = ({ kind, statementId, from, to, role }: Hop) => {
        const key = text([statementId, from, to]);
        if (kind === "SUBJECT") return said.get(from)![role!] === said.get(text(target))![role!];
        if (kind === "LISTED_AS")
          return standing.has(key) || (restsOnPast === true && past.listings.has(key));
        return (walksPast ? past.relations : standing).has(key);
      };
      const left = (JSON.parse(text(proof)) as Hop[]).filter((hop) => !stands(hop));
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

describe("what rests on a record or on what a subject says of itself", () => {
  const record = (recordId: string, subjectId: string, recordType: string) => ({
    ...{ recordId, subjectId, recordType, occurredOn: "2026-01-05" },
  });
  const left = async (asOf = "2026-06-30") =>
    (await restingOnEnded(graph, at(asOf))).map(({ kind, madeBy, statementId }) => [
      kind,
      madeBy,
      statementId,
    ]);
  const scored = () => keepScores(graph, moment());

  test("a lead on an incentive is named when its source takes the incentive back, and closed by the next run", async () => {
    const tables = {
      subjects: [company("S"), company("T")],
      listings: [listing("l", "S")],
      shareholdings: [stake("h", "S", "T")],
      records: [record("r", "T", "incentive")],
    };
    await loadTables(graph, "d1", tables);
    await runRule(graph, redListConflict, moment());
    expect(await asked(driver, "MATCH (a:Alert {status: 'OPEN'}) RETURN a.targetId AS id")).toEqual([
      { id: "T" },
    ]);
    expect(await left()).toEqual([]);
    // The day before the record: an earlier date asked knows it, and it was not yet.
    expect(await left("2026-01-04")).toEqual([["alert", "red-list-conflict", "s:r"]]);
    await loadTables(graph, "d2", { records: [record("o", "S", "award")] }, { acceptShrinkage: true });
    expect(await left()).toEqual([["alert", "red-list-conflict", "s:r"]]);
    await runRule(graph, redListConflict, moment());
    expect(await left()).toEqual([]);
  });

  test("a score line is named when its source takes the record or the penalty back", async () => {
    const fine = { recordId: "p", subjectId: "S", penaltyType: "fine", decidedOn: "2026-01-05" };
    const tables = {
      subjects: [company("S")],
      records: [record("r", "S", "taxArrears"), record("q", "S", "lawsuitDefendant")],
      penalties: [fine],
      listings: [listing("l", "S")],
    };
    await loadTables(graph, "d1", tables);
    await scored();
    expect(await left()).toEqual([]);
    expect(await left("2026-01-04")).toEqual(["s:p", "s:q", "s:r"].map((id) => ["score", "score", id]));
    const lost = { ...tables, records: [tables.records[1]!], penalties: [{ ...fine, recordId: "other" }] };
    await loadTables(graph, "d2", lost, { acceptShrinkage: true });
    expect(await left()).toEqual(["s:p", "s:r"].map((id) => ["score", "score", id]));
    await scored();
    expect(await left()).toEqual([]);
  });

  test("a score line on a lead is named when the lead is closed, of this subject and no other", async () => {
    const tables = {
      subjects: [company("S"), company("G")],
      listings: [listing("l", "S")],
      links: [link("g", "G", "S")],
    };
    await loadTables(graph, "d1", tables);
    await runRule(graph, guaranteesListed, moment());
    await scored();
    expect(await left()).toEqual([]);
    const [alert] = await asked(driver, "MATCH (a:Alert) SET a.status = 'RESOLVED' RETURN a.id AS id");
    expect(await left()).toEqual([["score", "score", alert!["id"]]]);
  });

  test("a lead on an address is named when either of the two moves away", async () => {
    for (const mover of ["S", "T"]) {
      await wipeGraph(driver);
      await migrate(graph);
      const subjects = ["S", "T"].map((id) => company(id, { address: "虚街1号" }));
      await loadTables(graph, "d1", { subjects, listings: [listing("l", "S")] });
      await runRule(graph, sameAddressListedCluster, moment());
      expect(await left()).toEqual([]);
      const moved = { subjects: [company(mover, { address: "虚街2号" })] };
      await loadTables(graph, "d2", moved, { mode: "delta" });
      expect(
        (await left()).map(([, madeBy]) => madeBy),
        mover,
      ).toContain("same-address-listed-cluster");
      await runRule(graph, sameAddressListedCluster, moment());
      expect(await left()).toEqual([]);
    }
  });

  test("a hop of a kind that nobody looks up stands for nothing", async () => {
    await loadTables(graph, "d1", {
      subjects: [company("S"), company("G")],
      listings: [listing("l", "S")],
      links: [link("g", "G", "S")],
    });
    await runRule(graph, guaranteesListed, moment());
    await asked(driver, "MATCH (a:Alert) SET a.proofJson = replace(a.proofJson, 'GUARANTEES', 'UNHEARD_OF')");
    expect(await left()).toEqual([["alert", "guarantees-listed", "s:g"]]);
  });
});

test("leads are looked at again on another day and after a load, not for the same question", async () => {
  const looks: string[] = [];
  const listening: typeof graph = {
    ...graph,
    read: (query, params) => {
      looks.push(query);
      return graph.read(query, params);
    },
  };
  const clock = () => new Date();
  const runner = createJobRunner(graph, createJobs({ graph: listening, home: "unused", clock }), "o", clock);
  const looksOn = async (asOf: string) => {
    looks.length = 0;
    const run = await runner.run("expiry", { asOf });
    return [run.complete, run.rowsOut, looks.filter((query) => query === "jobs/leads-on-ended").length];
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
          const left = (await restingOnEnded(graph, now)).filter(({ kind }) => kind === "alert");
          expect(left.map(({ id, statementId }) => `${id} ${statementId}`).sort()).toEqual(
            await oneByOne(now),
          );
          found += left.length;
        }
        const now = moment();
        await runRipple(graph, [...endsTouched], now, await loadedAt(graph, loadId));
        expect(await restingOnEnded(graph, moment())).toEqual([]);
      }
    },
  );
});

test("a rule that walks no past has a proof that asks of every relation whether it is in force", () => {
  const count = (body: string, form: RegExp) => (body.match(form) ?? []).length;
  for (const { id, template } of rules) {
    const body = queryFile(`explain/${id}`).text.replaceAll(/\s+/g, " ");
    // A kept state of a subject is known, and of no date.
    const known = count(body, /(?<!keptState\.)recordedAt <= \$knownAt < \w+\.supersededAt/g);
    const inForce = count(body, /\.(?:validFrom|listedOn) <= \$asOf < \w+\.(?:validTo|inUseUntil)/g);
    if (!template.walksPast && !template.restsOnPast) expect(inForce, id).toBe(known);
    else expect(known, id).toBeGreaterThan(0);
  }
});
