import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { detectFindings } from "../../src/jobs/detect.ts";
import type { RunMoment } from "../../src/jobs/job.ts";
import type { Source } from "../../src/load/source.ts";
import { finbenchSource } from "../../src/load/sources/finbench.ts";
import { bodsSource } from "../../src/load/sources/bods.ts";
import { everyParty, partyChoiceFromText } from "../../src/load/sources/party-choice.ts";
import { smesdSource } from "../../src/load/sources/smesd.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { freshGraph, loadFolder } from "../load/loading.ts";
import { finbenchOracle } from "./finbench-oracle.ts";
import { smesdOracle } from "./smesd-oracle.ts";
import type { ExpectedLead } from "./snapshot-files.ts";
import { DATA, hasData, sortedLeads } from "./snapshot-files.ts";

/** Rules that walk derived edges; they wait for the derive job. */
const DERIVED_RULES = ["listed-actual-controller", "listed-aggregate-ownership", "shared-actual-controller"];
const derivePath = new URL("../../src/jobs/run-derive.ts", import.meta.url);
const canDerive = existsSync(derivePath);
/** Rules that the oracles of the published data answer too; the others are held against the seed region's oracle. */
const ORACLED = [
  ...DERIVED_RULES,
  "listed-shareholder",
  "invests-in-listed",
  "shared-legal-representative",
  "shared-executives",
  "listed-person-in-office",
  "listed-branch",
  "guarantees-listed",
];
const asked = rules.filter((rule) => ORACLED.includes(rule.id));
const AS_OF = "2026-06-30";

const { graph, driver } = freshGraph();
beforeAll(() => migrate(graph));

const sets: [name: string, source: Source, oracle: () => Record<string, ExpectedLead[]>][] = [
  ["finbench", finbenchSource({ listParty: everyParty(20n) }), () => finbenchOracle()],
  ["smesd", smesdSource(), () => smesdOracle()],
];

/** The examples, with the majority holders of fermcat.json and tecido.json listed: declared by hand. */
function bodsExpected(): Record<string, ExpectedLead[]> {
  const [patrick, fermcat] = ["per-41c0bb0cef246f7c", "ent-93c75c87ab28f889"];
  const [trust, tecido] = ["033E84672B", "01B68D7633"];
  const held = sortedLeads([
    { target: fermcat, seed: patrick, seeds: [patrick] },
    { target: tecido, seed: trust, seeds: [trust] },
  ]);
  const none = Object.fromEntries(rules.map(({ id }) => [id, [] as ExpectedLead[]]));
  return {
    ...none,
    "listed-actual-controller": held,
    "listed-aggregate-ownership": sortedLeads(held.map((lead) => ({ ...lead, seed: null }))),
    "listed-shareholder": held,
    "listed-person-in-office": held.filter(({ seed }) => seed === patrick),
  };
}
sets.push([
  "bods-examples",
  bodsSource({ listParty: partyChoiceFromText("per-41c0bb0cef246f7c,033E84672B") }),
  bodsExpected,
]);

describe.each(sets)(
  "%s: the engine against the oracle (skipped without ../shared/data)",
  (name, source, oracle) => {
    const here = hasData(name);
    let expected: Record<string, ExpectedLead[]> = {};
    const moment: RunMoment = { runId: `oracle-${name}`, asOf: AS_OF, knownAt: "", at: "" };

    beforeAll(async () => {
      if (!here) return;
      await wipeGraph(driver);
      await loadFolder(graph, DATA + name, { source });
      moment.knownAt = moment.at = new Date().toISOString();
      if (canDerive) {
        const { runDerive } = (await import(derivePath.href)) as {
          runDerive: (...args: unknown[]) => Promise<unknown>;
        };
        await runDerive(graph, moment);
      }
      expected = oracle();
    });

    test.skipIf(!here).each(asked.map((rule) => [rule.id, rule] as const))(
      "%s finds what the oracle finds, no more and no less",
      async (id, rule) => {
        if (DERIVED_RULES.includes(id) && !canDerive) return expect(expected[id]).toBeDefined();
        const findings = await detectFindings(graph, rule, moment);
        const found = findings.map(({ targetId, seedId, seedIds }) => {
          return { target: targetId, seed: seedId, seeds: seedIds.toSorted() };
        });
        expect(sortedLeads(found)).toEqual(expected[id]);
        expect(findings.filter(({ verdict }) => verdict !== "yes")).toEqual([]);
        expect(findings.filter(({ proof }) => proof.length < 2)).toEqual([]);
      },
      180_000,
    );
  },
);
