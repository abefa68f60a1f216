import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasIdNumberForm, isIdNumber, maskAnyIdNumber, maskIdNumbers } from "../../src/model/id-number.ts";
import { isUsccForm, usccCheckCharacter, usccStatus } from "../../src/model/uscc.ts";

/** Vectors of GB 11643 and published examples. */
const published = ["11010519491231002X", "440524188001010014", "34052419800101001X", "11010519491231002x"];

test.each(published)("%s is an ID number, and is masked wherever it stands", (text) => {
  expect(isIdNumber(text)).toBe(true);
  expect(maskIdNumbers(`张三${text}，李四`)).toBe("张三***，李四");
});

test("exactly one of the eleven check characters holds", () => {
  const holding = [..."0123456789X"].filter((check) => isIdNumber(`11010519491231002${check}`));
  expect(holding).toEqual(["X"]);
});

test("a wrong check character is none, yet is masked: it is a slip of the pen", () => {
  expect(isIdNumber("110105194912310021")).toBe(false);
  expect(hasIdNumberForm("110105194912310021")).toBe(true);
  expect(maskIdNumbers("110105194912310021")).toBe("***");
});

test.each([
  "91350100M000100Y43",
  "914403001922038216",
  "123502001549897397",
  "110105194913310021",
  "110105194912320021",
  "110105214912310021",
  "1101051949123100211",
  "350203600123456",
  "",
])("%o is no ID number and is left as it is", (text) => {
  expect(hasIdNumberForm(text)).toBe(false);
  expect(maskIdNumbers(`(${text})`)).toBe(`(${text})`);
});

test("a code that looks like an ID number and holds is a code", () => {
  // As good as never issued (division 350119), yet nothing in the standard forbids it.
  const code = codeOfIdForm();
  expect(hasIdNumberForm(code)).toBe(false);
  expect(maskIdNumbers(code)).toBe(code);
});

/** First code of an institution whose digits have the form of an ID number; arithmetic of GB 32100 and GB 11714 anew. */
function codeOfIdForm(): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  for (let order = 0; order < 1000; order += 1) {
    const body = `8001011${order % 10}`;
    const weighted = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
      (sum, weight, at) => sum + weight * Number(body[at]),
      0,
    );
    const bodyCheck = (11 - (weighted % 11)) % 11;
    if (bodyCheck === 10) continue;
    const first17 = `12350119${body}${bodyCheck}`;
    let sum = 0;
    for (let at = 0, power = 1; at < 17; at += 1, power = (power * 3) % 31)
      sum += power * Number(first17[at]);
    const check = alphabet[(31 - (sum % 31)) % 31]!;
    if (/[0-9X]/.test(check)) return first17 + check;
  }
  throw new Error("no such code");
}

/** Check character of GB 11643 by the rule that the whole sum is 1 modulo 11, ISO 7064's own words, not by its table. */
function withCheck(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  const check = [...Array(11).keys()].find((value) => (sum + value) % 11 === 1)!;
  return first17 + (check === 10 ? "X" : String(check));
}

const dayOf = (year: number, month: number, day: number) =>
  `${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`;
const someone = fc
  .tuple(
    fc.constantFrom("110105", "350203", "440524", "659004", "810000", "911156"),
    fc.integer({ min: 1900, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([region, year, month, day, serial]) =>
    withCheck(`${region}${dayOf(year, month, day)}${String(serial).padStart(3, "0")}`),
  );

describe("any number of anybody", () => {
  test.each(["911156197011202404", "141101199306020755"])(
    "%s has the check character of a code by chance, in a division or of a kind that none has",
    (number) => {
      expect(isUsccForm(number) && usccCheckCharacter(number.slice(0, 17))).toBe(number[17]);
      expect(maskIdNumbers(number)).toBe("***");
    },
  );

  test("is masked whatever stands around it", () => {
    const around = fc.constantFrom("", "P-", "张三", "id=", "(", ":", "股东 ", "A");
    fc.assert(
      fc.property(someone, around, around, (number, before, after) => {
        expect(maskIdNumbers(before + number + after)).toBe(`${before}***${after}`);
      }),
      { numRuns: 2_000 },
    );
  });

  test("is masked with one digit mistyped, unless it is dated since 2014 like a document's", () => {
    fc.assert(
      fc.property(
        someone,
        fc.integer({ min: 14, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (number, at, by) => {
          const digit = (Number(number[at]) + by) % 10;
          const slip = number.slice(0, at) + String(digit) + number.slice(at + 1);
          const isDocuments = Number(slip.slice(6, 10)) >= 2014;
          // One in 341 holds as an organisation's code by chance; nothing in it could tell.
          if (isUsccForm(slip) && usccStatus(slip) === "valid") return;
          expect(maskIdNumbers(`号${slip}`)).toBe(isDocuments ? `号${slip}` : "号***");
          expect(maskAnyIdNumber(`号${slip}`)).toBe("号***");
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("fifteen digits", () => {
  test.each([
    ["张三110105491231002", "张三***"],
    ["P-350203670401001", "P-***"],
    ["(440524300101001)", "(***)"],
  ])("%s is masked", (text, expected) => {
    expect(maskIdNumbers(text)).toBe(expected);
  });
  test.each([
    ["a month that is none", "350203671301001"],
    ["a day that is none", "350203670230001"],
    ["an office of a city", "350200670401001"],
    ["no province", "200203670401001"],
    ["before 1930, or a document of the year 29", "350203291231001"],
    ["letters beside", "A350203670401001"],
    ["a longer number", "3502036704010011"],
    ["a registration number whose check digit holds", "110105491231002"],
    ["the id made of one", "registration-110105491231002"],
  ])("%s is left as it is", (_, text) => {
    expect(maskIdNumbers(text)).toBe(text);
  });
  test.each(["350203291231001", "110105491231002", "registration-110105491231002"])(
    "%s is masked where one too many costs nothing",
    (text) => {
      expect(maskAnyIdNumber(text)).toMatch(/\*\*\*$/);
    },
  );
});

test("long runs of digits and signs are looked at once: a text of 4,000 costs milliseconds", () => {
  const hostile = [
    "1".repeat(4_000),
    "1 ".repeat(2_000),
    "110105194912310 ".repeat(250),
    "11010519491231".repeat(285),
  ];
  const start = performance.now();
  for (const text of hostile) maskIdNumbers(text);
  expect(performance.now() - start).toBeLessThan(500);
});
