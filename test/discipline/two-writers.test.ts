import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { astray, deliveredRegion, raised, states } from "./small-region.ts";
import type { SmallRegion } from "./small-region.ts";

const ROUNDS = 24;

/** Rules that rest on the two statements objected to; they open their alerts side by side. */
const resting = ["listed-shareholder", "listed-beneficial-owner", "listed-person-in-office"];

async function derived(): Promise<SmallRegion> {
  const small = await deliveredRegion();
  await small.run("derive");
  return small;
}

const opening = ({ run }: SmallRegion) => Promise.all(resting.map(run));
const raise = ({ parts }: SmallRegion) =>
  Promise.all([raised(parts, "only"), raised(parts, "l1", { ground: "wrongListing" })]);

test("objections raised while rules open alerts leave the book as if they had been raised before", async () => {
  const calm = await derived();
  await raise(calm);
  await opening(calm);
  const expected = await states();
  expect(new Set(Object.values(expected))).toEqual(new Set(["HELD"]));
  const quick = await derived();
  const started = performance.now();
  await opening(quick);
  const openingMs = performance.now() - started;
  for (let round = 0; round < ROUNDS; round += 1) {
    const small = await derived();
    const later = pause((openingMs * 1.2 * round) / ROUNDS).then(() => raise(small));
    await Promise.all([opening(small), later]);
    expect(await astray(), `round ${round}`).toEqual([]);
    expect(await states(), `round ${round}`).toEqual(expected);
  }
});
