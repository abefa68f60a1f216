import { describe, expect, test } from "vitest";
import type { Rule } from "../../src/rules/rule.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { defineRule, proseOf } from "../../src/rules/rule.ts";

/** Parameters that no sentence needs to name: lists of codes, and bounds of the search. */
const UNSAID = ["stateKinds", "roles", "sameRole", "removalReasons", "reasonsNotCounted"];

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  const figures = Object.entries(rule.params).filter(([name]) => !UNSAID.includes(name));

  test("its sentence says every figure that is executed", () => {
    const prose = proseOf(rule);
    expect(prose).not.toMatch(/undefined|NaN|\[object/);
    for (const [name, value] of figures) {
      const said = name.includes("Ppm") ? `${Number(value) / 10_000}%` : String(value);
      expect(prose, name).toContain(said);
    }
  });

  test("its sentence changes with each figure", () => {
    for (const [name, value] of figures) {
      const other = rule.prose({ ...rule.params, [name]: Number(value) + 10_000 });
      expect(other, name).not.toBe(proseOf(rule));
    }
  });
});

describe("a declaration that cannot be imported", () => {
  const good = rules[0]!;
  const faults: [string, Partial<Rule>, RegExp][] = [
    ["an id with capitals", { id: "listedParty" }, /id is kebab-case/],
    ["a version of two numbers", { version: "1.0" }, /version is x\.y\.z/],
    ["a legal basis of nine characters", { legalBasis: "123456789" }, /states its legal basis/],
  ];
  test.each(faults)("%s", (_, fault, message) => {
    expect(() => defineRule({ ...good, ...fault })).toThrow(message);
  });

  test("ten characters of legal basis are enough", () => {
    expect(defineRule({ ...good, legalBasis: "1234567890" }).id).toBe(good.id);
  });
});
