import fc from "fast-check";
import { expect, test } from "vitest";
import { cellText, maskIdentityNumbers, printableText } from "../../src/report/safe-text.ts";
import { csvText } from "../../src/report/csv.ts";

test.each(["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "  =cmd"])(
  "a cell that begins like %j is no formula",
  (text) => {
    expect(cellText(text)).toBe(`'${text}`);
  },
);

test("an ordinary cell stays as it is", () => {
  expect(cellText("厦门鹭川供应链有限公司")).toBe("厦门鹭川供应链有限公司");
  expect(cellText("A=B")).toBe("A=B");
});

test("control characters and half surrogates are replaced, line breaks kept", () => {
  expect(printableText("a\u0000b\u000Bc\uD800d\ne")).toBe("a\uFFFDb\uFFFDc\uFFFDd\ne");
});

test("a cell never passes the limit of the format", () => {
  expect(cellText("x".repeat(32_767))).toHaveLength(32_767);
  expect(cellText("x".repeat(32_768))).toBe(`${"x".repeat(32_766)}…`);
});

test("an ID number is masked, whole where a screen could not tell it by its ends; a wrong month and a credit code are not", () => {
  // The sample number printed in the text of GB 11643.
  expect(maskIdentityNumbers("法人11010519491231002X。")).toBe("法人1101**********002X。");
  expect(maskIdentityNumbers("110105194912310021")).toBe("***");
  expect(maskIdentityNumbers("旧证110105491231002")).toBe("旧证***");
  expect(maskIdentityNumbers("11010519491331002X")).toBe("11010519491331002X");
  expect(maskIdentityNumbers("91350211M0000XUF46")).toBe("91350211M0000XUF46");
});

test("CSV has a BOM, CRLF, and neither formulas nor ID numbers; numbers stay numbers", () => {
  expect(
    csvText(
      ["名称", "数"],
      [
        ["=x", -2],
        ["11010519491231002X", null],
      ],
    ),
  ).toBe("\uFEFF名称,数\r\n'=x,-2\r\n1101**********002X,\r\n");
});

test("no text becomes a formula", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(cellText(text)).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
