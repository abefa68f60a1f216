import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { identifierOf } from "../../src/model/identifier.ts";
import { residentIdCheckCharacter } from "../../src/model/resident-id.ts";
import { usccFromParts, usccStatus } from "../../src/model/uscc.ts";

describe("an identifier", () => {
  test.each([
    ["91350200MA00000310", "uscc", "valid"],
    ["123502001549897397", "uscc", "valid"],
    ["91350100M0001TGQXM", "uscc", "legacyException"],
    ["91330100799655058C", "uscc", "wrong"],
    ["D2143569-X", "organisationCode", "valid"],
    ["D2143569-1", "organisationCode", "wrong"],
    ["00000000-0", "organisationCode", "placeholder"],
    ["110108000000016", "registrationNumber", "valid"],
    ["310000000000011", "registrationNumber", "wrong"],
    ["3502001001234", "registrationNumber", "unchecked"],
    ["11010519491231002X", "residentId", "valid"],
    ["110105194912310021", "residentId", "wrong"],
    ["340524800101001", "residentId", "unchecked"],
    ["7H6GLXDRUGQFU57RNE97", "lei", "valid"],
    ["7H6GLXDRUGQFU57RNE98", "lei", "wrong"],
  ])("%s is read as %s, %s", (text, kind, status) => {
    expect(identifierOf(text)).toMatchObject({ kind, status, code: text.replace("-", "") });
  });

  test.each([
    ["９１３５０２００ＭＡ０００００３１０", "91350200MA00000310"],
    [" 9135 0200\u3000MA00 0003 10\n", "91350200MA00000310"],
    ["91350200ma00000310", "91350200MA00000310"],
    ["\uFEFF91350200\u200BMA00000310", "91350200MA00000310"],
    ["D2143569－X", "D2143569X"],
    ["Ｄ２１４３５６９—ｘ", "D2143569X"],
  ])("is read through widths, spaces, hyphens and small letters: %o", (text, code) => {
    expect(identifierOf(text)).toMatchObject({ code, status: "valid" });
  });

  test.each([
    "",
    "厦门港澜商贸有限公司",
    "FACEBOOKX",
    "ABCDEFGHIJKLMNOPQRST",
    "91350200MA0000031",
    "(2026)闽02执1号",
    "123",
  ])("is not what has the form of none: %o", (text) => expect(identifierOf(text)).toBeNull());
});

describe("a text that can be a person's number", () => {
  test("is marked, whatever its kind is taken for", () => {
    expect(identifierOf("11010519491231002X")!.mayBeResidentId).toBe(true);
    expect(identifierOf("110105194912310021")!.mayBeResidentId).toBe(true);
    expect(identifierOf("91350200MA00000310")!.mayBeResidentId).toBe(false);
    expect(identifierOf("110108000000016")!.mayBeResidentId).toBe(false);
  });

  test("and holds as a registration number is one, marked", () => {
    // 110108 in 1980-01-01; the fifteenth digit chosen so that MOD 11,10 holds.
    const numbers = Array.from({ length: 10 }, (_, last) => `11010880010100${last}`);
    const read = numbers.map((number) => identifierOf(number)!);
    expect(read.filter(({ kind }) => kind === "registrationNumber")).toHaveLength(1);
    expect(read.filter(({ kind, status }) => kind === "residentId" && status === "unchecked")).toHaveLength(
      9,
    );
    expect(read.every(({ mayBeResidentId }) => mayBeResidentId)).toBe(true);
  });

  test("and holds as a credit code too is taken for the person's", () => {
    // A number of 11…, whose chance of being a valid code is 1 in 341: the first one by counting.
    const both = Array.from({ length: 30_000 }, (_, at) => {
      const first17 = `110105${1950 + Math.floor(at / 1000)}0101${String(at % 1000).padStart(3, "0")}`;
      return first17 + residentIdCheckCharacter(first17);
    }).find((number) => /^\d/.test(number) && isValidCode(number))!;
    expect(both).toBeDefined();
    expect(identifierOf(both)).toMatchObject({ kind: "residentId", status: "valid", mayBeResidentId: true });
  });
});

test("made codes are read back as what they were made as", () => {
  const body = fc.string({
    unit: fc.constantFrom(..."0123456789ABCDEFGHJKLMNPQRTUWXY"),
    minLength: 8,
    maxLength: 8,
  });
  fc.assert(
    fc.property(body, (body8) => {
      fc.pre(new Set(body8).size > 1);
      const code = usccFromParts("91350203", body8);
      expect(identifierOf(code.toLowerCase())).toEqual({
        kind: "uscc",
        code,
        status: "valid",
        mayBeResidentId: false,
      });
    }),
  );
});

function isValidCode(number: string): boolean {
  try {
    return usccStatus(number) === "valid";
  } catch {
    return false;
  }
}
