import { expect, test } from "vitest";
import { hasIdNumberForm, isIdNumber, maskIdNumbers } from "../../src/model/id-number.ts";

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
