import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateText, plainText } from "../../../src/load/read/xlsx/cell-text.ts";
import { columnLetters } from "../../../src/load/read/xlsx/sheet.ts";
import { styleOfFormat } from "../../../src/load/read/xlsx/styles.ts";
import { read } from "./read-workbook.ts";
import type { WorkbookParts } from "./workbook-bytes.ts";
import { rowOf, workbookBytes } from "./workbook-bytes.ts";

const header = rowOf(1, ["a", "b", "c", "code"]);
/** One row below the header, with cell A2 as given and "x" in B2. */
const withCell = (cell: string, parts: WorkbookParts = {}) =>
  workbookBytes({ ...parts, rows: `${header}<row r="2">${cell}<c r="B2" t="str"><v>x</v></c></row>` });
const cellA = async (cell: string, parts?: WorkbookParts) =>
  (await read(withCell(cell, parts))).rows[0]!.cells["a"];

describe("what a cell says", () => {
  test.each<[string, string, WorkbookParts, string]>([
    [
      "a shared text",
      '<c r="A2" t="s"><v>1</v></c>',
      { texts: ["<t>no</t>", "<t>甲 &amp; 乙</t>"] },
      "甲 & 乙",
    ],
    [
      "a text in runs, its readings left out",
      '<c r="A2" t="s"><v>0</v></c>',
      { texts: ["<r><t>福</t></r><r><t>建</t></r><rPh><t>fu</t></rPh>"] },
      "福建",
    ],
    ["a rare character", '<c r="A2" t="inlineStr"><is><t>&#x20BB7;&#37326;</t></is></c>', {}, "𠮷野"],
    ["an escaped sign, decoded once", '<c r="A2" t="str"><v>&#38;lt;&amp;#65;</v></c>', {}, "&lt;&#65;"],
    ["CDATA", '<c r="A2" t="str"><v><![CDATA[<a>]]></v></c>', {}, "<a>"],
    ["a line break", '<c r="A2" t="str"><v>a_x000D_\nb</v></c>', {}, "a\nb"],
    ["a formula by its last value", '<c r="A2" t="str"><f>B2&amp;"!"</f><v>x!</v></c>', {}, "x!"],
    ["a formula of another file by its last value", '<c r="A2"><f>[1]S!A1</f><v>7</v></c>', {}, "7"],
    ["a truth", '<c r="A2" t="b"><v>1</v></c>', {}, "true"],
    ["an ISO date", '<c r="A2" t="d"><v>2025-03-01</v></c>', {}, "2025-03-01"],
    ["a number as it is shown", '<c r="A2"><v>33.329999999999998</v></c>', {}, "33.33"],
    ["15 digits", '<c r="A2"><v>999999999999999</v></c>', {}, "999999999999999"],
    ["a small number", '<c r="A2"><v>1.5E-7</v></c>', {}, "0.00000015"],
    ["a share with its sign", '<c r="A2" s="1"><v>0.6</v></c>', { formats: ["0.00%"] }, "60%"],
    [
      "a day",
      '<c r="A2" s="1"><v>45717</v></c>',
      { formats: ["yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"] },
      "2025-03-01",
    ],
    [
      "a day of 1904",
      '<c r="A2" s="1"><v>44255</v></c>',
      { formats: ["yyyy/m/d"], is1904: true },
      "2025-03-01",
    ],
    [
      "a day with a time",
      '<c r="A2" s="1"><v>45717.5</v></c>',
      { formats: ["yyyy-mm-dd hh:mm"] },
      "2025-03-01 12:00:00",
    ],
    ["a number that only looks like a day", '<c r="A2"><v>45717</v></c>', {}, "45717"],
    ["a cell without its place", "<c><v>7</v></c>", {}, "7"],
  ])("%s", async (_name, cell, parts, text) => {
    expect(await cellA(cell, parts)).toBe(text);
  });

  test.each<[string, string, WorkbookParts, RegExp]>([
    [
      "a code made a number",
      '<c r="A2"><v>9.13501E+17</v></c>',
      {},
      /cell A2 is the number 9\.13501E\+17, of which a sheet keeps 15 digits; format the column as text/,
    ],
    ["16 digits", '<c r="A2"><v>1000000000000000</v></c>', {}, /cell A2 is the number 10+,/],
    [
      "a shortened code as text",
      '<c r="A2" t="str"><v>9.13501E+17</v></c>',
      {},
      /cell A2 is the number 9\.13501E\+17/,
    ],
    ["an error", '<c r="A2" t="e"><v>#REF!</v></c>', {}, /cell A2 is the error #REF!; mend the formula/],
    [
      "a formula without a value",
      '<c r="A2"><f>1+1</f></c>',
      {},
      /cell A2 is a formula without a value; open the file/,
    ],
    [
      "a day that never was",
      '<c r="A2" s="1"><v>60</v></c>',
      { formats: ["yyyy-mm-dd"] },
      /cell A2 is the day number 60/,
    ],
    [
      "a text that is not there",
      '<c r="A2" t="s"><v>9</v></c>',
      {},
      /cell A2 refers to a text that is not there/,
    ],
    ["a NUL character", '<c r="A2" t="str"><v>a_x0000_</v></c>', {}, /cell A2 has a NUL character/],
  ])("%s refuses the delivery by the cell's name", async (_name, cell, parts, sentence) => {
    await expect(cellA(cell, parts)).rejects.toThrow(sentence);
  });

  test("many such cells of a column are one sentence, and of a column that is not read none", async () => {
    const rows = [2, 3, 4].map(
      (line) =>
        `<row r="${line}"><c r="A${line}"><v>9E+17</v></c><c r="B${line}"><v>1</v></c><c r="E${line}"><v>9E+17</v></c></row>`,
    );
    const head = rowOf(1, ["a", "b", "c", "code", "other"]);
    await expect(read(workbookBytes({ rows: head + rows.join("") }))).rejects.toThrow(
      /^delivery refused: t\.xlsx: sheet "Sheet1": cell A2 is the number [^;]*;[^;]*; so are 2 more cells of this column$/,
    );
  });

  test("a number of any size is refused where only text keeps what it says", async () => {
    const rows = `${header}<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>5922021234</v></c></row>`;
    await expect(read(workbookBytes({ rows }))).rejects.toThrow(/cell D2 is a number, expected text/);
  });

  test("days: both counts, around the day that never was", () => {
    expect([1, 59, 61, 45717, 2_958_465].map((serial) => dateText(serial, false))).toEqual([
      "1900-01-01",
      "1900-02-28",
      "1900-03-01",
      "2025-03-01",
      "9999-12-31",
    ]);
    expect([1, 60, 44255].map((serial) => dateText(serial, true))).toEqual([
      "1904-01-02",
      "1904-03-01",
      "2025-03-01",
    ]);
    for (const serial of [60, -1, 2_958_466]) expect(() => dateText(serial, false)).toThrow(/is no day/);
    // Second formulation: count on from a day that both calendars know.
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const date = new Date("2025-03-01T00:00:00Z");
        date.setUTCDate(date.getUTCDate() + serial - 45717);
        expect(dateText(serial, false)).toBe(date.toISOString().slice(0, 10));
      }),
    );
  });

  test.each([
    ["General", "plain"],
    ["0.00", "plain"],
    ["#,##0.00_);[Red](#,##0.00)", "plain"],
    ['0"d"', "plain"],
    ["0%", "percent"],
    ["yyyy-mm-dd", "date"],
    ["[$-804]yyyy年m月d日;@", "date"],
    ["[h]:mm", "date"],
  ])("format %s is %s", (code, style) => expect(styleOfFormat(code)).toBe(style));

  test("numbers of any size stand without an exponent and read back as themselves", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (number) => {
        const text = plainText(number);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(Number(number.toPrecision(15)) + 0);
      }),
    );
  });
});

describe("sheets", () => {
  test("the first is read and the others are told; one may be named; a wrong name is answered with all", async () => {
    const bytes = workbookBytes({
      rows: header + rowOf(2, ["1", "2"]),
      otherSheets: ["说明", "t2"],
    });
    const { rows, reports } = await read(bytes);
    expect(rows).toMatchObject([{ file: "t.xlsx", line: 2, cells: { a: "1", b: "2", c: "", code: "" } }]);
    expect(reports).toEqual(['t.xlsx: sheet "Sheet1" is read; not read: "说明", "t2"']);
    await expect(read(bytes, { sheet: "说明" })).rejects.toThrow(
      /required column a, b is missing; found 说明/,
    );
    await expect(read(bytes, { sheet: "no" })).rejects.toThrow(
      /has no sheet "no"; found "Sheet1", "说明", "t2"/,
    );
  });

  test("a sheet named as the shape goes before the first, and a hidden one is not chosen", async () => {
    const named = workbookBytes({ rows: rowOf(1, ["x"]), otherSheets: ["t"] });
    await expect(read(named)).rejects.toThrow(/found t;/);
    const text =
      '<sheet name="Sheet1" sheetId="1" state="hidden" r:id="r1"/><sheet name="shown" sheetId="2" r:id="r2"/>';
    const more = { "xl/workbook.xml": `<workbook><sheets>${text}</sheets></workbook>` };
    const bytes = workbookBytes({ rows: rowOf(1, ["x"]), otherSheets: ["shown"], more });
    await expect(read(bytes)).rejects.toThrow(/found shown;/);
  });

  test("lines are those of the sheet; empty rows are none; a title stands above a header that is told", async () => {
    const rows = rowOf(1, ["二〇二五年名录"]) + rowOf(3, ["a", "b"]) + rowOf(5, [" "]) + rowOf(7, ["1", "2"]);
    expect((await read(workbookBytes({ rows }), { headerLine: 3 })).rows).toMatchObject([
      { line: 7, cells: { a: "1" } },
    ]);
    await expect(read(workbookBytes({ rows }))).rejects.toThrow(/required column a, b is missing/);
  });

  test("a cell beyond the header keeps its row out", async () => {
    const { rows } = await read(workbookBytes({ rows: rowOf(1, ["a", "b"]) + rowOf(2, ["1", "2", "3"]) }));
    expect(rows).toMatchObject([{ broken: "row has 3 cells, expected 2 as in the header" }]);
  });

  test("merged cells among the rows refuse the delivery, those of a title above do not", async () => {
    const rows = rowOf(1, ["名录"]) + rowOf(2, ["a", "b"]) + rowOf(3, ["1", "2"]) + rowOf(4, ["", "3"]);
    const merged = (name: string) =>
      workbookBytes({ rows, after: `<mergeCells><mergeCell ref="${name}"/></mergeCells>` });
    expect((await read(merged("A1:B1"), { headerLine: 2 })).rows).toHaveLength(2);
    await expect(read(merged("A3:A4"), { headerLine: 2 })).rejects.toThrow(
      /cells A3:A4 are merged.*unmerge and fill/,
    );
  });

  test("columns have the letters of a sheet", () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  });
});
