import { join } from "node:path";
import { expect, test } from "vitest";
import { cascade } from "../../src/ownership/cascade.ts";
import { controlledBy } from "../../src/ownership/control.ts";
import type { Holdings } from "../../src/ownership/holdings.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import { lookThroughFrom } from "../../src/ownership/look-through.ts";
import { controlledBy as oracleControlledBy } from "./oracle/control.ts";
import { answersOf, seedFolder } from "./oracle/oracle.ts";
import { readWorld } from "./oracle/world.ts";

const world = readWorld(join(seedFolder, "region"), "2026-06-30");
const found = answersOf(world);
const ids = [...world.kindOf.keys()];
const nodeById = new Map(ids.map((id, node) => [id, node]));

const holdings: Holdings = {
  nodeCount: ids.length,
  holder: Int32Array.from(world.stakes, (stake) => nodeById.get(stake.holder)!),
  company: Int32Array.from(world.stakes, (stake) => nodeById.get(stake.company)!),
  sharePpm: Int32Array.from(world.stakes, (stake) => stake.sharePpm),
  controlPpm: Int32Array.from(world.stakes, (stake) => stake.votesPpm),
};
const index = indexHoldings(holdings);

test("the control calculator and the oracle agree on every subject of the region", () => {
  for (const [id, node] of nodeById) {
    const controlled = [...controlledBy(index, node).keys()].map((company) => ids[company]!);
    expect(controlled.sort(), id).toEqual([...oracleControlledBy(world, id)].sort());
  }
});

test("the cascade calculator catches the companies of listed-aggregate-ownership", () => {
  const listed = Uint8Array.from(ids, (id) => (world.listed.has(id) ? 1 : 0));
  const caught = cascade(index, listed).map(({ company }) => ids[company]!);
  expect(caught.sort()).toEqual(found["listed-aggregate-ownership"]!.map((one) => one.target));
});

test("the look-through calculator gives a quarter or more to the pairs of listed-shareholder", () => {
  const pairs = [...world.listed].flatMap((seed) => {
    const { ratioByNode } = lookThroughFrom(index, nodeById.get(seed)!, { hopsMax: 6, stepsMax: 100_000 });
    return [...ratioByNode]
      .filter(([, ratio]) => ratio >= 0.25 - 1e-9)
      .map(([node]) => `${ids[node]!} ${seed}`);
  });
  expect(pairs.sort()).toEqual(found["listed-shareholder"]!.map((one) => `${one.target} ${one.seed!}`));
});
