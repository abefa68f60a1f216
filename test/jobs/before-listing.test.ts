import { beforeAll, describe, expect, test } from "vitest";
import { alertsByIds } from "../../src/alerts/book.ts";
import { paramsAt } from "../../src/jobs/detect.ts";
import type { HubSkip } from "../../src/jobs/job.ts";
import { affectedBy } from "../../src/jobs/run-rule.ts";
import type { Alert } from "../../src/model/alert.ts";
import { declared } from "../../src/graph/query-file.ts";
import { ruleById } from "../../src/rules/catalogue.ts";
import { asked, freshGraph } from "../load/loading.ts";
import { SEED_DATE, loadedSeed } from "../seed-region.ts";

/** Rules about what moved around a listing, and about what subjects state alike. */
const ids = [
  ...["stake-moved-before-listing", "exit-through-platform", "successor-company"],
  ...["same-address-listed-cluster", "same-phone-listed-cluster", "dormant-revived"],
];
const { graph, driver } = freshGraph();
const moment = { asOf: SEED_DATE, knownAt: "2999-01-01T00:00:00.000Z" } as const;
let alerts: Alert[];
beforeAll(async () => {
  await loadedSeed(graph);
  const rows = await asked(driver, "MATCH (a:Alert) RETURN a.id AS id ORDER BY id");
  alerts = await alertsByIds(
    graph,
    rows.map((row) => row["id"] as string),
  );
});

const of = (rule: string): Alert[] => alerts.filter((alert) => alert.ruleId === rule);

/** Who was no bridge, by the rule's hub query. */
async function skippedBy(rule: string): Promise<HubSkip[]> {
  const query = `detect/hubs/${ruleById(rule)!.hubPolicy}`;
  return graph.read<HubSkip>(query, declared(query, paramsAt(ruleById(rule)!, moment)));
}

describe("severity", () => {
  test("a stake that family took up is a warning, one that a stranger took up is watched", () => {
    const severities = of("stake-moved-before-listing").map(({ hops, severity }) => `${hops} ${severity}`);
    expect(severities.sort()).toEqual(["2 WATCH", "3 WARN"]);
  });

  test("what rests on an address or a phone is watched and undetermined", () => {
    for (const rule of ["same-address-listed-cluster", "same-phone-listed-cluster"]) {
      for (const alert of of(rule)) {
        expect([alert.severity, alert.verdict], alert.key).toEqual(["WATCH", "undetermined"]);
      }
    }
  });
});

describe("proof", () => {
  const kinds = (alert: Alert): string[] => alert.proof.map((hop) => hop.kind);

  test("the tie to the taker stands last", () => {
    const warned = of("stake-moved-before-listing").find((alert) => alert.severity === "WARN")!;
    expect(kinds(warned)).toEqual(["LISTED_AS", "OWNS", "OWNS", "FAMILY_OF"]);
  });

  test("an exit names the chain, both stakes, the people, and who stands behind the vehicle", () => {
    expect(of("exit-through-platform").map(kinds).sort()).toEqual([
      ["LISTED_AS", "OWNS", "OWNS", "HOLDS_POSITION", "OWNS", "FAMILY_OF", "HOLDS_POSITION"],
      ["LISTED_AS", "OWNS", "OWNS", "OWNS", "HOLDS_POSITION", "OWNS", "OWNS"],
    ]);
  });

  test("what two firms have in common is told of both", () => {
    for (const alert of of("successor-company")) {
      const told = alert.proof.filter((hop) => hop.kind === "SUBJECT");
      expect(told.map((hop) => hop.from).sort()).toEqual([alert.targetId, alert.seedId].sort());
      expect(new Set(told.map((hop) => hop.role)).size).toBe(1);
    }
    const marks = of("successor-company").map((alert) => alert.proof.at(-1)!.role);
    expect(marks.sort()).toEqual(["address", "industryCode", "phone"]);
  });
});

describe("who is no bridge is recorded", () => {
  test.each([
    ["stake-moved-before-listing", "OWNERSHIP", 1],
    ["exit-through-platform", "POSITION", 1],
    ["same-address-listed-cluster", "ADDRESS", 1],
    ["same-phone-listed-cluster", "PHONE", 1],
  ])("%s: %s", async (rule, relation, count) => {
    const skips = await skippedBy(rule);
    expect(skips.map((skip) => skip.relation)).toEqual(Array(count).fill(relation));
  });

  test("an agent is skipped at 51 offices, a house at 31 subjects, a phone at 11", async () => {
    const degreeOf = async (rule: string) => (await skippedBy(rule))[0]!.degree;
    expect(await degreeOf("exit-through-platform")).toBe(51);
    expect(await degreeOf("same-address-listed-cluster")).toBe(31);
    expect(await degreeOf("same-phone-listed-cluster")).toBe(11);
  });

  test("the state that held a listed firm and its successor is skipped", async () => {
    const reasons = (await skippedBy("successor-company")).map((skip) => skip.reason);
    expect(reasons).toContain("国资机构不作桥梁");
  });
});

describe("what a change can alter", () => {
  test.each(ids)("%s: whatever of the proof changes, its listed party is asked again", async (rule) => {
    for (const alert of of(rule)) {
      // A change of a statement touches both its ends.
      for (const { from, to } of alert.proof) {
        const answered = [...(await affectedBy(graph, ruleById(rule)!, moment, [from, to]))];
        for (const id of [from, to, alert.seedId]) expect(answered, `${alert.key} ${from}`).toContain(id);
      }
    }
  });

  test("who moved away from an address leaves an answer behind", async () => {
    const { targetId, seedId } = of("same-address-listed-cluster")[0]!;
    const subject = `MATCH (s:Subject {id: "${targetId}"})`;
    // As load/subjects does: what was told first moves out of the subject.
    await asked(
      driver,
      `${subject} CREATE (first:SubjectVersion {address: s.address, recordedAt: s.recordedAt})-[:VERSION_OF]->(s)
       SET s.address = "别处"`,
    );
    const rule = ruleById("same-address-listed-cluster")!;
    const answered = await affectedBy(graph, rule, moment, [targetId]);
    await asked(
      driver,
      `${subject}<-[:VERSION_OF]-(first:SubjectVersion) SET s.address = first.address DETACH DELETE first`,
    );
    expect([...answered]).toContain(seedId);
  });
});
