import { beforeAll, expect, test } from "vitest";
import type { ObjectionGround } from "../../src/model/objection.ts";
import { decideObjection } from "../../src/discipline/objections.ts";
import { readQuality } from "../../src/read/quality.ts";
import { stepsOn } from "../discipline/decided-steps.ts";
import type { SmallRegion } from "../discipline/small-region.ts";
import { clockFrom, deliveredRegion, graph, raised } from "../discipline/small-region.ts";
import { company, link, listing, office, person, stake } from "../load/bundle-folder.ts";
import { loadTables } from "../load/loading.ts";
import { penalty, record } from "./quality-deliveries.ts";

/** A statement of every table, what was decided of an objection to it, and whether its words were false. */
const decided: [
  key: string,
  ground: ObjectionGround,
  corrections: Record<string, string> | undefined,
  boolean,
][] = [
  ["stake", "factError", undefined, true],
  ["office", "factError", undefined, true],
  ["link", "factError", undefined, true],
  ["fine", "textError", { documentNo: "另一号" }, true],
  ["arrears", "factError", undefined, true],
  ["listed", "wrongListing", undefined, true],
  ["A", "textError", { address: "另一路" }, true],
  ["once", "textError", { address: "另一路" }, true],
  // It was true, and published for too long, or not told whole.
  ["overdue", "overdue", undefined, false],
  ["part", "omission", { validFrom: "2019-01-01" }, false],
];
const [FIRST, SECOND] = ["2026-03-10", "2026-03-11"];
let small: SmallRegion;
let knownBefore = "";

beforeAll(async () => {
  small = await deliveredRegion(FIRST, {
    subjects: [...["A", "B"].map((id) => company(id)), company("once"), person("P")],
    shareholdings: [stake("stake", "A", "B"), stake("part", "B", "A", { validFrom: "" })],
    positions: [
      office("office", "P", "B"),
      office("kept", "P", "A"),
      office("back", "P", "B", { role: "executive" }),
    ],
    links: [link("link", "A", "B")],
    penalties: [penalty("fine", "A", "2026-03-02")],
    records: [record("arrears", "A", "2026-03-02", { recordType: "taxArrears" })],
    listings: [listing("listed", "A"), listing("overdue", "B")],
  });
  // Told anew on the second day: what people object to after that was told on that day.
  const tables = {
    subjects: [company("A", { address: "某路" })],
    positions: [office("office", "P", "B", { role: "supervisor" })],
  };
  const clock = () => new Date(`${SECOND}T04:00:00Z`);
  await loadTables(graph, "second", tables, { mode: "delta", clock });
  const parts = { ...small.parts, clock: clockFrom(`${SECOND}T05:00:00Z`) };
  small = { ...small, parts };
  const { upheld, lift } = stepsOn(() => small);
  knownBefore = parts.clock().toISOString();
  for (const [key, ground, corrections] of decided) await upheld(key, { ground }, corrections);
  const { id } = await raised(parts, "kept");
  await decideObjection(parts, { objectionId: id, decision: "REJECT", reason: "属实", actor: "t" });
  // A decision that was taken back found nothing.
  await lift(await upheld("back"));
});

async function figures(knownAt: string, regionCode: string | null = null) {
  const days = { from: FIRST, to: SECOND, level: "CITY", first: 100 } as const;
  const { rows, coverage } = await readQuality(graph, { sourceId: null, regionCode, knownAt, ...days });
  const told = rows.flatMap(({ sourceId, day, figures: all }) =>
    all
      .filter(({ item }) => item === "accuracy.objections")
      .map(({ part, whole, examples }) => [`${sourceId} ${day} ${part}/${whole}`, ...examples]),
  );
  return { told, leftOut: coverage.leftOut };
}

test("rows that an upheld objection found false are counted to the source and the day that told them", async () => {
  const onSecond = ["A", "office"];
  const faults = decided.filter(([, , , isFault]) => isFault).map(([key]) => key);
  const onFirst = faults.filter((key) => !onSecond.includes(key));
  const { told } = await figures(small.parts.clock().toISOString());
  expect(told).toEqual([
    [`s ${FIRST} ${14 - onFirst.length}/14`, ...onFirst.map((key) => `s:${key}`).sort()],
    [`s ${SECOND} 0/2`, ...onSecond.map((key) => `s:${key}`)],
  ]);
});

test("known before they were decided nothing is found false, and by region they are left out", async () => {
  expect((await figures(knownBefore)).told).toEqual([[`s ${FIRST} 14/14`], [`s ${SECOND} 2/2`]]);
  const { told, leftOut } = await figures(small.parts.clock().toISOString(), "350200");
  expect([told, leftOut]).toEqual([[], ["accuracy.rows", "accuracy.objections"]]);
});
