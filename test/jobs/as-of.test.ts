import { beforeAll, expect, test } from "vitest";
import { detectFindings } from "../../src/jobs/detect.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { readOwnershipTree } from "../../src/read/ownership-tree.ts";
import { ruleById } from "../../src/rules/catalogue.ts";
import { company, listing, person, stake } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";

/**
 * P, listed, holds 60 % of A and 20 % of B; A holds 40 % of B: B is jointly his. Later it becomes known that his stake
 * in A ended on 2024-01-01 and went to Q: a back-dated transfer.
 */
const { graph } = freshGraph();
let knownBefore = "";
let knownAfter = "";

const instant = () => new Date().toISOString();
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const derive = () =>
  runDerive(graph, { runId: "as-of", asOf: "2026-06-30", knownAt: instant(), at: instant() });

beforeAll(async () => {
  await loadTables(graph, "first", {
    subjects: [person("P"), person("Q"), company("A"), company("B")],
    shareholdings: [
      stake("pa", "P", "A"),
      stake("pb", "P", "B", { sharePercent: "20" }),
      stake("ab", "A", "B", { sharePercent: "40" }),
    ],
    listings: [listing("l", "P", { listedOn: "2022-06-01" })],
  });
  await derive();
  await settled();
  knownBefore = instant();
  await settled();
  await loadTables(
    graph,
    "back-dated",
    {
      shareholdings: [
        stake("pa", "P", "A", { validTo: "2024-01-01" }),
        stake("qa", "Q", "A", { validFrom: "2024-01-01" }),
      ],
    },
    { mode: "delta" },
  );
  await derive();
  await settled();
  knownAfter = instant();
});

async function found(ruleId: string, asOf: string, knownAt: string) {
  const findings = await detectFindings(graph, ruleById(ruleId)!, { asOf, knownAt });
  return findings.map(({ targetId, proof }) => {
    const hops = proof.filter(({ kind }) => kind !== "LISTED_AS");
    return [targetId, hops.map(({ kind, from, to }) => `${kind} ${from}>${to}`).sort()];
  });
}

const joint = [
  ["A", ["OWNS P>A"]],
  ["B", ["OWNS A>B", "OWNS P>A", "OWNS P>B"]],
];

test("what was known before the transfer is answered as before, whenever it is asked", async () => {
  expect(await found("listed-actual-controller", "2026-06-30", knownBefore)).toEqual(joint);
  expect(await found("listed-actual-controller", "2023-06-30", knownBefore)).toEqual(joint);
});

test("what is known now changes the present, and not the time before the transfer", async () => {
  expect(await found("listed-actual-controller", "2026-06-30", knownAfter)).toEqual([]);
  expect(await found("listed-actual-controller", "2023-12-31", knownAfter)).toEqual(joint);
  expect(await found("listed-actual-controller", "2024-01-01", knownAfter)).toEqual([]);
});

test("before the listing nobody is flagged, on its day he is", async () => {
  expect(await found("listed-aggregate-ownership", "2022-05-31", knownAfter)).toEqual([]);
  expect((await found("listed-aggregate-ownership", "2022-06-01", knownAfter)).map(([id]) => id)).toEqual([
    "A",
    "B",
  ]);
});

test("the look-through share follows the transfer: 20 % + 60 % of 40 % before, 20 % after", async () => {
  const before = { asOf: "2026-06-30", knownAt: knownBefore };
  const after = { asOf: "2026-06-30", knownAt: knownAfter };
  const share = async (at: typeof before) =>
    (await detectFindings(graph, ruleById("listed-shareholder")!, at))
      .filter(({ targetId }) => targetId === "B")
      .map(({ measure }) => measure);
  expect(await share(before)).toEqual([440_000]);
  expect(await share(after)).toEqual([]);
});

test("the tree of owners names P or Q by what was known", async () => {
  const owners = async (knownAt: string) => {
    const { levels } = await readOwnershipTree(
      graph,
      { id: "A", direction: "UP", levels: 2 },
      { asOf: "2026-06-30", knownAt },
    );
    return levels.map(({ subjectId }) => subjectId);
  };
  expect(await owners(knownBefore)).toEqual(["P"]);
  expect(await owners(knownAfter)).toEqual(["Q"]);
});
