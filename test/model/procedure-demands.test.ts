import { describe, expect, test } from "vitest";
import type { ListingStage } from "../../src/model/listing-procedure.ts";
import type { ProcedureDemand } from "../../src/model/procedure-demands.ts";
import { isProcedureSound, procedureDemands, stagesAskedFor } from "../../src/model/procedure-demands.ts";

describe("steps asked for", () => {
  test("from the first day of a rule, by the nearest region", () => {
    expect(stagesAskedFor("2020-12-06", "350203")).toEqual([]);
    expect(stagesAskedFor("2020-12-07", "350203")).toEqual(["notified"]);
    expect(stagesAskedFor("2017-12-31", "330106")).toEqual([]);
    expect(stagesAskedFor("2018-01-01", "330106")).toEqual(["notified"]);
    expect(stagesAskedFor("2020-12-07", "")).toEqual(["notified"]);
    const local: ProcedureDemand = {
      ...procedureDemands[0]!,
      ...{ jurisdiction: "350200", stages: ["notified", "heard"], to: "2026-01-01" },
    };
    const all = [...procedureDemands, local];
    expect(stagesAskedFor("2025-12-31", "350203", all)).toEqual(["notified", "heard"]);
    expect(stagesAskedFor("2026-01-01", "350203", all)).toEqual(["notified"]);
    expect(stagesAskedFor("2025-12-31", "350602", all)).toEqual(["notified"]);
  });

  test("no rule says that it was read: none was, in these words", () => {
    expect(new Set(procedureDemands.map(({ sure }) => sure))).toEqual(new Set(["M"]));
  });
});

const step = (stage: ListingStage, stageOn: string) => ({ stage, stageOn, documentNo: "1", outcome: null });
const listing = (listedOn: string) => ({ listedOn, documentNo: "1", removedOn: null, removalReason: null });
/** "n1 h2 d3 l4" = notified on day 1, heard on day 2, decided on day 3, listed on day 4. */
function soundOf(text: string, asked: ListingStage[]): boolean {
  const words = text.split(" ").map((word) => [word[0]!, `2026-01-0${word[1]}`] as const);
  const names: Record<string, ListingStage> = {
    ...{ p: "proposed", n: "notified", h: "heard", d: "decided", a: "annulled" },
  };
  const listed = words.find(([name]) => name === "l");
  const steps = words.filter(([name]) => name !== "l").map(([name, day]) => step(names[name]!, day));
  return isProcedureSound(steps, listed ? listing(listed[1]) : null, asked);
}

test.each<[string, ListingStage[], boolean]>([
  ["n1 h2 d3 l4", ["notified"], true],
  ["n1 h1 d1 l1", ["notified"], true],
  ["n1 d3 l4", ["notified"], true],
  ["n1 d3 l4", ["notified", "heard"], false],
  ["n1 h2 d3 l4", ["notified", "heard"], true],
  ["d3 l4", ["notified"], false],
  ["d3 l4", [], true],
  ["h2 d3", ["notified"], false],
  ["h2", ["notified"], false],
  ["n1 l4", ["notified"], false],
  ["n1 l4", [], false],
  ["n1", ["notified"], true],
  ["p1", ["notified"], true],
  ["p2 n1 d3 l4", ["notified"], false],
  ["n2 h1 d3 l4", ["notified"], false],
  ["n1 h4 d3 l4", ["notified"], false],
  ["n1 h3 d3 l3", ["notified"], true],
  ["n1 d3 l2", ["notified"], false],
  ["n1 d3 l3", ["notified"], true],
  ["n1 d3 l3 a2", ["notified"], false],
  ["n1 d3 l3 a4", ["notified"], true],
])("%s where %s is asked for: %s", (text, asked, expected) => {
  expect(soundOf(text, asked)).toBe(expected);
});
