import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { recoverLoads } from "../../src/load/account/recover.ts";
import { checkRow } from "../../src/load/check/check-row.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { company, listingStep, person } from "./bundle-folder.ts";
import type { Row } from "./bundle-folder.ts";
import { canonicalDump } from "./canonical-dump.ts";
import { asked, loadTables, testGraph } from "./loading.ts";

const verdict = (more: Row) => {
  const cells = listingStep("s1", "a", more);
  const checked = checkRow("listing-steps", { file: "listing-steps.csv", line: 2, cells });
  return "fact" in checked ? checked : `${checked.column}: ${checked.reason}`;
};

describe("a step of a listing procedure", () => {
  test("is taken with its stage, day and document", () => {
    const more = { stage: "decided", documentNo: "D1", outcome: "list", listingId: "l1" };
    expect(verdict(more)).toMatchObject({
      fact: { stepId: "s1", procedureId: "p1", stageOn: "2025-01-01", ...more },
      notes: [],
    });
  });
  test.each<[Row, string]>([
    [{ stage: "" }, "stage: is empty"],
    [{ stage: "listed" }, "stage: expected one of proposed, notified, heard, decided, annulled"],
    [{ stage: "constructor" }, "stage: expected one of"],
    [{ stageOn: "" }, "stageOn: is empty"],
    [{ stageOn: "2025-02-30" }, "stageOn: expected a date that exists"],
    [{ stageOn: "46342" }, "; it may be a day as a sheet counts it: format its column as a date there"],
    [{ stageOn: "9999-12-31" }, "stageOn: stands for an unknown day or none, expected the day itself"],
    [{ stageOn: "0001-01-01" }, "stageOn: stands for an unknown day or none, expected the day itself"],
    [{ procedureId: "" }, "procedureId: is empty"],
    [{ listCode: "" }, "listCode: is empty"],
    [{ stage: "decided" }, "documentNo: is empty beside stage decided, expected the decision's number"],
    [{ stage: "decided", documentNo: "D", outcome: "perhaps" }, "outcome: expected one of list, doNotList"],
    [{ stage: "heard", outcome: "list" }, "outcome: stands beside stage heard, expected only beside decided"],
    [{ stage: "decided", documentNo: "D", outcome: "doNotList", listingId: "l" }, "listingId: stands beside"],
  ])("%j is for quarantine", (more, reason) => expect(verdict(more)).toContain(reason));
  test("needs a number as a decision only, and an unknown list is told", () => {
    expect(verdict({ stage: "notified" })).toMatchObject({ notes: [] });
    expect(verdict({ listCode: "new" })).toMatchObject({
      notes: [{ what: "unknown listCode, kept as such", value: "new" }],
    });
  });
});

describe("in the graph", () => {
  const graph = testGraph();
  const driver = testDriver();
  beforeAll(() => migrate(graph));
  beforeEach(() => wipeGraph(driver));
  afterAll(async () => {
    await wipeGraph(driver);
    await graph.close();
    await driver.close();
  });
  const subjects = [company("a"), company("b"), person("p")];
  const decided = listingStep("s2", "a", { stage: "decided", documentNo: "D1", stageOn: "2025-02-01" });
  const versions = () =>
    asked(
      driver,
      `MATCH (s:Subject)-[:HAS_LISTING_STEP]->(v:ListingStep)
       RETURN s.id AS subject, v.statementId AS id, v.stage AS stage, toString(v.stageOn) AS day,
              v.supersededAt = localdatetime('9999-12-31T00:00:00') AS open ORDER BY id, v.recordedAt`,
    );

  test("a bad row is kept out with its reason, and only it", async () => {
    const rows = [listingStep("s1", "a"), { ...decided, documentNo: "" }, listingStep("s3", "nobody")];
    const report = await loadTables(graph, "d1", { subjects, "listing-steps": rows });
    const account = report.files.find(({ table }) => table === "listing-steps");
    expect(account).toMatchObject({ rowsRead: 3, rowsWritten: 1, rowsQuarantined: 2 });
    const kept = readFileSync(report.quarantinePaths[0]!, "utf8");
    expect(kept).toContain("is empty beside stage decided");
    expect(kept).toContain("refers to a subject that neither this delivery nor the graph knows");
    expect(await versions()).toEqual([
      { subject: "a", id: "s:s1", stage: "proposed", day: "2025-01-01", open: true },
    ]);
  });

  test("other words close the version before, a full delivery without the row ends it, a delta does not", async () => {
    const [first, other] = [listingStep("s1", "a"), listingStep("s3", "b")];
    await loadTables(graph, "d1", { subjects, "listing-steps": [first, decided, other] });
    const dump = await canonicalDump(driver);
    await loadTables(graph, "d2", { "listing-steps": [first] }, { mode: "delta" });
    expect(await canonicalDump(driver)).toEqual(dump);
    await loadTables(graph, "d3", { "listing-steps": [{ ...first, stageOn: "2025-01-02" }, decided] });
    expect((await versions()).map(({ id, day, open }) => [id, day, open])).toEqual([
      ["s:s1", "2025-01-01", false],
      ["s:s1", "2025-01-02", true],
      ["s:s2", "2025-02-01", true],
      ["s:s3", "2025-01-01", false],
    ]);
  });

  test("a load that is taken back leaves the steps as they were", async () => {
    await loadTables(graph, "d1", { subjects, "listing-steps": [listingStep("s1", "a"), decided] });
    const before = await canonicalDump(driver);
    const changed = [listingStep("s1", "a", { stage: "notified" }), decided, listingStep("s4", "p")];
    await loadTables(graph, "d2", { "listing-steps": changed });
    expect(await canonicalDump(driver)).not.toEqual(before);
    // As a process leaves it that was killed before its last transaction.
    await asked(driver, "MATCH (r:LoadRun {deliveryId: 'd2'}) SET r.outcome = 'running'");
    await recoverLoads(graph);
    expect(await canonicalDump(driver)).toEqual(before);
  });
});
