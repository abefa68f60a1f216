import { expect, test } from "vitest";
import { queryFile } from "../../src/graph/query-file.ts";
import { canAlter, kindsIn, kindsOf } from "../../src/jobs/kinds.ts";
import { ruleById, rules } from "../../src/rules/catalogue.ts";

const rule = (id: string) => ruleById(id)!;
const spared = (...kinds: string[]) =>
  rules.filter((one) => !canAlter(one, new Set(kinds))).map((one) => one.id);

test("a pattern that names no type rests on every kind", () => {
  for (const pattern of [
    "(a)-->(b)",
    "(a)<--(b)",
    "(a)--(b)",
    "(a)-[r]-(b)",
    "(a)-[*1..3]->(b)",
    "(a)-[r {x: 1}]->(b)",
  ]) {
    expect(kindsIn([`MATCH ${pattern} RETURN b`]), pattern).toBeUndefined();
  }
  expect(kindsIn(["MATCH (a)-[r WHERE r.x > 1]->(b) RETURN b"])).toBeUndefined();
  expect([...kindsIn(["MATCH (a)-[r:OWNS|HOLDS_POSITION*1..3]->(b)"])!]).toEqual(
    expect.arrayContaining(["OWNS", "HOLDS_POSITION"]),
  );
});

test("an office alters no rule that only asks of guarantees, and a guarantee none that only asks of offices", () => {
  expect(spared("HOLDS_POSITION")).toEqual(expect.arrayContaining(["guarantees-listed", "guarantee-ring"]));
  expect(spared("HOLDS_POSITION")).not.toContain("shared-executives");
  expect(spared("GUARANTEES")).toContain("shared-executives");
  expect(spared("GUARANTEES")).not.toContain("guarantee-ring");
});

test("what is derived from stakes alters the rules that rest on it", () => {
  expect(canAlter(rule("listed-aggregate-ownership"), new Set(["CASCADES"]))).toBe(true);
  expect(canAlter(rule("listed-actual-controller"), new Set(["CONTROLS"]))).toBe(true);
  expect(canAlter(rule("listed-actual-controller"), new Set(["HAS_CONFLICT"]))).toBe(true);
});

test("a listing, what a subject says of itself, and what nobody can tell alter every rule", () => {
  expect(spared("LISTED_AS")).toEqual([]);
  expect(spared("VERSION_OF")).toEqual([]);
  expect(rules.filter((one) => !canAlter(one, undefined))).toEqual([]);
});

test("every kind of statement that a night finds touched, a ripple finds as well", () => {
  const looked = [...kindsIn([queryFile("jobs/touched").text])!].filter((kind) =>
    /S_|_|OWNS|CON|CAS|PLE/.test(kind),
  );
  const asked = new Set(kindsIn([queryFile("jobs/kinds-touched").text.replace("-[r:", "-[:")]));
  for (const kind of looked) expect(asked, kind).toContain(kind);
  for (const one of rules) expect(kindsOf(one)?.has("LISTED_AS"), one.id).toBe(true);
});
