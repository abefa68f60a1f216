import { expect, test } from "vitest";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { openAlerts } from "../jobs/whole-answer.ts";
import type { Tables } from "../load/bundle-folder.ts";
import { code, company, link, listing, listingStep, office, person, stake } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadTables } from "../load/loading.ts";
import { night, told } from "./judged-graph.ts";

const { graph, driver } = emptiedGraph();
const steps = disciplineOf({ graph, clock: () => new Date(), owner: "judge-test" });
const order = { actor: "inspector", reason: "one licence in both files" };
const [A, B] = [code(1), code(2)];

/** The court knows a debtor by its name; the registry knows a firm with a code, and all that hangs on it. */
const court: Tables = {
  subjects: [company("debtor", { name: "厦门鹭汀冷链有限责任公司" })],
  listings: [listing("l1", "debtor")],
  "listing-steps": [listingStep("ls1", "debtor")],
  penalties: [{ recordId: "p1", subjectId: "debtor", penaltyType: "fine", decidedOn: "2025-03-01" }],
};
const registry: Tables = {
  subjects: [
    company(A, { name: "厦门鹭汀冷链有限公司", uscc: A }),
    company("daughter"),
    company("mother"),
    company("friend"),
    company("branch", { name: "厦门鹭汀冷链有限公司漳州分公司" }),
    person("boss"),
  ],
  shareholdings: [
    stake("s1", "mother", A),
    stake("s2", A, "daughter"),
    stake("s3", A, A, { sharePercent: "5" }),
  ],
  positions: [office("o1", "boss", A, { role: "legalRepresentative" })],
  links: [
    link("g1", "friend", A),
    link("b1", "branch", A, { kind: "branchOf" }),
    link("t1", A, "friend", { kind: "suppliesTo", amountFen: "100" }),
  ],
};

async function loadBoth(): Promise<void> {
  await loadTables(graph, "d1", court, { sourceId: "court" });
  await loadTables(graph, "d1", registry, { sourceId: "registry" });
}

const openKeys = async () => (await openAlerts(driver)).map(([key]) => key);

test.each(["debtor", A])(
  "a merge that keeps %s moves relations and leads, and undoing it restores both exactly",
  async (keepId) => {
    await loadBoth();
    await night(graph);
    const [before, leadsBefore] = [await told(driver), await openAlerts(driver)];
    expect(await openKeys()).toEqual([]);
    const absorbId = keepId === A ? "debtor" : A;
    const merged = await steps.judgeSameSubject({ ...order, keepId, absorbId });
    expect(merged.ripple?.error ?? "").toBe("");
    const [keys, lines] = [await openKeys(), await told(driver)];
    for (const rule of ["listed-branch", "guarantees-listed", "listed-actual-controller"])
      expect([rule, keys.some((key) => key.startsWith(rule))]).toEqual([rule, true]);
    expect(
      lines.some((line) => line.includes(`"from":"${absorbId}"`) || line.includes(`"to":"${absorbId}"`)),
    ).toBe(false);
    await steps.undoSameSubject({ ...order, judgementId: merged.id });
    expect(await told(driver)).toEqual(before);
    expect(await openAlerts(driver)).toEqual(leadsBefore);
    const [own] = await asked(
      driver,
      `MATCH (d:Subject {id: 'debtor'}), (a:Subject {id: '${A}'})
       RETURN d.uscc AS debtor, a.uscc AS a, d.otherNames AS debtorNames, a.otherNames AS aNames`,
    );
    expect(own).toEqual({ debtor: null, a: A, debtorNames: null, aNames: null });
    // As if one source had said it all.
    await wipeGraph(driver);
    const cellOf = (column: string, text: string) => (column !== "uscc" && text === absorbId ? keepId : text);
    const renamed = (tables: Tables): Tables =>
      Object.fromEntries(
        Object.entries(tables).map(([table, rows]) => [
          table,
          rows.map((row) =>
            Object.fromEntries(Object.entries(row).map(([column, text]) => [column, cellOf(column, text)])),
          ),
        ]),
      );
    const one = { ...renamed(registry), ...renamed(court), subjects: renamed(registry).subjects! };
    await loadTables(graph, "d1", one, { sourceId: "registry" });
    await night(graph);
    expect(await openKeys()).toEqual(keys);
  },
);

test.each<[string, string, string, RegExp]>([
  ["two with codes of their own", A, B, /different unified social credit codes/],
  ["a branch and its head office", A, "branch", /states a link between the two \(BRANCH_OF\)/],
  ["an organisation and a person", "debtor", "boss", /debtor is an organisation and the other a person/],
  ["a person and an organisation", "boss", "debtor", /debtor is an organisation and the other a person/],
])("of %s is refused", async (_, keepId, absorbId, reason) => {
  await loadBoth();
  await loadTables(graph, "d2", { subjects: [company(B, { uscc: B })] }, { sourceId: "other" });
  const before = await told(driver);
  await expect(steps.judgeSameSubject({ ...order, keepId, absorbId })).rejects.toThrow(reason);
  expect(await told(driver)).toEqual(before);
});

test("a wrong code is no ground against a merge, and the code that holds stays", async () => {
  await loadBoth();
  const wrong = B.slice(0, 17) + (B.endsWith("0") ? "1" : "0");
  await loadTables(graph, "d1", { subjects: [company("slip", { uscc: wrong })] }, { sourceId: "other" });
  await steps.judgeSameSubject({ ...order, keepId: A, absorbId: "slip" });
  const [row] = await asked(driver, `MATCH (s:Subject {id: '${A}'}) RETURN s.uscc AS uscc`);
  expect(row).toEqual({ uscc: A });
});
