import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { kindsTouched, loadedAt } from "../../src/jobs/kinds.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { severeSpansOn } from "../../src/model/list-catalogue.ts";
import { sourceFiles } from "../house/source-files.ts";
import { listingStep } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";
import type { LoadedSeed } from "../seed-region.ts";
import { SEED_DATE, loadedSeed, runNight } from "../seed-region.ts";

const { graph, driver } = freshGraph();
let seed: LoadedSeed;
beforeAll(async () => {
  seed = await loadedSeed(graph, { force: true });
});

const plain = (rows: Record<string, unknown>[]) =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));

/** The whole alert book, every score and every derived edge, with all that they say. */
async function judged(): Promise<Record<string, string>> {
  const [alerts, events, scores, derived] = [
    await asked(driver, "MATCH (a:Alert) RETURN properties(a) AS own ORDER BY a.id"),
    await asked(driver, "MATCH (e:AlertEvent) RETURN properties(e) AS own ORDER BY e.id"),
    await asked(driver, "MATCH (s:Score) RETURN properties(s) AS own ORDER BY s.subjectId"),
    await asked(
      driver,
      "MATCH ()-[r:CONTROLS|CASCADES]->() RETURN properties(r) AS own ORDER BY r.versionId",
    ),
  ];
  expect(alerts.length).toBeGreaterThan(100);
  expect(scores.length).toBeGreaterThan(100);
  return { alerts: plain(alerts), events: plain(events), scores: plain(scores), derived: plain(derived) };
}

test("proposing, notifying and deciding about every subject changes no lead, no score and no derived edge", async () => {
  const subjects = await asked(driver, "MATCH (s:Subject) RETURN s.id AS id ORDER BY id");
  const ids = subjects.map(({ id }) => String(id));
  const listCode = "dishonestJudgmentDebtor";
  expect(severeSpansOn(listCode, SEED_DATE)).toHaveLength(1);
  const steps = ids.flatMap((id, at) => [
    listingStep(`p${at}`, id, { procedureId: `c${at}`, listCode }),
    listingStep(`n${at}`, id, { procedureId: `c${at}`, stage: "notified", stageOn: "2026-06-30" }),
    listingStep(`d${at}`, id, {
      ...{ procedureId: `c${at}`, stage: "decided", stageOn: "2026-06-30" },
      ...{ documentNo: `D${at}`, outcome: at % 2 === 0 ? "list" : "doNotList" },
    }),
  ]);
  const before = await judged();
  const report = await loadTables(graph, "steps", { "listing-steps": steps }, { sourceId: "court" });
  expect(report.files[0]).toMatchObject({ rowsWritten: ids.length * 3, rowsQuarantined: 0 });
  const since = await loadedAt(graph, report.loadId);
  expect([...(await kindsTouched(graph, ids, since))!]).toEqual([]);
  const now = new Date().toISOString();
  await runRipple(graph, ids, { runId: "steps", asOf: SEED_DATE, knownAt: now, at: now }, since);
  expect(await judged()).toEqual(before);
  await runNight(seed.runner, SEED_DATE);
  expect(await judged()).toEqual(before);
});

test("no question that judges, derives, scores or draws names a step", () => {
  const naming = sourceFiles("cypher", ".cypher").filter((path) =>
    /ListingStep|LISTING_STEP/.test(readFileSync(path, "utf8")),
  );
  const rooms = naming.filter((path) => !/^cypher\/(load|sweep|schema)\//.test(path));
  // Quality counts those out of order, the card asks for them, an export counts what it leaves out.
  expect(rooms).toEqual([
    "cypher/jobs/quality-procedures.cypher",
    ...["cypher/read/exchange-left-out.cypher", "cypher/read/listing-steps.cypher"],
  ]);
});
