import { afterEach, expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { clockFrom } from "../discipline/small-region.ts";
import { company } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, home, loadTables } from "../load/loading.ts";
import { executed } from "./executed.ts";

const { graph, driver } = emptiedGraph();
let clock: () => Date;
const next2027 = {
  ...NOTHING_ADDED,
  holidays: [{ year: 2027, notices: ["国办发明电〔2026〕1号"], off: ["2027-01-01..2027-01-03"], worked: [] }],
};

/** Rates of December by region, as known at a moment. */
async function rates(knownAt: string) {
  const source = `{quality(from: "2026-12-01", to: "2026-12-31", asOf: "2026-12-31", knownAt: "${knownAt}", level: COUNTY)
    {coverage{uncounted} total{id part whole unknown} rows{regionCode rates{id part whole unknown examples}}}}`;
  const runJob = () => Promise.reject(new Error("runs nothing"));
  const parts = { graph, clock, audit: { record: async () => undefined }, runJob };
  const discipline = disciplineOf({ graph, clock, owner: "quality-known" });
  const contextValue = contextOf({ ...parts, discipline, ownershipAbove: ownershipAboveOf(graph) }, "test");
  const { data, errors } = await executed({ source, contextValue });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data)).quality;
}
const timeliness = (of: Awaited<ReturnType<typeof rates>>) => {
  const found = of.total.find(({ id }: { id: string }) => id === "timeliness.penalties");
  return found && [found.part, found.whole, found.unknown];
};

async function counted() {
  const runner = createJobRunner(graph, createJobs({ graph, home, clock }), "quality-known#1", clock);
  const { error, changed, kept } = await runner.run("quality", { asOf: "2026-12-31" });
  expect(error).toBeNull();
  return { changed, kept, at: clock().toISOString() };
}
const stored = () =>
  asked(
    driver,
    `MATCH (q:DeliveryQuality|DeliveryQualityVersion)
     RETURN labels(q)[0] AS label, q.regionCode AS code, q.supersededAt IS NULL AS isOpen ORDER BY label, code`,
  );

afterEach(() => enactLaw());

test("figures of a moment are those counted by then, whatever another question counted since", async () => {
  clock = clockFrom("2026-12-29T04:00:00.000Z");
  const before = clock().toISOString();
  const penalty = (recordId: string, subjectId: string, decidedOn: string) => {
    return { recordId, subjectId, penaltyType: "fine", decidedOn };
  };
  await loadTables(
    graph,
    "december",
    {
      subjects: [company("A", { regionCode: "350203" }), company("B", { regionCode: "350602" })],
      // The holidays of 2027 may move a day of the last week of December; that of B is dated ahead, whatever they say.
      penalties: [penalty("a", "A", "2026-12-22"), penalty("b", "B", "2026-12-30")],
    },
    { clock },
  );
  const loaded = clock().toISOString();
  const first = await counted();
  const said = await rates(first.at);
  enactLaw(next2027);
  // Three rows of the delivery: of A, of B, and of no division.
  const second = await counted();
  expect([first.changed, second.changed, second.kept]).toEqual([3, 1, 2]);
  const saidThen = await rates(second.at);
  expect([timeliness(said), timeliness(saidThen)]).toEqual([
    [0, 0, 2],
    [1, 1, 1],
  ]);
  expect(await counted()).toMatchObject({ changed: 0 });
  enactLaw();
  const third = await counted();
  expect(timeliness(await rates(third.at))).toEqual([0, 0, 2]);

  expect(await rates(first.at)).toEqual(said);
  expect(await rates(second.at)).toEqual(saidThen);
  expect(said.coverage.uncounted).toBe(0);
  // Loaded and not counted yet; and before anything was there.
  expect((await rates(loaded)).coverage.uncounted).toBe(1);
  expect(timeliness(await rates(loaded))).toBeUndefined();
  expect((await rates(before)).coverage.uncounted).toBe(0);
  expect(await stored()).toEqual([
    { label: "DeliveryQuality", code: "", isOpen: true },
    { label: "DeliveryQuality", code: "350203", isOpen: true },
    { label: "DeliveryQuality", code: "350602", isOpen: true },
    { label: "DeliveryQualityVersion", code: "350203", isOpen: false },
    { label: "DeliveryQualityVersion", code: "350203", isOpen: false },
  ]);
});

test("a row that the other question no longer has is known up to then, and no longer", async () => {
  clock = clockFrom("2026-12-29T04:00:00.000Z");
  await loadTables(graph, "december", { subjects: [company("A", { regionCode: "350203" })] }, { clock });
  const first = await counted();
  await asked(
    driver,
    `MATCH (q:DeliveryQuality {regionCode: '350203'})
     WITH q {.*, id: q.loadId + '|350602', regionCode: '350602'} AS row
     CREATE (old:DeliveryQuality) SET old = row
     WITH 1 AS one MATCH (q:DeliveryQuality) SET q.question = 'old'`,
  );
  const regions = async (at: string) =>
    (await rates(at)).rows.map(({ regionCode }: { regionCode: string | null }) => regionCode);
  expect(await counted()).toMatchObject({ changed: 0, kept: 2 });
  expect(await regions(first.at)).toEqual([null, "350203", "350602"]);
  expect(await regions(clock().toISOString())).toEqual([null, "350203"]);
});
