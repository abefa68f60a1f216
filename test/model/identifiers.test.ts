import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { isLeiForm, leiCheckDigits, leiHolds } from "../../src/model/lei.ts";
import { organisationCodeCheckCharacter, organisationCodeStatus } from "../../src/model/organisation-code.ts";
import { registrationCheckDigit, registrationNumberStatus } from "../../src/model/registration-number.ts";
import {
  isResidentIdForm,
  maskedResidentId,
  residentIdCheckCharacter,
  residentIdOf18,
  residentIdStatus,
} from "../../src/model/resident-id.ts";

const DIGITS = [..."0123456789"];
const LETTERS = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Every text with one character changed to another of its alphabet. */
function substitutions(text: string, alphabet: readonly string[]): string[] {
  return [...text].flatMap((old, at) =>
    alphabet.filter((one) => one !== old).map((one) => text.slice(0, at) + one + text.slice(at + 1)),
  );
}

/** Every text with two unlike neighbours changed round. */
function swaps(text: string): string[] {
  return [...text.slice(1)].flatMap((next, at) =>
    next === text[at] ? [] : [text.slice(0, at) + next + text[at] + text.slice(at + 2)],
  );
}

const textOf = (alphabet: readonly string[], length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });

describe("organisation code, GB 11714", () => {
  test.each(["D2143569-X", "79965505-8", "71526726-X", "55138508-2"])("%s holds", (code) => {
    expect(organisationCodeStatus(code)).toBe("valid");
    expect(organisationCodeStatus(code.replace("-", ""))).toBe("valid");
    expect(organisationCodeCheckCharacter(code.slice(0, 8))).toBe(code[9]);
  });

  test("equal digits are a placeholder, whether the check holds or not", () => {
    expect(organisationCodeCheckCharacter("00000000")).toBe("0");
    expect(organisationCodeStatus("00000000-0")).toBe("placeholder");
    for (const digit of DIGITS) {
      const body = digit.repeat(8);
      expect(organisationCodeStatus(body + organisationCodeCheckCharacter(body))).toBe("placeholder");
    }
    expect(organisationCodeStatus("00000001-9")).toBe("valid");
  });

  test("another digit anywhere, or two neighbours changed round, is noticed", () => {
    // Letters stand 11 apart in pairs (B and M): only digits are told from every other digit by a sum modulo 11.
    for (const body of ["79965505", "71526726", "55138508"]) {
      const check = organisationCodeCheckCharacter(body);
      for (const other of substitutions(body, DIGITS)) {
        expect(organisationCodeStatus(other + check), other).not.toBe("valid");
      }
      for (const other of swaps(body)) expect(organisationCodeStatus(other + check), other).toBe("wrong");
    }
  });

  test("what is made holds, and the weighted sum of all nine is a multiple of 11", () => {
    fc.assert(
      fc.property(textOf(LETTERS, 8), (body) => {
        fc.pre(new Set(body).size > 1);
        const check = organisationCodeCheckCharacter(body);
        expect(organisationCodeStatus(`${body}-${check}`)).toBe("valid");
        const weights = [3, 7, 9, 10, 5, 8, 4, 2, 1];
        const values = [...body].map((one) => parseInt(one, 36)).concat(check === "X" ? 10 : Number(check));
        expect(values.reduce((sum, value, at) => sum + value * weights[at]!, 0) % 11).toBe(0);
      }),
    );
  });

  test.each(["", "7996550-58", "799655058-", "79965505-Y", "7996550５-8"])(
    "%o has no form of one",
    (text) => {
      expect(() => organisationCodeStatus(text)).toThrow("GB 11714");
    },
  );
});

describe("registration number, MOD 11,10", () => {
  test.each(["110108000000016", "440301103097413", "110108012660422"])("%s holds", (number) => {
    expect(registrationNumberStatus(number)).toBe("valid");
    expect(registrationCheckDigit(number.slice(0, 14))).toBe(number[14]);
  });

  test.each([
    ["310000000000011", "8"],
    ["330100400018641", "9"],
  ])("%s is wrong and should end in %s", (number, expected) => {
    expect(registrationNumberStatus(number)).toBe("wrong");
    expect(registrationCheckDigit(number.slice(0, 14))).toBe(expected);
  });

  test("thirteen digits, as before 2007, are recognised and cannot be checked", () => {
    expect(registrationNumberStatus("3502001001234")).toBe("unchecked");
    expect(() => registrationNumberStatus("35020010012345")).toThrow("expected 15 digits, or 13");
    expect(() => registrationNumberStatus("350200100123")).toThrow("expected 15 digits, or 13");
  });

  test("another digit anywhere, or two neighbours of this one changed round, is noticed", () => {
    for (const number of ["110108000000016", "440301103097413", "110108012660422"]) {
      for (const other of substitutions(number, DIGITS)) {
        if (other[0] !== "0") expect(registrationNumberStatus(other), other).toBe("wrong");
      }
    }
    for (const other of swaps("440301103097413"))
      expect(registrationNumberStatus(other), other).toBe("wrong");
  });

  test("the published equivalent test: what is left before the last digit, plus that digit, is 1 modulo 10", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), textOf(DIGITS, 13), (first, rest) => {
        const number = `${first}${rest}${registrationCheckDigit(`${first}${rest}`)}`;
        expect(registrationNumberStatus(number)).toBe("valid");
        let left = 10;
        for (const digit of number.slice(0, 14)) {
          left = (left + Number(digit)) % 10;
          left = ((left === 0 ? 10 : left) * 2) % 11;
        }
        expect((left + Number(number[14])) % 10).toBe(1);
      }),
    );
  });
});

describe("resident ID, GB 11643", () => {
  test.each(["11010519491231002X", "440524188001010014", "34052419800101001X"])("%s holds", (number) => {
    expect(residentIdStatus(number)).toBe("valid");
  });

  test("110105194912310021 is wrong", () => {
    expect(residentIdStatus("110105194912310021")).toBe("wrong");
    expect(residentIdCheckCharacter("11010519491231002")).toBe("X");
  });

  test("a birth date must exist, in both forms", () => {
    expect(isResidentIdForm("110105200002290010")).toBe(true);
    expect(isResidentIdForm("110105190002290010")).toBe(false);
    expect(isResidentIdForm("110105194913310020")).toBe(false);
    expect(isResidentIdForm("110105194904310020")).toBe(false);
    expect(isResidentIdForm("110105194900010020")).toBe(false);
    expect(isResidentIdForm("110105194904000020")).toBe(false);
    expect(isResidentIdForm("110105179912310020")).toBe(false);
    expect(isResidentIdForm("110105180001010020")).toBe(true);
    expect(isResidentIdForm("110105209912310020")).toBe(true);
    expect(isResidentIdForm("110105210001010020")).toBe(false);
    expect(isResidentIdForm("110105491231002")).toBe(true);
    expect(isResidentIdForm("110105490231002")).toBe(false);
  });

  test("fifteen digits cannot be checked, and become the eighteen of the same person", () => {
    expect(residentIdStatus("110105491231002")).toBe("unchecked");
    expect(residentIdOf18("110105491231002")).toBe("11010519491231002X");
  });

  test("a revoked division of the first issue is no fault", () => {
    const number = `${"341400"}19800101001`;
    expect(residentIdStatus(number + residentIdCheckCharacter(number))).toBe("valid");
  });

  test("another character anywhere, or neighbours changed round, is noticed", () => {
    for (const number of ["11010519491231002X", "34052419800101001X", "440524188001010014"]) {
      for (const other of [...substitutions(number, [...DIGITS, "X"]), ...swaps(number)]) {
        expect(isResidentIdForm(other) && residentIdStatus(other) === "valid", other).toBe(false);
      }
    }
  });

  test("the weighted sum of all eighteen, by powers of two, is 1 modulo 11", () => {
    fc.assert(
      fc.property(textOf(DIGITS, 17), (first17) => {
        const last = residentIdCheckCharacter(first17);
        const values = [...[...first17].map(Number), last === "X" ? 10 : Number(last)];
        expect(values.reduce((sum, value, at) => sum + value * 2 ** (17 - at), 0) % 11).toBe(1);
      }),
    );
  });

  test("shows four characters at each end, and an error shows none", () => {
    expect(maskedResidentId("11010519491231002X")).toBe("1101**********002X");
    expect(maskedResidentId("110105491231002")).toBe("1101*******1002");
    expect(() => residentIdStatus("110105194913310021")).toThrow(/^resident ID of 18 characters: expected/);
  });
});

describe("LEI, ISO 17442", () => {
  test.each(["7H6GLXDRUGQFU57RNE97", "5493001KJTIIGC8Y1R12", "529900T8BM49AURSDO55", "300300C1030211000384"])(
    "%s holds",
    (text) => {
      expect(leiHolds(text)).toBe(true);
      expect(leiCheckDigits(text.slice(0, 18))).toBe(text.slice(18));
    },
  );

  test("7H6GLXDRUGQFU57RNE98 does not, and another form is none", () => {
    expect(leiHolds("7H6GLXDRUGQFU57RNE98")).toBe(false);
    expect(isLeiForm("7H6GLXDRUGQFU57RNE9X")).toBe(false);
    expect(() => leiHolds("7H6GLXDRUGQFU57RNE9")).toThrow("expected 18 letters or digits and 2 digits");
  });

  test("another digit or letter anywhere, or neighbours changed round, is noticed", () => {
    for (const text of ["7H6GLXDRUGQFU57RNE97", "300300C1030211000384"]) {
      const likeForLike = [...text].flatMap((old, at) =>
        LETTERS.filter((one) => one !== old && /\d/.test(one) === /\d/.test(old)).map(
          (one) => text.slice(0, at) + one + text.slice(at + 1),
        ),
      );
      for (const other of [...likeForLike, ...swaps(text)]) {
        expect(isLeiForm(other) && leiHolds(other), other).toBe(false);
      }
    }
  });

  test("a digit in a letter's place can pass: the letter counts as two digits, a gap of the standard", () => {
    const passing = substitutions("7H6GLXDRUGQFU57RNE97", LETTERS).filter(
      (one) => isLeiForm(one) && leiHolds(one),
    );
    expect(passing).toContain("7H6GLXD7UGQFU57RNE97");
    expect(passing.length).toBeLessThan(10);
  });

  test("the whole number modulo 97 is 1, computed at once", () => {
    fc.assert(
      fc.property(textOf(LETTERS, 18), (first18) => {
        const text = first18 + leiCheckDigits(first18);
        expect(leiHolds(text)).toBe(true);
        const digits = [...text].map((one) => parseInt(one, 36)).join("");
        expect(BigInt(digits) % 97n).toBe(1n);
      }),
    );
  });
});
