import { describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { detectFindings } from "../../src/jobs/detect.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { restingOnEnded } from "../../src/jobs/run-expiry.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { listedAgainElsewhere } from "../../src/rules/listed-again-elsewhere.ts";
import { repeatOffender } from "../../src/rules/repeat-offender.ts";
import { wipeGraph } from "../graph/wipe.ts";
import type { Row } from "../load/bundle-folder.ts";
import { company, listing, office, person } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadTables } from "../load/loading.ts";

const { graph, driver } = emptiedGraph();
const rules = [repeatOffender, listedAgainElsewhere];
const BEFORE = "2026-06-30";
const ON = "2026-07-01";

const momentOf = (asOf: string) => {
  const knownAt = new Date().toISOString();
  return { runId: `past-${asOf}`, asOf, knownAt, at: knownAt };
};

/**
 * A and F were listed for an earlier act; A is listed again, and so is N, which who led F leads now. `earlier` is what
 * became of both earlier listings.
 */
async function load(regionCode: string, earlier: Row) {
  const again = { listedOn: "2024-06-01", actFrom: "2024-01-01", actTo: "2024-02-01" };
  const first = { listedOn: "2022-06-01", actFrom: "2021-01-01", actTo: "2021-06-30", ...earlier };
  await loadTables(graph, "d1", {
    subjects: [...["A", "F", "N"].map((id) => company(id, { regionCode })), person("P")],
    listings: [
      listing("a1", "A", first),
      listing("a2", "A", again),
      listing("f1", "F", first),
      listing("n1", "N", again),
    ],
    positions: ["F", "N"].map((id) =>
      office(`p${id}`, "P", id, { role: "legalRepresentative", validFrom: "2019-01-01" }),
    ),
  });
  await runDerive(graph, momentOf(BEFORE));
}

/** Findings of both rules, as target and seed. */
async function foundOn(asOf: string): Promise<string[]> {
  const all = await Promise.all(rules.map((rule) => detectFindings(graph, rule, momentOf(asOf))));
  return all.flat().map(({ targetId, seedIds }) => `${targetId} ${seedIds.join()}`);
}

describe("an earlier listing that goes on 2026-07-01", () => {
  test.each([
    ["expired", ["A A"], ["A A", "P N"]],
    ["repaired", ["A A"], []],
    ["corrected", ["A A"], []],
    ["annulled", ["A A"], []],
    // Why it went is not known: it was a listing, and no more is made of it.
    ["", ["A A"], ["A A"]],
  ])(
    "as %s counts up to the day before, and after it only if it was right",
    async (removalReason, before, on) => {
      await load("350203", { removedOn: ON, removalReason });
      expect(await foundOn(BEFORE)).toEqual(before);
      expect(await foundOn(ON)).toEqual(on);
    },
  );

  test("a lead that still rests on what was repaired is named by the nightly check, one on what expired is not", async () => {
    for (const removalReason of ["expired", "repaired"]) {
      await wipeGraph(driver);
      await migrate(graph);
      await load("350203", { removedOn: ON, removalReason });
      await runRule(graph, repeatOffender, momentOf(BEFORE));
      const left = await restingOnEnded(graph, momentOf(ON));
      const named = left.filter(({ kind }) => kind === "alert").map(({ statementId }) => statementId);
      expect(named).toEqual(removalReason === "repaired" ? ["s:a1"] : []);
      await runRule(graph, repeatOffender, momentOf(ON));
      expect(await restingOnEnded(graph, momentOf(ON))).toEqual([]);
      const open = await asked(driver, "MATCH (a:Alert) WHERE a.status <> 'RESOLVED' RETURN a.id AS id");
      expect(open).toHaveLength(removalReason === "repaired" ? 0 : 1);
    }
  });
});

describe("a lead about who led a firm that left a list, when that firm's listing is told anew", () => {
  const left = { removedOn: "2026-06-01", removalReason: "expired" };
  const named = async () =>
    (await restingOnEnded(graph, momentOf(BEFORE))).map(
      ({ madeBy, statementId }) => `${madeBy} ${statementId}`,
    );

  test.each([
    ["in other words", { ...left, documentNo: "又" }, []],
    ["as annulled", { ...left, removalReason: "annulled" }, ["listed-again-elsewhere s:f1"]],
  ])("%s", async (_, told, expected) => {
    await load("350203", left);
    await runRule(graph, listedAgainElsewhere, momentOf(BEFORE));
    expect(await asked(driver, "MATCH (a:Alert) RETURN a.targetId AS target, a.seedId AS seed")).toEqual([
      { target: "P", seed: "N" },
    ]);
    expect(await named()).toEqual([]);
    const before = { listedOn: "2022-06-01", actFrom: "2021-01-01", actTo: "2021-06-30" };
    await loadTables(
      graph,
      "d2",
      { listings: [listing("f1", "F", { ...before, ...told })] },
      { mode: "delta" },
    );
    await runDerive(graph, momentOf(BEFORE));
    // The former firm is neither the lead's target nor its seed.
    expect(await named()).toEqual(expected);
    await runRule(graph, listedAgainElsewhere, momentOf(BEFORE));
    expect(await named()).toEqual([]);
  });
});

test("Shanghai: an expired listing counts up to five years after its act, though it left the list long before", async () => {
  await load("310115", { removedOn: "2023-06-01", removalReason: "expired" });
  expect(await foundOn(BEFORE)).toEqual(["A A", "P N"]);
  expect(await foundOn(ON)).toEqual([]);
  await wipeGraph(driver);
  await migrate(graph);
  await load("350203", { removedOn: "2023-06-01", removalReason: "expired" });
  expect(await foundOn(ON)).toEqual(["A A", "P N"]);
});
