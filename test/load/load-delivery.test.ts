import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { LoadRefused } from "../../src/load/load-refused.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import type { Tables } from "./bundle-folder.ts";
import { company, link, listing, office, person, stake } from "./bundle-folder.ts";
import { canonicalDump } from "./canonical-dump.ts";
import { asked, loadTables, testGraph } from "./loading.ts";

const graph = testGraph();
const driver = testDriver();
beforeAll(() => migrate(graph));
beforeEach(() => wipeGraph(driver));
afterAll(async () => {
  await graph.close();
  await driver.close();
});

const region: Tables = {
  subjects: [company("a"), company("b"), company("c"), person("p"), person("q")],
  shareholdings: [stake("s1", "a", "b"), stake("s2", "p", "a"), stake("s3", "q", "c")],
  positions: [office("o1", "p", "a"), office("o2", "q", "b")],
  links: [
    link("l1", "a", "b"),
    link("l2", "b", "a", { kind: "branchOf" }),
    link("l3", "p", "q", { kind: "familyOf" }),
    link("l4", "p", "q", { kind: "actsWith" }),
    link("l5", "a", "c", { kind: "pledges", amountFen: "100" }),
    link("l6", "a", "c", { kind: "suppliesTo" }),
  ],
  listings: [listing("g1", "a"), listing("g2", "b", { removedOn: "2025-06-01", removalReason: "repaired" })],
  penalties: [
    { recordId: "n1", subjectId: "a", penaltyType: "fine", amountFen: "5000", decidedOn: "2025-02-01" },
  ],
  records: [{ recordId: "r1", subjectId: "b", recordType: "award", occurredOn: "2025-03-01" }],
};

test("a delivery writes every table, with sentinels for what is unknown", async () => {
  const report = await loadTables(graph, "d1", region);
  expect(report.outcome).toBe("complete");
  expect(report.files.map((count) => [count.table, count.rowsRead, count.rowsWritten])).toEqual([
    ["subjects", 5, 5],
    ["shareholdings", 3, 3],
    ["positions", 2, 2],
    ["links", 6, 6],
    ["listings", 2, 2],
    ["penalties", 1, 1],
    ["records", 1, 1],
  ]);
  const [owns] = await asked(
    driver,
    `MATCH (:Organisation {id: 'a'})-[r:OWNS]->(:Organisation {id: 'b'})
    RETURN r.statementId AS id, r.sharePpm AS ppm, r.controlPpm AS control, toString(r.validFrom) AS from,
           toString(r.validTo) AS to, toString(r.supersededAt) AS until, r.loadId AS load`,
  );
  expect(owns).toEqual({
    id: "s:s1",
    ppm: 600_000n,
    control: 600_000n,
    from: "2020-01-01",
    to: "9999-12-31",
    until: "9999-12-31T00:00:00",
    load: report.loadId,
  });
  const kinds = await asked(
    driver,
    "MATCH (:Subject)-[r]->(:Subject) RETURN DISTINCT type(r) AS kind ORDER BY kind",
  );
  expect(kinds.map((row) => row["kind"])).toEqual([
    "ACTS_WITH",
    "BRANCH_OF",
    "FAMILY_OF",
    "GUARANTEES",
    "HOLDS_POSITION",
    "OWNS",
    "PLEDGES",
    "SUPPLIES_TO",
  ]);
});

test("a second delivery of the same content writes nothing but its account", async () => {
  await loadTables(graph, "d1", region);
  const before = await canonicalDump(driver);
  const exact = await asked(
    driver,
    "MATCH (n) WHERE NOT n:LoadRun AND NOT n:JobLock RETURN properties(n) AS p ORDER BY coalesce(n.id, n.statementId), n.recordedAt",
  );
  const report = await loadTables(graph, "d2", region);
  expect(report.unchanged).toBe(true);
  expect(report.files.every((count) => count.rowsUnchanged === count.rowsRead)).toBe(true);
  expect(await canonicalDump(driver)).toEqual(before);
  const after = await asked(
    driver,
    "MATCH (n) WHERE NOT n:LoadRun AND NOT n:JobLock RETURN properties(n) AS p ORDER BY coalesce(n.id, n.statementId), n.recordedAt",
  );
  expect(after).toEqual(exact);
});

test("a deliveryId that was completed before is a no-op, and told", async () => {
  await loadTables(graph, "d1", region);
  const report = await loadTables(graph, "d1", { subjects: [company("z")] });
  expect(report.outcome).toBe("repeated");
  expect(report.reports[0]).toMatch(/d1 of s was completed .* its files differ/);
  expect(await asked(driver, "MATCH (s:Subject {id: 'z'}) RETURN s")).toEqual([]);
});

describe("a changed row", () => {
  test("supersedes the older version, which stays known", async () => {
    const first = await loadTables(graph, "d1", region);
    const changed = {
      ...region,
      shareholdings: [stake("s1", "a", "b", { sharePercent: "40" }), ...region.shareholdings!.slice(1)],
    };
    const second = await loadTables(graph, "d2", changed);
    expect(second.tables.find((count) => count.table === "shareholdings")?.rowsSuperseded).toBe(1);
    const rows = await asked(
      driver,
      `MATCH ()-[r:OWNS {statementId: 's:s1'}]->() RETURN r.sharePpm AS ppm,
      toString(r.recordedAt) AS from, toString(r.supersededAt) AS to ORDER BY from`,
    );
    expect(rows.map((row) => row["ppm"])).toEqual([600_000n, 400_000n]);
    const instant = (text: unknown) => new Date(`${text as string}Z`).toISOString();
    expect(instant(rows[0]!["from"])).toBe(first.recordedAt);
    expect(instant(rows[0]!["to"])).toBe(second.recordedAt);
    expect(rows[1]!["to"]).toBe("9999-12-31T00:00:00");
  });

  test("of a subject renews the subject and keeps the version before", async () => {
    await loadTables(graph, "d1", { subjects: [company("a", { name: "旧", phone: "1" })] });
    await loadTables(graph, "d2", { subjects: [company("a", { name: "新" })] });
    expect(await asked(driver, "MATCH (s:Subject) RETURN s.name AS name, s.phone AS phone")).toEqual([
      { name: "新", phone: null },
    ]);
    const versions = await asked(
      driver,
      "MATCH (v:SubjectVersion) RETURN v.name AS name ORDER BY v.recordedAt",
    );
    expect(versions.map((row) => row["name"])).toEqual(["旧", "新"]);
  });

  test("of a link may change its kind", async () => {
    await loadTables(graph, "d1", { subjects: region.subjects!, links: [link("l1", "a", "b")] });
    await loadTables(graph, "d2", {
      subjects: region.subjects!,
      links: [link("l1", "a", "b", { kind: "pledges" })],
    });
    const open = await asked(
      driver,
      `MATCH (:Subject)-[r]->(:Subject)
      WHERE r.supersededAt = localdatetime('9999-12-31T00:00:00') RETURN type(r) AS kind`,
    );
    expect(open).toEqual([{ kind: "PLEDGES" }]);
  });
});

describe("what a delivery no longer says", () => {
  const openStatements = async () =>
    (
      await asked(
        driver,
        `MATCH (:Subject)-[r]->(:Subject) WHERE r.supersededAt = localdatetime('9999-12-31T00:00:00')
      RETURN r.statementId AS id ORDER BY id`,
      )
    ).map((row) => row["id"]);

  test("is closed by a full one, in the tables whose file is present", async () => {
    await loadTables(graph, "d1", region);
    const [, ...rest] = region.shareholdings!;
    await loadTables(graph, "d2", { shareholdings: rest });
    const open = await openStatements();
    expect(open).not.toContain("s:s1");
    expect(open).toContain("s:s2");
    expect(open).toContain("s:o1");
  });

  test("stays after a delta", async () => {
    await loadTables(graph, "d1", region);
    const before = await canonicalDump(driver);
    await loadTables(graph, "d2", { shareholdings: [region.shareholdings![0]!] }, { mode: "delta" });
    expect(await canonicalDump(driver)).toEqual(before);
  });

  test("of one source is not closed by another", async () => {
    await loadTables(graph, "d1", region);
    await loadTables(graph, "e1", { shareholdings: [] }, { sourceId: "other" });
    expect(await openStatements()).toContain("s:s1");
  });

  test("ends the subject when no source names it any more, and a return opens it again under the same id", async () => {
    await loadTables(graph, "d1", { subjects: [company("a"), company("b"), company("c")] });
    await loadTables(graph, "d2", { subjects: [company("a"), company("b")] });
    const state = () =>
      asked(
        driver,
        `MATCH (s:Subject {id: 'c'}) RETURN s.supersededAt = localdatetime('9999-12-31T00:00:00') AS open`,
      );
    expect(await state()).toEqual([{ open: false }]);
    await loadTables(graph, "d3", { subjects: [company("a"), company("b"), company("c")] });
    expect(await state()).toEqual([{ open: true }]);
  });

  test("may be half of a table, but not more unless it is accepted", async () => {
    await loadTables(graph, "d1", { subjects: [company("a"), company("b"), company("c"), company("d")] });
    await loadTables(graph, "d2", { subjects: [company("a"), company("b")] });
    const before = await canonicalDump(driver);
    await expect(loadTables(graph, "d3", { subjects: [] })).rejects.toThrow(/would lose 2 of the 2 rows/);
    expect(await canonicalDump(driver)).toEqual(before);
    await loadTables(graph, "d4", { subjects: [] }, { acceptShrinkage: true });
    expect(
      await asked(
        driver,
        "MATCH (s:Subject) WHERE s.supersededAt = localdatetime('9999-12-31T00:00:00') RETURN s.id",
      ),
    ).toEqual([]);
  });
});

test("a dry run writes nothing and shows the first rows as understood", async () => {
  const report = await loadTables(graph, "d1", region, { dryRun: true });
  expect(report.samples.find((sample) => sample.table === "shareholdings")?.facts[0]).toMatchObject({
    sharePpm: 600_000,
  });
  expect(await asked(driver, "MATCH (n) WHERE NOT n:Migration RETURN n")).toEqual([]);
});

test("a load that is under way refuses a second one, and recovery clears the way", async () => {
  await asked(
    driver,
    `CREATE (:LoadRun {id: 'x', sourceId: 's', deliveryId: 'd0', outcome: 'running', batches: 0,
    recordedAt: localdatetime('2026-01-01T00:00:00'), startedAt: localdatetime('2026-01-01T00:00:00'), refreshed: false})`,
  );
  await expect(loadTables(graph, "d1", region)).rejects.toThrow(LoadRefused);
  await expect(loadTables(graph, "d1", region)).rejects.toThrow(
    /d0 of source s is being loaded since 2026-01-01/,
  );
});
