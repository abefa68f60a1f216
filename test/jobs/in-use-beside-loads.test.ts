import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { writeInUse } from "../../src/jobs/in-use.ts";
import { horizon } from "../../src/read/horizon.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, listing } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";

const { graph, driver } = freshGraph();

const clock = () => new Date();
const ids = Array.from({ length: 30 }, (_, at) => `c${at}`);
/** Every firm in another region and every listing and penalty in other words than the round before. */
const told = (round: number) => ({
  subjects: ids.map((id) => company(id, { regionCode: round % 2 === 0 ? "350203" : "310115" })),
  listings: ids.map((id) => listing(`l${id}`, id, { listedOn: "2015-03-01", documentNo: `${round}号` })),
  penalties: ids.flatMap((id) =>
    Array.from({ length: 5 }, (_, at) => ({
      ...{ recordId: `p${id}-${at}`, subjectId: id, penaltyType: "fine", decidedOn: "2015-03-01" },
      documentNo: `${round}号`,
    })),
  ),
});
const asksLaw = async () => writeInUse(graph, { runId: randomUUID(), knownAt: await horizon(graph, clock) });

test("while loads say everything anew, no moment knows two versions of one statement, nor none", async () => {
  await wipeGraph(driver);
  await migrate(graph);
  await loadTables(graph, "r0", told(0));
  let beside = 0;
  for (let round = 1; round <= 4; round += 1) {
    let isLoading = true;
    const load = loadTables(graph, `r${round}`, told(round)).finally(() => (isLoading = false));
    while (isLoading) beside += await asksLaw();
    await load;
  }
  await asksLaw();
  expect(await asksLaw(), "asked again, nothing differs").toBe(0);
  expect(beside, "versions said beside a load").toBeGreaterThan(0);
  const [left] = await asked(
    driver,
    `MATCH (one:Listing|Penalty)
     WITH one.statementId AS id, collect(one) AS versions
     WITH id, versions, [v IN versions WHERE v.recordedAt < v.supersededAt] AS held
     RETURN count(*) AS statements,
            sum(CASE WHEN size([v IN held WHERE v.supersededAt > localdatetime('9000-01-01T00:00')]) = 1 THEN 0 ELSE 1 END) AS notOneOpen,
            sum(CASE WHEN any(a IN held WHERE any(b IN held WHERE elementId(a) < elementId(b)
                  AND a.recordedAt < b.supersededAt AND b.recordedAt < a.supersededAt)) THEN 1 ELSE 0 END) AS overlapping,
            sum(CASE WHEN any(a IN held WHERE a.supersededAt < localdatetime('9000-01-01T00:00')
                  AND none(b IN held WHERE b.recordedAt = a.supersededAt)) THEN 1 ELSE 0 END) AS withGap`,
  );
  expect(Object.fromEntries(Object.entries(left!).map(([name, count]) => [name, Number(count)]))).toEqual({
    ...{ statements: 180, notOneOpen: 0, overlapping: 0, withGap: 0 },
  });
});

test("a load that is about to close a version is waited for, and the version of the law is closed with it", async () => {
  await wipeGraph(driver);
  await migrate(graph);
  const { subjects, penalties } = told(1);
  await loadTables(graph, "r0", { subjects: subjects.slice(0, 1), penalties: penalties.slice(0, 1) });
  const knownAt = clock().toISOString();
  await asked(driver, "CREATE (:LoadRun {id: 'x', outcome: 'running', batches: 0})");
  const session = driver.session();
  try {
    const sweep = session.beginTransaction();
    await sweep.run("MATCH (run:LoadRun {id: 'x'}) SET run.batches = run.batches + 1");
    const found = await sweep.run("MATCH (p:Penalty) RETURN elementId(p) AS id");
    const law = writeInUse(graph, { runId: "law", knownAt });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await sweep.run(
      "MATCH (p:Penalty) WHERE elementId(p) = $id SET p.supersededAt = localdatetime('9000-01-01T00:00')",
      { id: found.records[0]!.get("id") as string },
    );
    await sweep.commit();
    expect(await law).toBe(1);
  } finally {
    await session.close();
  }
  const rows = await asked(
    driver,
    "MATCH (p:Penalty) RETURN p.loadId = 'law' AS byLaw, toString(p.supersededAt) AS until ORDER BY byLaw",
  );
  expect(rows).toEqual([
    { byLaw: false, until: expect.stringContaining(knownAt.slice(0, 19)) },
    { byLaw: true, until: "9000-01-01T00:00:00" },
  ]);
});
