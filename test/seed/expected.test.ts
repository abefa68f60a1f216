import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Claim } from "../../src/generate/region-book.ts";
import type { Answer } from "./oracle/answer.ts";
import { afterDelisting, answersOf, oracle, seedFolder } from "./oracle/oracle.ts";
import { sharedExecutives } from "./oracle/office-rules.ts";
import { readWorld } from "./oracle/world.ts";

const region = join(seedFolder, "region");
const asOf = "2026-06-30";
const expected = (name: string): unknown =>
  JSON.parse(readFileSync(join(seedFolder, "expected", `${name}.json`), "utf8"));
const claims = expected("stories") as Claim[];
const found = answersOf(readWorld(region, asOf));
const keyOf = ({ target, seed }: { target: string; seed: string | null }): string =>
  `${target} ${seed ?? ""}`;

test("there is an expectation for each rule the product has", () => {
  const rules = readdirSync(join(seedFolder, "../cypher/detect")).filter((file) => file.endsWith(".cypher"));
  expect(rules.map((file) => file.replace(".cypher", "")).sort()).toEqual(Object.keys(oracle).sort());
});

test.each(Object.keys(oracle))("%s: the oracle gives the committed list", (rule) => {
  expect(found[rule]).toEqual(expected(rule));
});

test.each(Object.keys(oracle))(
  "%s: the alerts are those that the stories claim, no more and no fewer",
  (rule) => {
    const leads = claims.filter((claim) => claim.rule === rule && claim.expect === "lead");
    expect(found[rule]!.map(keyOf)).toEqual(leads.map(keyOf).sort());
  },
);

test.each(Object.keys(oracle))(
  "%s: two to sixteen alerts, short enough to read, and near misses beside them",
  (rule) => {
    expect(found[rule]!.length).toBeGreaterThanOrEqual(2);
    expect(found[rule]!.length).toBeLessThanOrEqual(16);
    expect(claims.some((claim) => claim.rule === rule && claim.expect === "none")).toBe(true);
  },
);

test("no near miss is found", () => {
  for (const claim of claims.filter((one) => one.expect === "none")) {
    expect(found[claim.rule]!.map(keyOf), `${claim.story} ${claim.rule}`).not.toContain(keyOf(claim));
  }
});

test("leads that rest on a contradictory register are undetermined, and there are some", () => {
  const undetermined = (rule: string): number =>
    found[rule]!.filter((one) => one.verdict === "undetermined").length;
  expect(undetermined("listed-actual-controller")).toBe(2);
  expect(undetermined("listed-aggregate-ownership")).toBe(2);
  expect(undetermined("listed-shareholder")).toBe(2);
  expect(undetermined("shared-actual-controller")).toBe(1);
  expect(undetermined("cross-region-activity")).toBe(1);
  expect(undetermined("listed-beneficial-owner")).toBe(1);
});

test("the alerts are the same on a later day", () => {
  expect(answersOf(readWorld(region, "2031-01-01"))).toEqual(found);
});

test("the alerts are the same whether the least or the greatest of overlapping rows counts", () => {
  expect(answersOf(readWorld(region, asOf, "greatest"))).toEqual(found);
});

test("no two officers are shared through a registration agent alone", () => {
  const world = readWorld(region, asOf);
  expect(sharedExecutives(world, true).map(keyOf).sort()).toEqual(sharedExecutives(world).map(keyOf).sort());
});

test("repairing one listing closes the eight alerts of its story and opens none", () => {
  const change = afterDelisting();
  expect(change).toEqual(expected("after-delisting"));
  const story = claims.filter((claim) => claim.story === "repaired-tomorrow" && claim.expect === "lead");
  const named = (one: { rule: string } & Pick<Answer, "target" | "seed">): string =>
    `${one.rule} ${keyOf(one)}`;
  expect(change.closed.map(named).sort()).toEqual(story.map(named).sort());
  expect(change.closed).toHaveLength(8);
  expect(change.opened).toEqual([]);
});
