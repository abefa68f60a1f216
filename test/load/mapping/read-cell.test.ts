import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCell } from "../../../src/load/mapping/read-cell.ts";
import type { ColumnReading, Reading } from "../../../src/load/mapping/reading.ts";

const blank = new Set(["-"]);
const read = (one: Reading, cells: Record<string, string>) => readCell(one, cells, blank);
const readA = (text: string, more: Omit<ColumnReading, "column"> = {}) =>
  read({ column: "a", ...more }, { a: text });

test.each<[Reading, string]>([
  ["a", "1"],
  ["c", ""],
  ["missing", ""],
  [{ constant: "x" }, "x"],
  [{ join: ["a", "b"], with: "-" }, "1-2"],
  [{ join: ["a", "c"], with: "-" }, ""],
  [{ first: ["c", "b", "a"] }, "2"],
  [{ first: ["c", "missing"] }, ""],
  [{ digest: ["c"], prefix: "x" }, ""],
])("%j of a=1, b=2, c=- is %o", (one, text) => {
  expect(read(one, { a: " 1 ", b: "2", c: "-" })).toBe(text);
});

test("a digest tells its parts apart, and never hides an ID number", () => {
  const digest = (a: string, b: string) => read({ digest: ["a", "b"], prefix: "x" }, { a, b });
  expect(digest("1", "23")).toMatch(/^x-[0-9a-f]{16}$/);
  expect(digest("1", "23")).not.toBe(digest("12", "3"));
  expect(() => digest("甲", "11010519491231002X")).toThrow("an ID number stands where an id is made");
});

test.each<[string, Omit<ColumnReading, "column">, string]>([
  ["91350100m000100y43 ", { as: "code" }, "91350100M000100Y43"],
  ["９１３５０１００M000100Y43", { as: "heldCode" }, "91350100M000100Y43"],
  ["91350100M000100Y44", { as: "heldCode" }, ""],
  ["4405****0014", { as: "heldCode", map: { "*": "company" } }, ""],
  ["2025年3月1日", { as: "date" }, "2025-03-01"],
  ["3/1/2025", { as: "date", format: "MM/DD/YYYY" }, "2025-03-01"],
  ["3-1-2025", { as: "date", format: "DD/MM/YYYY" }, "2025-01-03"],
  ["2025-02-28", { as: "lastDay" }, "2025-03-01"],
  ["2024年2月28日", { as: "lastDay" }, "2024-02-29"],
  ["31/12/2025", { as: "lastDay", format: "DD/MM/YYYY" }, "2026-01-01"],
  ["9999-12-30", { as: "lastDay" }, "9999-12-31"],
  ["9999-12-31", { as: "lastDay" }, "9999-12-31"],
  ["1,000", { as: "amount", unit: "wanYuan" }, "1000000000"],
  ["500万元人民币", { as: "amount" }, "500000000"],
  ["人民币500万元", { as: "amount" }, "500000000"],
  ["1000.000000万人民币", { as: "amount" }, "1000000000"],
  ["12.34元", { as: "amount", unit: "wanYuan" }, "1234"],
  ["12.34", { as: "amount" }, "1234"],
  ["1234", { as: "amount", unit: "fen" }, "1234"],
  ["60%", { as: "share" }, "60"],
  ["60", { as: "share" }, "60"],
  ["0.6", { as: "share", unit: "ratio" }, "60"],
  ["60%", { as: "share", unit: "ratio" }, "60"],
  ["33.33335%", { as: "share" }, "33.3334"],
  ["33.33334999", { as: "share" }, "33.3333"],
  ["存续", { map: { 存续: "active", "*": "unknown" } }, "active"],
  ["迁出", { map: { 存续: "active", "*": "unknown" } }, "unknown"],
  ["500万美元", { as: "amount", otherwise: "" }, ""],
])("%s with %j is %o", (text, more, expected) => expect(readA(text, more)).toBe(expected));

test.each<[string, Omit<ColumnReading, "column">, RegExp]>([
  ["3/1/2025", { as: "date" }, /year first/],
  ["46342", { as: "date" }, /may be a day as a sheet counts it/],
  ["2025-03-01", { as: "date", format: "DD/MM/YYYY" }, /expected a day as DD\/MM\/YYYY/],
  ["31/02/2025", { as: "date", format: "DD/MM/YYYY" }, /expected a day that exists/],
  ["500万美元", { as: "amount" }, /expected an amount/],
  ["0.0000001", { as: "amount", unit: "wanYuan" }, /at most 6 decimals/],
  ["0.001", { as: "amount" }, /at most 2 decimals/],
  ["1.5", { as: "amount", unit: "fen" }, /whole fen/],
  ["many", { as: "share" }, /expected a share/],
  ["迁出", { map: { 存续: "active" } }, /is not in the map, expected one of 存续/],
  ["toString", { map: { 存续: "active" } }, /is not in the map/],
])("%s with %j is not understood, and says what was expected", (text, more, sentence) => {
  expect(() => readA(text, more)).toThrow(sentence);
});

describe("shares", () => {
  test("rounding is half up to the millionth part, as long division of integers says", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 100n * 10n ** 9n }), (billionths) => {
        const digits = String(billionths).padStart(10, "0");
        const text = `${digits.slice(0, -9)}.${digits.slice(-9)}`;
        const ppm = (billionths * 2n + 10n ** 5n) / (2n * 10n ** 5n);
        expect(Math.round(Number(readA(text, { as: "share" })) * 10_000)).toBe(Number(ppm));
      }),
    );
  });
});
