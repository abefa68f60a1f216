import { expect, test } from "vitest";
import { jointAuthoritiesOf } from "../../src/model/joint-authorities.ts";

test.each([
  ["甲局", ["甲局"]],
  [" 甲局 ；乙局; 甲局", ["甲局", "乙局"]],
])("%s names %j", (text, names) => expect(jointAuthoritiesOf(text)).toEqual(names));

test.each(["", ";", "甲局;", "甲局;;乙局"])("%j has a name that is empty", (text) => {
  expect(() => jointAuthoritiesOf(text)).toThrow("a name is empty");
});

test("twenty names are taken, twenty-one are not", () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `局${at}`);
  expect(jointAuthoritiesOf(names(20).join(";"))).toHaveLength(20);
  expect(() => jointAuthoritiesOf(names(21).join(";"))).toThrow("21 names, expected at most 20");
});
