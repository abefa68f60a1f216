import { describe, expect, test } from "vitest";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { readQuality } from "../../src/read/quality.ts";
import type { Row, Tables } from "../load/bundle-folder.ts";
import { company, listing, listingStep } from "../load/bundle-folder.ts";
import { emptiedGraph, home, loadTables } from "../load/loading.ts";
import { randomOf } from "./changing-register.ts";

const { graph } = emptiedGraph();
const clock = () => new Date("2026-04-01T00:00:00Z");

interface Delivery {
  sourceId: string;
  day: string;
  tables: Tables;
}
const regions = ["350203", "330106", ""];
const subjects = regions.map((regionCode, at) => company(`S${at}`, { regionCode }));

async function counted(deliveries: readonly Delivery[]): Promise<Record<string, string>> {
  for (const [at, { sourceId, day, tables }] of deliveries.entries()) {
    const more = { sourceId, mode: "delta", clock: () => new Date(`${day}T04:00:00Z`) } as const;
    await loadTables(graph, `d${at}`, tables, more);
  }
  const runner = createJobRunner(graph, createJobs({ graph, home, clock }), "quality#2", clock);
  const { error } = await runner.run("quality", { asOf: "2026-03-31" });
  expect(error).toBeNull();
  const { rows } = await readQuality(graph, {
    ...{
      sourceId: null,
      regionCode: null,
      from: "2026-01-01",
      to: "2026-03-31",
      level: "COUNTY",
      first: 500,
    },
    knownAt: clock().toISOString(),
  });
  return Object.fromEntries(
    rows.flatMap(({ sourceId, day, regionCode, figures }) =>
      figures
        .filter(({ item }) => item === "accuracy.procedures")
        .map(({ part, whole, examples }) => [
          `${sourceId} ${day} ${regionCode}`,
          `${part}/${whole} ${examples.join(" ")}`.trim(),
        ]),
    ),
  );
}

/** The same by plain arithmetic over what was delivered so far; the rule of a notice written out by hand. */
function oracle(deliveries: readonly Delivery[]): Record<string, string> {
  const steps = new Map<string, Row>();
  const listings = new Map<string, Row>();
  const told: [string, string][] = [];
  for (const { sourceId, day, tables } of deliveries) {
    const now = new Set<string>();
    const say = (known: Map<string, Row>, key: string, row: Row) => {
      if (JSON.stringify(known.get(key)) !== JSON.stringify(row)) now.add(key);
      known.set(key, row);
    };
    for (const row of tables.listings ?? []) say(listings, `${sourceId}:${row["listingId"]}`, row);
    for (const row of tables["listing-steps"] ?? []) say(steps, `${sourceId}:${row["stepId"]}`, row);
    const faults = new Map<string, string[]>();
    const wholes = new Map<string, number>();
    for (const [id, one] of [...listings].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const mine = [...steps].filter(([, step]) => step["subjectId"] === one["subjectId"]);
      const procedureOf = ([key, step]: [string, Row]) =>
        `${key.split(":")[0]} ${step["procedureId"]} ${step["listCode"]}`;
      const isLed = ([key, step]: [string, Row]) =>
        (step["listingId"] && `${key.split(":")[0]}:${step["listingId"]}` === id) ||
        (step["stage"] === "decided" &&
          step["documentNo"] === one["documentNo"] &&
          step["listCode"] === one["listCode"]);
      const led = new Set(mine.filter(isLed).map(procedureOf));
      const own = mine.filter((step) => led.has(procedureOf(step)));
      if (own.length === 0 || !(now.has(id) || own.some(([key]) => now.has(key)))) continue;
      const region = subjects.find((row) => row["id"] === one["subjectId"])!["regionCode"]!;
      wholes.set(region, (wholes.get(region) ?? 0) + 1);
      const isFaulty = [...led].some((procedure) => {
        const days = (stage: string) =>
          own
            .filter((step) => procedureOf(step) === procedure && step[1]["stage"] === stage)
            .map(([, step]) => step["stageOn"]!);
        const order = ["proposed", "notified", "heard", "decided", "annulled"].map(days);
        const isDisordered = order.some((before, at) =>
          order.slice(at + 1).some((after) => after.some((one) => before.some((other) => one < other))),
        );
        const [notices, decisions] = [days("notified"), days("decided")];
        const asks = one["listedOn"]! >= (region === "330106" ? "2018-01-01" : "2020-12-07");
        const last = decisions.toSorted().at(-1);
        return isDisordered || !last || one["listedOn"]! < last || (asks && notices.length === 0);
      });
      if (isFaulty) faults.set(region, [...(faults.get(region) ?? []), id]);
    }
    for (const [region, whole] of wholes) {
      const faulty = faults.get(region) ?? [];
      told.push([
        `${sourceId} ${day} ${region}`,
        `${whole - faulty.length}/${whole} ${faulty.slice(0, 10).join(" ")}`.trim(),
      ]);
    }
  }
  return Object.fromEntries(told);
}

describe.each([1, 2, 3, 4])("random deliveries %i", (seed) => {
  test("are counted by source, division and day as plain arithmetic over the rows says", async () => {
    const random = randomOf(seed + 700);
    const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
    const lists = ["dishonestJudgmentDebtor", "wageArrears"];
    const day = () => `${pick(["2016-05", "2019-05", "2026-01"])}-0${1 + random(3)}`;
    const stages = ["proposed", "notified", "notified", "heard", "decided", "decided", "annulled"];
    const deliveries: Delivery[] = [
      { sourceId: "register", day: "2026-02-20", tables: { subjects } },
      ...Array.from({ length: 6 }, (_, at) => ({
        sourceId: pick(["court", "city"]),
        day: `2026-03-1${at}`,
        tables: {
          listings: Array.from({ length: 4 }, (_, number) =>
            listing(`l${at % 3}${number}`, `S${(at + number) % 3}`, {
              ...{ listCode: pick(lists), listedOn: day(), documentNo: pick(["", "甲", "乙"]) },
            }),
          ),
          "listing-steps": Array.from({ length: 12 }, (_, number) => {
            const stage = pick(stages);
            const row = listingStep(`t${at % 3}${number}`, `S${random(3)}`, {
              ...{ listCode: pick(lists), procedureId: pick(["p", "q"]), stage, stageOn: day() },
              ...{ documentNo: stage === "decided" ? pick(["甲", "乙"]) : "" },
              listingId: random(3) === 0 ? `l${at % 3}${random(4)}` : "",
            });
            return row;
          }),
        },
      })),
    ];
    const expected = oracle(deliveries);
    expect(Object.keys(expected).length).toBeGreaterThan(3);
    expect(await counted(deliveries)).toEqual(expected);
  });
});

test("a step that comes later counts its listing again, for the day and the source of the step", async () => {
  const notice = listingStep("n", "S0", { stage: "notified", stageOn: "2026-01-01", listingId: "l" });
  const decision = listingStep("d", "S0", { stage: "decided", stageOn: "2026-01-05", documentNo: "甲" });
  const court = { sourceId: "court" };
  const told = await counted([
    { sourceId: "register", day: "2026-02-20", tables: { subjects } },
    { ...court, day: "2026-03-01", tables: { listings: [listing("l", "S0", { listedOn: "2026-01-06" })] } },
    { ...court, day: "2026-03-02", tables: { "listing-steps": [notice] } },
    { ...court, day: "2026-03-03", tables: { "listing-steps": [decision] } },
  ]);
  expect(told).toEqual({ "court 2026-03-02 350203": "0/1 court:l", "court 2026-03-03 350203": "1/1" });
});
