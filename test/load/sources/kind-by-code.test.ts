import { expect, test } from "vitest";
import { kindByCode } from "../../../src/load/sources/kind-by-code.ts";
import { usccRegisters } from "../../../src/model/uscc.ts";

/** By the standard's own words, pair by pair. */
const expected: Readonly<Record<string, string | undefined>> = {
  ...{ 11: "governmentBody", 12: "institution", 13: "socialOrganisation", 19: undefined },
  ...{ 21: "socialOrganisation", 29: "socialOrganisation" },
  ...{
    31: "socialOrganisation",
    32: "socialOrganisation",
    33: "socialOrganisation",
    34: "socialOrganisation",
  },
  ...{
    35: "socialOrganisation",
    39: "socialOrganisation",
    41: "socialOrganisation",
    49: "socialOrganisation",
  },
  ...{
    51: "socialOrganisation",
    52: "socialOrganisation",
    53: "socialOrganisation",
    59: "socialOrganisation",
  },
  ...{ 61: "socialOrganisation", 62: "socialOrganisation", 69: "socialOrganisation" },
  ...{ 71: "socialOrganisation", 72: "socialOrganisation", 79: "socialOrganisation" },
  ...{ 81: "socialOrganisation", 89: "socialOrganisation" },
  ...{ 91: "company", 92: "individualBusiness", 93: "company" },
  ...{ A1: "institution", A9: undefined },
  ...{
    N1: "socialOrganisation",
    N2: "socialOrganisation",
    N3: "socialOrganisation",
    N9: "socialOrganisation",
  },
  Y1: undefined,
};
const pairs = Object.entries(usccRegisters).flatMap(([register, { kinds }]) =>
  Object.keys(kinds).map((kind) => register + kind),
);

test.each(pairs)("%s", (pair) => {
  expect(pair in expected).toBe(true);
  expect(kindByCode(`${pair}350203MA31LUJ437`)).toBe(expected[pair]);
});

test("there are 36 of them, and a pair that no register gives out says nothing", () => {
  expect(pairs).toHaveLength(36);
  expect(Object.keys(expected)).toHaveLength(36);
  for (const pair of ["95", "Y9", "A2"]) expect(kindByCode(`${pair}350203MA31LUJ437`)).toBeUndefined();
});
