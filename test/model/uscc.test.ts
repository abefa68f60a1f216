import { describe, expect, test } from "vitest";
import {
  isUsccForm,
  organisationCodeCheckCharacter,
  usccFromParts,
  usccStatus,
} from "../../src/model/uscc.ts";

/** Published codes, copied: large companies, worked examples of the standard, and one whose check character is 0. */
const VALID = [
  "91330100799655058B",
  "9144030071526726XG",
  "91110108551385082Q",
  "91110000600037341L",
  "91350100M000100Y43",
  "91512081MA62K0260E",
  "914403001922038216",
  "123502001549897397",
  "91350200MA00000310",
];
const PILOT = ["91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P", "91350203M0001QAY9B"];

test.each(VALID)("%s is valid", (code) => {
  expect(usccStatus(code)).toBe("valid");
  expect(usccFromParts(code.slice(0, 8), code.slice(8, 16))).toBe(code);
});

test.each(PILOT)("%s, issued by the pilot, is an exception", (code) => {
  expect(usccStatus(code)).toBe("legacyException");
});

test("the widely copied example with a wrong check character is wrong", () => {
  expect(usccStatus("91350100M000100Y4Z".replace("Z", "4"))).toBe("wrong");
  expect(isUsccForm("91350100M000100Y4Z")).toBe(false);
});

test("every substitution of one character of a valid code is noticed", () => {
  const code = VALID[0]!;
  for (let at = 0; at < code.length; at += 1) {
    for (const character of "0123456789ABCDEFGHJKLMNPQRTUWXY") {
      const other = code.slice(0, at) + character + code.slice(at + 1);
      if (other !== code && isUsccForm(other)) expect(usccStatus(other), other).toBe("wrong");
    }
  }
});

describe("organisation codes", () => {
  test.each(["D2143569X", "799655058", "71526726X", "551385082"])("%s", (code) => {
    expect(organisationCodeCheckCharacter(code.slice(0, 8))).toBe(code[8]);
  });
});

test.each(["", "9133010079965505", "91330100799655058BB", "91330100799655058I", "81330100799655058b"])(
  "%o has no form of a code",
  (text) => expect(() => usccStatus(text)).toThrow("expected 18 characters of GB 32100"),
);
