import { describe, expect, test } from "vitest";
import { mayBeOneOrganisation } from "../../src/names/one-organisation.ts";

const told = (name: string, formerNames: string | null = null, before: readonly string[] = []) => ({
  names: [name, ...before],
  formerNames,
});
const A = "厦门鹭江贸易有限公司";
const B = "厦门鼓浪船务有限公司";

describe("two tellings may be of one organisation", () => {
  test.each([
    ["the same name", told(A), told(A)],
    ["another form's word", told(A), told("厦门鹭江贸易有限责任公司")],
    ["other brackets and scripts", told("鹭江(厦门)贸易有限公司"), told("鷺江（廈門）貿易有限公司")],
    ["the place left out", told(A), told("鹭江贸易有限公司")],
    ["a former name that the one states", told(B, `${A}@2001-02-03/2010-05-06`), told(A)],
    ["a former name that the other states", told(A), told(B, A)],
    ["a name that a source stated before", told(B, null, [A]), told("厦门鹭江贸易有限责任公司")],
    ["a former name of both", told(B, "厦门旧名食品有限公司"), told(A, "厦门旧名食品有限公司")],
    ["no name at all", told(""), told(A)],
  ])("%s", (_why, one, other) => {
    expect([mayBeOneOrganisation(one, other), mayBeOneOrganisation(other, one)]).toEqual([true, true]);
  });

  test.each([
    ["another brand and trade", told(A), told(B)],
    ["a branch and its head", told(A), told(`${A}漳州分公司`)],
    ["the brand in another city", told(A), told("泉州鹭江贸易有限公司")],
    [
      "former names that do not meet either",
      told(A, "厦门旧名食品有限公司"),
      told(B, "厦门前称机电有限公司"),
    ],
  ])("not: %s", (_why, one, other) => {
    expect([mayBeOneOrganisation(one, other), mayBeOneOrganisation(other, one)]).toEqual([false, false]);
  });
});
