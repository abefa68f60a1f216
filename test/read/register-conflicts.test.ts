import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { runDerive } from "../../src/jobs/run-derive.ts";
import type { RunMoment } from "../../src/jobs/job.ts";
import { boundHoldings } from "../../src/ownership/bounds.ts";
import { readActualController } from "../../src/read/control.ts";
import { readOwnershipTree } from "../../src/read/ownership-tree.ts";
import type { StakeRow } from "../../src/read/stake-pairs.ts";
import { majorityOf, registerOf } from "../../src/read/stake-pairs.ts";
import { momentsOf } from "../jobs/whole-answer.ts";
import { company, link, person, stake } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";
import { anyPpm } from "../ownership/random-holdings.ts";

describe("the register of one company", () => {
  const stakeRow = (holderId: string, [least, greatest]: readonly [number, number]): StakeRow => ({
    ...{ statementId: "s", holderId, companyId: "X", controlPpm: least, votesPpm: null },
    ...{ sharePpm: least === greatest ? least : null, sharePpmMin: least, sharePpmMax: greatest },
    ...{ validFrom: null, validTo: null },
  });
  const verdicts = (rows: StakeRow[]) => {
    const register = registerOf("X", rows);
    return Object.fromEntries(register.pairs.map((pair) => [pair.holderId, majorityOf(pair, register)]));
  };

  test.each([
    ["half is no majority", [stakeRow("A", [500_000, 500_000])], { A: "no" }],
    ["one millionth more is", [stakeRow("A", [500_001, 500_001])], { A: "yes" }],
    [
      "two records on both sides of half leave it open",
      [stakeRow("A", [750_000, 750_000]), stakeRow("A", [500_000, 500_000])],
      { A: "undetermined" },
    ],
    [
      "two records above half do not",
      [stakeRow("A", [750_000, 750_000]), stakeRow("A", [500_001, 500_001])],
      { A: "yes" },
    ],
    ["an unknown share leaves it open", [stakeRow("A", [0, 1_000_000])], { A: "undetermined" }],
    [
      "unless the others leave no more than half",
      [stakeRow("A", [0, 1_000_000]), stakeRow("B", [500_000, 500_000])],
      { A: "no", B: "no" },
    ],
    [
      "an unknown record is silent beside one that speaks",
      [stakeRow("A", [0, 1_000_000]), stakeRow("A", [600_000, 600_000])],
      { A: "yes" },
    ],
    [
      "a register above the whole makes no majority sure",
      [stakeRow("A", [600_000, 600_000]), stakeRow("B", [400_003, 400_003])],
      { A: "undetermined", B: "no" },
    ],
    [
      "a millionth a holder above it is rounding",
      [stakeRow("A", [600_000, 600_000]), stakeRow("B", [400_002, 400_002])],
      { A: "yes", B: "no" },
    ],
  ])("%s", (_, rows, expected) => {
    expect(verdicts(rows)).toEqual(expected);
  });

  const anyShare = fc.oneof(
    anyPpm.map((ppm) => [ppm, ppm] as const),
    fc.tuple(anyPpm, anyPpm).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const),
    fc.constant([0, 1_000_000] as const),
  );
  const anyRows = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), anyShare), {
    minLength: 1,
    maxLength: 6,
  });

  test("verdicts of random registers are those of the calculators' bounds", () => {
    const verdictsCompared = (stated: readonly (readonly [number, readonly [number, number]])[]) => {
      const rows = stated.map(([holder, share]) => stakeRow(String(holder), share));
      const column = (read: (row: StakeRow) => number) => Int32Array.from(rows, read);
      const [least, greatest] = [column((row) => row.sharePpmMin), column((row) => row.sharePpmMax)];
      const { index, control } = boundHoldings({
        ...{ nodeCount: 5, holder: column((row) => Number(row.holderId)), company: column(() => 0) },
        ...{ shareLeastPpm: least, shareGreatestPpm: greatest },
        ...{ controlLeastPpm: least, controlGreatestPpm: greatest },
      });
      const expected = [...index.holdings.holder].map((holder, pair) => {
        const isOpen = control.leastPpm[pair]! <= 500_000 || control.overAllotted[0] === 1;
        const verdict = control.greatestPpm[pair]! <= 500_000 ? "no" : isOpen ? "undetermined" : "yes";
        return [String(holder), verdict];
      });
      expect(verdicts(rows)).toEqual(Object.fromEntries(expected));
      expect(registerOf("X", rows).isOverAllotted).toBe(control.overAllotted[0] === 1);
    };
    fc.assert(fc.property(anyRows, verdictsCompared), { numRuns: 2_000 });
  });
});

describe("in a graph", () => {
  const { graph } = freshGraph();
  let moment: RunMoment;
  beforeAll(async () => {
    const percent = (sharePercent: string) => ({ sharePercent });
    await loadTables(graph, "contradictions", {
      subjects: [
        ...["A", "B", "C"].map((id) => person(id)),
        ...["X", "Y", "Z", "V", "W", "U"].map((id) => company(id)),
      ],
      shareholdings: [
        // X: two records of A, on both sides of half. Y is X's. Z: Y has a part, A's V the majority.
        ...[stake("ax1", "A", "X", percent("75")), stake("ax2", "A", "X", percent("50.0001"))],
        stake("ax3", "B", "X", percent("10")),
        stake("xy", "X", "Y", percent("60")),
        ...[stake("yz", "Y", "Z", percent("40")), stake("av", "A", "V", percent("90"))],
        stake("vz", "V", "Z", percent("50.5")),
        // W: above the whole. U: B and C in concert, with two records of one stake.
        ...[stake("bw", "B", "W", percent("60")), stake("cw", "C", "W", percent("50"))],
        ...[stake("bu", "B", "U", percent("40")), stake("cu1", "C", "U", percent("30"))],
        stake("cu2", "C", "U", percent("25")),
      ],
      links: [link("bc", "B", "C", { kind: "actsWith" })],
    });
    moment = momentsOf("contradictions")();
    await runDerive(graph, moment);
  });
  const at = () => ({ asOf: "2026-06-30", knownAt: moment.knownAt });
  const tree = (id: string, direction: "UP" | "DOWN", levels = 1) =>
    readOwnershipTree(graph, { id, direction, levels }, at());

  test("the tree has one line a pair, from the least to the greatest, and adds nothing up", async () => {
    const { levels, conflicts, unknownPercent } = await tree("X", "UP");
    expect(levels.map((line) => [line.subjectId, line.directPercent, line.directPercentMin])).toEqual([
      ["A", null, 50.0001],
      ["B", 10, 10],
    ]);
    expect(levels[0]).toMatchObject({ directPercentMax: 75, lookThroughPercent: 50.0001, controls: true });
    expect(conflicts).toEqual(["X：同一股东有多条同时有效的登记，比例按区间显示，不相加"]);
    expect(unknownPercent).toBeCloseTo(39.9999, 9);
  });

  test("downwards the other holders of a company are weighed too", async () => {
    const lines = async (id: string) =>
      (await tree(id, "DOWN")).levels.map((line) => [line.subjectId, line.controlVerdict, line.controls]);
    expect(await lines("A")).toEqual([
      ["V", "yes", true],
      ["X", "yes", true],
    ]);
    expect(await lines("B")).toEqual([
      ["U", "no", false],
      ["W", "undetermined", true],
      ["X", "no", false],
    ]);
    expect((await tree("B", "DOWN")).conflicts).toEqual(["W：登记持股合计 110%，超过 100%，未作归一"]);
  });

  test("a controller that rests on a contradiction is undetermined and names it", async () => {
    const told = async (id: string) => {
      const found = await readActualController(graph, id, at());
      return found && [found.subjectId, found.verdict, found.conflictIds, found.hops];
    };
    expect(await told("X")).toEqual(["A", "undetermined", ["X"], 1]);
    expect(await told("Y")).toEqual(["A", "undetermined", ["X"], 2]);
    expect(await told("V")).toEqual(["A", "yes", [], 1]);
    expect(await told("Z")).toEqual(["A", "yes", [], 2]);
    expect(await told("W")).toEqual(["B", "undetermined", ["W"], 1]);
    expect(await told("U")).toEqual(["B", "undetermined", ["U"], 1]);
  });
});
