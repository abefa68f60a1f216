import { beforeEach, describe, expect, test } from "vitest";
import { alertsByIds, assessAlert } from "../../src/alerts/book.ts";
import { decideObjection } from "../../src/discipline/objections.ts";
import { loadAndRipple } from "../../src/intake/load-and-ripple.ts";
import { verifyAlert } from "../../src/jobs/verify-alert.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import type { Alert } from "../../src/model/alert.ts";
import type { Row, Tables } from "../load/bundle-folder.ts";
import { bundleFolder, code, company, listing, office, person } from "../load/bundle-folder.ts";
import { home, loadTables } from "../load/loading.ts";
import type { SmallRegion } from "./small-region.ts";
import { alertId, astray, graph, loadedRegion, raised, states } from "./small-region.ts";

/** What a listed firm and a new one state alike; source s tells it of both. */
const alike = { address: "湖滨南路1号", phone: "0592-5551234", industryCode: "5112" };
const firm = (more: Row = {}) =>
  company("T", { uscc: code(7), registeredOn: "2025-03-01", ...alike, ...more });
const region: Tables = {
  subjects: [person("P"), company("L", alike), firm()],
  positions: [
    office("then", "P", "L", { role: "legalRepresentative", validFrom: "2020-01-01" }),
    office("now", "P", "T", { role: "legalRepresentative", validFrom: "2025-03-01" }),
  ],
  listings: [listing("l1", "L")],
};

const rules = ["same-address-listed-cluster", "same-phone-listed-cluster", "successor-company"] as const;

let small: SmallRegion;
beforeEach(async () => {
  small = await loadedRegion("2026-06-30", region);
});

const alertOf = async (ruleId: string): Promise<Alert> =>
  (await alertsByIds(graph, [await alertId(ruleId, "T")]))[0]!;

/** The statements that a lead cites of what its target says of itself. */
const citedOf = async (ruleId: string): Promise<string[]> =>
  (await alertOf(ruleId)).proof
    .filter((hop) => hop.kind === "SUBJECT" && hop.from === "T")
    .map((hop) => `${hop.role} ${hop.statementId}`);

/** Source b tells the firm under an id of its own, found by its code. */
const toldByB = (deliveryId: string, more: Row = {}) =>
  loadAndRipple(
    {
      ...{ graph, source: bundle, home, clock: small.parts.clock },
      directory: bundleFolder(
        { subjects: [company("B-9", { uscc: code(7), name: "公司T", ...more })] },
        { sourceId: "b", deliveryId, mode: "delta", asOf: "2026-06-30" },
      ),
    },
    "test",
  );

test("the region has what the tests speak of", async () => {
  expect(await states()).toMatchObject(Object.fromEntries(rules.map((rule) => [`${rule} T`, "OPEN"])));
  expect(await citedOf("same-address-listed-cluster")).toEqual(["address s:T"]);
});

describe.each(rules)("%s", (rule) => {
  test("cites who states it, whoever speaks of the firm later: nothing is new, and what was dismissed stays so", async () => {
    const { id, certificateHash, proof } = await alertOf(rule);
    const at = small.parts.clock().toISOString();
    await assessAlert(graph, {
      ...{ alertId: id, action: "DISMISS", reason: "集群登记", until: null, assignee: null },
      ...{ actor: "t", at },
    });
    // Silent first, then in the same words.
    for (const [deliveryId, more] of [
      ["silent", {}],
      ["alike", alike],
    ] as const) {
      await toldByB(deliveryId, more);
      await small.night("2026-07-01");
      expect(await alertOf(rule)).toMatchObject({ status: "DISMISSED", certificateHash, proof });
      expect((await verifyAlert(graph, id))?.differences).toEqual([]);
    }
  });

  test("an objection to the statement holds the lead, and can be raised at each of its hops", async () => {
    await toldByB("silent");
    await small.night("2026-07-01");
    const { proof } = await alertOf(rule);
    // One statement may be several hops: address, phone and trade of one firm.
    for (const statementId of new Set(proof.map((hop) => hop.statementId))) {
      const { id } = await raised(small.parts, statementId.replace(/^s:/, ""));
      expect((await states())[`${rule} T`]).toBe("HELD");
      expect(await astray()).toEqual([]);
      await decideObjection(small.parts, {
        ...{ objectionId: id, decision: "REJECT", reason: "核实无误", actor: "local:test" },
      });
      expect((await states())[`${rule} T`]).toBe("OPEN");
    }
  });

  test("an older certificate verifies after the firm states something else", async () => {
    const { id } = await alertOf(rule);
    await loadTables(
      graph,
      "moved",
      { subjects: [firm({ address: "湖滨北路9号", phone: "0592-5559999", industryCode: "6510" })] },
      { mode: "delta", clock: small.parts.clock },
    );
    expect((await verifyAlert(graph, id))?.differences).toEqual([]);
    await small.night("2026-07-01");
    expect((await states())[`${rule} T`]).toBe("RESOLVED");
    expect((await verifyAlert(graph, id))?.differences).toEqual([]);
  });

  test("with the first statement taken back, who else states it is cited", async () => {
    await toldByB("alike", alike);
    const before = await citedOf(rule);
    expect(before.length).toBeGreaterThan(0);
    await loadTables(
      graph,
      "silent",
      { subjects: [firm({ address: "", phone: "", industryCode: "" })] },
      { mode: "delta", clock: small.parts.clock },
    );
    await small.night("2026-07-01");
    expect(await citedOf(rule)).toEqual(before.map((cited) => cited.replace("s:T", "b:B-9")));
    expect((await states())[`${rule} T`]).toBe("OPEN");
  });
});
